"""Briefs written by hand, on a story of our own: full, tiny, empty, hostile, large."""

from __future__ import annotations

import hashlib
from typing import Any

from briefing.model import (
    Actor,
    Article,
    Brief,
    Citation,
    Dating,
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

PRODUCER = Producer(program="briefing 0.1.0", parser="en_core_web_sm 3.8.0")

FERRY = """\
The government of Norvia will close the Maren Strait to foreign trawlers from 1 June unless Kesteria withdraws its patrol boats, Prime Minister Ida Sollen said on Thursday.

“We have waited for two years, and we will not wait for a third,” Sollen told reporters in Port Halden. “Kesteria knows what it has to do.”

Kesteria’s Foreign Ministry rejected the deadline. It said Norvia had “no right whatsoever” to close an international waterway, and urged Halden to return to the Joint Fisheries Commission.

Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May. The Commission itself sits in Port Halden on 21 and 22 May, its first session since October.

Varga warned that any boarding of a Kesterian vessel “would be answered in kind”.

The Baltic and Northern Shipping League, which speaks for 140 owners, asked both governments to keep the strait open to ferries. Its secretary, Maud Okafor, said a closure would cost its members 3 million crowns a day.

Norvia denies that its coastguard fired on the trawler Selma in March. Two fishermen were hurt in that incident, which an inquiry in Kesteria blamed on a flare.

“If the strait is closed, the autumn supply of the islands is lost,” said Governor Jon Hale of the Outer Isles, whose 9,000 people depend on the ferry. He called on Sollen to exempt supply ships.
"""

TALKS = """\
Kesteria has sent two more patrol boats to the Maren Strait ahead of talks with Norvia next week, the navy in Tarnow confirmed on Friday.

President Viktor Danek said his country wanted “neither a quarrel nor a gift”, and that Norvia must lift its licence fee before any new quota was discussed.

The fee, introduced in January, has kept most of the Kesterian fleet in harbour. Fishing unions in Tarnow want the government to sue.

Anton Varga will travel to Geneva on Tuesday for his meeting with Petra Lindkvist. A senior Norvian official, who asked not to be named, said there was “no text on the table and perhaps no table”.

The European Maritime Office offered to mediate. Its director, Claire Dubosc, spoke with both ministers by telephone on 7 May and said she saw room for an interim arrangement.

Danek and Sollen had planned to meet at the Northern Summit on 3 May; that meeting was called off by Norvia.

Insurers have raised premiums for the strait by a third. Should talks fail, the League expects its members to reroute around the cape, adding four days to each voyage.
"""


def article(ident: str, text: str, **fields: Any) -> Article:
    """An article with that text."""
    return Article(id=ident, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, **fields)


FIRST = article(
    "a1",
    FERRY,
    source="ferry.html",
    title="Norvia sets June deadline in strait dispute",
    publisher="The Port Halden Herald",
    authors=("Greta Holm", "Sami Aalto"),
    url="https://herald.example/world/strait?id=1&ref=home",
    published="2024-05-09",
    published_basis="metadata",
    dropped=(
        Dropped(text="We use cookies.", reason="cookie notice", at=0),
        Dropped(text="See also: Ten islands to visit", reason="related headline", at=300),
        Dropped(text="See also: The ferry that sang", reason="related headline", at=700),
    ),
)
SECOND = article(
    "a2",
    TALKS,
    source="talks.txt",
    title="Two more patrol boats for the strait as talks near",
    published="2024-05-10",
    published_basis="content",
    dating=Dating(earliest="2024-05-10", latest="2024-05-11", claimed="2024-11-02"),
)
ARTICLES = {"a1": FIRST, "a2": SECOND}


def cite(ident: str, words: str) -> Citation:
    """A citation of words that the article holds."""
    start = ARTICLES[ident].text.index(words)
    return Citation(article=ident, start=start, end=start + len(words), text=words)


def spoken(ident: str, words: str, speaker: str | None = None) -> SpokenCitation:
    """A citation of something said."""
    return SpokenCitation(**cite(ident, words).model_dump(), speaker=speaker)


def actor(ident: str, name: str, kind: str, *places: tuple[str, str], **fields: Any) -> Actor:
    """An actor named at those places."""
    return Actor(id=ident, name=name, kind=kind, citations=tuple(cite(*place) for place in places), **fields)  # type: ignore[arg-type]


ACTORS = (
    actor(
        "norvia", "Norvia", "state", ("a1", "Norvia"), ("a2", "Norvia"),
        key=True, mentions=9, aliases=("Norvia", "The government of Norvia", "Halden", "the government"),
    ),
    actor(
        "kesteria", "Kesteria", "state", ("a1", "Kesteria"), ("a2", "Kesteria"),
        key=True, mentions=8, aliases=("Kesteria", "Kesteria’s Foreign Ministry", "Tarnow"),
    ),
    actor(
        "ida-sollen", "Ida Sollen", "person", ("a1", "Ida Sollen"), ("a2", "Sollen"),
        key=True, mentions=4, aliases=("Ida Sollen", "Sollen", "Prime Minister Ida Sollen"),
        role="Prime Minister", role_citation=cite("a1", "Prime Minister"),
    ),
    actor(
        "viktor-danek", "Viktor Danek", "person", ("a2", "Viktor Danek"),
        key=True, mentions=2, aliases=("President Viktor Danek", "Danek"),
        role="President", role_citation=cite("a2", "President"),
    ),
    actor(
        "anton-varga", "Anton Varga", "person", ("a1", "Anton Varga"), ("a2", "Anton Varga"),
        key=True, mentions=3, aliases=("Anton Varga", "Varga"),
        role="Foreign ministers", role_citation=cite("a1", "Foreign ministers"),
    ),
    actor(
        "petra-lindqvist", "Petra Lindqvist", "person", ("a1", "Petra Lindqvist"), ("a2", "Petra Lindkvist"),
        key=True, mentions=2, aliases=("Petra Lindqvist", "Petra Lindkvist", "the minister"),
    ),
    actor(
        "shipping-league", "Baltic and Northern Shipping League", "organisation",
        ("a1", "Baltic and Northern Shipping League"), ("a2", "the League"),
        key=True, mentions=2, aliases=("The Baltic and Northern Shipping League", "the League", "BNSL"),
    ),
    actor(
        "maud-okafor", "Maud Okafor", "person", ("a1", "Maud Okafor"),
        key=True, mentions=1, aliases=("Maud Okafor",), role="secretary", role_citation=cite("a1", "secretary"),
    ),
    actor("jon-hale", "Jon Hale", "person", ("a1", "Jon Hale"), mentions=1, aliases=("Governor Jon Hale", "He"), role="Governor",
          role_citation=cite("a1", "Governor")),
    actor("claire-dubosc", "Claire Dubosc", "person", ("a2", "Claire Dubosc"), mentions=1, aliases=("Claire Dubosc", "she"),
          role="director", role_citation=cite("a2", "director")),
    actor("maritime-office", "European Maritime Office", "organisation", ("a2", "European Maritime Office"), mentions=1),
    actor("norvian-official", "A senior Norvian official", "person", ("a2", "A senior Norvian official"), mentions=1),
)  # fmt: skip


def position(ident: str, who: str | None, text: str, *places: SpokenCitation, **fields: Any) -> Position:
    """A position that stands at those places."""
    return Position(id=ident, actor=who, text=text, citations=places, **({"mode": "indirect"} | fields))  # type: ignore[arg-type]


POSITIONS = (
    position("p-wait", "ida-sollen", "We have waited for two years, and we will not wait for a third",
             spoken("a1", "We have waited for two years, and we will not wait for a third", "Sollen"), mode="direct", speaker="Sollen"),
    position("p-knows", "ida-sollen", "Kesteria knows what it has to do",
             spoken("a1", "Kesteria knows what it has to do", "Sollen"), mode="direct", speaker="Sollen"),
    position("p-close", "ida-sollen",
             "The government of Norvia will close the Maren Strait to foreign trawlers from 1 June unless Kesteria withdraws its patrol boats",
             spoken("a1", "The government of Norvia will close the Maren Strait to foreign trawlers from 1 June unless Kesteria withdraws its patrol boats",
                    "Prime Minister Ida Sollen"), speaker="Prime Minister Ida Sollen", stance="threatens"),
    position("p-deadline", "kesteria", "the deadline", spoken("a1", "the deadline", "Kesteria’s Foreign Ministry"),
             speaker="Kesteria’s Foreign Ministry", stance="rejects"),
    position("p-right", "kesteria", "Norvia had “no right whatsoever” to close an international waterway",
             spoken("a1", "Norvia had “no right whatsoever” to close an international waterway", "It"), mode="mixed", speaker="It"),
    position("p-kind", "anton-varga", "any boarding of a Kesterian vessel “would be answered in kind”",
             spoken("a1", "any boarding of a Kesterian vessel “would be answered in kind”", "Varga"), mode="mixed", stance="threatens"),
    position("p-cost", "shipping-league", "a closure would cost its members 3 million crowns a day",
             spoken("a1", "a closure would cost its members 3 million crowns a day", "Its secretary, Maud Okafor"),
             via="maud-okafor", speaker="Its secretary, Maud Okafor"),
    position("p-reroute", "shipping-league", "its members to reroute around the cape, adding four days to each voyage",
             spoken("a2", "its members to reroute around the cape, adding four days to each voyage", "the League"), speaker="the League"),
    position("p-selma", "norvia", "its coastguard fired on the trawler Selma in March",
             spoken("a1", "its coastguard fired on the trawler Selma in March", "Norvia"), stance="denies", speaker="Norvia"),
    position("p-islands", "jon-hale", "If the strait is closed, the autumn supply of the islands is lost",
             spoken("a1", "If the strait is closed, the autumn supply of the islands is lost", "Governor Jon Hale"), mode="direct"),
    position("p-quarrel", "viktor-danek", "his country wanted “neither a quarrel nor a gift”",
             spoken("a2", "his country wanted “neither a quarrel nor a gift”", "President Viktor Danek"), mode="mixed"),
    position("p-fee", "viktor-danek", "Norvia must lift its licence fee before any new quota was discussed",
             spoken("a2", "Norvia must lift its licence fee before any new quota was discussed", "President Viktor Danek"), stance="demands"),
    position("p-boats", "kesteria", "Kesteria has sent two more patrol boats to the Maren Strait",
             spoken("a2", "Kesteria has sent two more patrol boats to the Maren Strait", "the navy in Tarnow"), speaker="the navy in Tarnow"),
    position("p-table", "norvian-official", "no text on the table and perhaps no table",
             spoken("a2", "no text on the table and perhaps no table", "A senior Norvian official"), mode="direct"),
    position("p-room", "claire-dubosc", "she saw room for an interim arrangement",
             spoken("a2", "she saw room for an interim arrangement", "said"), speaker="she"),
    position("p-unions", None, "the government to sue", spoken("a2", "the government to sue", "Fishing unions in Tarnow"),
             speaker="Fishing unions in Tarnow", stance="demands"),
)  # fmt: skip

DEMANDS = (
    Demand(id="d-boats", by="norvia", of=("kesteria",), text="Kesteria withdraws its patrol boats", deadline="2024-06-01",
           citations=(cite("a1", "Kesteria withdraws its patrol boats"),)),
    Demand(id="d-fee", by="viktor-danek", of=("norvia",), text="lift its licence fee before any new quota was discussed",
           citations=(cite("a2", "lift its licence fee before any new quota was discussed"),)),
    Demand(id="d-return", by="kesteria", of=("norvia",), text="return to the Joint Fisheries Commission",
           citations=(cite("a1", "return to the Joint Fisheries Commission"),)),
    Demand(id="d-open", by="shipping-league", of=("norvia", "kesteria"), text="keep the strait open to ferries",
           citations=(cite("a1", "keep the strait open to ferries"),)),
    Demand(id="d-exempt", by="jon-hale", of=("ida-sollen",), text="exempt supply ships", citations=(cite("a1", "exempt supply ships"),)),
)  # fmt: skip

MEETINGS = (
    Meeting(id="m-summit", what="meet at the Northern Summit", text="Danek and Sollen had planned to meet at the Northern Summit on 3 May",
            parties=("viktor-danek", "ida-sollen"), date="2024-05-03", status="cancelled",
            citations=(cite("a2", "Danek and Sollen had planned to meet at the Northern Summit on 3 May"),)),
    Meeting(id="m-call", what="spoke with both ministers by telephone", text="Claire Dubosc, spoke with both ministers by telephone on 7 May",
            parties=("claire-dubosc", "petra-lindqvist", "anton-varga"), date="2024-05-07", status="past",
            citations=(cite("a2", "Claire Dubosc, spoke with both ministers by telephone on 7 May"),)),
    Meeting(id="m-geneva", what="meet in Geneva", text="Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May",
            parties=("petra-lindqvist", "anton-varga"), date="2024-05-14", place="Geneva", status="upcoming",
            citations=(cite("a1", "Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May"),
                       cite("a2", "Anton Varga will travel to Geneva on Tuesday for his meeting with Petra Lindkvist"))),
    Meeting(id="m-commission", what="first session since October", text="The Commission itself sits in Port Halden on 21 and 22 May, its first session since October",
            parties=("norvia", "kesteria"), date="2024-05-21", date_end="2024-05-22", place="Port Halden", status="upcoming",
            citations=(cite("a1", "The Commission itself sits in Port Halden on 21 and 22 May, its first session since October"),)),
    Meeting(id="m-month", what="talks with Norvia", text="talks with Norvia next week", parties=("norvia", "kesteria"), date="2024-05",
            status="upcoming", citations=(cite("a2", "talks with Norvia next week"),)),
)  # fmt: skip

RISKS = (
    Risk(id="r-close", kind="conditional", actor="norvia", raised_by="ida-sollen", condition="unless Kesteria withdraws its patrol boats",
         text="close the Maren Strait to foreign trawlers from 1 June",
         citations=(cite("a1", "close the Maren Strait to foreign trawlers from 1 June"),)),
    Risk(id="r-kind", kind="threat", actor="kesteria", raised_by="anton-varga", text="any boarding of a Kesterian vessel “would be answered in kind”",
         citations=(cite("a1", "any boarding of a Kesterian vessel “would be answered in kind”"),)),
    Risk(id="r-supply", kind="warning", raised_by="jon-hale", condition="If the strait is closed", text="the autumn supply of the islands is lost",
         citations=(cite("a1", "the autumn supply of the islands is lost"),)),
    Risk(id="r-fail", kind="deadlock", raised_by="shipping-league", condition="Should talks fail",
         text="its members to reroute around the cape, adding four days to each voyage",
         citations=(cite("a2", "its members to reroute around the cape, adding four days to each voyage"),)),
    Risk(id="r-premiums", kind="hazard", text="Insurers have raised premiums for the strait by a third",
         citations=(cite("a2", "Insurers have raised premiums for the strait by a third"),)),
)  # fmt: skip

TIMELINE = (
    Event(date="2024-01", text="The fee, introduced in January, has kept most of the Kesterian fleet in harbour.",
          citations=(cite("a2", "The fee, introduced in January, has kept most of the Kesterian fleet in harbour."),)),
    Event(date="2024-03", text="Two fishermen were hurt in that incident, which an inquiry in Kesteria blamed on a flare.",
          citations=(cite("a1", "Two fishermen were hurt in that incident, which an inquiry in Kesteria blamed on a flare."),)),
    Event(date="2024-05-03", text="Danek and Sollen had planned to meet at the Northern Summit on 3 May; that meeting was called off by Norvia.",
          citations=(cite("a2", "Danek and Sollen had planned to meet at the Northern Summit on 3 May; that meeting was called off by Norvia."),)),
    Event(date="2024-05-14", text="Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May.",
          citations=(cite("a1", "Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May."),)),
    Event(date="2024-05-21", date_end="2024-05-22", text="The Commission itself sits in Port Halden on 21 and 22 May, its first session since October.",
          citations=(cite("a1", "The Commission itself sits in Port Halden on 21 and 22 May, its first session since October."),)),
    Event(date="2024-06-01", text="The government of Norvia will close the Maren Strait to foreign trawlers from 1 June",
          citations=(cite("a1", "The government of Norvia will close the Maren Strait to foreign trawlers from 1 June"),)),
)  # fmt: skip


def telling(ident: str, words: str) -> Finding:
    """One side of a difference."""
    return Finding(id=f"{ident}-{words[:9]}", text=words, citations=(cite(ident, words),))


DIFFERENCES = (
    Difference(kind="spelling", subject="Petra Lindqvist", sides=(telling("a1", "Petra Lindqvist"), telling("a2", "Petra Lindkvist"))),
)


def full() -> Brief:
    """Two articles with something in every section."""
    return Brief(
        title="The Maren Strait dispute",
        as_of="2024-05-11",
        produced_by=PRODUCER,
        articles=(FIRST, SECOND),
        unread=(Unread(source="halden-svenska.txt", reason="It is in Swedish; only English is read."),),
        bottom_line=(
            Point(section="meetings", id="m-geneva"),
            Point(section="meetings", id="m-commission"),
            Point(section="demands", id="d-boats"),
            Point(section="risks", id="r-close"),
            Point(section="positions", id="p-right"),
        ),
        actors=ACTORS,
        positions=POSITIONS,
        demands=DEMANDS,
        meetings=MEETINGS,
        risks=RISKS,
        timeline=TIMELINE,
        differences=DIFFERENCES,
    )


def marked() -> Brief:
    """The full brief under a Traffic Light Protocol label."""
    return full().model_copy(update={"tlp": "TLP:AMBER+STRICT"})


def tiny() -> Brief:
    """One short article, one of each."""
    return Brief(
        title="A licence fee",
        as_of="2024-05-11",
        produced_by=PRODUCER,
        articles=(SECOND,),
        bottom_line=(Point(section="demands", id="d-fee"),),
        actors=tuple(a for a in ACTORS if a.id == "viktor-danek"),
        positions=tuple(p for p in POSITIONS if p.id == "p-quarrel"),
        demands=(DEMANDS[1],),
        risks=(RISKS[4],),
        meetings=(MEETINGS[4],),
    )


def empty() -> Brief:
    """Nothing read and nothing found."""
    return Brief(
        title="", as_of="2024-05-11", produced_by=Producer(program="briefing 0.1.0"),
        unread=(Unread(source="photo.txt", reason="It is not text."),),
    )  # fmt: skip


def barren() -> Brief:
    """One article read and nothing found in it."""
    return Brief(title="Nothing to report", as_of="2024-05-11", produced_by=PRODUCER, articles=(SECOND,))


def large() -> Brief:
    """Forty articles; more of everything than any pack shows."""
    brief = full()
    articles = tuple(
        article(f"a{n}", (FERRY, TALKS)[n % 2 == 0], source=f"wire-{n:02}.txt", title=f"Strait dispute, day {n}: what is known so far",
                publisher=f"Northern Wire {n % 7}", published=f"2024-05-{1 + n % 28:02}", published_basis="dateline")
        for n in range(1, 41)
    )  # fmt: skip

    def spread(findings: tuple[Any, ...], times: int) -> tuple[Any, ...]:
        def moved(citation: Citation, n: int) -> Citation:
            return citation.model_copy(update={"article": f"a{int(citation.article[1:]) + 2 * (n % 20)}"})

        return tuple(
            finding.model_copy(
                update={"citations": tuple(moved(c, n + k) for k in range(3) for c in finding.citations)}
                | ({"id": f"{finding.id}-{n}"} if n and hasattr(finding, "id") else {})
                | ({"name": f"{finding.name} {n + 1}"} if n and isinstance(finding, Actor) else {})
            )
            for n in range(times)
            for finding in findings
        )

    return brief.model_copy(
        update={
            "articles": articles,
            "actors": spread(brief.actors, 6),
            "positions": tuple(
                p.model_copy(update={"actor": f"{p.actor}-{n}"}) if n and p.actor and n < 4 else p
                for n in range(7)
                for p in (q.model_copy(update={"id": f"{q.id}-{n}"}) for q in spread(brief.positions, 1))
            ),
            "demands": spread(brief.demands, 12),
            "meetings": spread(brief.meetings, 14),
            "risks": spread(brief.risks, 12),
            "timeline": spread(brief.timeline, 9),
        }
    )


def hostile_texts() -> tuple[str, ...]:
    """Texts that try to be markup, each in a syntax that some reader of Markdown knows."""
    return (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- gone -->", "</section></main><h1>Forged</h1>", "&lt;b&gt; &amp; &copy;",
        "**bold** and __bold__", "*em* _em_ ~~gone~~ ~sub~ ^sup^", "# Heading", "## [9 ¶9]", "- item", "+ item", "* item", "1. one", "12) twelve",
        "> quote", "> [!NOTE] call-out", "```fence", "~~~ fence", "`code`", "``co`de``", "    indented", "---", "***", "===", "| a | b |", "a | b", "|---|",
        "[text](javascript:alert(1))", "[text](https://evil.example)", "![image](https://evil.example/x.png)", "[ref][1 ¶1]", "[1 ¶1]", "[1 ¶1]: https://evil.example",
        "[^1]", "[^1]: note", "[[Wiki link]]", "[TOC]", "[ ] task", "[x] task", "<https://evil.example>", "https://evil.example/path", "www.evil.example", "me@evil.example",
        "javascript:alert(1)", "data:text/html;base64,AAAA", "{{ 7 * 7 }}", "{% for x in y %}", "{# comment #}", "{: .class #id onclick=x }", "$x^2$", "$$E=mc^2$$", r"\(x\)", r"\[x\]",
        r"\write18{ls}", ":smile: :+1:", "::: warning", "!!! note", "??? note", "%%comment%%", "==marked==", "*[HTML]: abbreviation", "term\n: definition", "--8<-- \"file\"",
        "line one\nline two\n\nparagraph two", "tab\tand\rreturn\x0bfeed\x0c", "nul\x00 bell\x07 escape\x1b[31m", "bidi \u202eevil\u202c \u2066x\u2069", "zero\u200bwidth\ufeff", "\ue000private",
        "'quotes' \"quotes\" “quotes”", r"back\slash \* \[ \\", "trailing backslash \\", "trailing !", "((nested) [brackets]] {braces}", "=cmd|'/c calc'!A1", "+1 -1 @x", "U.S. (EU) No. 5: 3.5%",
        "x" * 400, "ﷺ" * 30, "emoji 👩‍🚒 Łódź Владимир", "| --- | :---: |", "#hashtag @mention !12 $3m", "<<USER>>", "a<b>c", "&#60;script&#62;", "-", "1.", "!", ":", "(", "# ", "\\",
    )  # fmt: skip


def hostile() -> Brief:
    """A hostile text in every place that holds text."""
    texts = hostile_texts()
    body = "\n".join(" ".join(text.split()) or "." for text in texts) + "\n"
    source = article("h1", body, source="<b>evil</b>.txt", title="](javascript:alert(1)) <h1>Title</h1> | **x**", publisher="{{ publisher }} | <i>",
                     authors=("[a](b)", "<script>"), url="javascript:alert(1)", dropped=(Dropped(text="x", reason="<b>reason</b> | x", at=0),))  # fmt: skip
    linked = article("h2", body, source="x|y.txt", title="*starred* [title] `x`", publisher="# Publisher", url="https://evil.example/a b|c>)\"<x>*_[]\\?q=1&copy=2#f")
    whole = {"article": "h1", "start": 0, "end": len(body), "text": body}
    citations = (Citation(**whole),)
    heard = (SpokenCitation(**whole, speaker="<he> **said**"),)
    many = tuple(enumerate(texts))
    return Brief(
        title="# <script>alert(1)</script> | [x](y)",
        as_of="2024-05-11",
        produced_by=Producer(program="briefing <b>", parser="*x*"),
        articles=(source, linked),
        unread=(Unread(source="| <b> | [x](y)", reason="# because\n- of <i>"),),
        bottom_line=(*(Point(section="demands", id=f"d{n}") for n in range(4)), Point(section="risks", id="r1")),
        actors=tuple(Actor(id=f"x{n}", name=text, kind="person", role=text, aliases=(text,), key=True, citations=citations) for n, text in many),
        positions=tuple(Position(id=f"p{n}", actor=f"x{n}", via=f"x{(n + 1) % len(many)}", speaker=text, mode=("direct", "indirect")[n % 2], stance="denies",
                                 text=text, citations=heard) for n, text in many),
        demands=tuple(Demand(id=f"d{n}", by=f"x{n}", of=(f"x{(n + 2) % len(many)}", "unknown|actor"), text=text, condition=text, deadline=text, citations=citations)
                      for n, text in many),
        meetings=tuple(Meeting(id=f"m{n}", what=text, text=text, parties=(f"x{n}",), date=("2024-05-20", None, "2024-W22|<b>")[n % 3], place=text,
                               status=("upcoming", "past", "cancelled")[n % 3], citations=citations) for n, text in many),
        risks=tuple(Risk(id=f"r{n}", kind="hazard", raised_by=f"x{n}", text=text, condition=f"if {text}", citations=citations) for n, text in many),
        timeline=tuple(Event(date="2024-05-20", text=text, citations=citations) for _, text in many),
        differences=(Difference(kind="place", subject="[x](y) <b>", sides=(Finding(id="s1", text="**a**", citations=citations), Finding(id="s2", text="`b`", citations=citations))),),
    )  # fmt: skip


STORIES = {"full": full, "marked": marked, "tiny": tiny, "empty": empty, "barren": barren, "large": large, "hostile": hostile}
"""Every story by name: each pack is rendered with each of them."""
