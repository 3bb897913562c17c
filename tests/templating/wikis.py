"""What each wiki's own rules make of a document: where its internal links can lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from tests.templating.readers import by_github, by_markdown_it, by_python_markdown, reading


def without_front_matter(text: str) -> str:
    """A document as a wiki shows it."""
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def by_html_ids(read: Callable[[str], str]) -> Callable[[str], tuple[set[str], set[str]]]:
    """Links and targets where ids of HTML count, GitHub's `user-content-` among them."""

    def places(text: str) -> tuple[set[str], set[str]]:
        seen = reading(read(without_front_matter(text)))
        return {link[1:] for link in seen.links if link.startswith("#")}, set(seen.ids)

    return places


def by_obsidian(text: str) -> tuple[set[str], set[str]]:
    """Links and targets in Obsidian: a block's name ends it, a heading is named by its words; HTML ids are none."""
    body = without_front_matter(text)
    links = {unquote(link) for link in re.findall(r"\]\(#([^)]*)\)", body)}
    blocks = {f"^{name}" for name in re.findall(r"(?m)(?<= )\^([A-Za-z0-9-]+)$", body)}
    headings = {line.lstrip("# ") for line in body.splitlines() if re.match(r"#{1,6} ", line)}
    return links, blocks | headings


def by_mediawiki(text: str) -> tuple[set[str], set[str]]:
    """Links and targets in MediaWiki: ids, and headings with `_` for blanks."""
    headings = {title.strip().replace(" ", "_") for title in re.findall(r"(?m)^=+(.+?)=+$", text)}
    return set(re.findall(r"\[\[#([^|\]]+)", text)), set(re.findall(r'<span id="([^"]+)">', text)) | headings


def by_dokuwiki(text: str) -> tuple[set[str], set[str]]:
    """Links and targets in DokuWiki: headings alone, in small letters, with `_` for all but letters and digits."""
    headings = re.findall(r"(?m)^=+ (.+?) =+$", text)
    return set(re.findall(r"\[\[#([^|\]]+)", text)), {
        re.sub(r"\W+", "_", title.lower()).strip("_") for title in headings
    }


def by_jira(text: str) -> tuple[set[str], set[str]]:
    """Links and targets in Jira: its anchors."""
    return set(re.findall(r"\|#([^\]|]+)\]", text)), set(re.findall(r"\{anchor:([^}]+)\}", text))


PLACES: dict[str, Callable[[str], tuple[set[str], set[str]]]] = {
    "portable": by_html_ids(by_github),
    "gfm": by_html_ids(by_github),
    "github-wiki": by_html_ids(by_github),
    "gitlab": by_html_ids(by_github),
    "obsidian": by_obsidian,
    "mkdocs": by_html_ids(by_python_markdown),
    "commonmark": by_html_ids(by_markdown_it),
    "mediawiki": by_mediawiki,
    "dokuwiki": by_dokuwiki,
    "jira": by_jira,
}
"""For each flavour, the internal links of a document and the places that they can lead to."""
