"""Who said what: quotations by speaker, within a pack's limits."""

from dataclasses import replace

from briefing.model import Brief, Position
from briefing.templating import load_pack
from briefing.templating.context import build_context
from briefing.templating.views import QuotationsView
from tests.templating.briefs import full
from tests.templating.strait import FERRY, position

ONCE = [word for word in FERRY.split() if FERRY.count(word) == 1]


def said(number: int, who: str | None, mode: str = "direct", **fields: object) -> Position:
    return position(f"p{number}", who, "a1", ONCE[number], mode=mode, **fields)


def quotations(*positions: Position, **limits: int) -> QuotationsView:
    pack = load_pack("press")
    brief: Brief = full().model_copy(update={"positions": positions})
    return build_context(brief, replace(pack, limits=pack.limits | limits), None).quotations


def told(view: QuotationsView) -> list[tuple[str | None, int, int, int]]:
    return [(group.speaker, len(group.direct), len(group.reported), group.left_out) for group in view.groups]


def test_who_is_quoted_comes_first_and_nobody_last() -> None:
    norvia, kesteria = full().actors[0].id, full().actors[1].id
    names = {actor.id: actor.name for actor in full().actors}
    view = quotations(said(1, None), said(2, norvia, "indirect"), said(3, kesteria), said(4, norvia, "mixed"))
    assert told(view) == [(names[kesteria], 1, 0, 0), (names[norvia], 0, 2, 0), (None, 1, 0, 0)]
    assert view.left_out == 0


def test_limits_hold_for_a_speaker_and_in_all_and_what_is_left_out_is_counted() -> None:
    norvia, kesteria = full().actors[0].id, full().actors[1].id
    names = {actor.id: actor.name for actor in full().actors}
    positions = [said(n, norvia) for n in range(5)] + [said(n, norvia, "indirect") for n in range(5, 9)]
    positions += [said(n, kesteria) for n in range(9, 12)]
    view = quotations(*positions, quotations=6, quotations_per_speaker=3, reported_per_speaker=2)
    assert told(view) == [(names[norvia], 3, 2, 4), (names[kesteria], 1, 0, 2)]
    assert view.left_out == 6
    assert told(quotations(*positions, quotations=0)) == []


def test_who_speaks_for_another_is_the_speaker() -> None:
    norvia, kesteria = full().actors[0].id, full().actors[1].id
    names = {actor.id: actor.name for actor in full().actors}
    (group,) = quotations(said(1, norvia, via=kesteria), said(2, kesteria, via=kesteria)).groups
    assert group.speaker == names[kesteria]
    assert [one.on_behalf_of for one in group.direct] == [names[norvia], None]
    assert {one.publisher for one in group.direct} == {"The Port Halden Herald"}
