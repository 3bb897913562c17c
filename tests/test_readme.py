"""What the documentation shows works: commands are run, code is run, lists are compared with what there is."""

import importlib
import inspect
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import typer

from briefing import stages
from briefing.cli import app
from briefing.sources.readers import BYTE_READERS, READERS
from tests.running import Runner

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ADDING_A_STAGE = (ROOT / "docs" / "adding-a-stage.md").read_text("utf-8")

BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language that are no files."""
    return [m["code"] for m in BLOCK.finditer(text) if m["language"] == language and not m["file"]]


def files(text: str) -> dict[str, str]:
    """The fenced blocks that are files, by the name that stands above each."""
    return {m["file"]: m["code"] for m in BLOCK.finditer(text) if m["file"]}


def table(heading: str) -> list[list[str]]:
    """The cells of the table of README whose head begins with some words."""
    lines = README.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {heading}"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def write_files(text: str, folder: Path) -> None:
    for name, code in files(text).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code, "utf-8")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of README has it: articles of one's own, a pack of one's own."""
    folder = tmp_path_factory.mktemp("workplace")
    shutil.copytree(ROOT / "samples" / "grain-deal" / "articles", folder / "my-articles")
    write_files(README, folder)
    return folder


def command_lines() -> list[str]:
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("briefing ")]


def test_the_commands_of_readme_run(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(workplace)
    run = Runner(capsys)
    assert len(command_lines()) >= 4
    for line in command_lines():
        command, _, _ = line.partition(">")
        words = shlex.split(command)[1:]
        if "--output" in words and "--format" not in words:
            words += ["--format", "md,html,json"]  # PDF needs Pango, and has tests of its own
        done = run(*words)
        assert done.code == 0, f"{line}\n{done.err}"
    assert (workplace / "out" / "executive" / "brief.html").is_file()
    assert (workplace / "out" / "brief.md").read_text("utf-8").startswith("# Note for the minister")


def test_the_code_of_readme_runs(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(workplace)
    (workplace / "out").mkdir(exist_ok=True)
    shutil.copy(ROOT / "samples" / "grain-deal" / "brief.json", workplace / "out" / "brief.json")
    code = blocks(README, "python")
    assert len(code) == 2
    for block in code:
        exec(compile(block, "README.md", "exec"), {})
    assert "→" in capsys.readouterr().out


def test_make_has_what_readme_names() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", README, re.MULTILINE))
    assert {"".join(pair) for pair in named} <= set(targets)


def commands() -> dict[str, object]:
    """Every command of the program by its name, as the table of README writes it."""
    group = typer.main.get_command(app)
    found: dict[str, object] = {}
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found |= (
            {f"briefing {name} {sub}": one for sub, one in inner.items()} if inner else {f"briefing {name}": command}
        )
    return found


def test_readme_lists_every_command() -> None:
    assert {row[0].strip("`") for row in table("command")} == set(commands())


def options(command: str) -> set[str]:
    """The options of a command by their long names."""
    params = commands()[command].params  # type: ignore[attr-defined]
    return {max(one.opts, key=len) for one in params if one.param_type_name == "option"}


def test_readme_lists_every_option_of_build() -> None:
    assert {row[0].strip("`").split()[0] for row in table("option of `build`")} == options("briefing build")


def test_the_page_on_the_day_lists_every_option_of_daily_and_every_command_of_the_archive() -> None:
    page = (ROOT / "docs" / "daily.md").read_text(encoding="utf-8")
    told = page[page.index("| option |") : page.index("| exit code |")]
    assert set(re.findall(r"--[a-z][a-z-]+", told)) == options("briefing daily")
    assert set(re.findall(r"^\| `(briefing archive \w+)", page, re.MULTILINE)) == {
        name for name in commands() if name.startswith("briefing archive")
    }


def test_templates_lists_every_command_of_packs() -> None:
    page = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(briefing packs \w+)", page, re.MULTILINE)) == {
        name for name in commands() if name.startswith("briefing packs")
    }


def test_readme_lists_every_reader() -> None:
    kinds = [row[0].lower() for row in table("kind")]
    readers = [reader.name.lower() for reader in (*BYTE_READERS, *READERS) if reader.name != "XML"]
    assert len(kinds) == len(readers)
    assert all(any(reader in kind for kind in kinds) for reader in readers)


def test_readme_lists_every_pack_and_stage() -> None:
    packs = {path.parent.name for path in (ROOT / "templates").glob("*/pack.toml")}
    assert {row[0].strip("`") for row in table("pack")} == packs
    told = README[README.index("## Another kind of finding") :].partition(":")[2].partition(".")[0]
    assert set(re.findall(r"`(\w+)`", told)) == set(stages.load_stages())


def test_links_within_the_project_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "tests" / "evaluation" / "README.md"):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.fixture
def sanctions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stage of docs/adding-a-stage.md, in its place as far as the program can tell."""
    write_files(ADDING_A_STAGE, tmp_path)
    monkeypatch.setattr(stages, "__path__", [*stages.__path__, str(tmp_path / "briefing" / "stages")])
    stages.load_stages.cache_clear()
    yield tmp_path
    stages.load_stages.cache_clear()
    sys.modules.pop("briefing.stages.sanctions", None)
    vars(stages).pop("sanctions", None)


def test_the_case_of_the_page_on_stages_passes(sanctions: Path, parse) -> None:
    page: dict[str, object] = {}
    exec(files(ADDING_A_STAGE)["tests/stages/test_sanctions.py"], page)
    for name, test in page.items():
        if name.startswith("test_"):
            test(parse)  # type: ignore[operator]


def test_the_new_stage_reaches_the_brief_and_its_section(sanctions: Path, capsys) -> None:
    article = sanctions / "article.txt"
    article.write_text(
        "Sanctions on Belarus\n\n"
        "MINSK, May 3, 2024 (Coast Wire) - The United States imposed sanctions on Belarus on Friday.\n\n"
        "The United Nations has asked both countries to talk to each other, a spokesman said.\n",
        "utf-8",
    )
    # The page puts the template with the default pack; here a pack of the same name comes before it.
    (sanctions / "templates" / "default" / "pack.toml").write_text('extends = "default"\n', "utf-8")
    run = Runner(capsys)
    done = run("build", article, "--as-of", "2024-05-06", "--output", sanctions, "--format", "md,json", "--templates",
               sanctions / "templates")  # fmt: skip
    assert done.code == 0, done.err
    written = (sanctions / "brief.md").read_text("utf-8")
    assert "## Sanctions" in written
    assert "- imposed sanctions on Belarus" in written


def test_the_page_on_stages_tells_of_every_layer() -> None:
    from briefing.language.parsed import ParsedArticle

    told = set(re.findall(r"`parsed\.(\w+)", ADDING_A_STAGE))
    module = inspect.getsource(importlib.import_module("briefing.language.parsed"))
    layers = set(re.findall(r"@cached_property\n    def (\w+)", module))
    assert layers <= told
    assert told <= layers | {"article", "doc", "cite"} | set(dir(ParsedArticle))
