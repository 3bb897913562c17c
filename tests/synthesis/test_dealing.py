"""The first findings of a long list come from several articles and several actors."""

from __future__ import annotations

from collections import Counter

from briefing.model import Demand
from briefing.synthesis.dealing import OF_ONE_ACTOR, OF_ONE_ARTICLE, OF_ONE_VOICE, deal_out
from briefing.synthesis.findings import merge_findings
from tests.synthesis.test_findings import article, demand, position

WORDS = "harbour bridge tunnel ferry market school clinic museum airport station quarry library".split()


def demands_of(by: str, told_in: str, number: int) -> list[Demand]:
    return [demand(f"open the {WORDS[at]} to {by}", told_in, at * 100, by=by) for at in range(number)]


def test_a_long_article_does_not_crowd_out_the_short_ones() -> None:
    long = [one for by in ("union", "mayor", "owners") for one in demands_of(by, "a1", 12)]
    short = [one for name in "bcdefgh" for one in demands_of("union" if name in "bc" else name, name, 2)]
    shown = deal_out([*long, *short])[: OF_ONE_ARTICLE + 13]
    told = Counter(one.citations[0].article for one in shown)
    assert told["a1"] == OF_ONE_ARTICLE
    assert set(told) == {"a1", *"bcdefgh"}


def test_one_actor_does_not_crowd_out_the_others() -> None:
    loud = [one for name in "abcdefgh" for one in demands_of("union", name, 2)]
    quiet = demands_of("mayor", "a", 2)
    first = deal_out([*loud, *quiet])[: OF_ONE_ACTOR + 2]
    assert Counter(one.by for one in first) == {"union": OF_ONE_ACTOR, "mayor": 2}


def test_an_actor_is_heard_from_several_articles_first() -> None:
    found = deal_out([*demands_of("union", "a1", 5), *demands_of("union", "a2", 2)])
    assert [one.citations[0].article for one in found[:5]] == ["a1"] * OF_ONE_VOICE + ["a2"] * 2


def test_within_a_round_the_order_stays_and_nothing_is_lost() -> None:
    found = demands_of("union", "a1", 12)
    assert list(deal_out(found)) == found
    assert deal_out([]) == ()


def test_what_two_articles_tell_goes_into_the_earliest_round_that_either_has() -> None:
    full = demands_of("union", "a1", OF_ONE_VOICE + 1)
    (last,) = demands_of("union", "a1", 1)
    both = last.model_copy(update={"citations": (*last.citations, *demand("x", "a2").citations)})
    assert list(deal_out([*full, both])) == [*full[:-1], both, full[-1]]


def test_merged_positions_are_dealt_out_whatever_their_order() -> None:
    said = [position(f"the {word} will be open {at} days", "a1", at * 100) for at, word in enumerate(WORDS)]
    said += [position("the tolls for barges will fall", "a2", 0), position("nobody will lose a job", "a3", 0)]
    articles = [article("a1"), article("a2"), article("a3")]
    merged = merge_findings("positions", said, articles=articles)
    assert {one.citations[0].article for one in merged[:4]} == {"a1", "a2", "a3"}
    assert merged == merge_findings("positions", said[::-1], articles=articles)
