"""The source register: what is shipped, what the user adds, and what is said of files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import RegisterError
from briefing.register import load_register, user_register_file
from briefing.register.lookup import is_host
from tests.running import Runner


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_shipped_is_neutral() -> None:
    entries = load_register().entries
    assert len(entries) >= 250
    assert len({entry.country for entry in entries}) >= 60
    assert all(entry.reliability is None for entry in entries)
    assert all(entry.domains and entry.kind and entry.country for entry in entries)
    assert all(entry.owner for entry in entries if entry.state_media)


def test_sources_are_found_by_domain_address_and_name() -> None:
    register = load_register()
    for name, url in [
        ("edition.cnn.com", None),
        ("www.cnn.com", None),
        (None, "https://edition.cnn.com/2017/09/15/asia/x"),
        ("CNN", None),
        ("cnn", None),
    ]:
        found = register.find(name, url)
        assert found is not None
        assert found.name == "CNN"
    assert register.find("notcnn.com") is None
    assert register.find("The Harbour Wire", "https://harbourwire.example/1") is None
    found = register.find("Guardian")
    assert found is not None
    assert found.name == "The Guardian"


def test_the_users_own_entries_come_on_top(tmp_path: Path) -> None:
    own = """
    [[source]]
    name = "Reuters"
    reliability = "B"

    [[source]]
    name = "Harbour Wire"
    domains = ["harbourwire.example"]
    owner = "Halden Press"
    reliability = "C"

    [[source]]
    name = "The Beeb"
    domains = ["bbc.co.uk"]
    """
    register = load_register(write(tmp_path, own))
    reuters = register.by_name("Reuters")
    assert reuters is not None
    assert (reuters.reliability, reuters.owner, reuters.domains) == ("B", "Thomson Reuters", ("reuters.com",))
    wire = register.find("harbourwire.example")
    assert wire is not None
    assert (wire.name, wire.reliability) == ("Harbour Wire", "C")
    renamed = register.by_name("BBC")
    assert renamed is not None
    assert renamed.name == "The Beeb"
    assert load_register().by_name("Reuters") != reuters


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("[[source]\n", ["not valid TOML", "line 1"]),
        ('[[outlet]]\nname = "X"', ['no key "outlet"', "[[source]]"]),
        ('source = "Reuters"', ["[[source]]"]),
        ('[[source]]\ndomains = ["x.example"]', ["source 1", '"name" is missing']),
        ('[[source]]\nname = "Wire"\nreliable = "A"', ["Wire", 'no field "reliable"', "reliability"]),
        ('[[source]]\nname = "Wire"\nreliability = "G"', ["Wire", "reliability", "'A'", "'G'"]),
        ('[[source]]\nname = "Wire"\ncountry = "Norvia"', ["country", "two capital letters", "'Norvia'"]),
        ('[[source]]\nname = "Wire"\ndomains = ["https://x.example"]', ["not a domain", "without https://"]),
        ('[[source]]\nname = "Wire"\n[[source]]\nname = "The Wire"', ["'wire' belongs to Wire already"]),
    ],
)
def test_faults_are_named_with_what_is_valid(tmp_path: Path, text: str, messages: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(RegisterError) as raised:
        load_register(path)
    assert str(raised.value).startswith(f"{path}: ")
    for message in messages:
        assert message in str(raised.value)


def test_a_file_that_is_not_there_or_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot be read"):
        load_register(tmp_path / "none.toml")
    path = tmp_path / "sources.toml"
    path.write_bytes(b'[[source]]\nname = "\xff"')
    with pytest.raises(RegisterError, match="not UTF-8"):
        load_register(path)


def test_the_users_register_is_looked_for_among_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert user_register_file() is None
    (tmp_path / "briefing").mkdir()
    path = write(tmp_path / "briefing", "")
    assert user_register_file() == path


def test_hosts_are_told_from_names() -> None:
    assert is_host("edition.cnn.com")
    assert not is_host("CNN")
    assert not is_host("The Harbour Wire")


def test_build_refuses_a_register_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Talks\n\nThe two sides met on Friday.\n", encoding="utf-8")
    own = write(tmp_path, '[[source]]\nname = "Wire"\nreliability = "Z"')
    ended = Runner(capsys)("build", article, "--register", own, "--output", tmp_path / "out")
    assert ended.code == 1
    assert "reliability" in ended.err
    assert not (tmp_path / "out").exists()
