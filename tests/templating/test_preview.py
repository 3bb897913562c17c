"""The preview: what it serves, to whom, and what a browser shows of it while a template is edited."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from briefing.brief_file import dump_brief
from briefing.consistency import find_faults
from briefing.errors import OutputError, TemplateError
from briefing.templating import list_packs
from briefing.templating.preview import serve_preview
from briefing.templating.preview.stories import sample_stories
from tests.templating.briefs import marked
from tests.templating.browser import CHROMIUM, Page
from tests.templating.test_packs import pack_at

RISKS = "{% for risk in risks.rows %}\n- WORD: {{ risk.text }} {{ cite(risk) }}\n{% endfor %}\n"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the packs of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def section(tmp_path: Path) -> Path:
    """A template that is being worked on, in a pack called `desk`."""
    pack_at(tmp_path, "desk", 'extends = "executive"', sections__risks=RISKS.replace("WORD", "Once"))
    return tmp_path / "desk" / "sections" / "risks.md.j2"


@pytest.fixture
def address(section: Path, tmp_path: Path) -> Iterator[str]:
    with serve_preview("desk", tmp_path) as found:
        yield found


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What the server answers."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


def state(address: str, story: str = "tiny") -> dict[str, object]:
    """What the page asks for four times a second."""
    return dict(json.loads(get(address, f"/state?story={quote(story)}")[2]))


@pytest.mark.parametrize("story", sample_stories())
def test_every_sample_story_is_a_whole_brief(story: str) -> None:
    brief = sample_stories()[story]()
    if story != "hostile":  # where even names and places are hostile
        assert not list(find_faults(brief))
    assert {"tiny": 1, "large": 40, "empty": 0}.get(story, 2) == len(brief.articles)


@pytest.mark.parametrize("pack", list_packs())
def test_every_story_is_shown_in_every_pack(pack: str) -> None:
    with serve_preview(pack) as address:
        for story in sample_stories():
            found = state(address, story)
            assert (found["error"], found["faults"], found["story"]) == ("", [], story)
            assert get(address, f"/brief.md?story={quote(story)}")[2].startswith((b"# ", b"**TLP"))
            assert get(address, f"/brief.html?story={quote(story)}")[2].startswith(b"<!DOCTYPE html>")


def test_the_pdf_is_shown(address: str) -> None:
    status, headers, content = get(address, "/brief.pdf?story=tiny")
    assert (status, headers["Content-Type"], content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_change_is_shown_a_fault_is_told_and_the_last_good_page_stays(address: str, section: Path) -> None:
    first = state(address)
    assert b"Once: " in get(address, "/brief.md?story=tiny")[2]
    section.write_text(RISKS.replace("WORD", "Twice"), "utf-8")
    second = state(address)
    assert second["version"] != first["version"]
    assert b"Twice: " in get(address, "/brief.md?story=tiny")[2]
    section.write_text("{% for risk in risks.rows %}", "utf-8")
    assert "risks.md.j2:1" in str(state(address)["error"])
    assert b"Twice: " in get(address, "/brief.md?story=tiny")[2]
    (section.parents[1] / "pack.toml").write_text("title =", "utf-8")
    assert "pack.toml:1:8: is not valid TOML" in str(state(address)["error"])
    (section.parents[1] / "pack.toml").write_text('extends = "default"\ntitle = "Mended"', "utf-8")
    section.write_text(RISKS, "utf-8")
    assert state(address)["error"] == ""
    assert get(address, "/brief.md?story=tiny")[2].startswith(b"# Mended")


def test_what_lint_finds_is_told_beside_the_page(address: str, section: Path) -> None:
    section.write_text("{% for risk in risks.rows %}- {{ risk.text }}\n{% endfor %}", "utf-8")
    found = state(address)
    assert found["error"] == ""
    assert "risk is never cited" in str(found["faults"])


def test_a_template_that_runs_away_is_told_of(address: str, section: Path) -> None:
    section.write_text("{{ 'x' * 1000000000 }}", "utf-8")
    assert "the template was stopped: it asks for more than" in str(state(address)["error"])


def test_a_story_of_ones_own_comes_first(section: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(dump_brief(marked()), "utf-8")
    with serve_preview("desk", tmp_path, [path]) as address:
        assert state(address, "")["story"] == "mine.json"
        assert get(address, "/brief.md")[2].startswith(b"**TLP:AMBER+STRICT**")


def test_only_this_machine_s_own_pages_are_answered(address: str) -> None:
    netloc = urlsplit(address).netloc
    assert netloc.startswith("127.0.0.1:")
    own = f"localhost:{netloc.split(':')[1]}"
    assert get(address, "/state", Host=own)[0] == 200
    for host in ("evil.example", f"evil.example:{netloc.split(':')[1]}", "127.0.0.1", ""):
        assert get(address, "/brief.md", Host=host)[0] == 403
    assert get(address, "/brief.md", **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert get(address, "/brief.md", "POST")[0] == 501
    assert get(address, "/../../../etc/passwd")[0] == 404


def test_no_script_runs_in_the_document(address: str) -> None:
    headers = get(address, "/brief.html?story=hostile")[1]
    assert headers["Content-Security-Policy"].startswith("sandbox allow-same-origin; default-src 'none'")
    for path in ("/", "/state", "/brief.md", "/brief.pdf?story=tiny"):
        headers = get(address, path)[1]
        assert "Content-Security-Policy" in headers
        assert headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in headers


def test_what_cannot_be_served_is_told(section: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Did you mean “desk”"), serve_preview("dsek", tmp_path):
        pass
    with serve_preview("desk", tmp_path) as address:
        port = int(urlsplit(address).netloc.split(":")[1])
        with pytest.raises(OutputError, match=f"127.0.0.1:{port}"), serve_preview("desk", tmp_path, port=port):
            pass


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_browser_shows_what_is_saved(address: str, section: Path, tmp_path: Path) -> None:
    markdown = "document.getElementById('markdown').textContent"
    page = "document.getElementById('html').contentDocument"
    html = f"({page} && {page}.body ? {page}.body.textContent : '')"
    told = "(document.getElementById('error').hidden ? '' : document.getElementById('error').textContent)"
    with Page(tmp_path / "profile") as browser:
        browser.open(address)
        browser.wait(f"{markdown}.includes('Once: ') && {html}.includes('Once: ')", 20)
        stories = browser.value("[...document.getElementById('story').options].map(one => one.value)")
        assert set(stories) == set(sample_stories())

        section.write_text(RISKS.replace("WORD", "Twice"), "utf-8")
        seconds = browser.wait(f"{markdown}.includes('Twice: ') && {html}.includes('Twice: ')")
        assert seconds < 3  # one on a machine that does nothing else

        section.write_text("{% for risk in risks.rows %}\n{{ risk.text }", "utf-8")
        browser.wait(f"{told}.includes('sections/risks.md.j2:2')")
        section.write_text("{% for risk in risks.rows %}\n{{ risk.likelyhood }}{% endfor %}", "utf-8")
        browser.wait(f"{told}.includes('did you mean \"likelihood\"')")
        assert browser.value(f"{markdown}.includes('Twice: ') && {html}.includes('Twice: ')")

        section.write_text(RISKS.replace("WORD", "Mended"), "utf-8")
        browser.wait(f"{told} === '' && {html}.includes('Mended: ')")

        browser.value("(select => { select.value = 'large'; select.dispatchEvent(new Event('change')); })"
                      "(document.getElementById('story'))")  # fmt: skip
        browser.wait(f"{html}.includes('Strait') && {page}.querySelectorAll('h2').length > 3")
        section.write_text("{% for risk in risks.rows %}- {{ risk.text }}\n{% endfor %}", "utf-8")
        browser.wait("!document.getElementById('lint').hidden")
        assert "is never cited" in browser.value("document.getElementById('faults').textContent")
