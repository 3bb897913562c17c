from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.newsjson import read_json, read_json_lines
from briefing.sources.raw import RawArticle

STORY = {
    "title": "Minister closes harbour",
    "maintext": "The minister said on Monday that the harbour would close.\nThe union protested.",
    "date_publish": "2022-01-05 10:00:00",
    "source_domain": "harbour.example",
    "url": "https://www.harbour.example/2022/story",
    "authors": ["Ann Lee", "Bo Reed"],
    "language": "en",
}


def one(row: dict[str, Any]) -> RawArticle:
    (raw,) = read_json("story.json", json.dumps(row))
    assert isinstance(raw, RawArticle)
    return raw


def test_news_please() -> None:
    raw = one(STORY)
    assert raw.title == "Minister closes harbour"
    assert [block.text for block in raw.blocks] == STORY["maintext"].split("\n")  # type: ignore[attr-defined]
    assert raw.published == "2022-01-05"
    assert raw.publisher == "harbour.example"
    assert raw.url == "https://www.harbour.example/2022/story"
    assert raw.authors == ("Ann Lee", "Bo Reed")
    assert raw.retrieved is None


def test_when_it_was_fetched() -> None:
    assert one(STORY | {"date_download": "2022-01-06 04:10:12"}).retrieved == "2022-01-06"
    assert one(STORY | {"date_download": "yesterday"}).retrieved is None


def test_cousins_of_the_fields() -> None:
    raw = one(
        {
            "headline": "H",
            "text": "Words.",
            "publishedAt": "2022-01-05T01:00:00Z",
            "source": {"name": "Post"},
            "author": "By Ann Lee",
        }
    )
    assert (raw.title, raw.published, raw.publisher, raw.authors) == ("H", "2022-01-05", "Post", ("Ann Lee",))


def test_markup_in_a_field() -> None:
    raw = one({"text": "<p>The minister said so.</p><p>The union &amp; the mayor <b>protested</b>.</p>"})
    assert [block.text for block in raw.blocks] == ["The minister said so.", "The union & the mayor protested."]


def test_list_and_wrapped_list() -> None:
    for rows in ([STORY, {"title": "x"}], {"articles": [STORY, {"title": "x"}]}):
        good, bad = read_json("news.json", json.dumps(rows))
        assert isinstance(good, RawArticle)
        assert good.source == "news.json:1"
        assert isinstance(bad, Unread)
        assert bad.source == "news.json:2"
        assert 'no "text" or "maintext"' in bad.reason


def test_json_lines() -> None:
    found = read_json_lines("news.jsonl", json.dumps(STORY) + "\n\n{broken\n" + json.dumps({"x": 1}) + "\n")
    assert [entry.source for entry in found] == ["news.jsonl:1", "news.jsonl:3", "news.jsonl:4"]
    assert [type(entry) for entry in found] == [RawArticle, Unread, Unread]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{}", 'no "text" or "maintext"'),
        ('{"text": 5}', 'no "text" or "maintext"'),
        ('{"text": "  "}', 'no "text" or "maintext"'),
        ("[]", "empty list"),
        ('{"text": "abc', "not valid JSON: .* line 1"),
        ("3", "no article"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_article(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_json("x.json", text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*STORY, "author", "source", "text"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json(value: object) -> None:
    try:
        read_json("x.json", json.dumps(value))
    except SourceError as error:
        says = str(error)
    else:
        says = "."
    assert says.endswith(".")
