"""Lint finds what is wrong, and finds nothing where nothing is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.templating import list_packs
from briefing.templating.lint import lint_all, lint_pack

CASES_FOLDER = Path(__file__).parent / "faults"
CASES: list[dict[str, str]] = tomllib.loads((CASES_FOLDER / "template_faults.toml").read_text("utf-8"))["fault"]


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the packs of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def faults_of(tmp_path: Path, files: dict[str, str], toml: str = "") -> list[str]:
    """The faults of a pack with these files, as they are printed, named as from its folder."""
    folder = tmp_path / "faulty"
    for name, text in (
        {"pack.toml": toml if "extends" in toml else f'extends = "default"\n{toml.lstrip()}'} | files
    ).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.removeprefix("\n"), "utf-8")
    return [str(fault.shorter(folder)) for fault in lint_pack("faulty", tmp_path)]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_seeded_fault_is_found_with_its_place_and_no_other(case: dict[str, str], tmp_path: Path) -> None:
    files = {case["file"]: case["text"]} if "file" in case else {}
    found = faults_of(tmp_path, files, case.get("pack", ""))
    assert [one for one in found if one.startswith(case["says"])], found
    assert len(found) == 1, found


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("name", list_packs())
def test_what_is_shipped_is_without_faults(name: str) -> None:
    assert not [str(fault) for fault in lint_pack(name)]


def test_all_packs_are_linted_at_once(tmp_path: Path) -> None:
    faults_of(tmp_path, {"sections/risks.md.j2": "{{ x }}"})
    assert [fault.file.name for fault in lint_all(tmp_path)] == ["risks.md.j2"]
    assert not lint_all()


GOOD: dict[str, str] = tomllib.loads((CASES_FOLDER / "good_templates.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", GOOD)
def test_what_works_is_not_complained_of(name: str, tmp_path: Path) -> None:
    assert not faults_of(tmp_path, {"sections/risks.md.j2": GOOD[name]})


def test_columns_are_found_where_lines_end_in_any_way(tmp_path: Path) -> None:
    for end in ("\n", "\r\n"):
        text = end.join(["{% if risks.rows -%}", "", "   {{- heading -}}", "  {%- endif %}", "é“” {{ risks.roes }}"])
        (found,) = faults_of(tmp_path, {"sections/risks.md.j2": text})
        assert found.startswith('sections/risks.md.j2:5:14: Risks has no field "roes"; did you mean "rows"?')


def test_macros_of_another_file_are_known(tmp_path: Path) -> None:
    files = {
        "macros.md.j2": "{% macro say(f) %}{{ f.text }} {{ cite(f) }}{% endmacro %}",
        "sections/risks.md.j2": '{% from "macros.md.j2" import say %}{% for r in risks.rows %}{{ say(r) }}{% endfor %}',
        "points/risks.md.j2": '{% import "macros.md.j2" as macros %}{{ macros.say(finding) }}',
    }
    assert not faults_of(tmp_path, files)
    (found,) = faults_of(tmp_path, files | {"sections/risks.md.j2": '{% from "macros.md.j2" import sya %}'})
    assert 'has no macro "sya"; did you mean "say"?' in found


def test_a_template_may_extend_another(tmp_path: Path) -> None:
    base = "{% for r in risks.rows %}{% block one scoped %}{{ r.kind }}{% endblock %}{% endfor %}"
    child = '{% extends "base.md.j2" %}{% block one %}{{ super() }}{{ r.WORD }} {{ cite(r) }}{% endblock %}'
    good = {"base.md.j2": base, "sections/risks.md.j2": child.replace("WORD", "text")}
    assert not faults_of(tmp_path, good)
    (found,) = faults_of(tmp_path, good | {"sections/risks.md.j2": child.replace("WORD", "txt")})
    assert 'Risk has no field "txt"; did you mean "text"?' in found


def test_the_fields_of_a_stage_of_ones_own_are_its_own(tmp_path: Path) -> None:
    text = "{% for one in sanctions.rows %}- {{ one.target }}: {{ one.text }} {{ cite(one) }}{% endfor %}"
    assert not faults_of(tmp_path, {"sections/sanctions.md.j2": text})
    (found,) = faults_of(tmp_path, {"sections/sanctions.md.j2": text.replace("sanctions", "sanction")})
    assert 'there is no variable "sanction"; did you mean "sanctions"?' in found


def test_faults_of_ancestors_are_found_unless_they_are_shipped(tmp_path: Path) -> None:
    faults_of(tmp_path, {"sections/risks.md.j2": "{{ x }}"})
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "pack.toml").write_text('extends = "faulty"\n', "utf-8")
    assert [fault.file for fault in lint_pack("child", tmp_path)] == [tmp_path / "faulty" / "sections" / "risks.md.j2"]


def test_a_pack_that_extends_none_has_to_bring_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "pack.toml").write_text('title = "x"\n', "utf-8")
    messages = [fault.message for fault in lint_pack("bare", tmp_path)]
    assert any('brief.md.j2; write  extends = "default"' in message for message in messages)


def test_several_faults_are_all_found(tmp_path: Path) -> None:
    files: dict[str, Any] = {
        "sections/risks.md.j2": "{{ a }}\n{{ b }}\n{% for r in risks.rows %}{{ r.c }}{% endfor %}",
        "points/risks.md.j2": "{{ finding.d }}",
    }
    found = faults_of(tmp_path, files, 'style = "x"\ncolour = 1\n[limits]\nrisks = -1\n')
    assert len(found) == 7
    assert found == sorted(found, key=lambda one: (one.split(":")[0], int(one.split(":")[1])))
