"""The commands around packs: new, eject, diff, show, lint, context; and what a pack.toml of ten lines can do."""

from __future__ import annotations

import inspect
import re
import shutil
from pathlib import Path

import pytest
import typer

from briefing.cli.packs import packs_app
from briefing.errors import TemplateError
from briefing.model import Brief, OtherFinding
from briefing.renderers import render
from briefing.templating import build_document, list_packs, load_pack
from briefing.templating.ejecting import changes, eject, read_note
from briefing.templating.lint import lint_pack
from briefing.templating.making import make_pack
from briefing.templating.pack_file import HeadingsFile, PackFile
from briefing.templating.packs import REST
from briefing.templating.reference import BEGIN, END, context_reference, update_reference
from briefing.templating.variables import TEMPLATES
from tests.running import Runner
from tests.templating.briefs import full, marked
from tests.templating.strait import cite
from tests.templating.test_packs import pack_at

ROOT = Path(__file__).parents[2]
README = ROOT / "templates" / "README.md"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the packs of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "briefing" / "templates"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


def words_of(brief: Brief, pack: str, templates: Path) -> str:
    return build_document(brief, load_pack(pack, templates)).markdown()


# -- A new audience without a line of Python


MINISTER = """\
extends = "executive"
title = "Minister's note"
style = "minister"
sections = ["risks", "meetings", "..."]
[titles]
risks = "What could go wrong"
[limits]
risks = 2
words = 6
"""


def test_ten_lines_change_order_titles_limits_and_look_in_all_formats(tmp_path: Path) -> None:
    assert len(MINISTER.splitlines()) <= 10
    pack_at(tmp_path, "minister", MINISTER)
    (tmp_path / "minister" / "minister.css").write_text('@import "executive.css";\nh2 { color: #123456; }\n', "utf-8")
    pack = load_pack("minister", tmp_path)
    documents = render(full(), pack, ["md", "html", "pdf", "json"])
    text = documents["brief.md"].decode()
    titles = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert text.startswith("# Minister's note: ")
    assert titles[:2] == ["What could go wrong", "Decisions and meetings ahead"]
    assert len(re.findall(r"\n\| [^|]*…", text)) >= 1
    html = documents["brief.html"].decode()
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", html)[:2] == ["What could go wrong", "Decisions and meetings ahead"]
    assert "#123456" in html
    assert documents["brief.pdf"].startswith(b"%PDF-")
    assert documents["brief.pdf"] != render(full(), load_pack("executive"), ["pdf"])["brief.pdf"]
    assert not lint_pack("minister", tmp_path)


