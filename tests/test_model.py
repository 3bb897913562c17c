import inspect

import pytest
from pydantic import BaseModel, ValidationError

from briefing import model
from briefing.identity import finding_id, slug
from briefing.model import Citation, Position

RECORDS = [
    kind
    for _, kind in inspect.getmembers(model, inspect.isclass)
    if issubclass(kind, BaseModel) and kind is not BaseModel
]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described_and_frozen(kind: type[BaseModel]) -> None:
    assert kind.__doc__
    assert kind.model_config.get("frozen")
    for name, field in kind.model_fields.items():
        assert field.description, f"{kind.__name__}.{name}"


def test_a_finding_without_citation_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="citations"):
        Position(id="p", text="words", mode="direct", citations=())


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="begin"):
        Citation(article="a", start=0, end=1, text="w", begin=0)  # type: ignore[call-arg]


def test_ids_come_from_content() -> None:
    assert finding_id("demands", "russia", "Deny  membership!") == finding_id("demands", "Russia", "deny membership")
    assert finding_id("demands", "a") != finding_id("positions", "a")
    assert slug("José Müller-Ruiz") == "jose-muller-ruiz"
    assert slug("北京") != slug("東京")
