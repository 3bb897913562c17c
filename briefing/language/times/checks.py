"""What a place must pass before a rule counts there: the checks that `rules.toml` names.

Each answers whether the tokens from start to end, with the rule's parts, can be an expression of time here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Parts = Mapping[str, tuple["Token", ...]]
Check = Callable[["Doc", int, int, Parts], bool]

CHECKS: dict[str, Check] = {}

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


def check(function: Check) -> Check:
    """Put a check into the table under its own name."""
    CHECKS[function.__name__] = function
    return function


def passes(name: str, doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """Whether a place passes the named check.

    Raises `KeyError` for a name that no check has.
    """
    return CHECKS[name](doc, start, end, parts)


def before(doc: Doc, start: int) -> str:
    """The word before, in lower case; empty at the beginning."""
    i = start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return doc[i].lower_ if i >= 0 else ""


def after(doc: Doc, end: int) -> Token | None:
    """The token after, None at the end."""
    while end < len(doc) and doc[end].is_space:
        end += 1
    return doc[end] if end < len(doc) else None


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
def century_in_words(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“nineteen ninety-four”: only teens and twenty make years."""
    return parts["century"][0].lower_ in {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}


@check
def fourth_at_most(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """A year has four quarters; a quarter of a match is not one of a year, and nor is a fourth part."""
    return parts["ordinal"][0].lower_ in {"first", "second", "third", "fourth"}


@check
def season(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the summer”, and not “the summer school”."""
    following = after(doc, end)
    return following is None or following.tag_[:2] not in {"NN", "VB"} or following.lower_ in {"when"}


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
def day_word(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“today”, and not “USA Today”."""
    word = parts["day_shift"][0]
    return not (word.i and word.text[0].isupper() and doc[word.i - 1].lower_ in {"usa", "russia", "psychology"})


@check
def adverb(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """Not before a noun that it describes: “overnight delivery”."""
    following = after(doc, end)
    return following is None or following.tag_[:2] != "NN"


@check
def shifted_unit(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“last week”, “this year”; not “this second”, “last season's” of sport is left as it is."""
    return parts["unit"][0].lower_ not in {"second", "minute", "hour", "day", "season", "night"} or (
        parts["shift"][0].lower_ in {"next", "past", "last", "present"}
        and parts["unit"][0].lower_ in {"season", "hour"}
    )


@check
def date_unit(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“that day”, “that year”; not “that second”."""
    return parts["unit"][0].lower_ in {
        "day",
        "week",
        "month",
        "year",
        "weekend",
        "decade",
        "century",
        "night",
        "quarter",
    }


@check
def business(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """Always: figures of a company are compared with those of “a year earlier”."""
    return True


@check
def not_on(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“two years on” only at the end of its clause."""
    if doc[end - 1].lower_ != "on":
        return True
    following = after(doc, end)
    return following is not None and following.text in {",", "."}


@check
def stretch(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the first nine months”; “first two weeks” needs its article or a quantity."""
    return True


@check
def counted_unit(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“two weeks”, “10-year”; not “one second thought”, “three-quarters” or an age: “six-year-old”, “52 years old”."""
    unit = parts["unit"][0]
    if unit.lower_ in {"quarter", "season"} or (unit.lower_ == "second" and unit.tag_ == "JJ"):
        return False
    if unit.lower_ == "quarters" and doc[unit.i - 1].text == "-":
        return False
    following = [token.lower_ for token in doc[end : end + 2]]
    return following[:1] != ["old"] and following != ["-", "old"]


@check
def single_unit(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“a week” as a length of time; not “a day care centre”, “a second man”, “a year-round service”."""
    unit = parts["unit"][0]
    following = after(doc, unit.i + 1)
    if unit.lower_ in {"second", "quarter", "night", "season", "weekend"}:
        return False
    if end == unit.i + 1 and following is not None:
        if following.tag_[:2] == "NN" and unit.dep_ in {"compound", "nmod"}:
            return False
        if following.text in {"-", "when", "of", "that"}:
            return False
    return True


@check
def bare_units(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“for weeks”, “months of talks”: a length without a number."""
    word = before(doc, start)
    unit = parts["unit"][0]
    if unit.lower_ in {"seconds", "minutes", "nights", "quarters", "seasons", "weekends", "hours"} and end - start == 1:
        return word in {"for", "in", "within"}
    if end - start == 1:
        return word in {
            "for",
            "in",
            "within",
            "after",
            "over",
            "of",
            "took",
            "take",
            "takes",
            "spent",
            "lasted",
            "than",
        } or (
            unit.lower_ in {"weeks", "months", "decades", "centuries", "years", "days"}
            and word not in {"two", "these", "those", "per", "old", "man", "working"}
        )
    return True


@check
def set_word(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“daily”, and not a newspaper of that name; “quarterly” only where it is no mere property of a thing."""
    word, following = parts["period"][0], after(doc, end)
    if word.text[0].isupper() and word.i and not doc[word.i].is_sent_start:
        return False
    described = following is not None and following.tag_[:2] == "NN"
    return word.lower_ in {"daily", "weekly", "hourly"} or not described


@check
def clock(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“8:30” alone may be a score or a ratio: it needs a half of the day, a zone, or “at” before it; “8.30” does always."""
    if "clock" not in parts or "meridiem" in parts or "zone" in parts:
        return True
    word = parts["clock"][0].text
    if not word[-1].isdigit():
        return word.islower() or word[0].isdigit()
    introduced = before(doc, parts["clock"][0].i) in {"at", "by", "until", "around", "about", "from", "after", "before"}
    return introduced and ":" in word


@check
def bare_daypart(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“in the morning”; not “the morning paper”."""
    following = after(doc, end)
    return following is None or following.tag_[:2] != "NN"


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
def now(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“now” of time: not “now that”, “for now” stays."""
    following = after(doc, end)
    if doc[start].lower_ == "this":
        return end - start == 2 and doc[start + 1].lower_ == "moment"
    if doc[end - 1].lower_ == "present" or doc[end - 1].lower_ == "moment":
        return following is None or following.tag_[:2] != "NN"
    return True


@check
def current(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“current” before a noun that changes with time."""
    return True


@check
def recent(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“recently”; “recent” before its noun."""
    return True


@check
def noun_end(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“in the past”: the noun itself, not before another one."""
    following = after(doc, end)
    return following is None or following.tag_[:1] not in {"N", "C", "J"}


@check
def future(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“the future”, “soon”; not “futures”, “future payments” or “as soon as”."""
    following = after(doc, end)
    word = doc[start].lower_
    if word == "soon":
        return before(doc, start) != "as" and (following is None or following.lower_ != "as")
    if word == "future":
        return doc[start].tag_ == "NN" and (following is None or following.tag_[:2] != "NN")
    return True


@check
def the_quarter(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“sales for the quarter”; not “the quarter of Paris” or “the quarter-final”."""
    following = after(doc, end)
    return following is None or (following.lower_ not in {"of", "-", "final", "finals"} and following.tag_[:2] != "NN")
