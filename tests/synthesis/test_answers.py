"""Answers to demands, by cases that an analyst can read and extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from briefing.model import Actor, Answer, Article, Citation, Demand, Position, SpokenCitation
from briefing.synthesis.answers import answer_demands
from briefing.synthesis.speaking_for import SpeakingFor, is_official_of

CASES = Path(__file__).parent.parent / "cases" / "answers" / "replies.toml"
ACTORS = (
    Actor(id="norway", name="Norway", kind="state"),
    Actor(id="sweden", name="Sweden", kind="state", aliases=("Stockholm",)),
    Actor(id="finland", name="Finland", kind="state"),
    Actor(id="eva-lund", name="Eva Lund", kind="person", role="Swedish Foreign Minister"),
    Actor(id="ulf-berg", name="Ulf Berg", kind="person", role="former Swedish minister"),
)
ASKED = "reopen the northern border"


def article(text: str, name: str = "a1", published: str = "2024-05-03") -> Article:
    return Article(id=name, source=f"{name}.txt", sha256="", text=text, published=published)


def demand(text: str, where: Article, **fields: Any) -> Demand:
    start = where.text.index(text)
    cited = Citation(article=where.id, start=start, end=start + len(text), text=text)
    return Demand(**({"id": "d1", "by": "norway", "of": ("sweden",), "citations": (cited,)} | fields), text=text)


def position(text: str, where: Article, actor: str = "sweden", **fields: Any) -> Position:
    start = where.text.rindex(text)
    cited = SpokenCitation(article=where.id, start=start, end=start + len(text), text=text)
    return Position(id=f"p{start}", actor=actor, text=text, mode="indirect", citations=(cited,), **fields)


def answer_to(reply: str, actor: str = "sweden", **fields: Any) -> Answer:
    told = article(f"Norway urged Sweden to {ASKED}.\n\nSweden {fields.get('lead') or ''} {reply}.")
    (answered,) = answer_demands((demand(ASKED, told),), (position(reply, told, actor, **fields),), (told,), ACTORS)
    return answered.answer


@pytest.mark.parametrize("case", tomllib.loads(CASES.read_text("utf-8"))["case"], ids=lambda case: case["reply"])
def test_what_a_reply_makes_of_a_demand(case: dict[str, str]) -> None:
    answer = answer_to(case["reply"], stance=case["stance"], lead=case["lead"], cue=case["lead"].split()[0])
    assert answer.status == case["answer"]
    assert bool(answer.citations) == (answer.status != "open")


def test_an_answer_is_cited_with_the_word_that_makes_it_one() -> None:
    answer = answer_to(ASKED, stance="rejects", lead="refused to", cue="refused")
    assert (answer.by, answer.words) == ("sweden", "refused to")
    assert [place.text for place in answer.citations] == [f"refused to {ASKED}"]


def test_a_minister_answers_for_the_state_and_a_former_one_does_not() -> None:
    assert answer_to(ASKED, "eva-lund", stance="rejects", lead="refused to", cue="refused").by == "sweden"
    assert answer_to("Norway’s demand", "ulf-berg", stance="rejects", lead="rejected").status == "open"


def test_who_demands_does_not_answer() -> None:
    assert answer_to(ASKED, "norway", stance="supports", lead="agreed to").status == "open"


def test_the_last_answer_of_a_side_counts_and_different_sides_make_it_partly() -> None:
    first = article(f"Norway urged Sweden and Finland to {ASKED}. Sweden refused to {ASKED}.")
    later = article(f"Sweden agreed to {ASKED}. Finland refused to {ASKED}.", "a2", "2024-05-05")
    asked = demand(ASKED, first, of=("sweden", "finland"))
    refusal = position(ASKED, first, stance="rejects", lead="refused to")
    start = later.text.index(ASKED)
    cited = SpokenCitation(article="a2", start=start, end=start + len(ASKED), text=ASKED)
    change = refusal.model_copy(update={"id": "p2", "stance": "supports", "lead": "agreed to", "citations": (cited,)})
    (one,) = answer_demands((asked,), (refusal, change), (first, later), ACTORS)
    assert (one.answer.status, one.answer.by) == ("agreed", "sweden")
    other = position(ASKED, later, "finland", stance="rejects", lead="refused to")
    (both,) = answer_demands((asked,), (refusal, change, other), (first, later), ACTORS)
    assert (both.answer.status, both.answer.by, len(both.answer.citations)) == ("partly", None, 2)


def test_what_was_said_before_a_demand_is_no_answer() -> None:
    before = article(f"Sweden refused to {ASKED}.", "a0", "2024-05-01")
    told = article(f"Norway urged Sweden to {ASKED}.", published="2024-05-03")
    reply = position(ASKED, before, stance="rejects", lead="refused to")
    (one,) = answer_demands((demand(ASKED, told),), (reply,), (before, told), ACTORS)
    assert one.answer == Answer()


def test_less_than_was_asked_is_an_answer_in_part() -> None:
    told = article("Norway asked Sweden to accept 500 refugees. Sweden agreed to accept 200 refugees.")
    reply = position("accept 200 refugees", told, stance="supports", lead="agreed to")
    (one,) = answer_demands((demand("accept 500 refugees", told),), (reply,), (told,), ACTORS)
    assert one.answer.status == "partly"


def test_an_answer_without_a_citation_cannot_be_made() -> None:
    assert Answer().status == "open"
    with pytest.raises(ValidationError, match="needs a citation"):
        Answer(status="refused")


def test_roles_tell_who_speaks_for_whom() -> None:
    speaking = SpeakingFor(ACTORS)
    assert speaking.is_one("eva-lund", "sweden")
    assert not speaking.is_one("eva-lund", "norway")
    assert not speaking.is_one("ulf-berg", "sweden")
    assert is_official_of("chief executive of Ferro Corp", ("Ferro Corp",))
    assert not is_official_of("pro-Norwegian Swedish premier", ("Norwegian",))
    assert not is_official_of("Danish ambassador to Sweden", ("Sweden",))


def test_all_of_it_reads_plain_sentences(parse) -> None:  # type: ignore[no-untyped-def]
    from briefing.pipeline import find_all
    from briefing.synthesis.brief import build_brief

    text = (
        "WARSAW, May 3, 2024 - Germany has demanded that Poland withdraw its troops from the border.\n\n"
        "Poland rejected the demand on Friday."
    )
    brief = build_brief([find_all(parse(text, published="2024-05-03"))], as_of="2024-05-06")
    assert [(one.by, one.answer.status, one.answer.by) for one in brief.demands] == [("germany", "refused", "poland")]
