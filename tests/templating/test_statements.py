"""How statements read: with the source's own word, and which of several stands for an actor."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.model import Article, Position, SpokenCitation
from briefing.templating import load_pack
from briefing.templating.document import build_document
from briefing.templating.statements import lead_to_show, stance_to_show, telling
from briefing.templating.wording import answer_in_words
from tests.templating.briefs import full


def position(text: str, article: str = "a1", **fields: Any) -> Position:
    cited = SpokenCitation(article=article, start=0, end=len(text), text=text)
    return Position(**({"id": text[:20], "mode": "indirect", "citations": (cited,)} | fields), text=text)


@pytest.mark.parametrize(
    ("fields", "lead", "stance"),
    [
        ({"lead": "blamed", "cue": "blamed", "stance": "condemns"}, "blamed", None),
        ({"lead": "said that", "cue": "said"}, None, None),
        ({"lead": "did not say", "cue": "say", "stance": "unclear"}, "did not say", None),
        ({"cue": "denied", "stance": "denies"}, None, "denies"),
        ({"stance": "demands"}, None, "demands"),
        ({"cue": "said"}, None, None),
        ({"cue": "warned", "text": "against a new fee"}, "warned …", None),
        ({"lead": "told", "cue": "told", "stance": "demands"}, "told", None),
        ({"lead": "told", "cue": "told", "stance": "asserts"}, None, None),
    ],
)
def test_what_stands_before_a_statement(fields: dict[str, Any], lead: str | None, stance: str | None) -> None:
    told = position(**({"text": "the new fee on ships"} | fields))
    assert (lead_to_show(told), stance_to_show(told)) == (lead, stance)


def test_a_text_that_brings_its_cue_needs_no_stance() -> None:
    assert stance_to_show(position("not agreed to the fee", cue="agreed", stance="rejects")) is None


def test_a_clause_stands_for_an_actor_and_a_fragment_never() -> None:
    dates = {"a1": "2024-05-01", "a2": "2024-05-03"}
    articles = {name: Article(id=name, source=name, sha256="", text="", published=day) for name, day in dates.items()}
    fragment = position("the new fee on ships from abroad")
    old = position("the harbour will stay shut until Friday", mode="direct")
    new = position("the harbour has been shut for a week", "a2", mode="mixed")
    reported = position("the harbour would be opened again soon", "a2")
    assert telling([fragment], articles) is None
    assert telling([fragment, reported], articles) is reported
    assert telling([fragment, old, reported, new], articles) is new


def test_answers_in_words() -> None:
    assert answer_in_words("refused", "has not agreed to") == "not agreed"
    assert answer_in_words("refused", "rejected") == "refused"
    assert answer_in_words("partly", None) == "in part"


def test_names_of_actors_in_the_grid_are_escaped() -> None:
    brief = full()
    hostile = [
        one.model_copy(update={"name": "<b>|x|</b> [a](javascript:b)"}) if one.id == "kesteria" else one
        for one in brief.actors
    ]
    text = build_document(brief.model_copy(update={"actors": tuple(hostile)}), load_pack("default")).markdown()
    (head,) = [line for line in text.splitlines() if line.startswith("| Issue |")]
    assert "<b>" not in head
    assert "[a](" not in head
    assert head.count("|") - head.count("\\|") == 4
