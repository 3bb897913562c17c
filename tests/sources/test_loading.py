"""The door of the room: whatever is handed in becomes articles or one sentence that says why not."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.brief_file import load_brief
from briefing.errors import SourceError
from briefing.fetching.addresses import parse_target, permitted_addresses
from briefing.identity import short_hash
from briefing.renderers import render
from briefing.sources import Reading, load_articles
from briefing.templating import load_pack

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

STORY = (
    "Minister closes the city harbour for a week\n\n"
    "The minister said on Monday that the harbour of the city would be closed for a week from Friday on.\n\n"
    "Ferry companies protested, and the union said that it had not been asked about the harbour.\n"
)
OTHER = STORY.replace("harbour", "airport")
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.split("\n"))
PAGE = f"<html><head><title>Minister</title></head><body><article>{PARAGRAPHS}</article></body></html>"
NEWS = json.dumps({"title": "Minister", "maintext": STORY, "date_publish": "2022-01-05 00:00:00"})


def standard_input(raw: bytes) -> Reading:
    return load_articles(["-"], stdin=io.BytesIO(raw))


def test_an_article(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    (article,) = load_articles([path]).articles
    assert article.source == str(path)
    assert article.title == "Minister closes the city harbour for a week"
    assert article.id == f"a{short_hash(article.text)}"
    assert article.sha256.startswith(article.id[1:])
    assert article.language == "en"


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    for name, content in {
        "page.txt": PAGE,
        "news.txt": NEWS,
        "lines.txt": f"{NEWS}\n{NEWS.replace('harbour', 'airport')}\n",
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        reading = load_articles([tmp_path / name])
        assert len(reading.articles) == (2 if name == "lines.txt" else 1), name
        assert all("The minister said" in article.text for article in reading.articles)
        assert all("<p>" not in article.text and "maintext" not in article.text for article in reading.articles)


@pytest.mark.parametrize("wiki", ["portable", "obsidian"])
def test_briefs_that_lie_among_the_articles_are_none(tmp_path: Path, wiki: str) -> None:
    brief = load_brief(SAMPLES / "grain-deal" / "brief.json")
    pack = replace(load_pack("executive"), wiki=wiki)
    for name, content in render(brief, pack, ["md", "html", "ics"]).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "calendar.txt").write_bytes((tmp_path / "brief.ics").read_bytes())
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    reading = load_articles([tmp_path])
    assert [Path(article.source).name for article in reading.articles] == ["story.txt"]
    assert sum("a brief that this program made" in one.reason for one in reading.unread) == 2
    assert sum("feed or calendar" in one.reason for one in reading.unread) == 1


def test_order_and_repetition_do_not_matter(tmp_path: Path) -> None:
    for name, content in {"b.txt": STORY, "a.txt": OTHER, "c.txt": STORY}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    names = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    one, two = load_articles(names), load_articles(reversed([*names, *names]))
    assert one == two == load_articles([tmp_path])
    assert [Path(article.source).name for article in one.articles] == ["a.txt", "b.txt"]


def test_of_two_tellings_the_one_that_knows_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.json").write_text(NEWS, encoding="utf-8")
    (article,) = load_articles([tmp_path]).articles
    assert article.published == "2022-01-05"


def test_folders_are_read_to_the_bottom(tmp_path: Path) -> None:
    deep = tmp_path / "x" / "y"
    deep.mkdir(parents=True)
    (deep / "story.txt").write_text(STORY, encoding="utf-8")
    (deep / ".hidden.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "notes.txt").write_text(OTHER, encoding="utf-8")
    (deep / "logo.png").write_bytes(b"\x89PNG")
    reading = load_articles([tmp_path])
    assert [Path(article.source).name for article in reading.articles] == ["story.txt"]
    assert reading.unread == ()


def test_links_are_followed_within_a_folder_and_told_where_they_lead_out(tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "secret"
    for path, text in ((folder / "old" / "story.txt", STORY), (outside / "other.txt", OTHER)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (folder / "latest.txt").symlink_to("old/story.txt")
    (folder / "again").symlink_to(folder / "old")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    for name, target in (("passwords.txt", outside / "other.txt"), ("home", outside)):
        (folder / name).symlink_to(target)
    (tmp_path / "way").symlink_to(folder)
    for named in (folder, tmp_path / "way"):
        reading = load_articles([named])
        assert [article.title for article in reading.articles] == [load_articles([folder / "old"]).articles[0].title]
        assert [Path(one.source).name for one in reading.unread] == ["home", "passwords.txt"]
        assert all("a link that leads out of the folder" in one.reason for one in reading.unread)
    assert len(load_articles([folder / "passwords.txt"]).articles) == 1, "named itself, it is meant"


def test_a_folder_that_is_closed_is_named_and_not_called_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("story.txt", "closed/other.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    closed, scan = str(tmp_path / "closed"), os.scandir

    def refuse(path: str) -> Any:
        if os.fspath(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", closed)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    whole, alone = load_articles([tmp_path]), load_articles([closed])
    assert [Path(article.source).name for article in whole.articles] == ["story.txt"]
    for reading in (whole, alone):
        assert [(one.source, one.reason) for one in reading.unread] == [
            (closed, "it cannot be opened: permission denied.")
        ]


def test_standard_input() -> None:
    for raw in (STORY, PAGE, NEWS, NEWS + "\n" + NEWS):
        (article,) = standard_input(raw.encode()).articles
        assert article.source.startswith("-")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b"\n \n", "it is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG picture"),
        ("binary.txt", b"\x00\x01\x02\x03" * 50, "binary file"),
        ("x.json", b'{"title": "x"}', 'no "text" or "maintext"'),
        ("broken.json", b'{"title": "x"', "not valid JSON"),
        (
            "deutsch.txt",
            "Der Minister hat am Montag mit der Gewerkschaft über den Hafen gesprochen.".encode(),
            "German",
        ),
        ("feed.xml", b"<?xml version='1.0'?><rss></rss>", "feed"),
        ("long.txt", b"The minister said so again. " * 40_000, "1,000,000 characters"),
        ("huge.txt", b"The minister said so again. " * 750_000, "1,000,000 characters"),
        ("notice.txt", b"Share on Facebook\nAdvertisement\n", "no article text"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    reading = load_articles([tmp_path / name, tmp_path / "story.txt"])
    assert [Path(article.source).name for article in reading.articles] == ["story.txt"]
    (unread,) = reading.unread
    assert unread.source == str(tmp_path / name)
    assert name not in unread.reason, "it is told beside the name"
    assert says in unread.reason
    assert unread.reason.endswith((".", "…"))
    assert "\n" not in unread.reason


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    large = tmp_path / "large.jsonl"
    with large.open("wb") as file:
        file.truncate(26_000_000)
    reading = load_articles([tmp_path / "missing.txt", tmp_path / "empty", large, "", "a\x00b"])
    assert reading.articles == ()
    reasons = {Path(entry.source).name: entry.reason for entry in reading.unread}
    assert "no such file" in reasons["missing.txt"]
    assert "holds no articles" in reasons["empty"]
    assert "26 MB" in reasons["large.jsonl"]
    assert len(reading.unread) == 5


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1/x", "private or local"),
        ("http://[::1]:8080/", "private or local"),
        ("http://10.1.2.3/", "private or local"),
        ("http://192.168.0.1/", "private or local"),
        ("http://169.254.169.254/latest", "private or local"),
        ("http://0.0.0.0/", "private or local"),
        ("ftp://example.org/x", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("http://", "http and https"),
        ("http://[", "no valid address"),
        ("http://1.1.1.1:x/", "no valid address"),
    ],
)
def test_addresses_that_are_not_fetched(address: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        permitted_addresses(parse_target(address))


@pytest.mark.parametrize(
    "address", ["http://a\x00b.example/", "http://" + "a" * 300 + "/", "http://a..b/", "http://.../", "http://ü\ud800/"]
)
def test_addresses_that_are_none_are_unread(address: str) -> None:
    (unread,) = load_articles([address]).unread
    assert unread.model_dump_json()


def test_private_address_is_unread() -> None:
    (unread,) = load_articles(["http://127.0.0.1:9999/story"]).unread
    assert "private or local" in unread.reason


def test_metadata_hold_nothing_that_cannot_be_written() -> None:
    raw = json.dumps(
        {"title": "a \ud800 \u202e b", "text": STORY, "author": "A\udfffnn Lee", "url": "https://x.example/\ud800"}
    ).encode()
    (article,) = standard_input(raw).articles
    assert article.model_dump_json()
    assert article.title == "a \ufffd  b"


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    code = (
        "import sys; from briefing.sources import load_articles; load_articles([sys.argv[1]]); "
        "print(sorted({'trafilatura', 'lxml', 'py3langid', 'spacy', 'charset_normalizer'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "story.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | st.binary(max_size=40).map(lambda raw: NEWS.encode()[:200] + raw)
)
def test_any_bytes(raw: bytes) -> None:
    reading = standard_input(raw)
    assert reading.articles or reading.unread
    for article in reading.articles:
        assert article.model_dump_json()
        assert all(piece.at <= len(article.text) for piece in article.dropped)
    for entry in reading.unread:
        assert entry.model_dump_json()


def test_an_address_that_the_user_names_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.fetching import trying
    from tests.fetching.server import LIMITS, Reply, serving

    monkeypatch.setattr(trying, "Limits", lambda **fields: LIMITS.model_copy(update=fields))
    page = PAGE.replace("harbour", "harbour’s").encode("cp1252")
    with serving({"/a": Reply(page, kind="text/html; charset=windows-1252")}) as server:
        (article,) = load_articles([server.url("/a")]).articles
    assert "harbour’s of the city" in article.text
    assert article.url == article.source == server.url("/a")


def test_progress_is_told_source_by_source(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY}{name}", encoding="utf-8")
    told: list[tuple[int, int]] = []
    load_articles([tmp_path, "missing"], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 0), (2, 0), (3, 0)]
