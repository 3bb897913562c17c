"""Five hundred hostile articles in every pack and flavour read like their harmless twins, their texts apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing.model import Brief
from briefing.renderers.markdown import render_markdown
from briefing.templating import build_document, list_packs, load_pack
from tests.templating.generated import hostile_texts, put_texts_for_words, twin_briefs, without_limits
from tests.templating.readers import READERS, by_github, by_markdown_it, by_plain_python_markdown, reading
from tests.templating.test_flavours import MARKDOWN
from tests.templating.wikis import without_front_matter

TWINS = tuple(twin_briefs(hostile_texts()))
THREE = {"Python-Markdown": by_plain_python_markdown, "markdown-it": by_markdown_it, "GitHub": by_github}
OWN = {"mkdocs": {"Python-Markdown with its extensions": READERS["Python-Markdown"]}}
"""What MkDocs takes for a call-out others take for code, and show as it stands."""


PACKS = {name: without_limits(load_pack(name)) for name in sorted(list_packs())}
WORDED: dict[tuple[int, str, str], str] = {}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("wiki", MARKDOWN)
def test_no_element_or_link_but_the_templates_and_every_text_reads_back(wiki: str, pack: str) -> None:
    # Each pack and flavour has all articles, by one reader after the other: three readers of all would take minutes.
    readers = list(OWN.get(wiki, THREE).values())
    for number, (hostile, harmless, texts) in enumerate(TWINS):
        check(hostile, harmless, texts, pack, wiki, readers[number % len(readers)])


@pytest.mark.parametrize("reader", THREE)
def test_every_reader_has_all_articles(reader: str) -> None:
    for hostile, harmless, texts in TWINS:
        check(hostile, harmless, texts, "default", "portable", THREE[reader])


def check(
    hostile: Brief, harmless: Brief, texts: Sequence[str], pack: str, wiki: str, reader: Callable[[str], str]
) -> None:
    """The two briefs have to read alike, but for their texts."""

    one, other = (reading(reader(without_front_matter(worded(brief, pack, wiki)))) for brief in (hostile, harmless))
    assert one.tags == other.tags
    assert one.links == other.links
    assert set(one.attributes) == set(other.attributes)
    assert " ".join(one.words.split()) == put_texts_for_words(other.words, texts)


def worded(brief: Brief, pack: str, wiki: str) -> str:
    """The Markdown; what several tests read is written once."""
    key = id(brief), pack, wiki
    if key not in WORDED:
        WORDED[key] = build_document(brief, PACKS[pack], wiki).markdown()
    return WORDED[key] if (pack, wiki) == ("default", "portable") else WORDED.pop(key)


@pytest.mark.parametrize("wiki", ["jira", "mediawiki"])
def test_past_pandoc_too_by_its_own_reader(wiki: str) -> None:
    # DokuWiki is left out: its parser takes the whole line of a heading as text, and pandoc's reader of it does not.
    pandoc = pytest.importorskip("pypandoc")
    for hostile, harmless, texts in TWINS[:2]:
        one, other = (
            reading(
                pandoc.convert_text(
                    render_markdown(build_document(brief, PACKS["operations"], wiki)).decode(),
                    "html",
                    wiki,
                )
            )
            for brief in (hostile, harmless)
        )
        assert one.tags == other.tags
        assert one.links == other.links
        assert " ".join(one.words.split()) == put_texts_for_words(other.words, texts)
