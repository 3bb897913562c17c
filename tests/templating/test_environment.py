from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateNotFound, UndefinedError

from briefing.templating import load_pack
from briefing.templating.environment import build_markdown_environment, build_page_environment
from briefing.templating.views import ColumnView, SectionView
from tests.templating.readers import READERS, reading


def markdown(template: str, other: dict[str, str] | None = None, **variables: Any) -> str:
    """What a Markdown template writes."""
    environment = build_markdown_environment(load_pack("default"))
    environment.loader = DictLoader({"main": template} | (other or {}))
    return environment.get_template("main").render(variables)


EVIL = "<b>*x*_|"
ESCAPED = "&lt;b&gt;\\*x\\*\\_&#124;"


@pytest.mark.parametrize(
    "template",
    [
        "{{ evil }}",
        "{{ evil ~ '' }}",
        "{{ '' ~ evil }}",
        "{{ evil + '' }}",
        "{{ [evil] | join(', ') }}",
        "{{ [evil, evil] | first }}",
        "{% set x = evil %}{{ x }}",
        "{% set x %}{{ evil }}{% endset %}{{ x }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(evil) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ evil }}{% endcall %}",
        "{% macro m() %}{{ caller(evil) }}{% endmacro %}{% call(a) m() %}{{ a }}{% endcall %}",
        "{% include 'part' %}",
        "{% from 'macros' import say %}{{ say(evil) }}",
        "{% import 'macros' as macros %}{{ macros.say(evil) }}",
        "{{ evil if evil else '' }}",
        "{{ missing | default(evil) }}",
        "{{ '%s' | default('') ~ evil if false else evil }}",
        "{{ evil | trim }}",
        "{{ '{}'.format(evil) }}",
        "{{ '%s' % evil }}",
        "{% block b %}{{ evil }}{% endblock %}",
        "{% extends 'base' %}{% block b %}{{ super() }}{% endblock %}",
        "{% for x in [evil] %}{{ x }}{% endfor %}",
        "{% with x = evil %}{{ x }}{% endwith %}",
        "{% filter trim %}{{ evil }}{% endfilter %}",
    ],
)
def test_values_are_escaped_once_whatever_they_pass_through(template: str) -> None:
    others = {
        "part": "{{ evil }}",
        "macros": "{% macro say(a) %}{{ a }}{% endmacro %}",
        "base": "{% block b %}{{ evil }}{% endblock %}",
    }
    assert markdown(template, others, evil=EVIL).strip() == ESCAPED


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("{% macro m() %}**b**{% endmacro %}{{ m() ~ evil }}", f"**b**{ESCAPED}"),
        ("{% macro m() %}**b**{% endmacro %}{{ m() + evil }}", f"**b**{ESCAPED}"),
        ("{% macro m() %}**b**{% endmacro %}{{ evil + m() }}", f"{ESCAPED}**b**"),
        ("{% macro m() %}**b**{% endmacro %}{{ [m(), evil] | join(' ') }}", f"**b** {ESCAPED}"),
        ("{% set x %}**{% endset %}{{ x ~ evil ~ x }}", f"**{ESCAPED}**"),
        ("{% block b %}**b**{% endblock %}{{ self.b() ~ evil }}", f"**b****b**{ESCAPED}"),
        ("{{ '*' }}{{ '<' ~ evil }}", f"\\*&lt;{ESCAPED}"),
        ("**{{ evil }}**", f"**{ESCAPED}**"),
        ("{{ '**' | safe }}{{ evil }}", f"**{ESCAPED}"),
        ("{{ ('**' | safe) ~ evil }}", f"**{ESCAPED}"),
    ],
)
def test_markdown_of_the_template_stays_and_text_beside_it_is_escaped(template: str, written: str) -> None:
    assert markdown(template, evil=EVIL) == written


def test_a_value_is_data_and_no_template() -> None:
    assert markdown("{{ x }}", x="{{ 7 * 7 }}{% raw %}") == r"\{\{ 7 \* 7 \}\}\{% raw %\}"


def test_unknown_names_are_errors() -> None:
    with pytest.raises(UndefinedError):
        markdown("{{ nothing }}")
    with pytest.raises(UndefinedError):
        markdown("{% if nothing %}x{% endif %}")


@pytest.mark.parametrize("template", ["{{ x.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ x.append(1) }}"])
def test_templates_run_in_a_sandbox(template: str) -> None:
    with pytest.raises(SecurityError):
        markdown(template, x=[])


@pytest.mark.parametrize(
    "name", ["sort", "groupby", "sum", "map", "escape", "e", "urlize", "xmlattr", "tojson", "format"]
)
def test_what_sorts_or_makes_markup_of_its_own_is_no_filter(name: str) -> None:
    with pytest.raises(TemplateAssertionError):
        markdown(f"{{{{ x | {name} }}}}", x=[1])


def test_pages_are_escaped_as_html() -> None:
    environment = build_page_environment(load_pack("default"))
    assert environment.from_string("{{ x }}").render(x="<b> &") == "&lt;b&gt; &amp;"


def test_tables_leave_out_empty_columns_and_dash_empty_cells() -> None:
    columns = tuple(ColumnView(field=name, heading=name.upper()) for name in ("a", "b", "c"))
    rows = [{"a": "1|2", "b": "", "c": ""}, {"a": "x", "b": "", "c": "line\nline"}]
    text = markdown(
        "{% call(row, field) table(section, rows) %}{{ row[field] }}\n{% endcall %}",
        section=SectionView(name="risks", title="Risks", columns=columns),
        rows=rows,
    )
    assert text == "| A | C |\n| --- | --- |\n| 1&#124;2 | — |\n| x | line line |\n"


@pytest.mark.parametrize("reader", READERS)
def test_links_lead_where_they_may_and_nowhere_else(reader: str) -> None:
    text = markdown(
        "{{ link(words, 'https://x.example/a(b') }} {{ link(words, 'javascript:alert(1)') }}\n", words="](y) <b>"
    )
    read = reading(READERS[reader](text))
    assert read.tags == ["p", "a"]
    assert read.links == ["https://x.example/a(b"]
    assert read.words.strip() == "](y) <b> ](y) <b>"


def test_templates_cannot_read_outside_their_packs(tmp_path: Path) -> None:
    environment = build_markdown_environment(load_pack("default"))
    with pytest.raises(TemplateNotFound, match="etc/passwd"):
        environment.from_string("{% include '../../../../../etc/passwd' %}").render()
