from briefing.model import ActorRef, Citation, Demand, OtherFinding, Risk
from briefing.synthesis.references import actor_fields, with_actors_of_brief

PLACE = Citation(article="a1", start=0, end=5, text="words")


class Sanction(OtherFinding):
    """A stage of somebody else's."""

    target: ActorRef | None = None


def test_the_model_says_which_fields_hold_actors() -> None:
    assert actor_fields(Demand) == ("by", "also", "of")
    assert actor_fields(Risk) == ("actor", "raised_by")
    assert actor_fields(Sanction) == ("target",)


def test_ids_are_replaced_and_named_once() -> None:
    demand = Demand(id="d", text="words", by="a1-x", of=("a1-y", "a1-z"), citations=(PLACE,))
    renamed = with_actors_of_brief(demand, {"a1-x": "x", "a1-y": "nato", "a1-z": "nato"}.__getitem__)
    assert (renamed.by, renamed.of) == ("x", ("nato",))
    assert renamed.citations == demand.citations


def test_an_open_speaker_stays_open() -> None:
    risk = Risk(id="r", text="words", kind="threat", citations=(PLACE,))
    assert with_actors_of_brief(risk, lambda _: "wrong") == risk
