"""HTML without a page around it."""

from __future__ import annotations

import pytest

from briefing.sources.fragments import fragment_blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("Only <b>words</b> &amp; an&nbsp;entity", [("paragraph", "Only words & an entity")]),
        ("<p>One\n line</p>two<br>three", [("paragraph", "One line"), ("paragraph", "two"), ("paragraph", "three")]),
        ("<h2>Head</h2><ul><li>A</li><li><p>B</p></li></ul>After", [("heading", "Head"), ("point", "A"), ("point", "B"), ("paragraph", "After")]),
        ("<table><tr><td>A cell</td><td>Another</td></tr></table>", [("paragraph", "A cell"), ("paragraph", "Another")]),
        ("<style>p{}</style><script>x</script><p>Text</p><!-- no -->", [("paragraph", "Text")]),
        ("<p>Text. <a href='x'>Read more</a></p>", [("paragraph", "Text.")]),
        ("<p>Text.</p><p>The post Text appeared first on The Coast Wire.</p>", [("paragraph", "Text."), ("promotion", "The post Text appeared first on The Coast Wire.")]),
        ("<p style='display:none'>Preview</p><p>Text</p>", [("paragraph", "Text")]),
        ("", []),
        ("<p></p><br/>", []),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in fragment_blocks(html)] == blocks
