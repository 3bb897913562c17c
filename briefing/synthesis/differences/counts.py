"""Counts: what a sentence says how many of, of whom, where, and for what moment."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from briefing import language
from briefing.model import Article, ArticleFindings, Citation
from briefing.synthesis.differences.amounts import NUMBER_WORD, Amount, either, find_amounts, load_table
from briefing.synthesis.sentences import sentence_around
from briefing.synthesis.wording import fold, is_plain

_AUX = (
    r"(?:(?:were|was|are|is|been|being|have|has|had|be|reportedly|also|confirmed|already|now|so|far|left|reported|believed"
    r"|known|to|still|listed|as)\s+)*"
)
_PHRASE = r"(?P<phrase>(?:[\w'’-]+\s+){0,4}?(?:[\w'’-]+(?=,))?)"
_ASIDE = r"(?:,[^,;.]{3,60},\s+)?"
_PLACE = re.compile(
    r"\b(?:in|at|on|near|outside|around|across|from|of)\s+(?:(?:the|central|eastern|western|northern|southern|downtown)\s+)*"
    r"((?:[A-ZÀ-Þ][\w'’-]+)(?:\s+[A-ZÀ-Þ][\w'’-]+)*)"
)
_ANY_NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORD}|{either(list(load_table()['vague']))})\b", re.IGNORECASE)
OWN = 24
"""Characters after a number in which the adjective of its noun stands: “60,000 Russian troops”."""

RECENT = 31
"""Days: what lies further back is not what an article reports."""

_TEMPORAL = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


@dataclass(frozen=True)
class Count:
    """One number that a sentence gives, and what has to agree before another can contradict it.

    ``scope`` are the words that narrow whom it counts; ``owners`` the states whose it is; ``places`` the names of
    places; ``causes`` the lines of the table that its event belongs to; ``days`` the days that the sentence names;
    ``anchors`` its content words; ``near`` the days within which it is one moment.
    """

    measure: str
    amount: Amount
    citation: Citation
    published: str | None
    cumulative: bool
    near: int
    scope: frozenset[str]
    owners: frozenset[str]
    places: frozenset[str]
    causes: frozenset[int]
    days: frozenset[str]
    anchors: frozenset[str]


@dataclass(frozen=True)
class Measure:
    """One line of the table as patterns: what stands after the number, or else before it."""

    name: str
    after: tuple[re.Pattern[str], ...]
    before: re.Pattern[str] | None
    required: re.Pattern[str] | None
    cumulative: bool
    near: int


def find_counts(found: ArticleFindings) -> Iterator[Count]:
    """The counts of an article, in the order of the text."""
    text = found.article.text
    days = {(one.start, one.end): one.value for one in found.times}
    at = 0
    while at < len(text):
        start, end = sentence_around(text, at, at + 1)
        sentence = text[start:end]
        if _ANY_NUMBER.search(sentence):
            yield from _of_sentence(found.article, start, sentence, days)
        at = max(end, at) + 1


def _of_sentence(article: Article, start: int, sentence: str, times: Mapping[tuple[int, int], str]) -> Iterator[Count]:
    inside = {place: value for place, value in times.items() if start <= place[0] < start + len(sentence)}
    days = frozenset(
        match[0] for value in inside.values() if (match := re.match(r"\d{4}(?:-\d\d){0,2}(?![\w-])", value))
    )
    if _is_long_past(days, article.published):
        return
    citation = cite_sentence(article.id, start, sentence)
    counts = [
        _count(citation, amount, measure, scope=scope, days=days, published=article.published)
        for amount in find_amounts(sentence)
        if not any(first - start < amount.end and amount.start < last - start for first, last in inside)
        for measure, scope in [_find_measure(sentence, amount)]
        if measure is not None
    ]
    several = Counter(count.measure for count in counts)
    yield from (count for count in counts if several[count.measure] == 1)  # of two, which is of which event?


def cite_sentence(article: str, start: int, sentence: str) -> Citation:
    """A citation of a sentence, without its full stop."""
    words = sentence.rstrip().rstrip(".")
    return Citation(article=article, start=start, end=start + len(words), text=words)


def _find_measure(sentence: str, amount: Amount) -> tuple[Measure | None, frozenset[str]]:
    """What a number counts, and the words that narrow it; None for nothing that is measured."""
    if _is_background(sentence) or _is_part(sentence, amount):
        return None, frozenset()
    scopes = ((measure, _scope(measure, sentence, amount)) for measure in _measures())
    return next(((measure, scope) for measure, scope in scopes if scope is not None), (None, frozenset()))


def _is_long_past(days: frozenset[str], published: str | None) -> bool:
    """Whether all times that a sentence names lie long before its article: it recalls another event."""
    if not days or published is None:
        return False
    recent = date.fromisoformat(published) - timedelta(RECENT) if len(published) == len("2024-05-03") else None
    return recent is not None and all(day < recent.isoformat()[: len(day)] for day in days)


def _scope(measure: Measure, sentence: str, amount: Amount) -> frozenset[str] | None:
    """The words that narrow whom a number counts, if it counts what is measured; None if it does not."""
    if measure.required is not None and not measure.required.search(sentence):
        return None
    for pattern in measure.after:
        if (match := pattern.match(sentence, amount.end)) is not None:
            return _narrowing(match["phrase"])
    if measure.before is None:
        return None
    before = measure.before.search(sentence[: amount.start])
    if before is None:
        return None
    phrase = re.match(r"\s*((?:[\w'’-]+\s*){0,3})", sentence[amount.end :])
    return _narrowing(phrase[1] if phrase else "")


def _narrowing(phrase: str) -> frozenset[str]:
    """The words of a noun phrase that say more than “people”; it ends with its first small word."""
    words = []
    for word in phrase.split():
        lower = word.lower().strip(",")
        if is_plain(lower) or lower in {"dead", "killed", "wounded", "injured", "missing"}:
            break
        words.append(lower)
    return frozenset(fold(word) for word in words if word not in load_table()["people"])


def _count(
    citation: Citation,
    amount: Amount,
    measure: Measure,
    *,
    scope: frozenset[str],
    days: frozenset[str],
    published: str | None,
) -> Count:
    sentence = citation.text
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence) if not is_plain(word)]
    lowered = {word.lower() for word in words}
    return Count(
        measure=measure.name,
        amount=amount,
        citation=citation,
        published=published,
        cumulative=measure.cumulative,
        near=measure.near,
        scope=scope - _state_words().keys(),
        owners=_owners(sentence[: amount.end + OWN], measure),
        places=frozenset(
            name.lower() for name in _PLACE.findall(sentence) if not _TEMPORAL & set(name.lower().split())
        ),
        causes=frozenset(at for at, line in enumerate(load_table()["causes"]) if lowered & set(line.split())),
        days=days,
        anchors=frozenset(map(fold, lowered)),
    )


def _owners(words: str, measure: Measure) -> frozenset[str]:
    """The states named up to the noun that is counted, where the count is of what a state has."""
    if measure.cumulative:
        return frozenset()
    folded = (fold(word.lower()) for word in re.findall(r"[A-Z][\w-]+", words))
    return frozenset(_state_words()[word] for word in folded if word in _state_words())


@cache
def _state_words() -> dict[str, str]:
    """The words that stand for a state, folded: its name, its adjective, its capital."""
    path = Path(language.__file__ or "").parent / "lexicons" / "states.toml"
    with path.open("rb") as file:
        states = tomllib.load(file)["states"]
    return {
        fold(word.lower()): name
        for name, row in states.items()
        for word in (name, *row.get("forms", ()), *row.get("adjective", ()), *row.get("capital", ()))
        if " " not in word
    }


def _is_background(sentence: str) -> bool:
    return _background().search(sentence) is not None


@cache
def _background() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(load_table()['background'])})\b", re.IGNORECASE)


def _is_part(sentence: str, amount: Amount) -> bool:
    """Whether a number is that of a part, or of more besides: “including three”, “another five”, “two of the nine”."""
    before, after = sentence[: amount.start].lower().split()[-2:], sentence[amount.end :].lower().split()[:3]
    words = set(load_table()["another"])
    if before[-1:] == ["of"] and before[:1] not in (["toll"], ["lives"], ["deaths"], ["total"]):
        return True  # “the parents of two people who were killed”
    return bool(words & {*before[-1:], " ".join(before), *after[:1]}) or after[:1] == ["of"]


@cache
def _measures() -> tuple[Measure, ...]:
    table = load_table()
    return (*map(_measured, table["measure"]), *map(_counted, table["counted"]))


def _measured(row: dict[str, Any]) -> Measure:
    ends = []
    if row["passive"]:
        ends.append(rf"{_PHRASE}{_ASIDE}{_AUX}(?:{either(row['passive'])})\b(?!\s+(?:at\s+least|\d|by\s+\d))")
    if row["intransitive"] or row["state"]:
        ends.append(rf"{_PHRASE}{_ASIDE}{_AUX}(?:{either([*row['intransitive'], *row['state']])})\b")
    if row["nouns"]:
        ends.append(rf"(?P<phrase>(?:[a-z'’-]+\s+){{0,1}}?)(?:{either(row['nouns'])})\b")
    if row["left"]:
        ends.append(rf"{_PHRASE}(?:{either(row['left'])})\b")
    before = []
    if row["active"]:
        before.append(rf"\b(?:{either(row['active'])})(?:\s+the\s+lives\s+of)?")
    if row["toll"]:
        before.append(
            rf"\b(?:{either(row['toll'])})(?:\s+\w+){{0,4}}?\s+(?:to|at|of|is|was|reached|hit|passed|exceeded|now)"
        )
    return Measure(
        name=row["name"],
        after=tuple(re.compile(rf"\s+{end}") for end in ends),
        before=re.compile(rf"(?:{'|'.join(before)})\s+$", re.IGNORECASE) if before else None,
        required=None,
        cumulative=True,
        near=0,
    )


def _counted(row: dict[str, Any]) -> Measure:
    return Measure(
        name=row["name"],
        after=(re.compile(rf"\s+(?P<phrase>(?:[\w'’-]+\s+){{0,3}}?)(?:{either(row['nouns'])})\b"),),
        before=None,
        required=re.compile(rf"\b(?:{either(row['with'])})\b", re.IGNORECASE),
        cumulative=False,
        near=row["near"],
    )
