"""Hostile articles by the hundred, and the harmless ones of the same shape that they have to read like.

`twin_briefs` gives two briefs that differ in their texts alone: where one holds a hostile text, the other holds a
word that stands for it.  Whatever a reader makes of the two has to differ in these words alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefing.model import (
    Actor,
    Brief,
    Citation,
    Demand,
    Difference,
    Dropped,
    Event,
    Finding,
    Meeting,
    Point,
    Position,
    Producer,
    Risk,
    SpokenCitation,
    Unread,
)
from briefing.templating import Pack
from briefing.templating.escaping import printable
from briefing.templating.statements import is_clause
from tests.templating.hostile import HOSTILE
from tests.templating.strait import article

ARTICLES = 500
A_BRIEF = 50
"""Articles of one brief."""

SIGNS = "\\`*_{}[]()<>#+-=|~^$@:&;!?%/'\".,"
PIECES = (
    "the talks", "Norvia said", "on 3 May", "a 3.5% cut", "U.S.", "No. 5", "isn't", "“quoted”", "x" * 90, "Łódź", "1. ",
    "2024. ", "# ", "- ", "> ", "| ", "``` ", "~~~ ", "!!! note", "](", "](https://evil.example)", "[x](javascript:a)",
    "![](data:,x)", "{{ x }}", "{% raw %}", "<script>", "</td>", "<!--", "-->", "<a href=//evil.example>", "&lt;",
    "&#x3c;",
    "[^1]", "[!NOTE]", "[[evil]]", "[[evil|x]]", "![[evil]]", "%%hidden%%", "#tag", "@user", "!12", "^block", "==lit==",
    "\\begin{document}", "\\input{/etc/passwd}", "$x_1$",
    "\u202e", "\u2066", "\u200b", "\x00", "\x1b[0m", "\ue123", "\ufdd0",
    "'''''", "''x''", "{{template}}", "{|", "|}", "----", "~~~~", "__TOC__", "__NOTOC__", "<nowiki>", "</nowiki>",
    "[https://evil.example x]", "http://evil.example", "www.evil.example", "mailto:a@evil.example", "a@evil.example",
    "**x**", "//x//", "\\\\server", "%%x%%", "((note))", "FIXME", ":-)", "(c)", "{{x.png}}", "~~NOCACHE~~", "<file>",
    "{code}", "{panel}", "h1. x", "bq. x", "!x.png!", "[~user]", "??x??", "-x-", "+x+", "{color:red}", "(!)", ":)",
)  # fmt: skip


def hostile_texts(seed: int = 2024, count: int = ARTICLES) -> tuple[str, ...]:
    """Texts put together from what readers of markup act upon; the same ones always, no two alike."""
    chance = random.Random(seed)
    texts: dict[str, str] = {}
    while len(texts) < count:
        text = _text(chance)
        texts.setdefault(shown(text), text)
    return tuple(texts.values())


def _text(chance: random.Random) -> str:
    makers: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(PIECES),
        lambda: chance.choice(PIECES),
        lambda: chance.choice(HOSTILE),
        lambda: "".join(chance.choices(SIGNS + " ab1", k=chance.randint(1, 12))),
    )
    while True:
        text = chance.choice((" ", " ", "", "\n")).join(chance.choice(makers)() for _ in range(chance.randint(1, 5)))
        shown = printable(text)
        if is_clause(shown, 1):
            continue  # it would rank otherwise than its twin
        # A text wholly in quotation marks gets none of ours, so that its twin would read otherwise.
        if shown.strip() and shown == shown.strip() and not (shown[0] in '“”"„«»' and shown[-1] in '“”"„«»'):
            return text


def shown(text: str) -> str:
    """A text as a reader has to get it back."""
    return " ".join(printable(text).split())


def words_for(texts: Sequence[str]) -> tuple[str, ...]:
    """The words that stand for texts."""
    return tuple(f"Zq{number}x" for number in range(len(texts)))


def put_texts_for_words(read: str, texts: Sequence[str]) -> str:
    """What was read of the harmless twin, with the texts put where their words stand."""
    put = re.sub(r"Zq(\d+)x", lambda match: shown(texts[int(match[1])]), read)
    return " ".join(put.split())


def twin_briefs(texts: Sequence[str]) -> Iterator[tuple[Brief, Brief, Sequence[str]]]:
    """Briefs of `A_BRIEF` articles each: the hostile one, the harmless one, and the texts of the hostile one."""
    for start in range(0, len(texts), A_BRIEF):
        some = texts[start : start + A_BRIEF]
        yield brief_of(some), brief_of(words_for(some)), some


def without_limits(pack: Pack) -> Pack:
    """A pack that shows all that there is."""
    return replace(pack, limits=dict.fromkeys(pack.limits, 10_000))


def brief_of(texts: Sequence[str]) -> Brief:
    """A brief of an article a text, in which every text stands in some place; kinds of findings take turns."""
    fields: dict[str, list[Any]] = {"positions": [], "demands": [], "meetings": [], "risks": [], "timeline": []}
    for number, text in enumerate(texts):
        _add_finding(fields, number, text)
    first = (Citation(article="a0", start=0, end=1, text="B"),)
    sides = tuple(Finding(id=f"s{n}", text=text, citations=first) for n, text in enumerate(texts[:2]))
    return Brief(
        title=f"On {texts[0]}",
        as_of="2024-05-11",
        produced_by=Producer(program="briefing"),
        articles=tuple(
            article(
                f"a{number}",
                "Body.\n",
                source=f"{number}.txt",
                title=text,
                publisher=texts[number - 1] if number % 5 == 0 else "Wire",
                authors=(texts[number - 2],) if number % 5 == 1 else (),
                url=f"https://herald.example/{number}" if number % 2 else None,
                dropped=(Dropped(text="x", reason=text, at=0),) if number % 5 == 2 else (),
                published="2024-05-10",
            )
            for number, text in enumerate(texts)
        ),
        actors=tuple(
            Actor(
                id=f"x{number}", name=text, kind="group", role=texts[number - 3] if number % 5 == 3 else None, key=True
            )
            for number, text in enumerate(texts)
        ),
        bottom_line=tuple(
            Point(section=name, id=finding.id)
            for name, findings in fields.items()
            for finding in findings[:5]
            if name != "timeline"
        ),
        differences=(Difference(kind="place", subject=texts[0], sides=sides),),
        unread=tuple(Unread(source=text, reason=texts[number - 1]) for number, text in enumerate(texts[:5])),
        **fields,
    )


def _add_finding(fields: dict[str, list[Any]], number: int, text: str) -> None:
    who, other = f"x{number}", f"x{(number + 1) // 2}"
    place = {"article": f"a{number}", "start": 0, "end": 1, "text": "B"}
    told: dict[str, Any] = {"id": f"f{number}", "text": text, "citations": (Citation(**place),)}
    heard = told | {"citations": (SpokenCitation(**place),)}
    day = "2024-05-20"
    match number % 7:
        case 0 | 1:
            mode = ("direct", "indirect")[number % 7]
            fields["positions"].append(Position(**heard, actor=who, via=other, mode=mode, stance="denies"))
        case 2:
            fields["demands"].append(Demand(**told, by=who, of=(other, who)))
        case 3 | 4:
            status = ("upcoming", "past")[number % 7 - 3]
            meeting = Meeting(**told, what=text, parties=(who, other), date=day, place="Geneva", status=status)
            fields["meetings"].append(meeting)
        case 5:
            fields["risks"].append(Risk(**told, kind="hazard", raised_by=who))
        case _:
            fields["timeline"].append(Event(date=day, text=text, citations=told["citations"]))
