"""Which of a page's titles is the headline: what most of its sources agree on, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.sources.cleaning.headlines import key_of

BREAK = re.compile(r"\s+[|\-–—•·*»:]+\s+|\s*[|»]\s*")
TRUNCATED = ("…", "...")
LONG_ENOUGH = 15
"""Letters from which one title may be a part of another: below, it may be a section's name."""


def choose_title(
    *,
    structured: str | None,
    social: str | None,
    headings: Sequence[str],
    title_tag: str | None,
    named: str | None,
    site_names: Sequence[str],
    trust_structured: bool,
) -> str | None:
    """The headline, out of JSON-LD, og:title, the h1 elements, the title element, and the meta tag so named.

    Sources that tell the same, or a part of it, stand together; where two camps are even, the structured data decide
    if they are full, else what the page shows.
    """
    others = [text for text in (structured, social, title_tag, named) if text]
    heading = _fitting(headings, others)
    order = [structured, heading, social] if trust_structured else [heading, social, structured]
    known = [key_of(text) for text in (structured, heading) if text]
    titles = [_without_site(text, site_names, known) for text in (*order, title_tag, named) if text]
    if not titles:
        return None
    votes = [sum(_same(title, other) for other in titles) for title in titles]
    camp = [title for title in titles if _same(title, titles[votes.index(max(votes))])]
    whole = [title for title in camp if not title.endswith(TRUNCATED)]
    return (whole or camp)[0]


def _fitting(headings: Sequence[str], others: Sequence[str]) -> str | None:
    """The first h1 that agrees with another source, else the first of some length; logos and dialogs are h1 too."""
    for heading in headings:
        if len(key_of(heading)) >= LONG_ENOUGH and any(_same(heading, other) for other in others):
            return heading
    return next((heading for heading in headings if heading.count(" ") >= 2), None)


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, or one a part of the other."""
    a, b = key_of(one.rstrip(".… ")), key_of(other.rstrip(".… "))
    return bool(a) and (a == b or (min(len(a), len(b)) >= LONG_ENOUGH and (a in b or b in a)))


def _without_site(title: str, site_names: Sequence[str], known: Sequence[str]) -> str:
    """The title without the site's and section's names after it: “… - National | Example News”."""
    names = [key_of(name) for name in site_names if len(key_of(name)) > 2]
    breaks = list(BREAK.finditer(title))
    for match in breaks:
        if key_of(title[: match.start()]) in known:
            return title[: match.start()]
    for match in reversed(breaks):
        last = key_of(title[match.end() :])
        if last and any(last == name or last.startswith(name) or name.startswith(last) for name in names):
            title = title[: match.start()]
        else:
            break
    return title.strip()
