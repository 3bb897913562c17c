"""Which attributions are worth telling as somebody's position, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.language.cast.lexicon import load_lexicon
from briefing.language.leads import AUXILIARIES
from briefing.language.negation import NEGATIONS
from briefing.language.tree import Range

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefing.language.attribution import Attribution
    from briefing.language.parsed import ParsedArticle

PRONOUNS = frozenset(
    {"it", "this", "that", "them", "him", "her", "he", "she", "they", "these", "those", "so", "what", "which", "who"}
    | {"something", "anything", "nothing", "everything", "one", "whom", "me", "us", "you", "i", "we"}
)  # fmt: skip
EMPTY = PRONOUNS | frozenset(
    "a an the of in on at to for from with by and or as his her its their our my your any some no not".split()
)
"""Words that say nothing by themselves."""
NARRATORS = frozenset({"i", "you", "one", "me", "my"})
"""Sources that are the article's author or its reader, and no actor of the story."""
STATEMENTS = frozenset({"say", "warn", "deny", "demand", "reject", "threaten", "condemn", "promise", "refuse"})
"""Classes of cues that report an act of speech, where others report a state of mind."""
GAPPED = 5
"""Words below which the content of a relative clause, which lacks one of its parts, tells nothing."""
LEAST = 15
"""Characters of content below which a statement inside another is not told by itself."""
POLITE = re.compile(
    r"(?:not )?(?:to )?(?:further )?(?:(?:be|being) (?:named|identified|quoted|interviewed|publicly identified)"
    r"|(?:identify|name|give) (?:him|her|them|it)?sel(?:f|ves)|comment|anonymity|elaborate"
    r"|confirm or deny|confirm (?:the|that|whether)|say (?:if|whether|when|what|who|how)"
    r"|(?:give|provide|disclose|discuss|release) (?:(?:any|further|more|other|the) )*(?:details|names?|information))\b"
)
"""What those say who would rather say nothing; it is no position."""
AS_BEFORE = re.compile(
    r"(?:\S+ ){0,4}?(?:to )?do (?:the same|so|that|this|it|likewise)(?: too| as well)?"
    r"|(?:consider|accept|reject) (?:it|that|this)|such (?:a |an )?[a-z]+"
    r"|(?:[a-z]+ )?(?:against|over|at|about|with|for) (?:it|that|this|them)"
)
"""What nobody understands who has not read what stands before: "Sweden to do the same", "such a law"."""
TOPICS = frozenset({"discuss"})
"""Classes that tell what was spoken about, and not what was said of it."""
UNSAID = frozenset({"say", "know", "show", "ask", "demand"})
"""Classes that tell nothing when negated: "did not say whether A"."""
ACTS = frozenset({"condemn", "reject", "refuse", "deny", "support", "agree"})
"""Classes whose content of few words would say the contrary without the cue."""
FEW = 3
"""Words of such a content: "refused to pay the fine"."""
LONGEST_OUTLET = 6
"""Words in the name of a newspaper."""
THIN = 1
"""Words that say something, of which a content has more if no cue leads to it: not "responsibility"."""
NOBODY = frozenset({"nobody", "none", "no", "neither", "nor"})
OWNERS = frozenset({"its", "their", "his", "her", "whose"})
"""Pronouns for whose claim it is: where nobody knows whom they mean, the claim is nobody's."""
PARTLY = frozenset({"all", "every", "everyone", "everybody", "many", "much"})
"""What "not" before a source takes away: "not all residents agree"."""


def find_telling(parsed: ParsedArticle) -> Iterator[Attribution]:
    """The attributions that say something to a reader: a statement by an actor, and more than "it".

    What an outlet reports of somebody else's statement is told as that one's alone.
    """
    relayed = {a.outer.start for a in parsed.attributions if a.outer is not None and is_quoted_actor(a)}
    for attribution in parsed.attributions:
        source = attribution.source
        if source is not None and source.start in relayed and is_outlet(source):
            continue
        if _is_telling(parsed, attribution):
            yield attribution


def _is_telling(parsed: ParsedArticle, attribution: Attribution) -> bool:
    if not _has_teller(attribution) or (attribution.outer is not None and not is_quoted_actor(attribution)):
        return False
    if attribution.cue_class in TOPICS or (attribution.negated and attribution.cue_class in UNSAID):
        return False
    return _says_enough(parsed, attribution)


def _has_teller(attribution: Attribution) -> bool:
    """Whether somebody of the story says it."""
    source, cue = attribution.source, attribution.cue
    if source is None:
        return cue is None or cue.tag_[0] != "N"  # "claims that A": whose, nobody says
    return source.text.lower() not in NARRATORS and not _is_nobody(source)


def _says_enough(parsed: ParsedArticle, attribution: Attribution) -> bool:
    """Whether what is said tells a reader something, without the words around it or with those that lead to it."""
    told = " ".join(parsed.article.text[start:end].lower() for start, end in attribution.contents)
    words = told.split()
    least = 1 if attribution.cue_class in ACTS or attribution.cue_class == "say" else 2
    if is_gapped(attribution) and _begins_with_verb(parsed, attribution):
        return False
    if attribution.mode == "indirect" and _is_thin(told) and not _is_led_to(attribution):
        return False
    if attribution.mode == "indirect" and _is_only_outlet(parsed, attribution):
        return False
    if POLITE.match(told) or AS_BEFORE.fullmatch(told) or len(words) < (GAPPED if is_gapped(attribution) else least):
        return False
    return any(word.strip("“”\"'‘’.,") not in PRONOUNS for word in words)


