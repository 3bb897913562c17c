from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.markdown import front_matter, read_markdown
from briefing.sources.raw import RawArticle


def read(text: str) -> RawArticle:
    (raw,) = read_markdown("story.md", text)
    return raw


STORY = """---
title: "Minister closes harbour"
date: 2022-01-05
accessed: 2022-01-07
authors:
  - Ann Lee
  - Bo Reed
url: https://www.harbour.example/story
---

# Minister closes harbour

The minister said on **Monday** that the [harbour](https://example.org/x_(y)) would
close. ![A ferry](ferry.png)

## The union

- The union *protested*.
- It said `no`.

> “We were not asked,” it said.

```
code
```
"""


def test_front_matter_and_words_without_markup() -> None:
    raw = read(STORY)
    assert raw.title == "Minister closes harbour"
    assert (raw.published, raw.retrieved) == ("2022-01-05", "2022-01-07")
    assert raw.authors == ("Ann Lee", "Bo Reed")
    assert raw.publisher == "harbour.example"
    assert [(block.text, block.kind) for block in raw.blocks] == [
        ("Minister closes harbour", "heading"),
        ("The minister said on Monday that the harbour would close. ", "paragraph"),
        ("The union", "heading"),
        ("The union protested.", "paragraph"),
        ("It said no.", "paragraph"),
        ("“We were not asked,” it said.", "paragraph"),
    ]


def test_toml_front_matter_and_inline_lists() -> None:
    fields, rest = front_matter('+++\ntitle = "T"\nauthors = ["A B", "C D"]\n+++\nWords.')
    assert fields == {"title": ["T"], "authors": ["A B", "C D"]}
    assert rest == "Words."
    fields, _ = front_matter("---\nauthors: [A B, 'C D']\npublisher: Post # note\n---\n")
    assert fields == {"authors": ["A B", "C D"], "publisher": ["Post"]}


def test_heading_is_the_title_where_there_is_no_front_matter() -> None:
    assert read("# Minister closes harbour\n\nThe union protested.").title == "Minister closes harbour"
    assert (
        read("Minister closes harbour\n=======================\n\nThe union protested.").title
        == "Minister closes harbour"
    )


def test_names_with_underscores_and_stars_stay() -> None:
    (block,) = read("The file a_b_c and 3 * 4 * 5 and f(x) and a*b.").blocks
    assert block.text == "The file a_b_c and 3 * 4 * 5 and f(x) and a*b."


@given(st.text(max_size=200) | st.text(alphabet="*_[]()#-`~> \n!<a:+", max_size=120))
def test_never_raises(text: str) -> None:
    read(text)
    read(f"---\n{text}\n---\n{text}")
