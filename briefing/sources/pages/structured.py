"""What a page says of itself in JSON-LD (schema.org): the node of its article, with references resolved."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.sources.cleaning.headlines import key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|CreativeWork)$")
MAX_NODES = 5000
MAX_DEPTH = 12
Node = Mapping[str, Any]


@dataclass(frozen=True)
class StructuredData:
    """The nodes of a page's JSON-LD: the article's (empty where there is none), and all that have an id."""

    article: Node = field(default_factory=dict)
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def resolved(self, value: Any) -> list[Any]:
        """A property's values as a list, with references (``@id`` alone) replaced by what they refer to."""
        values = value if isinstance(value, list) else [value]
        return [self._follow(entry) for entry in values if entry not in (None, "", {})]

    def _follow(self, entry: Any) -> Any:
        if isinstance(entry, Mapping) and "name" not in entry and isinstance(entry.get("@id"), str):
            return self.by_id.get(entry["@id"], entry)
        return entry

    def text(self, key: str) -> str | None:
        """A property of the article that is a string, without entities and surplus blanks."""
        return plain(self.article.get(key))

    def names(self, key: str) -> list[str]:
        """The names of the persons or organisations that are a property's values."""
        found = []
        for entry in self.resolved(self.article.get(key)):
            name = _name(entry) if isinstance(entry, Mapping) else plain(entry)
            if name:
                found.append(name)
        return found

    @property
    def is_full(self) -> bool:
        """Whether the article's node dates the article: one that does not is often left over from a template."""
        return bool(self.text("datePublished"))


def plain(value: Any) -> str | None:
    """A string without entities, tags and surplus blanks; None for anything else and for nothing."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value))
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text).split()) or None


def _name(entry: Mapping[str, Any]) -> str | None:
    if name := plain(entry.get("name")):
        return name
    given, family = plain(entry.get("givenName")), plain(entry.get("familyName"))
    return " ".join(part for part in (given, family) if part) or None


def find_structured_data(tree: HtmlElement, headings: list[str], address: str | None) -> StructuredData:
    """The page's JSON-LD.  Of several articles, the one counts that bears the page's address or its headline."""
    nodes = list(_nodes(tree))
    by_id: dict[str, Node] = {}
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and ("name" in node or "headline" in node or identity not in by_id):
            by_id.setdefault(identity, node)
            if "name" in node and "name" not in by_id[identity]:
                by_id[identity] = node
    articles = [node for node in nodes if _is_article(node)]
    keys = [key_of(heading) for heading in headings]

    def fitness(node: Node) -> tuple[int, int, int]:
        headline = key_of(plain(node.get("headline")) or plain(node.get("name")) or "")
        same = bool(headline) and any(headline in key or key in headline for key in keys if len(key) >= 15)
        here = bool(address) and any(_bare(link) == _bare(address or "") for link in _links(node))
        complete = sum(bool(node.get(name)) for name in ("headline", "datePublished", "author"))
        return (2 * here + 2 * same, complete, len(plain(node.get("articleBody")) or "") > 500)

    best = max(articles, key=fitness, default={})
    return StructuredData(best, by_id)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds)


def _links(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _bare(link: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.)?|[#?].*$|/+$", "", link.strip()).casefold()


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    """Every object of the page's JSON-LD, outer before inner."""
    stack: list[tuple[Any, int]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and (block := _parse(script.text_content())) is not None:
            stack.append((block, 0))
    stack.reverse()
    for _ in range(MAX_NODES):
        if not stack:
            return
        value, depth = stack.pop()
        inner: list[Any] = []
        if isinstance(value, Mapping):
            yield value
            inner = [entry for entry in value.values() if isinstance(entry, Mapping | list)]
        elif isinstance(value, list):
            inner = value
        if depth < MAX_DEPTH:
            stack.extend((entry, depth + 1) for entry in reversed(inner))


def _parse(text: str) -> Any:
    """JSON as pages write it: with comment marks around, line ends in strings, a comma or semicolon too many."""
    text = (
        re.sub(
            r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*$", "", text
        )
        .strip()
        .rstrip(";")
    )
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
