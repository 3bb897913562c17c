"""Datelines: “GENEVA, Jan. 5, 2022 (Reuters) - ” before the first sentence: place, day, agency.

Cleaning takes them off the sentence (a parser reads them as part of it) and keeps them as evidence for the date.
The shapes are those of the AP and Reuters style guides: place in capitals, sometimes with a state or country,
a day, the agency in brackets, and a dash; or the day behind the agency; or an agency or a full date in brackets alone;
or place and colon, as in South Asia and the Gulf, where only a known city counts, since “PUTIN: We …” is somebody
speaking.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from briefing.sources.dates import MONTH, WEEKDAY, iso_day
from briefing.sources.tables import load_table


@dataclass(frozen=True)
class Dateline:
    """A dateline at the start of a paragraph; ``end`` is where the sentence begins."""

    end: int
    place: str | None
    agency: str | None
    day: str | None


@cache
def _tables() -> dict[str, frozenset[str]]:
    """Agencies and cities that stand in datelines, casefolded, and capitals that are no places."""
    return {key: frozenset(name.casefold() for name in names) for key, names in load_table("dateline").items()}


UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*"
UPPER_PLACE = rf"{UPPER}(?:[ -]{UPPER}){{0,3}}(?:\s?/\s?{UPPER}(?:[ -]{UPPER}){{0,3}}){{0,2}}"
QUALIFIER = rf"(?:,\s+(?!(?i:{MONTH})\b)[A-Z][\w.'’-]*(?:\s(?:of\s|the\s)?[A-Z][\w.'’-]*){{0,3}})?"
YEAR = r"(?:,?\s*(?:19|20)\d\d)?"
DAY = rf"(?:{WEEKDAY},?\s+)?(?:(?:{MONTH})\.?\s+\d{{1,2}}{YEAR}|\d{{1,2}}\s+(?:{MONTH})\.?{YEAR})"
AGENCY = r"[(/\[](?P<agency>[A-Z][\w.&’' -]{1,40}?)[)/\]]"
DASH = r"(?:--?|–|—|―|_|―)"
SENTENCE = r"(?=[“\"'‘(\[]?[A-Z0-9À-ÖØ-Þ“\"'‘])"

FULL = re.compile(
    rf"""(?P<place>{UPPER_PLACE}{QUALIFIER})
    (?:[,.]?\s+(?P<day>(?i:{DAY}))\.?,?)?
    (?:\s*{AGENCY}\.?)?
    \s*(?:{DASH}\s*{SENTENCE}|{DASH}\s*$)""",
    re.VERBOSE,
)
DAY_LAST = re.compile(
    rf"""(?P<place>{UPPER_PLACE}{QUALIFIER})
    \s*{AGENCY}[.,]?\s*(?:{DASH}\s*)?(?P<day>(?i:{DAY}))\.?
    \s*{DASH}\s*{SENTENCE}""",
    re.VERBOSE,
)
PLACE_AND_AGENCY = re.compile(
    rf"""(?P<place>[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’-]*){{0,4}})
    (?:,\s+(?P<day>(?i:{DAY}))\.?,?)?
    \s*{AGENCY}\.?\s*{DASH}?\s*{SENTENCE}""",
    re.VERBOSE,
)
DAY_ALONE = re.compile(rf"[(\[](?P<day>(?i:{DAY}))[)\]]\s*{DASH}?\s*{SENTENCE}")
AGENCY_ALONE = re.compile(rf"{AGENCY}\s*{DASH}?\s*{SENTENCE}")
PLACE_DAY_COLON = re.compile(rf"(?P<place>{UPPER_PLACE}{QUALIFIER}),?\s+(?P<day>(?i:{DAY}))\s*:\s*{SENTENCE}")
PLACE_COLON = re.compile(rf"(?P<place>{UPPER_PLACE}{QUALIFIER})\s?:\s+{SENTENCE}")


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that the paragraph begins with, None where it begins with none for certain."""
    head = paragraph[:160]
    if head[:1] in {"(", "["}:
        dated = DAY_ALONE.match(head)
        if dated and iso_day(dated["day"]):
            return _dateline(dated)
        match = AGENCY_ALONE.match(head)
        return _dateline(match) if match and _is_agency(match["agency"]) else None
    if not head[:1].isupper() or not (head[1:2].isupper() or "(" in head[:60] or "/" in head[:60]):
        return None
    for pattern, holds in SHAPES:
        if (match := pattern.match(head)) and holds(match):
            return _dateline(match)
    return None


def _is_full(match: re.Match[str]) -> bool:
    """Capitals and a dash: with agency or day, or where a place is meant, not a speaker: “SIEGEL--So you went”."""
    place, agency = match["place"], match["agency"]
    if not _is_place(place):
        return False
    if (agency and (_is_agency(agency) or _looks_like_agency(agency))) or match["day"]:
        return True
    spaced = match[0][len(place) :][:1].isspace()
    return agency is None and (spaced or "," in place or _is_known_city(place))


SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (DAY_LAST, lambda match: _is_place(match["place"])),
    (FULL, _is_full),
    (PLACE_AND_AGENCY, lambda match: _is_agency(match["agency"])),
    (PLACE_DAY_COLON, lambda match: _is_place(match["place"])),
    (PLACE_COLON, lambda match: _is_known_city(match["place"])),
)
"""The shapes of datelines and what each has to hold besides, surest first."""


def _dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    return Dateline(match.end(), groups.get("place"), groups.get("agency"), iso_day(groups.get("day") or ""))


def _is_agency(name: str) -> bool:
    return name.strip().casefold() in _tables()["agencies"] or name.strip().casefold().endswith(
        (" news", " newsroom", " news agency", " news service", " press", " bureau", "news")
    )


def _looks_like_agency(name: str) -> bool:
    """“Andes Report”: a name of several words; “R-Ohio” and “Labour Party” are told of a speaker."""
    words = name.split()
    return (
        len(words) > 1
        and words[-1].lower() != "party"
        and all(word[:1].isupper() and word.isalpha() for word in (words[0], words[-1]))
    )


def _is_place(words: str) -> bool:
    """Whether capitals before a dash can be a place: not “BREAKING”, nor an acronym, nor a run-in heading."""
    name = words.split(",", maxsplit=1)[0].strip().casefold()
    parts = re.split(r"[\s/]+", name)
    return (
        not any(part in _tables()["no_places"] for part in parts)
        and len(parts) <= 4
        and (len(name) > 3 or name in _tables()["cities"])
        and not re.search(r"['’]s?\b", name)
    )


def _is_known_city(words: str) -> bool:
    return all(name.strip().casefold() in _tables()["cities"] for name in words.split(",", maxsplit=1)[0].split("/"))
