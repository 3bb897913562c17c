"""Checks of what is counted or said of the day of writing: lengths, sets, clocks, “today”, “now”, “the future”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.times.checks import Parts, after, before, check

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
def not_on(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“two years on” only at the end of its clause."""
    if doc[end - 1].lower_ != "on":
        return True
    following = after(doc, end)
    return following is not None and following.text in {",", "."}


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
    """“8:30” alone may be a score or a ratio: it needs a half of the day, a zone, or “at” before it."""
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
def now(doc: Doc, start: int, end: int, parts: Parts) -> bool:
    """“now” of time: not “now that”, “for now” stays."""
    following = after(doc, end)
    if doc[start].lower_ == "this":
        return end - start == 2 and doc[start + 1].lower_ == "moment"
    if doc[end - 1].lower_ == "present" or doc[end - 1].lower_ == "moment":
        return following is None or following.tag_[:2] != "NN"
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
