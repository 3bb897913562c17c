"""What was found is remembered until article, model or rules are others."""

from __future__ import annotations

from pathlib import Path

from briefing.archive import Archive
from briefing.archive import findings as module
from briefing.archive.findings import content_key, rules_version
from briefing.model import ArticleFindings, Unread
from tests.archive.keeping import article

NOW = "2024-05-03T04:00:00Z"


def test_findings_come_back_as_they_were(tmp_path: Path) -> None:
    one = article("The harbour fee rises.")
    found = ArticleFindings(article=one)
    key = content_key(one, "2024-05-03")
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        assert archive.findings.get(key, "m 1", "r") is None
        archive.findings.keep([(key, found)], "m 1", "r", NOW)
        archive.findings.keep([(key, found)], "m 1", "r", NOW)
        assert archive.findings.get(key, "m 1", "r") == found
        assert archive.findings.has(key, "m 1", "r")
        assert not archive.findings.has(key, "m 2", "r")
        assert not archive.findings.has(key, "m 1", "s")
        failed = Unread(source="x", reason="the program failed on it")
        archive.findings.keep([("other", failed)], "m 1", "r", NOW)
        assert archive.findings.get("other", "m 1", "r") == failed
        assert archive.prune("2024-01-01", rules="s").findings == 2
        assert not archive.findings.has(key, "m 1", "r")
        assert list(archive.check()) == []


def test_another_text_date_or_bound_is_another_content() -> None:
    one = article("The harbour fee rises.")
    keys = {
        content_key(one, "2024-05-03"),
        content_key(one, "2024-05-04"),
        content_key(article("The harbour fee falls."), "2024-05-03"),
        content_key(one.model_copy(update={"published": "2024-05-02"}), "2024-05-03"),
    }
    assert len(keys) == 4
    assert content_key(article("The harbour fee rises."), "2024-05-03") in keys


def test_the_rules_are_all_that_decides_what_is_found(tmp_path: Path, monkeypatch) -> None:
    version = rules_version()
    assert version == rules_version.__wrapped__()
    package = tmp_path / "briefing"
    for name in ("language/lexicons", "archive"):
        (package / name).mkdir(parents=True)
    (package / "language" / "lexicons" / "verbs.toml").write_text('say = ["said"]\n')
    monkeypatch.setattr(module, "__file__", str(package / "archive" / "findings.py"))
    first = rules_version.__wrapped__()
    (package / "language" / "__pycache__").mkdir()
    (package / "language" / "__pycache__" / "x.pyc").write_text("x")
    assert rules_version.__wrapped__() == first
    (package / "language" / "lexicons" / "verbs.toml").write_text('say = ["said", "told"]\n')
    assert rules_version.__wrapped__() != first


def test_every_module_that_finds_is_among_the_rules() -> None:
    """What the stages import of the program, in a process of its own, is all under `RULES`."""
    import subprocess
    import sys

    code = (
        "import sys; from briefing.stages import load_stages; load_stages(); import briefing.language.parsing; "
        "import briefing.language.dating; print(*sorted(n for n in sys.modules if n.startswith('briefing')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    allowed = {rule.removesuffix(".py").replace("/", ".") for rule in module.RULES} | {
        "errors",
        "stand_in",
    }  # neither decides what is found
    outside = [
        name
        for name in (one.removeprefix("briefing").lstrip(".") for one in done.stdout.split())
        if name and not any(name == rule or name.startswith(f"{rule}.") for rule in allowed)
    ]
    assert outside == []