def _begins_with_verb(parsed: ParsedArticle, attribution: Attribution) -> bool:
    """Whether a content has lost its subject to the relative clause around it: "the boy, who they said | is ill"."""
    first, _ = parsed.tree.tokens_in(*attribution.contents[0])
    return parsed.tree.tags[first] in ("VBD", "VBZ", "VBP", "MD", "TO")


def _is_only_outlet(parsed: ParsedArticle, attribution: Attribution) -> bool:
    """Whether a content is but the name of a newspaper, which tells the rest: "…, reported the Oslo Times"."""
    first, last = parsed.tree.tokens_in(*attribution.contents[0])
    return len(attribution.contents) == 1 and 0 < last - first <= LONGEST_OUTLET and is_outlet(parsed.doc[first:last])


def _is_led_to(attribution: Attribution) -> bool:
    """Whether the cue stands before the content, so that it can be told with it, or its class says what is done."""
    before = attribution.cue is not None and attribution.cue.idx < attribution.contents[0][0]
    return before or attribution.cue_class in ACTS


def _is_nobody(source: Span) -> bool:
    """Whether a source says that there is none: "no country", "not all residents"."""
    first, second = source[0].lower_, source[1].lower_ if len(source) > 1 else ""
    if first == "not":
        return second in PARTLY
    return first in NOBODY


def is_gapped(attribution: Attribution) -> bool:
    """Whether the cue's clause takes the content's subject or object away: "the deal that he said was bad"."""
    cue = attribution.cue
    return cue is not None and cue.dep_ == "relcl" and attribution.pronoun is None


def is_quoted_actor(attribution: Attribution) -> bool:
    """Whether an attribution inside another tells what somebody else has said: "Psaki said Biden warned that A"."""
    source = attribution.source
    if source is None or source.text.lower() in PRONOUNS or attribution.cue_class not in STATEMENTS:
        return False
    if attribution.cue_lemma == "according to":
        return False
    return sum(end - start for start, end in attribution.contents) >= LEAST


def is_outlet(source: Span) -> bool:
    """Whether a source is a news outlet by name."""
    words = [token.text for token in source]
    begin = 1 if words[0].lower() == "the" else 0
    for first in {0, begin}:
        known = load_lexicon().match(words, first, len(words)) if first < len(words) else None
        if known is not None and known[0] == len(words) and known[1].kind == "outlet":
            return True
    return False


def with_cue(parsed: ParsedArticle, attribution: Attribution) -> tuple[Range, ...]:
    """The contents of an attribution, from its cue on where they would mislead without it.

    Where the cue is negated ("have not agreed to A"), and where the content is a few words only ("refused to pay").
    """
    cue, text = attribution.cue, parsed.article.text
    (start, end), *more = attribution.contents
    if cue is None or more or cue.idx > start:
        return attribution.contents
    few = attribution.cue_class in ACTS and attribution.mode == "indirect" and len(text[start:end].split()) <= FEW
    between = text[cue.idx + len(cue) : start].split()
    if not (few or attribution.negated) or len(between) > 1 or cue.tag_[0] not in "VN":
        return attribution.contents
    first = cue.i
    while first and parsed.doc[first - 1].lower_ in NEGATIONS:
        first -= 1
    while first < cue.i and (parsed.doc[first - 1].lower_ in AUXILIARIES or parsed.doc[first - 1].tag_ == "MD"):
        first -= 1  # "would | n't back A"
    return ((parsed.doc[first].idx, end),)


def in_one_piece(parsed: ParsedArticle, contents: tuple[Range, ...], attribution: Attribution) -> tuple[Range, ...]:
    """A content in one piece where a passive parts it: "Y was urged by X to A", "A was dismissed by X as B"."""
    cue = attribution.cue
    if len(contents) != 2 or cue is None or attribution.mode == "direct" or attribution.cue_lemma == "accuse":
        return contents
    if not parsed.tree.is_passive(cue.i):
        return contents
    (start, before), (after, end) = contents
    if not before <= cue.idx < after or "\n" in parsed.article.text[start:end]:
        return contents
    return ((start, end),)


def _is_thin(words: str) -> bool:
    """Whether so few words say something that they tell nothing without a word that leads to them."""
    return sum(word.strip("“”\"'‘’.,()").lower() not in EMPTY for word in words.split()) <= THIN


def join_contents(text: str, contents: tuple[Range, ...]) -> str:
    """The words of a content: its longest part, or, where a cue splits one sentence, its parts with an ellipsis."""
    parts: list[str] = []
    end = contents[0][0]
    for start, stop in contents:
        if parts and (any(mark in text[end - 1 : start] for mark in ".!?") or "\n" in text[end:start]):
            return text[slice(*max(contents, key=lambda part: part[1] - part[0]))]
        parts.append(text[start:stop])
        end = stop
    return " … ".join(parts)
