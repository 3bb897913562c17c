"""Attribution by a colon or a dash alone: "Moscow: no talks", "SMITH: I never said that", "No talks - Kremlin"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.attribution.drafts import Draft, Page, Shelf
from briefing.language.attribution.speakers import can_speak, is_personal
from briefing.language.attribution.wordlists import load_words
from briefing.language.cast.lexicon import load_lexicon
from briefing.language.quotations import Quotation
from briefing.language.tree import Range, Tree

NAME = r"[^\W\d_a-z][\w.’'&-]*"
BEFORE = re.compile(rf"[\"“]?((?:{NAME}[ \u00a0]?(?:(?:of|the|for|and|de|van|von|al|bin)[ ])?){{1,6}}):\s+(?=\S)")
"""A paragraph that begins with a name and a colon."""
TITLED = re.compile(r"([^\W\d_a-z][\w.’'&-]*(?: [\w.’'&-]+){0,2} [a-z][\w’'-]+):\s+(?=\S)")
"""A headline that begins with an office, and a colon: "Turkish minister: no talks"."""
BEHIND = re.compile(r"\s[-–—]\s?([^\W\d_][\w.’' -]{2,40})\.?$")
"""A headline that ends with a dash and a name."""
HEADLINE_PARAGRAPHS = 2
"""How many paragraphs at the top of an article may be its headline."""
LONGEST = 4
"""Tokens of a name before a colon in a headline; a state's plain name there is rather the topic than the speaker."""
NOMINAL = ("NN", "JJ", "HYPH", "POS")
"""How the tags of the words begin that a speaker is made of; taggers misread initials."""
MOST = 10
"""Words of a speaker before a colon and a quotation."""
LEAST = 3
"""Words that a statement has at least."""


def find_colons(page: Page, drafts: list[Draft]) -> Iterator[Draft]:
    """The attributions of paragraphs that begin with a speaker and a colon, and of headlines that end with a source."""
    taken = Shelf(draft for draft in drafts if draft.cue_class == "say")
    for number, (start, end) in enumerate(page.paragraphs):
        headline = number < HEADLINE_PARAGRAPHS and end - start < 160
        match = BEFORE.match(page.text, start, end) or (TITLED.match(page.text, start, end) if headline else None)
        if match is not None and _names_speaker(page, match[1], match.span(1), headline):
            content = _unquoted(page, match.end(), end)
            draft = _draft(page, match.span(1), content)
        elif headline and (match := BEHIND.search(page.text, start, end)) is not None:
            draft = _draft(page, match.span(1), (start, match.start())) if _is_source(page, match.span(1)) else None
        else:
            continue
        if draft is not None and not _is_taken(taken, draft):
            yield draft


def _is_taken(taken: Shelf, draft: Draft) -> bool:
    """Whether a statement found before holds more than half of this one."""
    start, end = draft.start, draft.end
    return any(other.covers(start, end) > (end - start) / 2 for other in taken.around(start, end))


def _names_speaker(page: Page, words: str, place: Range, headline: bool) -> bool:
    """Whether what stands before a colon is a speaker: in capitals anywhere, else a name in a headline."""
    if any(word.strip(".").lower() in load_words("labels") for word in words.split()) or len(words) < 2:
        return False
    if words.isupper():
        return len(words) > 3
    return headline and _is_source(page, place)


def _is_source(page: Page, place: Range) -> bool:
    span = page.tree.doc.char_span(*place, alignment_mode="contract")
    if span is None or len(span) > LONGEST:
        return False
    tags = page.tree.tags
    if not all(tags[i].startswith(NOMINAL) or span.doc[i].text.isupper() for i in range(span.start, span.end)):
        return False
    last = span.doc[span.end - 1].text
    if last[0].islower() and not is_personal(last, tags[span.end - 1]):
        return False  # "Ukraine war"
    known = load_lexicon().match([token.text for token in span], 0, len(span))
    topic = (
        known is not None and known[0] == len(span) and known[1].sense == "name" and known[1].kind in ("state", "place")
    )
    return not topic and (can_speak(page.tree, span.end - 1) or _is_named_below(page, span.end - 1))


def _is_named_below(page: Page, at: int) -> bool:
    """Whether a headline's word, which the tagger takes for a common noun, is a name in what follows."""
    tree = page.tree
    return any(tree.words[i] == tree.words[at] and tree.tags[i] == "NNP" for i in range(at + 1, len(tree.words)))


def labelled(page: Page, quotation: Quotation) -> Draft | None:
    """A quotation before which a name and a colon stand, anywhere in a paragraph: "Mayor Jane Roe: “Not now.”"."""
    tree = page.tree
    colon = tree.tokens_in(quotation.outer_start, quotation.outer_end)[0] - 1
    headline = page.paragraph_of(quotation.start) == 0 and len(page.paragraphs) > 1
    if colon < 1 or tree.words[colon] != ":" or headline:
        return None
    first = colon
    while first > 0 and colon - first < MOST and (tree.tags[first - 1].startswith(NOMINAL) or _links(tree, first - 1)):
        first -= 1
    begin = _before_office(tree, first)
    opens = begin == 0 or tree.tags[begin - 1] in (".", "_SP", "CD") or "\n" in tree.words[begin - 1]
    place = tree.chars((first, colon)) if first < colon else (0, 0)
    label = any(tree.words[at] in load_words("labels") and not _links(tree, at) for at in range(first, colon))
    link = next((at for at in range(first + 1, colon) if _links(tree, at)), colon)  # "Jane Roe | of the campaign"
    person = first < colon and tree.tags[link - 1] in ("NNP", "NN") and can_speak(tree, link - 1)
    if label or not (opens and person):
        return None
    return _draft(page, place, (quotation.start, quotation.end))


def _before_office(tree: Tree, first: int) -> int:
    """Where the office begins that stands before a name: "| Its director, Jane Roe: “Not now.”"."""
    begin = first - 1
    if begin < 2 or tree.words[begin] != ",":
        return first
    while begin > 0 and first - begin < MOST and tree.tags[begin - 1].startswith((*NOMINAL, "PRP$", "DT", "IN")):
        begin -= 1
    return begin if tree.tags[begin] in ("PRP$", "DT") else first


def _links(tree: Tree, index: int) -> bool:
    """Whether a word goes on with who somebody is: "Jane Roe | of the union"."""
    return tree.words[index] in ("of", "the", "for", "at")


def _unquoted(page: Page, start: int, end: int) -> Range:
    for quotation in page.quotations:
        if quotation.outer_start == start and quotation.outer_end >= end - 1:
            return quotation.start, quotation.end
    return start, end


def _draft(page: Page, place: Range, content: Range) -> Draft | None:
    span = page.tree.doc.char_span(*place, alignment_mode="contract")
    if span is None or len(page.text[slice(*content)].split()) < LEAST:
        return None
    return Draft(None, ":", "say", [content], (span.start, span.end), shape="colon")
