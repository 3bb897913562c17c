"""A story of our own in findings written by hand: the dispute over the Maren Strait."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from briefing.model import (
    Actor,
    Answer,
    Article,
    Citation,
    Dating,
    Demand,
    Difference,
    Dropped,
    Event,
    Finding,
    Issue,
    Meeting,
    Position,
    Producer,
    Risk,
    SpokenCitation,
    Stand,
)

PRODUCER = Producer(program="briefing 0.1.0", parser="en_core_web_sm 3.8.0")

STORY = Path(__file__).parent / "story"
FERRY = (STORY / "ferry.txt").read_text(encoding="utf-8")
TALKS = (STORY / "talks.txt").read_text(encoding="utf-8")


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


def told(ident: str, *tellings: tuple[str, str]) -> dict[str, Any]:
    """Id, text and citations of a finding told at those places: the first gives its text."""
    return {"id": ident, "text": tellings[0][1], "citations": tuple(cite(*telling) for telling in tellings)}


def actor(ident: str, name: str, kind: str, *places: tuple[str, str], **fields: Any) -> Actor:
    """An actor first named at those places; a role is cited from the first of them."""
    if "role" in fields:
        fields["role_citation"] = cite(places[0][0], fields["role"])
    return Actor(id=ident, name=name, kind=kind, citations=tuple(cite(*place) for place in places), **fields)


def position(ident: str, who: str | None, article_id: str, words: str, **fields: Any) -> Position:
    """A position that stands at one place; indirect where nothing else is said."""
    heard = spoken(article_id, words, fields.get("speaker"))
    return Position(id=ident, actor=who, text=words, citations=(heard,), **({"mode": "indirect"} | fields))


def event(date: str, article_id: str, words: str, date_end: str | None = None) -> Event:
    """A dated event."""
    return Event(date=date, date_end=date_end, text=words, citations=(cite(article_id, words),))


NORVIA_NAMES = ("Norvia", "The government of Norvia", "Halden", "the government")
KESTERIA_NAMES = ("Kesteria", "Kesteria’s Foreign Ministry", "Tarnow")
LEAGUE = "Baltic and Northern Shipping League"
OFFICIAL = "A senior Norvian official"

ACTORS = (
    actor("norvia", "Norvia", "state", ("a1", "Norvia"), ("a2", "Norvia"), key=True, aliases=NORVIA_NAMES),
    actor("kesteria", "Kesteria", "state", ("a1", "Kesteria"), ("a2", "Kesteria"), key=True, aliases=KESTERIA_NAMES),
    actor(
        "ida-sollen",
        "Ida Sollen",
        "person",
        ("a1", "Ida Sollen"),
        ("a2", "Sollen"),
        key=True,
        aliases=("Ida Sollen", "Sollen", "Prime Minister Ida Sollen"),
        role="Prime Minister",
    ),
    actor("viktor-danek", "Viktor Danek", "person", ("a2", "Viktor Danek"), key=True, role="President"),
    actor(
        "anton-varga",
        "Anton Varga",
        "person",
        ("a1", "Anton Varga"),
        ("a2", "Anton Varga"),
        key=True,
        aliases=("Anton Varga", "Varga"),
        role="Foreign ministers",
    ),
    actor(
        "petra-lindqvist",
        "Petra Lindqvist",
        "person",
        ("a1", "Petra Lindqvist"),
        ("a2", "Petra Lindkvist"),
        key=True,
        aliases=("Petra Lindqvist", "Petra Lindkvist", "the minister"),
    ),
    actor(
        "shipping-league",
        LEAGUE,
        "organisation",
        ("a1", LEAGUE),
        ("a2", "the League"),
        key=True,
        aliases=(f"The {LEAGUE}", "the League", "BNSL"),
    ),
    actor("maud-okafor", "Maud Okafor", "person", ("a1", "Maud Okafor"), key=True, role="secretary"),
    actor("jon-hale", "Jon Hale", "person", ("a1", "Jon Hale"), aliases=("He",), role="Governor"),
    actor("claire-dubosc", "Claire Dubosc", "person", ("a2", "Claire Dubosc"), role="director"),
    actor("maritime-office", "European Maritime Office", "organisation", ("a2", "European Maritime Office")),
    actor("norvian-official", OFFICIAL, "person", ("a2", OFFICIAL)),
)

WAITED = "We have waited for two years, and we will not wait for a third"
CLOSURE = (
    "The government of Norvia will close the Maren Strait to foreign trawlers from 1 June unless Kesteria withdraws "
    "its patrol boats"
)
MINISTRY = "Kesteria’s Foreign Ministry"
NO_RIGHT = "Norvia had “no right whatsoever” to close an international waterway"
IN_KIND = "any boarding of a Kesterian vessel “would be answered in kind”"
COST = "a closure would cost its members 3 million crowns a day"
REROUTE = "its members to reroute around the cape, adding four days to each voyage"
LIFT_FEE = "Norvia must lift its licence fee before any new quota was discussed"
ISLANDS = "If the strait is closed, the autumn supply of the islands is lost"
BOATS = "Kesteria has sent two more patrol boats to the Maren Strait"
GENEVA = "Foreign ministers Petra Lindqvist of Norvia and Anton Varga of Kesteria are due to meet in Geneva on 14 May"
TRAVEL = "Anton Varga will travel to Geneva on Tuesday for his meeting with Petra Lindkvist"
COMMISSION = "The Commission itself sits in Port Halden on 21 and 22 May, its first session since October"
SUMMIT = "Danek and Sollen had planned to meet at the Northern Summit on 3 May"
CALL = "Claire Dubosc, spoke with both ministers by telephone on 7 May"

POSITIONS = (
    position("p-wait", "ida-sollen", "a1", WAITED, mode="direct", speaker="Sollen"),
    position("p-knows", "ida-sollen", "a1", "Kesteria knows what it has to do", mode="direct", speaker="Sollen"),
    position("p-close", "ida-sollen", "a1", CLOSURE, speaker="Prime Minister Ida Sollen", stance="threatens"),
    position("p-deadline", "kesteria", "a1", "the deadline", speaker=MINISTRY, stance="rejects", lead="rejected"),
    position("p-right", "kesteria", "a1", NO_RIGHT, mode="mixed", speaker="It"),
    position("p-kind", "anton-varga", "a1", IN_KIND, mode="mixed", stance="threatens"),
    position("p-cost", "shipping-league", "a1", COST, via="maud-okafor", speaker="Its secretary, Maud Okafor"),
    position("p-reroute", "shipping-league", "a2", REROUTE, speaker="the League"),
    position("p-selma", "norvia", "a1", "its coastguard fired on the trawler Selma in March", stance="denies"),
    position("p-islands", "jon-hale", "a1", ISLANDS, mode="direct", speaker="Governor Jon Hale"),
    position("p-quarrel", "viktor-danek", "a2", "his country wanted “neither a quarrel nor a gift”", mode="mixed"),
    position("p-fee", "viktor-danek", "a2", LIFT_FEE, stance="demands"),
    position("p-boats", "kesteria", "a2", BOATS, speaker="the navy in Tarnow"),
    position("p-table", "norvian-official", "a2", "no text on the table and perhaps no table", mode="direct"),
    position("p-room", "claire-dubosc", "a2", "she saw room for an interim arrangement", speaker="she"),
    position("p-unions", None, "a2", "the government to sue", speaker="Fishing unions in Tarnow", stance="demands"),
)

WITHDRAW = told("d-boats", ("a1", "Kesteria withdraws its patrol boats"))
LIFT = told("d-fee", ("a2", "lift its licence fee before any new quota was discussed"))
RETURN = told("d-return", ("a1", "return to the Joint Fisheries Commission"))
OPEN = told("d-open", ("a1", "keep the strait open to ferries"))

REFUSED = Answer(status="refused", by="kesteria", words="rejected", citations=(cite("a1", "rejected the deadline"),))

DEMANDS = (
    Demand(**WITHDRAW, by="norvia", of=("kesteria",), deadline="2024-06-01", answer=REFUSED),
    Demand(**LIFT, by="viktor-danek", of=("norvia",)),
    Demand(**RETURN, by="kesteria", of=("norvia",)),
    Demand(**OPEN, by="shipping-league", of=("norvia", "kesteria")),
    Demand(**told("d-exempt", ("a1", "exempt supply ships")), by="jon-hale", of=("ida-sollen",)),
)

ISSUES = (
    Issue(
        id="i-deadline",
        name="deadline",
        citation=cite("a1", "deadline"),
        positions=("p-deadline",),
        demands=("d-boats",),
        stands=(
            Stand(actor="norvia", stance="demands", citations=(cite("a1", "Kesteria withdraws its patrol boats"),)),
            Stand(actor="kesteria", stance="rejects", citations=(cite("a1", "the deadline"),)),
        ),
    ),
)

MEETINGS = (
    Meeting(
        **told("m-summit", ("a2", SUMMIT)),
        what="meet at the Northern Summit",
        parties=("viktor-danek", "ida-sollen"),
        date="2024-05-03",
        status="cancelled",
    ),
    Meeting(
        **told("m-call", ("a2", CALL)),
        what="spoke with both ministers by telephone",
        parties=("claire-dubosc", "petra-lindqvist", "anton-varga"),
        date="2024-05-07",
        status="past",
    ),
    Meeting(
        **told("m-geneva", ("a1", GENEVA), ("a2", TRAVEL)),
        what="meet in Geneva",
        parties=("petra-lindqvist", "anton-varga"),
        date="2024-05-14",
        place="Geneva",
        status="upcoming",
    ),
    Meeting(
        **told("m-commission", ("a1", COMMISSION)),
        what="first session since October",
        parties=("norvia", "kesteria"),
        date="2024-05-21",
        date_end="2024-05-22",
        place="Port Halden",
        status="upcoming",
    ),
    Meeting(
        **told("m-month", ("a2", "talks with Norvia next week")),
        what="talks with Norvia",
        parties=("norvia", "kesteria"),
        date="2024-05",
        status="upcoming",
    ),
)

SHUT = told("r-close", ("a1", "close the Maren Strait to foreign trawlers from 1 June"))
UNLESS = "unless Kesteria withdraws its patrol boats"
SUPPLY = told("r-supply", ("a1", "the autumn supply of the islands is lost"))
DELAY = told("r-fail", ("a2", REROUTE))
PREMIUMS = told("r-premiums", ("a2", "Insurers have raised premiums for the strait by a third"))

RISKS = (
    Risk(**SHUT, kind="conditional", actor="norvia", raised_by="ida-sollen", condition=UNLESS),
    Risk(**told("r-kind", ("a1", IN_KIND)), kind="threat", actor="kesteria", raised_by="anton-varga"),
    Risk(**SUPPLY, kind="warning", raised_by="jon-hale", condition="If the strait is closed"),
    Risk(**DELAY, kind="deadlock", raised_by="shipping-league", condition="Should talks fail"),
    Risk(**PREMIUMS, kind="hazard"),
)

TIMELINE = (
    event("2024-01", "a2", "The fee, introduced in January, has kept most of the Kesterian fleet in harbour."),
    event("2024-03", "a1", "Two fishermen were hurt in that incident"),
    event("2024-05-03", "a2", SUMMIT),
    event("2024-05-14", "a1", GENEVA),
    event("2024-05-21", "a1", COMMISSION, date_end="2024-05-22"),
    event("2024-06-01", "a1", CLOSURE),
)

SPELLINGS = (
    Finding(**told("s-1", ("a1", "Petra Lindqvist"))),
    Finding(**told("s-2", ("a2", "Petra Lindkvist"))),
)
DATES = (Finding(**told("s-3", ("a2", "on 7 May"))), Finding(**told("s-4", ("a2", "next week"))))
DIFFERENCES = (
    Difference(kind="spelling", subject="petra-lindqvist", sides=SPELLINGS),
    Difference(kind="publication date", subject="a2", sides=DATES),
)
