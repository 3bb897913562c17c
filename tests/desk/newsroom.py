"""Made-up news: short articles of sentences written for this project, with names, places and figures varied.

The same number gives the same article.  Each is of one of a few matters, each matter with its own people and places.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Matter:
    """What a run of articles is about."""

    name: str
    place: str
    people: tuple[tuple[str, str], ...]
    """Names, each with its role."""
    body: str
    """The body that the others address."""
    thing: str
    term: str
    """The phrase that all its articles have."""


MATTERS = (
    Matter(
        "harbour-fee",
        "Velmar",
        (("Anna Berg", "union leader"), ("Paul Maro", "transport minister"), ("Lena Toft", "port director")),
        "the transport ministry",
        "the fee",
        "harbour fee",
    ),
    Matter(
        "river-dam",
        "Karsund",
        (("Erik Dahl", "water minister"), ("Mona Iversen", "mayor"), ("Jonas Kvam", "engineer")),
        "the water board",
        "the dam",
        "river dam",
    ),
    Matter(
        "rail-strike",
        "Ostrava",
        (("Petra Novak", "rail union leader"), ("Tomas Havel", "rail company director"), ("Jana Mala", "mediator")),
        "the rail company",
        "the timetable",
        "rail strike",
    ),
)
LEADS = (
    "{role} {name} on {weekday} urged {body} to publish the plans for {thing} within {n} days.",
    "{body} will meet {role} {name} in {place} on {meeting} to discuss {thing}, officials said.",
    "{role} {name} rejected the offer on {term} on {weekday} and asked for {n} million crowns.",
    "{role} {name} said on {weekday} that the talks on the {term} had moved by {n} percent.",
)
QUOTES = (
    '"We will not wait for another {n} days," {name} told reporters in {place}.',
    '"Nobody has shown us the figures for the last {n} months," said {name}, the {role}.',
    "{name} warned that {n} ships could be held up if {thing} was not settled by {meeting}.",
    "{name} denied that {n} workers had been dismissed in {place}.",
    "{name} promised that {body} would pay {n} million crowns by {meeting}.",
)
FILLERS = (
    "About {n} people waited outside the hall in {place} while the talks went on behind closed doors.",
    "The {term} has divided the town for {n} months, and both sides have changed their minds more than once.",
    "A survey of {n} households found that most of them had followed the news of the {term} closely.",
    "Earlier offers on the {term} had failed over the question of who should pay for {n} new inspectors.",
)


@dataclass(frozen=True)
class Piece:
    """One made-up article."""

    number: int
    matter: str
    title: str
    paragraphs: tuple[str, ...]
    day: str

    @property
    def text(self) -> str:
        """Its paragraphs, with empty lines between them."""
        return "\n\n".join(self.paragraphs)

    def page(self, words: str = "") -> str:
        """It as an HTML page; ``words`` stand in for nothing else than a last paragraph."""
        paragraphs = "".join(f"<p>{one}</p>\n" for one in (*self.paragraphs, *filter(None, [words])))
        return (
            f'<!doctype html><html lang="en"><head><title>{self.title}</title>'
            f'<meta property="article:published_time" content="{self.day}T05:00:00Z"></head>'
            f"<body><article><h1>{self.title}</h1>\n{paragraphs}</article></body></html>"
        )


def write_piece(number: int, day: str, *, matter: Matter | None = None, long: int = 1) -> Piece:
    """The article of a number, published on a day; ``long`` is how many rounds of quotes and fillers it has."""
    chance = random.Random(number)
    matter = matter or MATTERS[number % len(MATTERS)]
    when = date.fromisoformat(day)

    def fill(sentence: str) -> str:
        name, role = chance.choice(matter.people)
        filled = sentence.format(
            role=role,
            name=name,
            body=matter.body,
            thing=matter.thing,
            place=matter.place,
            term=matter.term,
            n=chance.randint(11, 989),
            weekday=when.strftime("%A"),
            meeting=f"{when + timedelta(days=chance.randint(3, 20)):%B %-d}",
        )
        return filled[0].upper() + filled[1:]

    name, _ = chance.choice(matter.people)
    title = f"{name} speaks of the {matter.term} in {matter.place}, report {number} says"
    paragraphs = [fill(chance.choice(LEADS))]
    for _ in range(long):
        paragraphs += [fill(one) for one in chance.sample(QUOTES, 2)]
        paragraphs.append(fill(chance.choice(FILLERS)))
    return Piece(number, matter.name, title, tuple(paragraphs), day)