@pytest.mark.parametrize("name", list_packs())
def test_one_partial_puts_a_new_stage_into_every_pack_that_leaves_it_room(name: str, tmp_path: Path) -> None:
    """The partial goes with `default`, as docs/adding-a-stage.md says; the stage brings a list of its own."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    partial = "{% for one in sanctions.rows %}\n- {{ one.text }} {{ cite(one) }}\n{% endfor %}\n"
    (tmp_path / "templates" / "default" / "sections" / "sanctions.md.j2").write_text(partial, "utf-8")
    pack = load_pack(name, tmp_path / "templates")
    finding = OtherFinding(id="s1", text="the licence fee", citations=(cite("a2", "licence fee"),))
    brief = Brief(**{**dict(full()), "sanctions": (finding,)})
    document = build_document(brief, pack)
    assert ("- the licence fee [2 ¶2]" in document.markdown()) == (REST in pack.sections)
    assert not [fault for fault in lint_pack(name, tmp_path / "templates") if "sanctions" in str(fault)]


def test_a_label_of_the_pack_counts_where_the_brief_has_none(tmp_path: Path, run: Runner) -> None:
    pack_at(tmp_path, "guarded", 'extends = "default"\ntlp = "TLP:GREEN"')
    assert load_pack("guarded", tmp_path).tlp == "TLP:GREEN"
    assert words_of(full(), "guarded", tmp_path).startswith("**TLP:GREEN**")
    assert words_of(marked(), "guarded", tmp_path).startswith("**TLP:AMBER+STRICT**")


def test_headings_in_another_language(tmp_path: Path) -> None:
    folder = pack_at(tmp_path, "house", 'extends = "executive"\n[titles]\nrisks = "House risks"')
    (folder / "headings").mkdir()
    (folder / "headings" / "de.toml").write_text('[titles]\nrisks = "Risiken"\n[headings]\nrisk = "Gefahr"', "utf-8")
    pack_at(tmp_path, "german", 'extends = "house"\nlanguage = "de"\n[titles]\nmeetings = "Was ansteht"')
    pack = load_pack("german", tmp_path)
    assert pack.language == "de"
    assert (pack.titles["risks"], pack.titles["meetings"]) == ("Risiken", "Was ansteht")
    assert pack.headings["risk"] == "Gefahr"
    html = render(full(), pack, ["html"])["brief.html"].decode()
    assert '<h2 id="section-risks" lang="de">Risiken</h2>' in html
    assert pack.titles["demands"]  # in the language that there is
    assert load_pack("house", tmp_path).titles["risks"] == "House risks"
    (folder / "headings" / "de.toml").write_text('[title]\nrisks = "x"', "utf-8")
    with pytest.raises(TemplateError, match=r"de\.toml:1:1: title has to be text in quotation marks"):
        load_pack("german", tmp_path)


# -- new


def test_a_new_pack_works_as_it_is_and_with_every_line_of_it(own_configuration: Path, run: Runner) -> None:
    done = run("packs", "new", "minister", "--extends", "executive")
    assert (done.code, done.out.strip()) == (0, str(own_configuration / "minister" / "pack.toml"))
    path = Path(done.out.strip())
    assert load_pack("minister").chain[1].name == "executive"
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 15
    path.write_text("\n".join(line[1:] if re.match(r"#\S", line) else line for line in lines), "utf-8")
    assert load_pack("minister").limit("risks") == 3
    assert not lint_pack("minister")


@pytest.mark.parametrize(
    ("name", "extends", "told"),
    [
        ("../x", "default", "cannot be a pack's name"),
        ("My pack", "default", "cannot be a pack's name"),
        ("", "default", "cannot be a pack's name"),
        ("mine", "defualt", "Did you mean “default”?"),
        ("taken", "default", "is there already"),
    ],
)
def test_a_pack_that_cannot_be_made_is_told(tmp_path: Path, name: str, extends: str, told: str) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(TemplateError, match=re.escape(told)):
        make_pack(name, extends, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


# -- eject and diff


def test_an_ejected_section_says_what_it_is_a_copy_of_and_changes_nothing(tmp_path: Path, run: Runner) -> None:
    make_pack("mine", "executive", tmp_path)
    before = render(full(), load_pack("mine", tmp_path), ["md", "html"])
    for name in ("risks", "sources", "brief.md.j2", "page.html.j2", "points/demands.md.j2", "executive.css"):
        done = run("packs", "eject", "mine", name, "--templates", tmp_path)
        assert done.code == 0, done.err
        note = read_note(Path(done.out.strip()))
        assert note
        assert note.origin.split("/")[0] == ("executive" if name in ("sources", "executive.css") else "default")
    after = render(full(), load_pack("mine", tmp_path), ["md", "html"])
    assert after["brief.md"] == before["brief.md"]
    assert not lint_pack("mine", tmp_path)
    assert {change.state for change in changes(load_pack("mine", tmp_path))} == {"unchanged"}


def test_what_has_shipped_since_is_shown(tmp_path: Path, run: Runner) -> None:
    house = pack_at(tmp_path, "house", 'extends = "default"', sections__risks="one\ntwo\n", sections__demands="x\n")
    make_pack("mine", "house", tmp_path)
    pack = load_pack("mine", tmp_path)
    own, _ = [eject(pack, name) for name in ("risks", "demands")]
    own.write_text(own.read_text("utf-8").replace("one", "ours"), "utf-8")
    (house / "sections" / "risks.md.j2").write_text("one\nthree\n", "utf-8")
    done = run("packs", "diff", "mine", "--templates", tmp_path)
    lines = done.out.splitlines()
    assert lines[0].startswith("sections/demands.md.j2: house/sections/demands.md.j2 is unchanged since briefing ")
    assert lines[1].startswith("sections/risks.md.j2: house/sections/risks.md.j2 is changed since briefing ")
    assert [line for line in lines if line in ("-two", "+three")] == ["-two", "+three"]
    assert "ours" not in done.out
    (tmp_path / "mine" / ".ejected" / "sections" / "risks.md.j2").unlink()
    (_, change) = changes(load_pack("mine", tmp_path))
    assert not change.kept
    assert "-ours" in change.lines
    (house / "sections" / "risks.md.j2").unlink()
    shutil.rmtree(house / "sections")
    assert [one.state for one in changes(load_pack("mine", tmp_path))] == ["changed", "changed"]  # `default` has them


def test_what_cannot_be_ejected_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"is shipped.*briefing packs new mine --extends default"):
        eject(load_pack("default"), "risks")
    make_pack("mine", "default", tmp_path)
    pack = load_pack("mine", tmp_path)
    with pytest.raises(TemplateError, match='has "risk"; did you mean "risks"\\? Sections: actors'):
        eject(pack, "risk")
    with pytest.raises(TemplateError, match=r'has "\.\./default/pack\.toml"'):
        eject(pack, "../default/pack.toml")
    eject(pack, "risks")
    with pytest.raises(TemplateError, match="is there already"):
        eject(pack, "risks")


# -- show, lint, context


def test_show_tells_where_everything_comes_from(tmp_path: Path, run: Runner) -> None:
    pack_at(tmp_path, "desk", 'extends = "executive"\n[limits]\nrisks = 1', sections__risks="x")
    out = run("packs", "show", "desk", "--templates", tmp_path).out
    lines = (
        "chain: *desk → executive → default",
        "  risks +1 +desk",
        "  meetings +5 +executive",
        "  actors +12 +default",
        r"  sections/risks\.md\.j2 +desk",
        r"  sections/sources\.md\.j2 +executive",
        r"  page\.html\.j2 +default",
        "  risks +Chief risks",
        "trusted: *no",
    )
    for line in lines:
        assert re.search(f"^{line}", out, re.MULTILINE), line


def test_lint_takes_a_name_a_folder_or_nothing(tmp_path: Path, run: Runner) -> None:
    good, bad = (
        pack_at(tmp_path, "good", 'extends = "default"'),
        pack_at(tmp_path, "bad", 'extends = "default"\nstyl = 1'),
    )
    assert (run("packs", "lint", "good", "--templates", tmp_path).code, run("packs", "lint", good).code) == (0, 0)
    for words in (["bad", "--templates", tmp_path], [bad], [tmp_path], ["--templates", tmp_path]):
        done = run("packs", "lint", *words)
        assert done.code == 1
        keys = ", ".join(PackFile.model_fields)
        assert (
            done.out.strip()
            == f'{bad / "pack.toml"}:2:1: a pack has no key "styl"; did you mean "style"? Keys: {keys}.'
        )
    assert run("packs", "lint", "nobody").code == 2


def test_context_prints_what_templates_can_name(run: Runner) -> None:
    assert run("packs", "context", "--markdown").out == context_reference()
    plain = run("packs", "context").out
    assert re.search(r"^  likelihood \(text or none\): ", plain, re.MULTILINE)
    assert "`" not in plain


# -- templates/README.md


def test_the_reference_in_the_readme_is_what_it_would_be_today(tmp_path: Path) -> None:
    copy = tmp_path / "README.md"
    shutil.copy(README, copy)
    assert not update_reference(copy), "run  python -m briefing.templating.reference templates/README.md"
    copy.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="has no line"):
        update_reference(copy)


def guide() -> str:
    """The part of the page that people write."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    return before + rest.partition(END)[2]


