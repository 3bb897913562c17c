import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief_file import dump_brief, dump_schema, load_brief, parse_brief
from briefing.consistency import is_calendar_date
from briefing.errors import BriefFileError
from briefing.model import FORMAT, Brief

TEXT = "The harbour union urged the ministry to lower the fee."


def content(**changes: Any) -> dict[str, Any]:
    """A small brief as it stands in a file, with fields of ours in place of its own."""
    cited = {"article": "a1", "start": 0, "end": len(TEXT), "text": TEXT}
    return {
        "format": FORMAT,
        "title": "Harbour fees – “high”",
        "as_of": "2024-05-06",
        "produced_by": {"program": "briefing 0.1.0"},
        "articles": [{"id": "a1", "source": "a.txt", "sha256": "0", "text": TEXT, "published": "2024-05"}],
        "actors": [{"id": "union", "name": "harbour union", "kind": "group"}],
        "demands": [{"id": "d1", "by": "union", "text": TEXT, "citations": [cited]}],
        "bottom_line": [{"section": "demands", "id": "d1"}],
        **changes,
    }


def demand(**changes: Any) -> dict[str, Any]:
    return {**content()["demands"][0], **changes}


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(value: Any) -> Path:
        path = tmp_path / "brief.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return path

    return write


def test_what_is_written_is_read_back_the_same(written: Any) -> None:
    brief = Brief.model_validate(content())
    text = dump_brief(brief)
    assert load_brief(written(text)) == brief
    assert dump_brief(load_brief(written(text))) == text
    assert text.endswith("}\n")
    assert "“high”" in text


def test_a_stage_that_the_model_does_not_know_keeps_its_list(written: Any) -> None:
    sanctions = [{**demand(), "id": "s1", "target": "bank"}]
    assert json.loads(dump_brief(load_brief(written(content(sanctions=sanctions)))))["sanctions"][0]["target"] == "bank"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{oops", "not valid JSON, so not a brief.json: .* at line 1, column 2"),
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("1" * 5000, "not valid JSON"),
        ([], "holds a list, where an object is expected"),
        ({}, 'no field "format"'),
        (content(format="briefing/9"), "format 'briefing/9' is not known; this program reads 'briefing/1'"),
        (content(title=None), r"title: .*string \(found null\)"),
        ({k: v for k, v in content().items() if k != "as_of"}, "as_of: Field required"),
        (content(as_of="yesterday"), "as_of: 'yesterday' is not a date such as 2024-05-06"),
        (content(meetings=[{**demand(), "what": "x", "status": "soon"}]), r"meetings\[0\]\.status: .*'upcoming'"),
        (content(demands=[demand(citations=[])]), r"demands\[0\]\.citations: .*at least 1"),
        (content(demands=[demand(urgent=True)]), r"demands\[0\]\.urgent: Extra inputs"),
        (content(demands=[demand(by="nobody")]), r"demands\[0\]\.by: no actor has the id 'nobody'"),
        (content(articles=[]), r"demands\[0\]\.citations\[0\]: no article has the id 'a1'"),
        (content(demands=[demand(), demand()]), "demands: the id 'd1' is given 2 times"),
        (content(bottom_line=[{"section": "risks", "id": "d1"}]), r"bottom_line\[0\]: nothing has the id 'd1'"),
        (content(demands=[demand(deadline="2024-02-31")]), r"demands\[0\]\.deadline: '2024-02-31' is not a date"),
    ],
)
def test_an_error_names_the_file_the_field_and_what_is_valid(written: Any, value: Any, told: str) -> None:
    with pytest.raises(BriefFileError, match=told) as caught:
        load_brief(written(value))
    assert "brief.json: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_many_errors_are_counted_not_listed() -> None:
    with pytest.raises(BriefFileError, match="and 5 more"):
        parse_brief(json.dumps(content(demands=[demand(id=None) for _ in range(10)])), "brief.json")


def test_a_file_that_is_not_there_or_not_text_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(BriefFileError, match=r"gone\.json: cannot be read: No such file"):
        load_brief(tmp_path / "gone.json")
    (tmp_path / "picture.json").write_bytes(b"\x89PNG\r\n\xff\xfe")
    with pytest.raises(BriefFileError, match=r"picture\.json: not UTF-8"):
        load_brief(tmp_path / "picture.json")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_no_json_at_all_gets_past_as_anything_but_a_clear_error(value: Any) -> None:
    with pytest.raises(BriefFileError):
        parse_brief(json.dumps(value), "brief.json")


def test_the_schema_describes_every_field_of_the_format() -> None:
    schema = json.loads(dump_schema())
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(Brief.model_fields)
    assert all(field.get("description") for field in schema["properties"].values())


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13", False),
        ("2024-05", True),
        ("2024", True),
        ("٢٠٢٤", False),
    ],
)
def test_calendar_dates(date: str, valid: bool) -> None:
    assert is_calendar_date(date) is valid


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.parent.glob("samples/*/brief.json")), ids=lambda path: path.parent.name
)
def test_what_the_program_writes_is_read_back(path: Path) -> None:
    brief = load_brief(path)
    assert parse_brief(dump_brief(brief), path.name) == brief
