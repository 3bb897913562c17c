from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

import pytest
from pydantic import BaseModel

from briefing.renderers import render
from briefing.templating import list_packs, load_pack
from briefing.templating.context import build_context
from briefing.templating.environment import JINJA_FILTERS, build_markdown_environment
from briefing.templating.functions import FILTERS, FUNCTIONS
from briefing.templating.loading import read_templates
from briefing.templating.reference import context_classes, context_reference
from briefing.templating.running import RunningTemplates
from briefing.templating.variables import (
    TEMPLATES,
    PageSection,
    SectionText,
    context_variables,
    template_variables,
)
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


def test_every_template_gets_the_variables_that_are_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    got: dict[str, set[frozenset[str]]] = {}
    render_one = RunningTemplates.render

    def spy(self: RunningTemplates, name: str, **variables: Any) -> str:
        got.setdefault(name, set()).add(frozenset(variables))
        for value in variables.values():
            items = value if isinstance(value, list) else []
            shown.update({frozenset(one) for one in items if isinstance(one, dict)})
        return render_one(self, name, **variables)

    shown: set[frozenset[str]] = set()
    monkeypatch.setattr(RunningTemplates, "render", spy)
    for pack in list_packs():
        for story in ("full", "empty"):
            render(STORIES[story](), load_pack(pack), ["md", "html"])
    assert {"brief.md.j2", "page.html.j2", "sections/sources.md.j2", "sections/risks.md.j2"} <= set(got)
    for name, given in got.items():
        documented = template_variables(name)
        assert documented is not None, name
        assert given == {frozenset(set(documented) - set(context_variables()))}, name
    assert shown == {frozenset(SectionText.model_fields), frozenset(PageSection.model_fields)}


def test_every_documented_kind_of_template_has_one() -> None:
    names = {name for pack in list_packs() for name in read_templates(load_pack(pack))}
    for pattern in TEMPLATES:
        assert any(fnmatch(name, pattern) for name in names), pattern
