"""What else the articles say of a meeting: how, who mediates, from when it was moved, at what hour, how sure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing.model import Actor, Article, ArticleFindings, Citation, Meeting, TimeExpression
from briefing.synthesis.certainty import is_held
from briefing.synthesis.particulars import add_particulars
from briefing.synthesis.sentences import _stops, sentence_around

KAYA = Actor(id="orhan-kaya", name="Orhan Kaya", kind="person", aliases=("Kaya", "President Orhan Kaya"))
TURKEY = Actor(id="turkey", name="Turkey", kind="state", aliases=("Turkish",))


def read(
    text: str, date: str = "2022-01-10", values: dict[str, str] | None = None, cited: str = "talks", **fields: Any
) -> Meeting:
    """The one meeting of an article, cited by a word, with what is added to it; ``values`` are its times."""
    times = tuple(
        TimeExpression(start=match.start(), end=match.end(), text=words, type="DATE", value=value)
        for words, value in (values or {}).items()
        if (match := re.search(re.escape(words), text))
    )
    start = text.index(cited)
    citation = Citation(article="a1", start=start, end=start + len(cited), text=cited)
    known = {"id": "m", "text": cited, "what": cited, "date": date, "status": "upcoming", "citations": (citation,)}
    found = ArticleFindings(article=Article(id="a1", source="a1.txt", sha256="0", text=text), times=times)
    (meeting,) = add_particulars([Meeting(**(known | fields))], [found], [KAYA, TURKEY])
    return meeting


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They will hold talks by phone on Monday.", "telephone"),
        ("The talks, a phone call, take place on Monday.", "telephone"),
        ("The talks will be held virtually.", "video"),
        ("They hold the talks by video link on Monday.", "video"),
        ("The in-person talks begin on Monday.", "in person"),
        ("They meet face to face for talks.", "in person"),
        ("They hold talks on Monday.", None),
        ("The talks may be held by phone or by video link.", None),
        ("The talks begin on Monday. He is no friend of the phone call.", None),
    ],
)
def test_how_they_meet(text: str, form: str | None) -> None:
    assert read(text).format == form


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        ("The talks are mediated by Turkish President Orhan Kaya.", "orhan-kaya"),
        ("The talks, brokered by Turkey, begin on Monday.", "turkey"),
        ("The Turkish-brokered talks begin on Monday.", "turkey"),
        ("The talks are hosted by Turkey.", None),
        ("The talks are mediated by Norway, and Turkey looks on.", None),
    ],
)
def test_who_mediates(text: str, mediator: str | None) -> None:
    assert read(text).mediator == mediator


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks were postponed from 3 January to 10 January.", "2022-01-03"),
        ("The talks, originally scheduled for 3 January, will be held on 10 January.", "2022-01-03"),
        ("The talks were moved to 10 January from 3 January.", "2022-01-03"),
        ("The talks run from 3 January to 10 January.", None),
        ("The talks on 10 January follow a vote that was moved from 3 January.", None),
        ("The talks were postponed on 3 January.", None),
    ],
)
def test_from_when_it_was_moved(text: str, day: str | None) -> None:
    assert read(text, values={"3 January": "2022-01-03", "10 January": "2022-01-10"}).postponed_from == day


@pytest.mark.parametrize(
    ("words", "hour"),
    [("3 p.m. on Monday", "15:00"), ("3 p.m. GMT on Monday", "15:00+00:00"), ("3 p.m. EST", "15:00-05:00")],
)
def test_at_what_hour(words: str, hour: str) -> None:
    assert read(f"The talks begin at {words}.", values={words: "2022-01-10T15:00"}).time == hour


def test_an_hour_of_another_day_is_not_its_own() -> None:
    assert read("The talks begin at 3 p.m. on Monday.", values={"3 p.m. on Monday": "2022-01-11T15:00"}).time is None


def confirmed(*texts: str) -> bool:
    articles = [
        Article(id=f"a{n}", source="x", publisher=f"P{n}", sha256="0", text=text) for n, text in enumerate(texts)
    ]
    citations = tuple(
        Citation(article=one.id, start=(at := one.text.index("talks")), end=at + 5, text="talks") for one in articles
    )
    meeting = Meeting(id="m", text="talks", what="talks", date="2022-01-10", status="upcoming", citations=citations)
    (meeting,) = add_particulars([meeting], [ArticleFindings(article=one) for one in articles], [])
    return meeting.confirmed


@pytest.mark.parametrize(
    ("text", "published", "held"),
    [
        ("The two held talks on Monday.", "2022-01-10", True),
        ("Norway will hold talks on Monday.", "2022-01-10", False),
        ("Norway said that it would hold talks later on Monday.", "2022-01-10", False),
        ("Norway would not move, its envoy said after talks on Monday.", "2022-01-10", True),
        ("After talks on Monday, its envoy said that Norway would not move.", "2022-01-10", True),
        ("The two held talks.", "2022-01-09", False),
        ("Norway would give way in the talks.", "2022-01-11", True),
        ("The two held talks.", None, True),
        ("The two were to hold talks.", None, False),
        ("The two held talks.", "2022-01", True),
    ],
)
def test_what_was_only_announced_was_not_held(text: str, published: str | None, held: bool) -> None:
    article = Article(id="a", source="x", sha256="0", text=text, published=published)
    place = Citation(article="a", start=(at := text.index("talks")), end=at + 5, text="talks")
    assert is_held("2022-01-10", [place], {"a": article}) is held


def test_two_publishers_without_doubt_confirm_it() -> None:
    firm, loose = "The talks take place in May.", "The talks could take place on Monday."
    assert confirmed(firm, firm)
    assert not confirmed(firm)
    assert not confirmed(firm, loose)
    assert confirmed(firm, loose, firm)


def test_the_sentence_around_some_words() -> None:
    text = "Mr. Kaya met them at 3 p.m. on Monday. The U.S. Congress votes.\nHe left."
    start = text.index("Monday")
    assert text[slice(*sentence_around(text, start, start + 6))] == "Mr. Kaya met them at 3 p.m. on Monday."
    start = text.index("Congress")
    assert text[slice(*sentence_around(text, start, start + 8))] == "The U.S. Congress votes."
    start = text.index("left")
    assert text[slice(*sentence_around(text, start, start + 4))] == "He left."
    start = text.index("Kaya")
    assert text[slice(*sentence_around(text, start, text.index("votes")))] == text.split("\n", maxsplit=1)[0]


def test_a_paragraph_without_end_is_not_read_anew_for_each_thing_that_is_said_in_it() -> None:
    text = "".join(f"Mr. {name} said so. " for name in ("Kaya", "Lund") * 500)
    _stops.cache_clear()
    for at in range(0, len(text), 20):
        assert text[slice(*sentence_around(text, at, at + 1))] in {"Mr. Kaya said so.", "Mr. Lund said so."}
    assert _stops.cache_info().misses == 1
