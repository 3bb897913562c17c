from briefing.model import Citation, Deadline, Demand, Meeting, Position, Risk, SpokenCitation
from briefing.synthesis.bottom_line import MOST, choose_points


def cite(start: int) -> Citation:
    return Citation(article="a1", start=start, end=start + 5, text="words")


def meeting(number: int, **fields: object) -> Meeting:
    known = {"id": f"m-{number}", "text": "words", "citations": (cite(number * 10),), "what": "talks"}
    return Meeting(**{**known, "status": "upcoming", "date": f"2022-01-{number + 1:02}", **fields})  # type: ignore[arg-type]


def demand(number: int, start: int, by: str | None = "russia") -> Demand:
    return Demand(id=f"d-{number}", text="words", by=by, citations=(cite(start),))


def risk(number: int, start: int, text: str = "words that can stand alone") -> Risk:
    return Risk(id=f"r-{number}", text=text, kind="threat", citations=(cite(start),))


def position(number: int, start: int, text: str = "words that can stand alone") -> Position:
    spoken = SpokenCitation(article="a1", start=start, end=start + 5, text="words")
    return Position(id=f"p-{number}", text=text, actor="russia", mode="direct", citations=(spoken,))


def ids(points: tuple) -> list[str]:  # type: ignore[type-arg]
    return [point.id for point in points]


def test_each_kind_has_its_share_and_five_are_the_most() -> None:
    points = choose_points(
        [meeting(n) for n in range(4)],
        [demand(n, 100 + n * 10) for n in range(4)],
        [risk(n, 200 + n * 10) for n in range(4)],
        [position(n, 300 + n * 10) for n in range(4)],
    )
    assert ids(points) == ["m-0", "m-1", "d-0", "d-1", "r-0"]
    assert len(points) == MOST


def test_what_is_lacking_is_made_up_for_by_the_rest() -> None:
    points = choose_points([], [], [], [position(n, n * 10) for n in range(9)])
    assert ids(points) == ["p-0", "p-1", "p-2", "p-3", "p-4"]


def test_the_same_words_are_not_told_twice() -> None:
    points = choose_points([], [demand(0, 100)], [risk(0, 102)], [position(0, 100), position(1, 300)])
    assert ids(points) == ["d-0", "p-1"]


def test_past_and_undated_meetings_and_open_demands_are_no_headline() -> None:
    past = meeting(0, status="past")
    undated = meeting(1, date=None)
    assert choose_points([past, undated], [demand(0, 50, by=None)], [], []) == ()


def test_nothing_found_gives_no_points() -> None:
    assert choose_points([], [], [], []) == ()


def deadline(number: int, date: str, **fields: object) -> Deadline:
    known = {"id": f"l-{number}", "text": "words", "citations": (cite(500 + number * 10),), "kind": "takes effect"}
    return Deadline(**{**known, "date": date, **fields})  # type: ignore[arg-type]


def test_what_is_near_goes_before_what_is_far_off() -> None:
    parties = ("kenya", "norway")
    far = meeting(1, date="2022-06-01", parties=parties)
    near = meeting(2, date="2022-01-12", parties=parties)
    vague = meeting(3, date="2022-01", parties=parties)
    coming = [vague, near, far]
    points = choose_points(coming, [], [], [], deadlines=[deadline(0, "2022-01-09")], as_of="2022-01-03")
    assert ids(points)[:2] == ["l-0", "m-2"]
    assert [point.section for point in points[:2]] == ["deadlines", "meetings"]
    points = choose_points(
        [far], [], [], [], deadlines=[deadline(0, "2022-01-01", status="passed")], as_of="2022-01-03"
    )
    assert ids(points) == ["m-1"]


def test_of_two_that_are_near_the_one_with_both_parties_is_the_news() -> None:
    lone, both, third = (meeting(n, parties=p) for n, p in ((4, ("eu",)), (5, ("eu", "un")), (6, ("us", "un"))))
    assert ids(choose_points([lone, both, third], [], [], [], as_of="2022-01-03"))[:2] == ["m-5", "m-6"]


def test_fragments_are_left_out() -> None:
    points = choose_points([], [], [risk(0, 200, "use on Norland")], [position(0, 300, "the new fee")])
    assert ids(points) == []
