"""A report of a series: its number, the days that it covers, when the next one is due."""

import pytest

from briefing.issuing import number_brief
from briefing.model import Brief
from briefing.templating.series import series_view
from briefing.verification import seal_brief, verify_brief
from tests.templating.briefs import full


def days(brief: Brief, *days_and_datings: tuple[str | None, str | None, str | None]) -> Brief:
    """The brief with articles of so many days: published, earliest and latest."""
    model = brief.articles[0]
    articles = tuple(
        model.model_copy(
            update={
                "published": published,
                "dating": model.dating.model_copy(update={"earliest": earliest, "latest": latest}),
            }
        )
        for published, earliest, latest in days_and_datings
    )
    return brief.model_copy(update={"articles": articles})


def test_without_a_period_it_is_that_of_the_articles() -> None:
    view = series_view(days(full(), ("2024-05-09", None, None), ("2024-04-28", None, None), (None, None, None)))
    assert (view.period, view.period_given) == ("28 April 2024 to 9 May 2024", False)
    assert (view.number, view.next_due) == (None, None)


def test_an_unsure_day_reaches_from_its_first_to_its_last() -> None:
    assert series_view(days(full(), ("2024-05-10", "2024-05-08", "2024-05-12"))).period == "8 to 12 May 2024"


def test_without_a_day_there_is_no_period() -> None:
    assert series_view(days(full(), (None, None, None))).period is None


def test_what_is_given_is_said() -> None:
    brief = number_brief(full(), 7, ("2024-05-04", "2024-05-10"), "2024-05-18")
    view = series_view(brief)
    assert (view.number, view.period, view.period_given) == (7, "4 to 10 May 2024", True)
    assert view.next_due == "Sat 18 May 2024"


@pytest.mark.parametrize(
    "given",
    [(None, None, None), (9, None, None), (None, ("2024-01-01", "2024-01-02"), None), (None, None, "2025-01-01")],
)
def test_what_is_not_given_stays_as_it_was_and_the_seal_holds(
    given: tuple[int | None, tuple[str, str] | None, str | None],
) -> None:
    before = number_brief(seal_brief(full()), 7, ("2024-05-04", "2024-05-10"), "2024-05-18")
    after = number_brief(before, *given)
    for name, value in zip(("number", "period", "next_due"), given, strict=True):
        assert getattr(after, name) == (getattr(before, name) if value is None else value)
    assert not [check for check in verify_brief(after).failed if check.kind == "seal"]
