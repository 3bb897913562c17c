"""Leads: the source's own words before a statement, its negation with them."""

from __future__ import annotations

import pytest

from briefing.stages.positions import find_positions
from briefing.stages.topics import find_topics
from tests.conftest import ParseText


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("The union blamed the company for the long strike at the port.", "blamed"),
        ("The minister denied that the bridge would close in the spring.", "denied that"),
        ("The minister said that the bridge would open in the spring.", "said that"),
        ("“We will open the bridge in the spring,” the minister said.", None),
    ],
)
def test_the_words_that_lead_to_a_statement(text: str, lead: str | None, parse: ParseText) -> None:
    (position,) = find_positions(parse(text))
    assert position.lead == lead


def test_topics_are_noun_phrases_of_what_is_said(parse: ParseText) -> None:
    parsed = parse("Norway said that the river treaty had failed. The harbour lay still.")
    topics = find_topics(parsed)
    assert [topic.text for topic in topics] == ["river treaty"]
    assert all(parsed.article.text[one.citation.start : one.citation.end] == one.text for one in topics)
