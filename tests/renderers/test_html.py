from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from briefing.errors import TemplateError
from briefing.renderers import render
from briefing.templating import load_pack
from briefing.templating.escaping import printable
from tests.renderers.documents import PACKS, html
from tests.templating.briefs import full
from tests.templating.hostile import HOSTILE, hostile
from tests.templating.readers import reading
from tests.templating.stories import STORIES
from tests.templating.test_packs import pack_at

ELEMENTS = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "p",
    "h1",
    "h2",
    "h3",
    "strong",
    "em",
    "time",
    "span",
    "small",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "caption",
    "cite",
    "code",
    "div",
    "mark",
    "nav",
    "wbr",
    "figure",
    "figcaption",
    "footer",
    "svg",
    "desc",
    "circle",
    "line",
    "path",
    "rect",
    "text",
    "tspan",
]
ATTRIBUTES = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "datetime",
    "aria-labelledby",
    "id",
    "href",
    "download",
    "rel",
    "scope",
    "value",
    "data-head",
    "role",
    "tabindex",
    "aria-label",
    "title",
]
DRAWING = [
    "xmlns viewbox width height font-family font-size font-weight fill stroke stroke-width text-anchor",
    "x y x1 y1 x2 y2 cx cy r rx d",
]
"""The attributes of drawings: places and colours, and no address."""


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
def test_no_element_attribute_or_address_beyond_ours(pack: str, story: str) -> None:
    page = html(pack, story)
    read = reading(page)
    assert set(read.tags) <= set(ELEMENTS)
    assert set(read.attributes) <= {*ATTRIBUTES, *" ".join(DRAWING).split()}
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        known = link.startswith(("https://", "http://", "data:application/gzip;base64,"))
        assert known or link.removeprefix("#") in read.ids, link
    assert read.tags.count("h1") == read.tags.count("main") == 1
    assert page.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_is_asked_for(pack: str) -> None:
    page = html(pack, "full")
    assert not re.search(r"url\(|@import|<link|<script|<img|\bsrc=", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert "default-src &#39;none&#39;" in policy[1]
    assert f"&#39;sha256-{digest}&#39;" in policy[1]


@pytest.mark.parametrize("pack", PACKS)
def test_cells_know_their_column_and_heads_their_scope(pack: str) -> None:
    page = html(pack, "full")
    assert re.search(r'<th class="col-date share-\d+" scope="col">Date</th>', page)
    assert '<th class="col-date" data-head="Date" scope="row">Tue 14 May 2024</th>' in page
    assert '<td class="col-place" data-head="Place">Geneva</td>' in page
    assert page.count("<th") == page.count('scope="col"') + page.count('scope="row"') + page.count("<thead")


def test_citations_are_small_links_with_their_brackets() -> None:
    page = html("default", "large")
    assert '<a class="cite" href="#source-1">[1 ¶4]</a> <a class="cite" href="#source-2">[2 ¶4]</a>' in page
    assert re.search(r'\]</a> <small class="cite">\+\d</small>', page)


def test_every_hostile_text_reads_back_and_forms_nothing(tmp_path: Path) -> None:
    limits = dict.fromkeys(("actors", "positions", "demands", "meetings", "past_meetings", "risks", "timeline"), 999)
    toml = "\n".join(f"{name} = {limit}" for name, limit in limits.items())
    pack_at(tmp_path, "all", f'extends = "default"\n[limits]\n{toml}')
    read = reading(render(hostile(), load_pack("all", tmp_path), ["html"])["brief.html"].decode())
    assert set(read.tags) <= set(ELEMENTS)
    assert {link.split("#")[0] for link in read.links if not link.startswith("data:application/gzip")} - {""} == {
        "https://evil.example/a%20b%7Cc%3E)%22%3Cx%3E%2A_%5B%5D%5C?q=1&copy=2"
    }
    words = " ".join(read.words.split())
    for text in HOSTILE:
        if len(text) < 100:
            assert words.count(" ".join(printable(text).split())) >= 5, text


def test_label_of_the_traffic_light_protocol_is_first_and_last() -> None:
    page = html("default", "marked")
    label = '<p class="tlp tlp-amber-strict"><span>TLP:AMBER+STRICT</span></p>'
    body = "".join(page.split("<body", 1)[1].split(">", 1)[1].split("\n"))
    assert page.count(label) == 2
    assert body.startswith(f'<header class="masthead">{label}')
    assert body.endswith(f"{label}</footer></body></html>")


def test_a_style_may_import_and_cannot_end_its_element(tmp_path: Path) -> None:
    pack_at(tmp_path, "loud", 'extends = "default"\nstyle = "loud"')
    (tmp_path / "loud" / "loud.css").write_text('@import "default.css";\r\np::after { content: "</style><script>" }\n')
    page = render(full(), load_pack("loud", tmp_path), ["html"])["brief.html"].decode()
    assert "--accent" in page
    assert "script" not in reading(page).tags
    assert "\r" not in page


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ('@import "gone.css";', "gone.css, which loud.css imports, does not exist"),
        ('@import "loud.css";', "imports itself"),
    ],
)
def test_a_faulty_style_is_named(tmp_path: Path, css: str, fault: str) -> None:
    pack_at(tmp_path, "loud", 'extends = "default"\nstyle = "loud"')
    (tmp_path / "loud" / "loud.css").write_text(css)
    with pytest.raises(TemplateError, match=fault):
        render(full(), load_pack("loud", tmp_path), ["html"])
