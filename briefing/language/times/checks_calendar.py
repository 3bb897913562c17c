"""Checks of what names a place on the calendar: years, months, days, quarters, seasons, holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.times.checks import Parts, after, before, check

if TYPE_CHECKING:
    from spacy.tokens import Doc

YEAR_PREPOSITIONS = frozenset(
    {
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "to",
        "through",
        "during",
        "before",
        "after",
        "for",
        "around",
        "circa",
        "between",
        "and",
        "late",
        "early",
        "or",
        "than",
        "the",
        "fiscal",
        "-",
        "–",
        "(",
        ",",
        "when",
    }
)
NAMES_OF_PEOPLE = frozenset({"may", "april", "june", "august", "march", "jan"})
PERSON_TITLES = frozenset(
    {"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr", "dr.", "miss", "sir", "lady", "lord", "theresa"}
)


@check
def bare_year(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """A number of four digits that counts years and not people, pages or money."""
    year = parts["year"][-1]
    if end - start > 1 and year.i > start and before(doc, year.i) not in {"of", "the"}:
        return True
    word, following = before(doc, start), after(doc, end)
    if word in {
        "$",
        "£",
        "€",
        "no",
        "no.",
        "number",
        "room",
        "page",
        "¥",
        "#",
        "us$",
        "c$",
        "a$",
        "than",
        "flight",
        "highway",
    }:
        return False
    number = int(parts["year"][0].text[:4]) if parts["year"][0].text[:4].isdigit() else 2000
    if following is not None:
        if following.lower_ in {
            "%",
            "percent",
            "per",
            "times",
            "-",
            "gmt",
            "people",
            "miles",
            "feet",
            "meters",
            "metres",
            "million",
        }:
            return "year2" in parts or (following.lower_ == "-" and word in YEAR_PREPOSITIONS)
        if (
            following.tag_ == "NNS"
            and year.dep_ == "nummod"
            and following.i == year.head.i
            and word not in {"the", "of"}
        ):
            return False
    if 1900 <= number <= 2100:
        return True
    return word in {"in", "since", "of", "by", "until", "from", "(", "year"} and number >= 1400


@check
def bare_month(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """A month that is not somebody's name or part of one."""
    month = parts["month"][0]
    if end - start > 1:
        return True
    if month.lower_ in NAMES_OF_PEOPLE:
        if before(doc, start) in PERSON_TITLES or (
            month.dep_ in {"nsubj", "nsubjpass", "dobj", "poss"} and before(doc, start) not in {"in", "last", "next"}
        ):
            return False
        neighbour = after(doc, end)
        if neighbour is not None and neighbour.tag_ in {"NNP", "POS"} and neighbour.text[0].isupper():
            return False
        if start and doc[start - 1].tag_ == "NNP" and doc[start - 1].text.istitle():
            return False
    return True


@check
def bare_ordinal_day(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the 12th” as a day of the month: at the end of its phrase, after a word of time."""
    following = after(doc, end)
    return before(doc, start) in {"on", "until", "by"} and (
        following is None or following.tag_[:1] not in {"N", "J", "C"}
    )


@check
def day_before_month(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“10 January”, and not “at 10 January …” or “3 May be”."""
    return not (parts["month"][0].lower_ == "may" and parts["month"][0].tag_ == "MD")


@check
def days_in_a_row(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“July 27 and 28” is one stretch of two days; “July 3 and 28” are two days."""
    first, second = ("".join(char for char in parts[name][0].text if char.isdigit()) for name in ("day", "day2"))
    return int(second) == int(first) + 1


@check
def century_in_words(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“nineteen ninety-four”: only teens and twenty make years."""
    return parts["century"][0].lower_ in {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}


@check
def fourth_at_most(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """A year has four quarters; a quarter of a match is not one of a year, and nor is a fourth part."""
    return parts["ordinal"][0].lower_ in {"first", "second", "third", "fourth"}


@check
def season(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the summer”, and not “the summer school” or “the summer she turned seventeen”."""
    following = after(doc, end)
    return following is None or following.tag_[:2] not in {"NN", "VB", "PR"}


@check
def bare_season(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“by summer”, “in spring”."""
    return before(doc, start) in {
        "in",
        "by",
        "since",
        "until",
        "during",
        "this",
        "last",
        "next",
        "before",
        "after",
    } and season(doc, start, end, parts)


@check
def short_decade(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the ’90s”, and not “in her 90s” or “temperatures in the 90s”."""
    return end - start > 1 and before(doc, start) not in {"her", "his", "their"}


@check
def holiday(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“before Christmas”; not “Christmas trees” or “Easter Island”."""
    following = after(doc, end)
    if following is None:
        return True
    if (
        before(doc, start) in {"before", "after", "at", "over", "since", "by", "until", "around"}
        and following.tag_[:3] == "NNP"
    ):
        return True  # “before Christmas Russia unveiled …”
    if following.tag_[:2] == "NN" and following.text[0].isupper():
        return False
    last = doc[end - 1].lower_
    return not (last in {"christmas", "easter", "halloween", "thanksgiving"} and following.tag_[:2] == "NN")


@check
def the_quarter(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“sales for the quarter”; not “the quarter of Paris” or “the quarter-final”."""
    following = after(doc, end)
    return following is None or (following.lower_ not in {"of", "-", "final", "finals"} and following.tag_[:2] != "NN")
