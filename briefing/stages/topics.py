"""Topics: the things that statements speak of, as the text names them; issues are named after some of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.model import Topic

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefing.language.parsed import ParsedArticle

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
HEADS = frozenset({"NN", "NNS"})
"""Tags of the noun that a topic ends with: a common one, for names stand for actors and places."""
BEFORE = NOUNS | {"JJ", "HYPH", "AFX"}
"""Tags of the words that may stand before that noun; a determiner, an owner and a number end the topic."""
PARTICIPLES = frozenset({"VBN", "VBG"})
LONGEST = 5
"""Words: a longer row of nouns is a scraped heading, or no name for an issue."""


def find_topics(parsed: ParsedArticle) -> tuple[Topic, ...]:
    """The noun phrases in what is said, asked or thought, in the order of the text; names of actors are none."""
    doc, actors = parsed.doc, parsed.cast.heads
    spans: dict[int, tuple[int, int]] = {}
    for attribution in parsed.attributions:
        for start, end in attribution.contents:
            for first, last in _phrases(doc, start, end):
                if last not in actors:
                    spans.setdefault(last, (first, last))
    cited = (parsed.cite(doc[first].idx, doc[last].idx + len(doc[last])) for first, last in sorted(spans.values()))
    return tuple(Topic(text=citation.text, citation=citation) for citation in cited)


def _phrases(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first and last token of each noun phrase between two characters, without what determines it."""
    content = doc.char_span(start, end, alignment_mode="contract")
    if content is None:
        return
    for at in range(content.start, content.end):
        if doc[at].tag_ not in HEADS or (at + 1 < len(doc) and _goes_on(doc, at + 1)):
            continue
        first = at
        while first > content.start and _belongs(doc, first - 1):
            first -= 1
        while doc[first].tag_ == "HYPH":
            first += 1
        if at - first < LONGEST:
            yield first, at


def _goes_on(doc: Doc, at: int) -> bool:
    return doc[at].tag_ in NOUNS or doc[at].tag_ == "HYPH"


def _belongs(doc: Doc, at: int) -> bool:
    token = doc[at]
    return token.tag_ in BEFORE or (token.tag_ in PARTICIPLES and token.dep_ in {"amod", "compound"})
