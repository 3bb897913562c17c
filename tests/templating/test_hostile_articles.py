"""Five hundred hostile articles in every pack and flavour read like their harmless twins, their texts apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing.model import Brief
from briefing.renderers.markdown import render_markdown
from briefing.templating import build_document, list_packs, load_pack
from tests.templating.generated import hostile_texts, put_texts_for_words, twin_briefs, without_limits
from tests.templating.readers import READERS, Reading, by_github, by_markdown_it, by_plain_python_markdown, reading
from tests.templating.test_flavours import MARKDOWN
from tests.templating.wikis import without_front_matter

TWINS = tuple(twin_briefs(hostile_texts()))
THREE = {"Python-Markdown": by_plain_python_markdown, "markdown-it": by_markdown_it, "GitHub": by_github}
OWN = {"mkdocs": {"Python-Markdown with its extensions": READERS["Python-Markdown"]}}
"""What MkDocs takes for a call-out others take for code, and show as it stands."""


@pytest.mark.parametrize("pack", sorted(list_packs()))
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

    def read(brief: Brief) -> Reading:
        document = build_document(brief, without_limits(load_pack(pack)), wiki)
        return reading(reader(without_front_matter(document.markdown())))

    one, other = read(hostile), read(harmless)
    assert one.tags == other.tags
    assert one.links == other.links
    assert set(one.attributes) == set(other.attributes)
    assert " ".join(one.words.split()) == put_texts_for_words(other.words, texts)


@pytest.mark.parametrize("wiki", ["jira", "mediawiki"])
def test_past_pandoc_too_by_its_own_reader(wiki: str) -> None:
    # DokuWiki is left out: it takes headings as they are, and pandoc's reader of it does not.
    pandoc = pytest.importorskip("pypandoc")
    for hostile, harmless, texts in TWINS[:2]:
        one, other = (
            reading(
                pandoc.convert_text(
                    render_markdown(build_document(brief, without_limits(load_pack("operations")), wiki)).decode(),
                    "html",
                    wiki,
                )
            )
            for brief in (hostile, harmless)
        )
        assert one.tags == other.tags
        assert one.links == other.links
        assert " ".join(one.words.split()) == put_texts_for_words(other.words, texts)