def test_the_readme_tells_of_every_key_template_and_command() -> None:
    text = guide()
    told = set(re.findall(r"^\| `(\w+)`(?:, `(\w+)`)*", text, re.MULTILINE))
    keys = {key for row in told for key in row if key} | set(re.findall(r"`(\w+)`", text))
    assert set(PackFile.model_fields) <= keys
    assert set(HeadingsFile.model_fields) <= keys
    for pattern in TEMPLATES:
        assert pattern.split("/")[0].split(".")[0] in text
    commands = typer.main.get_command(packs_app).commands  # type: ignore[attr-defined]
    assert set(re.findall(r"`briefing packs (\w+)", text)) == set(commands)


def test_five_minutes(tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands and files of the first part of the page, one after the other."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "packs").mkdir()
    first = guide().split("## Five minutes")[1].split("\n## ")[0]
    assert 3 <= len(first.splitlines()) <= 60
    for language, code in re.findall(r"^```(\w+)\n(.*?)^```$", first, re.MULTILINE | re.DOTALL):
        if language == "sh":
            for line in code.splitlines():
                words = line.split("#")[0].split()[1:]
                if words[:1] == ["packs"] and "preview" not in words:
                    done = run(*words)
                    assert done.code == 0, f"{line}\n{done.err}{done.out}"
        else:
            name, text = re.match(r"(?:# |\{# )(\S+)[^\n]*\n(.*)", code, re.DOTALL).groups()  # type: ignore[union-attr]
            (tmp_path / "packs" / "minister" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "packs" / "minister" / name).write_text(text, "utf-8")
    pack = load_pack("minister", tmp_path / "packs")
    assert not lint_pack("minister", tmp_path / "packs")
    assert build_document(full(), pack).markdown().startswith(f"# {pack.title}")


def test_commands_have_a_help_of_their_own() -> None:
    for command in packs_app.registered_commands:
        assert inspect.getdoc(command.callback)
