from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import TemplateError
from briefing.templating import list_packs, load_pack
from briefing.templating.packs import REST
from briefing.templating.places import search_path, shipped_folder, user_folder


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the packs of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def pack_at(folder: Path, name: str, toml: str = "", **files: str) -> Path:
    """A pack in a folder; files by name, with `__` for `/`."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "pack.toml").write_text(toml, encoding="utf-8")
    for file, text in files.items():
        path = place / (file.replace("__", "/") + ".md.j2")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def test_shipped_packs_load() -> None:
    assert {"default", "executive"} <= set(list_packs())
    for name in list_packs():
        pack = load_pack(name)
        assert pack.title
        assert pack.description
        assert pack.chain[-1].name == "default"


def test_search_path_is_given_then_own_then_shipped(tmp_path: Path) -> None:
    assert search_path(tmp_path) == (tmp_path, user_folder(), shipped_folder("templates"))
    assert search_path() == (user_folder(), shipped_folder("templates"))


def test_shipped_folders_are_found_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "briefing"
    (package / "_templates").mkdir(parents=True)
    monkeypatch.setattr("briefing.__file__", str(package / "__init__.py"))
    assert shipped_folder("templates") == package / "_templates"
    assert shipped_folder("styles") == package.parent / "styles"


def test_child_changes_what_it_says_and_inherits_the_rest(tmp_path: Path) -> None:
    pack_at(
        tmp_path,
        "desk",
        'extends = "executive"\ntitle = "Desk note"\nsections = ["risks", "..."]\n[limits]\nrisks = 1\n'
        '[titles]\nrisks = "Dangers"\n[fields]\nrisks = ["risk"]\n',
    )
    pack, executive = load_pack("desk", tmp_path), load_pack("executive")
    assert pack.title == "Desk note"
    assert [folder.name for folder in pack.chain] == ["desk", "executive", "default"]
    assert pack.sections == ("risks", "bottom_line", "changes", "meetings", "demands", "sources", REST)
    assert (pack.limit("risks"), pack.limit("meetings")) == (1, executive.limit("meetings"))
    assert (pack.titles["risks"], pack.titles["meetings"]) == ("Dangers", executive.titles["meetings"])
    assert (pack.fields["risks"], pack.fields["demands"]) == (("risk",), executive.fields["demands"])
    assert pack.formats == load_pack("default").formats
    assert pack.find_file("sections/sources.md.j2") == executive.chain[0] / "sections/sources.md.j2"
    assert pack.find_file("brief.md.j2") == executive.chain[1] / "brief.md.j2"


def test_chains_may_be_of_any_depth(tmp_path: Path) -> None:
    pack_at(tmp_path, "p0", 'extends = "default"\ntitle = "Zero"')
    for n in range(1, 9):
        pack_at(tmp_path, f"p{n}", f'extends = "p{n - 1}"')
    pack = load_pack("p8", tmp_path)
    assert len(pack.chain) == 10
    assert pack.title == "Zero"


def test_new_sections_come_where_the_pack_says(tmp_path: Path) -> None:
    pack_at(
        tmp_path,
        "a",
        'extends = "default"\nsections = ["risks", "...", "sources"]',
        sections__zeal="x",
        sections__arms="x",
    )
    pack = load_pack("a", tmp_path)
    ordered = pack.order_sections(["zeal", "arms", "unknown"])
    inherited = load_pack("default").order_sections()
    rest = [name for name in inherited if name not in ("risks", "sources")]
    place = rest.index("timeline")
    assert ordered == ("risks", *rest[:place], "arms", "zeal", *rest[place:], "sources")
    assert load_pack("executive", tmp_path).order_sections(["zeal"]) == load_pack("executive").order_sections()


def test_a_pack_may_stand_in_for_the_shipped_one_and_extend_it(tmp_path: Path) -> None:
    pack_at(tmp_path, "default", 'extends = "default"\ntitle = "Our brief"')
    assert load_pack("executive", tmp_path).chain[1:] == (tmp_path / "default", shipped_folder("templates") / "default")
    assert load_pack("default", tmp_path).title == "Our brief"


def test_own_packs_are_found(own_configuration: Path) -> None:
    pack_at(own_configuration / "briefing" / "templates", "mine", 'extends = "default"')
    assert "mine" in list_packs()
    assert load_pack("mine").name == "mine"


def test_unknown_pack_says_what_exists_and_where_it_looked(tmp_path: Path) -> None:
    pack_at(tmp_path, "desk", 'extends = "default"')
    with pytest.raises(TemplateError) as caught:
        load_pack("exective", tmp_path)
    message = str(caught.value)
    for part in ("“exective”", "Did you mean “executive”?", "default, desk, executive", str(tmp_path), "templates"):
        assert part in message


@pytest.mark.parametrize("name", ["", "..", "../default", "/etc", "a/b"])
def test_a_name_cannot_leave_the_search_path(name: str) -> None:
    with pytest.raises(TemplateError, match="There is no pack"):
        load_pack(name)


@pytest.mark.parametrize(
    ("toml", "parts"),
    [
        ('extends = "nothing"', ["pack.toml:1:11: extends: There is no pack “nothing”"]),
        ('extends = "bad"', ["pack.toml:1:11: extends: Pack “bad” extends itself"]),
        ('sections = ["risk"]', [':2:13: sections: no pack has a section "risk"; did you mean "risks"? Sections: acto',
                                 "sections/risk.md.j2 in"]),
        ('sections = ["risks", "risks"]', [':2:13: sections: "risks" is named more than once']),
        ("sections = 3", [":2:1: sections has to be a list", "not 3"]),
        ('[limits]\nrisks = "many"', [":3:1: limits.risks has to be a whole number", "not 'many'"]),
        ("[limits]\nrisks = -1", [":3:1: limits.risks has to be a whole number of 0 or more, not -1"]),
        ("limits = 3", [":2:1: limits has to be a table of its own, under a line [limits], not 3"]),
        ('[fields]\nrisks = ["likelyhood"]', [':3:10: fields.risks: no column "likelyhood" has a heading', "actor, "]),
        ('style = "defualt"', [':2:1: style: there is no style sheet defualt.css; did you mean "default"? Styles: ',
                               "Looked in"]),
        ("colour = 1", [':2:1: a pack has no key "colour". Keys: extends, ']),
        ("tilte = 'x'", [':2:1: a pack has no key "tilte"; did you mean "title"?']),
        ("title =", [":2:8: is not valid TOML: Invalid value"]),
        ("figures = 'no'", [":2:1: figures has to be a list", "not 'no'"]),
        ("language = 'German'", [":2:1: language has to be a language as BCP 47 writes it"]),
        ("tlp = 'TLP:WHITE'", [':2:1: tlp: write "TLP:CLEAR"']),
        ("tlp = 'TLP:PINK'", [":2:1: tlp: ", "TLP:RED, "]),
        ("wiki = 'gitlap'", [':2:1: wiki: there is no wiki flavour "gitlap"', 'did you mean "gitlab"? Flavours: commonmark, ']),
    ],
)  # fmt: skip
def test_faults_are_named_with_their_place(tmp_path: Path, toml: str, parts: list[str]) -> None:
    pack_at(tmp_path, "bad", toml if "extends" in toml else f'extends = "default"\n{toml}')
    with pytest.raises(TemplateError) as caught:
        load_pack("bad", tmp_path)
    for part in [*parts, "pack.toml" if "extends" not in toml else ""]:
        assert part in str(caught.value)


def test_a_limit_that_no_pack_sets_is_named() -> None:
    with pytest.raises(TemplateError, match=r"sets no limit “words_of_wisdom”\. Limits that are set: actors, "):
        load_pack("default").limit("words_of_wisdom")
