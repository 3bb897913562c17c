"""The wikis that Markdown can be written for."""

from __future__ import annotations

from typing import Literal, get_args

WikiFlavour = Literal[
    "gfm", "github-wiki", "gitlab", "obsidian", "mkdocs", "commonmark", "mediawiki", "dokuwiki", "jira"
]

WIKI_FLAVOURS: tuple[str, ...] = get_args(WikiFlavour)
"""Their names, as `--wiki`, a pack and a configuration write them."""
