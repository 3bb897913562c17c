"""What a deal is worth: “a €620 million takeover of a brewery”, told by another as one of €410 million."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import ArticleFindings
from briefing.synthesis.differences.amounts import NUMBER, Amount, read_number, round_span
from briefing.synthesis.differences.counts import Count, cite_sentence
from briefing.synthesis.sentences import sentence_around
from briefing.synthesis.wording import fold, is_plain

NEAR = 7
"""Days within which a deal is told to be worth the same, unless a sentence says that its price has changed."""

_SUM = re.compile(
    rf"[$€£](?P<number>{NUMBER})(?:\s+|-)(?P<scale>[mb]illion|trillion)(?:-\w+)?\s+(?:[a-z-]+\s+){{0,2}}?"
    r"(?:purchase|deal|transaction|acquisition|takeover|merger|buyout)\b"
)
_OBJECT = re.compile(
    r"\b(?:(?:purchase|acquisition|takeover|buyout)\s+of|acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|merg(?:e|er|ing)\s+with)"
    r"\s+(?:[a-z-]+\s+){0,2}(?P<name>[A-Z][\w&.-]*)"
)
_CHANGED = re.compile(
    r"\b(?:original|initial|first|previous|earlier|raised?|raising|sweeten\w*|increased?|revised|rejected|lowered)\b"
)
_AROUND = 40
"""Characters before a sum in which such a word tells of another price."""


def find_deals(found: ArticleFindings) -> Iterator[Count]:
    """The worth of deals that an article gives, where the sentence names what is bought, and one sum alone."""
    text = found.article.text
    for match in _SUM.finditer(text):
        start, end = sentence_around(text, match.start(), match.end())
        sentence = text[start:end]
        bought = {fold(each["name"].lower()) for each in _OBJECT.finditer(sentence)}
        value = read_number(f"{match['number']} {match['scale']}")
        if (
            len(bought) != 1
            or value is None
            or _CHANGED.search(text[max(start, match.start() - _AROUND) : match.start()])
        ):
            continue
        if len(_SUM.findall(sentence)) > 1:
            continue
        least, most = round_span(value)
        words = [word for word in re.findall(r"[^\W\d_]+", sentence) if not is_plain(word)]
        yield Count(
            measure="value of the deal",
            amount=Amount(least, most, match.start() - start, match.end() - start),
            citation=cite_sentence(found.article.id, start, sentence),
            published=found.article.published,
            cumulative=False,
            near=NEAR,
            scope=frozenset(),
            owners=frozenset(bought),
            places=frozenset(),
            causes=frozenset(),
            days=frozenset(),
            anchors=frozenset(fold(word.lower()) for word in words),
        )
