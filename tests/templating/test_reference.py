from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from briefing.templating import load_pack
from briefing.templating.context import build_context
from briefing.templating.environment import JINJA_FILTERS, build_markdown_environment
from briefing.templating.functions import FILTERS, FUNCTIONS
from briefing.templating.reference import context_classes, context_reference
from briefing.templating.views import Context
from tests.templating.stories import STORIES


def views_in(value: Any) -> set[type[BaseModel]]:
    """The classes of everything that a context holds."""
    if isinstance(value, BaseModel):
        inner = [getattr(value, name) for name in type(value).model_fields]
        return {type(value)}.union(*map(views_in, inner))
    if isinstance(value, dict):
        return set().union(*map(views_in, value.values())) if value else set()
    if isinstance(value, tuple):
        return set().union(*map(views_in, value)) if value else set()
    return set()


def test_every_field_is_described() -> None:
    for one in context_classes():
        assert one.__doc__
        for name, field in one.model_fields.items():
            assert field.description, f"{one.__name__}.{name}"
            assert f"- `{name}` (" in context_reference()
    assert "ForwardRef" not in context_reference()
    assert "typing." not in context_reference()


def test_what_templates_get_is_what_is_documented() -> None:
    documented = set(context_classes())
    for story in STORIES.values():
        context = build_context(story(), load_pack("default"))
        assert set(context.variables()) - set(context.others) == set(Context.model_fields)
        assert views_in(context) <= documented | {*(one for base in documented for one in base.__subclasses__())}


def test_functions_and_filters_are_documented_both_ways() -> None:
    environment = build_markdown_environment(load_pack("default"))
    assert set(environment.globals) == set(FUNCTIONS)
    assert set(environment.filters) == set(FILTERS) | set(JINJA_FILTERS)
    for name in (*FUNCTIONS, *FILTERS):
        assert name in context_reference()
