"""The calendar file, read back as a calendar program reads it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from briefing.model import Actor, Article, Brief, Citation, Deadline, Meeting, Producer
from briefing.renderers import render
from briefing.renderers.ics import render_ics
from briefing.synthesis.revisions import revise_calendar
from briefing.templating import load_pack
from tests.running import Runner
from tests.templating.stories import STORIES

TEXT = "Kenya and Norway will hold security talks on 10 January.\n\nThe truce ends on 20 January, officials said."
HOSTILE = "x\r\nEND:VEVENT\nATTENDEE:mailto:a@b.example;\\n, \u202e\x00\x07“é” " + "ü" * 90


def article(ident: str = "a1", text: str = TEXT, **fields: Any) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=ident, source=f"{ident}.txt", sha256=digest, text=text, **fields)


def cite(words: str, ident: str = "a1", text: str = TEXT) -> Citation:
    start = text.index(words)
    return Citation(article=ident, start=start, end=start + len(words), text=words)


def meeting(ident: str = "m-1", **fields: Any) -> Meeting:
    known = {
        "id": ident,
        "text": "security talks on 10 January",
        "what": "security talks",
        "parties": ("kenya", "norway"),
        "date": "2022-01-10",
        "status": "upcoming",
        "citations": (cite("security talks on 10 January"),),
    }
    return Meeting(**(known | fields))


def deadline(**fields: Any) -> Deadline:
    words = "The truce ends on 20 January"
    known = {"id": "d-1", "text": words, "kind": "ends", "date": "2022-01-20", "citations": (cite(words),)}
    return Deadline(**(known | fields))


def brief(
    *meetings: Meeting,
    deadlines: tuple[Deadline, ...] = (),
    articles: tuple[Article, ...] = (article(publisher="The Courier", url="https://courier.example/a?b=1,2;c"),),
    as_of: str = "2022-01-03",
    **fields: Any,
) -> Brief:
    names = {"kenya": "Kenya", "norway": "Norway"}
    return Brief(
        title=fields.pop("title", "Talks"),
        as_of=as_of,
        produced_by=Producer(program="briefing"),
        articles=articles,
        actors=tuple(Actor(id=ident, name=name, kind="state") for ident, name in names.items()),
        meetings=meetings,
        deadlines=deadlines,
        **fields,
    )


def events(made: Brief) -> list[Any]:
    return list(Calendar.from_ical(render_ics(made)).walk("VEVENT"))


def only(made: Brief) -> Any:
    (event,) = events(made)
    return event


def test_a_meeting_is_a_whole_day_with_its_words_and_their_place() -> None:
    event = only(brief(meeting(place="Geneva")))
    assert str(event["SUMMARY"]) == "security talks: Kenya, Norway"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 1, 10), date(2022, 1, 11))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == datetime(2022, 1, 3, tzinfo=UTC)
    assert (event["STATUS"], event["SEQUENCE"], event["LOCATION"]) == ("TENTATIVE", 0, "Geneva")
    assert "“security talks on 10 January” (The Courier, ¶1) https://courier.example/a?b=1,2;c" in event["DESCRIPTION"]
    assert event["URL"] == "https://courier.example/a?b=1,2;c"
    assert event["CATEGORIES"].cats == ["MEETING", "Kenya", "Norway"]
    assert "ATTENDEE" not in event
    assert "CLASS" not in event


def test_the_last_day_of_several_is_in() -> None:
    event = only(brief(meeting(date_end="2022-01-12")))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 1, 10), date(2022, 1, 13))


def test_of_a_week_it_is_said_that_no_source_names_the_day() -> None:
    event = only(brief(meeting(date_end="2022-01-16")))
    assert "On a day of that week; no source says which." in event["DESCRIPTION"]
    assert "no source says which" not in only(brief(meeting(date_end="2022-01-12")))["DESCRIPTION"]


def test_an_hour_counts_only_with_its_time_zone() -> None:
    assert only(brief(meeting(time="15:00")))["DTSTART"].dt == date(2022, 1, 10)
    assert "At 15:00" in only(brief(meeting(time="15:00")))["DESCRIPTION"]
    with_zone = only(brief(meeting(time="15:00+01:00")))
    assert with_zone["DTSTART"].dt == datetime(2022, 1, 10, 14, tzinfo=UTC)
    assert "DTEND" not in with_zone


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, "TENTATIVE"), ({"confirmed": True}, "CONFIRMED"), ({"status": "cancelled"}, "CANCELLED")],
)
def test_status(fields: dict[str, Any], status: str) -> None:
    assert only(brief(meeting(**fields)))["STATUS"] == status


def test_a_deadline_is_a_day_of_its_own_kind() -> None:
    event = only(brief(deadlines=(deadline(),)))
    assert str(event["SUMMARY"]) == "Ends: The truce ends on 20 January"
    assert event["CATEGORIES"].cats == ["DEADLINE"]
    assert event["DTSTART"].dt == date(2022, 1, 20)


def test_a_deadline_that_is_listed_as_a_meeting_too_stands_once() -> None:
    words = "truce ends on 20 January"
    named = meeting(what="deadline", date="2022-01-20", citations=(cite(words),))
    assert only(brief(named, deadlines=(deadline(),)))["CATEGORIES"].cats == ["DEADLINE"]


def test_what_has_no_full_date_is_counted_and_left_out() -> None:
    made = brief(meeting(), meeting("m-2", date="2022-02", what="summit"), meeting("m-3", date=None, what="visit"))
    calendar = Calendar.from_ical(render_ics(made))
    assert len(calendar.walk("VEVENT")) == 1
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        assert "2 meetings and deadlines ahead have no full date" in calendar[name]


def test_what_is_long_over_is_history() -> None:
    assert events(brief(meeting(date="2021-11-01", status="past"))) == []
    assert len(events(brief(meeting(date="2021-12-20", status="past")))) == 1


def test_the_label_is_in_the_calendar_and_every_entry() -> None:
    calendar = Calendar.from_ical(render_ics(brief(meeting(), tlp="TLP:AMBER+STRICT")))
    (event,) = calendar.walk("VEVENT")
    assert event["CLASS"] == "CONFIDENTIAL"
    assert event["DESCRIPTION"].startswith("TLP:AMBER+STRICT")
    assert calendar["X-WR-CALDESC"].startswith("TLP:AMBER+STRICT")
    assert only(brief(meeting(), tlp="TLP:CLEAR"))["CLASS"] == "PUBLIC"


def test_what_rfc_5545_asks_of_a_calendar() -> None:
    written = render_ics(brief(meeting(place=HOSTILE), deadlines=(deadline(),), title=HOSTILE))
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert written.decode("utf-8")
    calendar = Calendar.from_ical(written)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert "METHOD" not in calendar
    assert calendar["X-WR-CALNAME"]
    for event in calendar.walk("VEVENT"):
        assert event["UID"]
        assert not event.errors


def test_text_from_strangers_forms_no_line_of_its_own() -> None:
    words = HOSTILE[:30]
    strange = article(text=HOSTILE, title=HOSTILE, url="https://x.example/\r\nATTENDEE:mailto:a@b.example")
    made = brief(
        meeting(what=HOSTILE, place=HOSTILE, text=words, citations=(cite(words, text=HOSTILE),)),
        articles=(strange,),
        title=HOSTILE,
    )
    written = render_ics(made)
    event = only(made)
    assert "ATTENDEE" not in event
    assert written.count(b"END:VEVENT\r\n") == 1
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", written)
    assert "\u202e" not in written.decode("utf-8")
    assert event["LOCATION"].startswith("x END:VEVENT ATTENDEE:mailto:a@b.example;\\n, “é”")


def test_a_script_is_no_address() -> None:
    assert "URL" not in only(brief(meeting(), articles=(article(url="javascript:alert(1)"),)))


@pytest.mark.parametrize("story", STORIES)
def test_every_story_makes_a_calendar_that_can_be_read(story: str) -> None:
    (written,) = render(STORIES[story](), load_pack("default"), ["ics"]).values()
    assert not any(event.errors for event in Calendar.from_ical(written).walk("VEVENT"))
    assert written == render_ics(STORIES[story]())


# ---- from brief to brief


def uids(made: Brief) -> dict[str, str]:
    return {str(event["SUMMARY"]): str(event["UID"]) for event in events(made)}


OTHER = article("a2", "Sweden votes on 12 January.")
VOTE = meeting(
    "m-9",
    what="vote",
    parties=("kenya",),
    date="2022-01-12",
    citations=(cite("Sweden votes on 12 January", "a2", OTHER.text),),
)


def test_uids_hold_when_articles_are_added_or_come_in_another_order() -> None:
    alone = uids(brief(meeting(), deadlines=(deadline(),)))
    articles = (article(), OTHER)
    with_other = uids(brief(meeting(), VOTE, deadlines=(deadline(),), articles=articles))
    turned = uids(brief(VOTE, meeting(), deadlines=(deadline(),), articles=articles[::-1]))
    assert alone.items() <= with_other.items()
    assert with_other == turned
    assert len(set(with_other.values())) == 3


def test_what_is_moved_keeps_its_uid_and_counts_a_revision() -> None:
    before = brief(meeting())
    moved = brief(meeting("m-2", date="2022-01-17", postponed_from="2022-01-10"), as_of="2022-01-05")
    after = only(revise_calendar(moved, before))
    assert after["UID"] == only(before)["UID"] == only(moved)["UID"]
    assert (after["SEQUENCE"], after["DTSTART"].dt) == (1, date(2022, 1, 17))
    assert "Moved from 2022-01-10" in after["DESCRIPTION"]


def test_revisions_add_up_over_briefs_and_stay_where_nothing_changes() -> None:
    first = brief(meeting())
    second = revise_calendar(brief(meeting(date="2022-01-17"), as_of="2022-01-05"), first)
    same = revise_calendar(brief(meeting(date="2022-01-17"), as_of="2022-01-06"), second)
    third = revise_calendar(brief(meeting(date="2022-01-17", status="cancelled"), as_of="2022-01-07"), same)
    assert [only(one)["SEQUENCE"] for one in (first, second, same, third)] == [0, 1, 1, 2]
    assert only(third)["STATUS"] == "CANCELLED"


def test_another_name_for_what_the_same_words_tell_keeps_the_uid() -> None:
    renamed = meeting(what="bilateral security talks")
    assert only(brief(renamed))["UID"] != only(brief(meeting()))["UID"]
    assert only(revise_calendar(brief(renamed), brief(meeting())))["UID"] == only(brief(meeting()))["UID"]


def test_what_was_held_is_not_moved_by_the_next_of_its_kind() -> None:
    before = brief(meeting())
    next_one = meeting(date="2022-01-21", citations=(cite("Sweden votes on 12 January", "a2", OTHER.text),))
    after = revise_calendar(brief(next_one, articles=(OTHER,), as_of="2022-01-14"), before)
    by_day = {event["DTSTART"].dt: event for event in events(after)}
    assert set(by_day) == {date(2022, 1, 10), date(2022, 1, 21)}
    assert by_day[date(2022, 1, 10)]["UID"] == only(before)["UID"] != by_day[date(2022, 1, 21)]["UID"]


def test_what_is_withdrawn_is_cancelled_and_what_is_only_not_told_is_kept() -> None:
    before = brief(meeting())
    withdrawn = only(revise_calendar(brief(as_of="2022-01-05"), before))
    assert (withdrawn["STATUS"], withdrawn["SEQUENCE"], withdrawn["UID"]) == ("CANCELLED", 1, only(before)["UID"])
    silent = revise_calendar(brief(articles=(OTHER,), as_of="2022-01-05"), before)
    assert (only(silent)["STATUS"], only(silent)["SEQUENCE"]) == ("TENTATIVE", 0)
    assert only(revise_calendar(brief(articles=(OTHER,), as_of="2022-01-06"), silent))["STATUS"] == "TENTATIVE"
    assert Brief.model_validate_json(silent.model_dump_json()) == silent


def test_the_command_line_takes_the_brief_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Kenya and Norway moved the security talks on 10 January to 17 January 2022."
    words = "security talks on 10 January to 17 January 2022"
    moved = meeting(date="2022-01-17", text=words, citations=(cite(words, "a2", text),))
    before, after = brief(meeting()), brief(moved, articles=(article("a2", text),), as_of="2022-01-05")
    for name, made in (("before", before), ("after", after)):
        (tmp_path / f"{name}.json").write_text(made.model_dump_json(), "utf-8")
    run = Runner(capsys)
    done = run("render", tmp_path / "after.json", "--since", tmp_path / "before.json", "--format", "ics",
               "--output", tmp_path)  # fmt: skip
    assert done.code == 0, done.err
    (event,) = Calendar.from_ical((tmp_path / "brief.ics").read_bytes()).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"]) == (only(before)["UID"], 1)
