"""What a reader gives: an article before it is cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WHAT_IS_READ = "text, HTML, Markdown, JSON, JSON Lines, mail, PDF and DOCX can be read"
"""What is said of what cannot be read."""

A_BRIEF = "it is a brief that this program made, and no article: it would confirm its own sources."
"""Why a document is not read that was made here and lies among articles."""

BlockKind = Literal["paragraph", "heading", "point", "summary", "link", "embed", "caption", "bio", "promotion"]
"""What the source's markup says of a block; a plain text has paragraphs only.

``point``: an entry of a list; ``summary``: one before the first paragraph, which tells the story in short;
``link``: a paragraph that is a link as a whole; ``embed``: a post of a social network; ``bio``: who the author is.
"""


@dataclass(frozen=True)
class Block:
    """A paragraph of the source, or a line that stands for one, without line ends."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True)
class RawArticle:
    """An article as its reader found it.

    ``published`` is the ISO day that the source's structured data give, ``retrieved`` the one on which it was fetched,
    as its collector noted.  ``headline_in_text`` says that the headline stands among the first blocks, and stays there,
    as in a plain text; in a page it stands apart.
    """

    source: str
    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    headline_in_text: bool = False
