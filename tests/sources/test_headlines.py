from __future__ import annotations

from briefing.sources.cleaning.headlines import find_headline, related_runs

LEAD = "The minister said on Monday that the harbour of the city would be closed for a week from Friday on."
NEXT = "Ferry companies protested, and the union said that it had not been asked about the harbour."


def test_first_line_is_the_headline() -> None:
    assert find_headline(["Minister closes city harbour for a week", LEAD, NEXT]) == 0


def test_repeated_line_is_the_headline() -> None:
    texts = [
        "Example Collective",
        "Complete World News",
        "Minister closes city harbour",
        "Minister closes city harbour",
        LEAD,
    ]
    assert find_headline(texts) == 2


def test_line_that_shares_words_with_the_story() -> None:
    assert find_headline(["Complete Example World News Network", "Minister closes city harbour", LEAD, NEXT]) == 1


def test_no_headline_where_the_text_begins_with_prose() -> None:
    assert find_headline([LEAD, NEXT, LEAD]) is None


def test_headline_with_a_full_stop() -> None:
    assert find_headline(["Minister Closes City Harbour for Week.", LEAD, NEXT]) == 0


def test_related_headlines_between_paragraphs() -> None:
    texts = [LEAD, "Ten Best Ferries of the Year", "Why Islanders Love Their Ferries", NEXT]
    assert related_runs(texts, ["paragraph"] * 4) == {1, 2}


def test_related_headlines_at_the_end_need_no_title_case() -> None:
    texts = [LEAD, NEXT, "Ten best ferries of the year", "Why islanders love their ferries"]
    assert related_runs(texts, ["paragraph"] * 4) == {2, 3}


def test_list_after_a_colon_is_prose() -> None:
    texts = [LEAD, "The union has three demands:", "Higher Pay For All Crews", "New Ferries For All Islands", NEXT]
    assert related_runs(texts, ["paragraph"] * 5) == frozenset()


def test_single_subheading_is_prose() -> None:
    assert related_runs([LEAD, "The Long Way Home", NEXT], ["paragraph"] * 3) == frozenset()
