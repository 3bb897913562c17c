"""Texts that try to be markup, and a brief that holds one in every place that holds text."""

from __future__ import annotations

from typing import Any

from briefing.model import (
    Actor,
    Article,
    Brief,
    Change,
    ChangeKind,
    Citation,
    Demand,
    Difference,
    Dropped,
    EarlierWords,
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
from tests.templating.strait import article

HOSTILE = (
    # HTML
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- gone -->",
    "</section></main><h1>Forged</h1>",
    "&lt;b&gt; &amp; &copy;",
    "&#60;script&#62;",
    "a<b>c",
    "<<USER>>",
    "<b\nonclick=x>",
    # emphasis, code, headings, rules
    "**bold** and __bold__",
    "*em* _em_ ~~gone~~ ~sub~ ^sup^ ==marked==",
    "snake_case_word and 2*3*4",
    "`code` and ``co`de``",
    "```fence",
    "~~~ fence",
    "    indented",
    "# Heading",
    "## [9 ¶9]",
    "#hashtag @mention !12",
    "---",
    "***",
    "===",
    "- - -",
    # lists, quotations, tables
    "- item",
    "+ item",
    "* item",
    "1. one",
    "12) twelve",
    "2022. A year",
    "[ ] task",
    "- [x] done",
    "> quote",
    "> [!NOTE] call-out",
    "| a | b |",
    "a | b",
    "|---|",
    "| --- | :---: |",
    "term\n: definition",
    ": definition",
    # links, images, references, notes
    "[text](javascript:alert(1))",
    "[text](https://evil.example)",
    "![image](https://evil.example/x.png)",
    "(https://evil.example)",
    "[ref][1 ¶1]",
    "[1 ¶1]",
    "[1 ¶1]: https://evil.example",
    "[^1]",
    "[^1]: note",
    "[[Wiki link]]",
    "[TOC]",
    "<https://evil.example>",
    "https://evil.example/path",
    "http://EVIL.example",
    "ftp://evil.example/x",
    "www.evil.example",
    "WWW.evil.example/x",
    "me@evil.example",
    "mailto:me@evil.example",
    "javascript:alert(1)",
    "data:text/html;base64,AAAA",
    # other languages of markup
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{# comment #}",
    "{: .class #id onclick=x }",
    "{#id .class}",
    "$x^2$",
    "$$E=mc^2$$",
    "costs $5 or $6",
    r"\(x\)",
    r"\[x\]",
    r"\write18{ls}",
    ":smile: :+1:",
    "::: warning",
    "a::b and 10:30:45",
    "!!! note",
    "??? note",
    "%%comment%%",
    "*[HTML]: abbreviation",
    '--8<-- "file"',
    "=cmd|'/c calc'!A1",
    "+1 -1 @x",
    "''italic'' '''bold'''",
    # white space and invisible characters
    "line one\nline two\n\nparagraph two",
    "tab\tand\rreturn\x0bfeed\x0c",
    "two  blanks  \nbreak",
    "nul\x00 bell\x07 escape\x1b[31m",
    "bidi \u202eevil\u202c \u2066x\u2069",
    "zero\u200bwidth\ufeff",
    "\ue000private",
    "line\u2028separator\u2029paragraph",
    "no\u00a0break",
    # quotation marks, backslashes, brackets
    "'quotes' \"quotes\" “quotes”",
    r"back\slash \* \[ \\",
    "trailing backslash \\",
    "trailing !",
    "((nested) [brackets]] {braces}",
    "(in parentheses)",
    # long ones, other scripts, nearly nothing
    "x" * 400,
    "ﷺ" * 30,
    "emoji 👩‍🚒 Łódź Владимир",
    "U.S. (EU) No. 5: 3.5%",
    "-",
    "+",
    "1.",
    "!",
    ":",
    "(",
    "# ",
    "\\",
    "_",
    "*",
)
"""Each in a syntax that some reader of Markdown, or some other program, would act upon."""


def hostile() -> Brief:
    """A hostile text in every place that holds text."""
    body = "\n".join(" ".join(text.split()) or "." for text in HOSTILE) + "\n"
    whole: dict[str, Any] = {"article": "h1", "start": 0, "end": len(body), "text": body}
    makers = {"actors": _actor, "demands": _demand, "meetings": _meeting, "risks": _risk, "timeline": _event}
    fields: dict[str, Any] = {
        name: tuple(make(text, n, (Citation(**whole),)) for n, text in enumerate(HOSTILE))
        for name, make in makers.items()
    }
    heard = (SpokenCitation(**whole, speaker="<he> **said**"),)
    return Brief(
        title="# <script>alert(1)</script> | [x](y)",
        as_of="2024-05-11",
        produced_by=Producer(program="briefing <b>", parser="*x*"),
        articles=_articles(body),
        unread=(Unread(source="| <b> | [x](y)", reason="# because\n- of <i>"),),
        bottom_line=(*(Point(section="demands", id=f"d{n}") for n in range(4)), Point(section="risks", id="r1")),
        positions=tuple(_position(text, n, heard) for n, text in enumerate(HOSTILE)),
        differences=(_difference((Citation(**whole),)),),
        since="2024-05-10",
        changes=tuple(_change(text, n, body) for n, text in enumerate(HOSTILE)),
        **fields,
    )


def _articles(body: str) -> tuple[Article, ...]:
    return (
        article(
            "h1",
            body,
            source="<b>evil</b>.txt",
            title="](javascript:alert(1)) <h1>Title</h1> | **x**",
            publisher="{{ publisher }} | <i>",
            authors=("[a](b)", "<script>"),
            url="javascript:alert(1)",
            dropped=(Dropped(text="x", reason="<b>reason</b> | x", at=0),),
        ),
        article(
            "h2",
            body,
            source="x|y.txt",
            title="*starred* [title] `x`",
            publisher="# Publisher",
            url='https://evil.example/a b|c>)"<x>*_[]\\?q=1&copy=2#f',
        ),
    )


def _actor(text: str, n: int, citations: tuple[Citation, ...]) -> Actor:
    aliases = (text, f"Ж {text}")
    return Actor(id=f"x{n}", name=text, kind="group", role=text, aliases=aliases, key=True, citations=citations)


def _position(text: str, n: int, citations: tuple[SpokenCitation, ...]) -> Position:
    return Position(
        id=f"p{n}",
        actor=f"x{n}",
        via=f"x{(n + 1) % len(HOSTILE)}",
        speaker=f"somebody {text}",
        mode=("direct", "indirect", "mixed")[n % 3],
        stance="denies",
        text=text,
        citations=citations,
    )


def _demand(text: str, n: int, citations: tuple[Citation, ...]) -> Demand:
    other = f"x{(n + 2) % len(HOSTILE)}"
    return Demand(
        id=f"d{n}",
        by=f"x{n}",
        of=(other, "unknown|actor"),
        text=text,
        condition=f"if {text}",
        deadline=text,
        citations=citations,
    )


def _meeting(text: str, n: int, citations: tuple[Citation, ...]) -> Meeting:
    return Meeting(
        id=f"m{n}",
        what=text,
        text=text,
        parties=(f"x{n}",),
        date=("2024-05-20", None, "2024-W22|<b>")[n % 3],
        place=text,
        status=("upcoming", "past", "cancelled")[n % 3],
        citations=citations,
    )


def _risk(text: str, n: int, citations: tuple[Citation, ...]) -> Risk:
    return Risk(id=f"r{n}", kind="hazard", raised_by=f"x{n}", text=text, condition=f"if {text}", citations=citations)


def _event(text: str, n: int, citations: tuple[Citation, ...]) -> Event:
    return Event(date="2024-05-20", text=text, citations=citations)


def _difference(citations: tuple[Citation, ...]) -> Difference:
    sides = (Finding(id="s1", text="**a**", citations=citations), Finding(id="s2", text="`b`", citations=citations))
    return Difference(kind="place", subject="[x](y) <b>", sides=sides)


def _change(text: str, n: int, body: str) -> Change:
    kind: ChangeKind = ("new", "changed", "withdrawn", "gone quiet")[n % 4]  # type: ignore[assignment]
    before = EarlierWords(
        text=text, source=f"{text}.txt", published=text, sha256="0" * 64, start=0, end=n, lead=text, names=(text,),
        date=text, date_end=text,
    )  # fmt: skip
    return Change(
        section=("demands", "meetings", "positions", "risks", text)[n % 5],
        kind=kind,
        movement="hardened",
        id=None if kind == "gone quiet" else f"{'dmpr'[n % 5 % 4]}{n}",
        before=None if kind == "new" else before,
        after=text if kind in {"new", "changed"} else None,
        actors=(f"x{n}",) if n % 2 else (),
        citations=(Citation(article="h1", start=0, end=n + 1, text=body[: n + 1]),),
    )
