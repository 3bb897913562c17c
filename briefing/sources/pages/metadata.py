"""What a page's head and header say: headline, authors, day, publisher, address; structured data first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.sources.cleaning.authors import is_publisher, split_authors
from briefing.sources.dates import date_line, iso_day
from briefing.sources.newsjson import host_of
from briefing.sources.pages.byline import byline_authors
from briefing.sources.pages.structured import StructuredData, find_structured_data, plain
from briefing.sources.pages.title import choose_title
from briefing.sources.tables import label, load_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = load_table("pagemarkup")
AUTHOR_KEYS, DATE_KEYS, SITE_KEYS = _MARKUP["author_keys"], _MARKUP["date_keys"], _MARKUP["site_keys"]
DATE_CLASS = label("dates")
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:/|-|$)")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class PageMeta:
    """A page, and what it says of its article; each is worked out when it is asked for."""

    tree: HtmlElement
    source: str

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The contents of the meta tags by their lower-cased names."""
        found: dict[str, list[str]] = {}
        for tag in self.tree.iter("meta"):
            content = plain(tag.get("content"))
            for attribute, prefix in (("property", ""), ("name", ""), ("itemprop", "itemprop ")):
                if content and (name := tag.get(attribute)):
                    found.setdefault(prefix + name.strip().lower(), []).append(content)
        return found

    @cached_property
    def headings(self) -> list[str]:
        """The texts of the page's h1 elements."""
        return [text for tag in self.tree.iter("h1") if (text := plain(tag.text_content()))]

    @cached_property
    def url(self) -> str | None:
        """The page's address, as it gives it."""
        links = [tag.get("href") for tag in self.tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
        links += [self.first("og:url"), self.source, self.structured_url]
        return next((link.strip() for link in links if link and re.match(r"\s*https?://[^\s/]+/\S", link)), None)

    @property
    def structured_url(self) -> str | None:
        """The address in the structured data."""
        value = self.structured.article.get("url") or self.structured.article.get("mainEntityOfPage")
        value = value.get("@id") if isinstance(value, dict) else value
        return value if isinstance(value, str) else None

    @cached_property
    def structured(self) -> StructuredData:
        """The JSON-LD node of the article."""
        links = [tag.get("href") for tag in self.tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
        address = next((link for link in (*links, self.first("og:url")) if link), None)
        titles = [text for text in (self.first("og:title"), self.title_tag) if text]
        return find_structured_data(self.tree, [*self.headings, *titles], address)

    @cached_property
    def title_tag(self) -> str | None:
        """The text of the title element."""
        return next((text for tag in self.tree.iter("title") if (text := plain(tag.text_content()))), None)

    def first(self, *names: str) -> str | None:
        """The content of the first of the meta tags that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    @cached_property
    def publisher(self) -> str | None:
        """The publisher's name: structured data, else the site's name, else the host."""
        named = next(iter(self.structured.names("publisher")), None)
        site = self.first(*SITE_KEYS)
        host = host_of(self.url) if self.url else None
        candidates = [name.strip() for name in (named, site) if name and not name.startswith("http")]
        return next((name for name in candidates if name), None) or host

    @cached_property
    def site_names(self) -> list[str]:
        """Everything that the site calls itself, for taking it off titles."""
        names = [*self.structured.names("publisher"), self.first("og:site_name"), self.first("application-name")]
        host = host_of(self.url) if self.url else None
        return [name for name in (*names, host, host.split(".")[0] if host else None) if name]

    @cached_property
    def title(self) -> str | None:
        """The headline, without the site's name."""
        return choose_title(
            structured=self.structured.text("headline") or self.structured.text("name"),
            social=self.first("og:title", "twitter:title"),
            headings=self.headings,
            title_tag=self.title_tag,
            named=self.first("title", "dc.title"),
            site_names=self.site_names,
            trust_structured=self.structured.is_full,
        )

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The authors' names; a person's rather than an organisation's where both are given."""
        first_found: tuple[str, ...] = ()
        for source in (self._structured_authors, self._meta_authors, self._byline_authors):
            names = source()
            if names and not all(is_publisher(name, site) for name in names for site in self.site_names[:1]):
                return names
            first_found = first_found or names
        return first_found

    def _split(self, words: Iterable[str]) -> tuple[str, ...]:
        names = [name for entry in words for name in split_authors(entry, publisher=self.publisher)]
        return tuple(dict.fromkeys(names))

    def _structured_authors(self) -> tuple[str, ...]:
        return self._split(self.structured.names("author") or self.structured.names("creator"))

    def _meta_authors(self) -> tuple[str, ...]:
        keys = [*AUTHOR_KEYS, *(key for key in self.meta if re.search(r"[.:_-]authors?(?:_?names?)?$", key))]
        for key in keys:
            entries = [entry for entry in self.meta.get(key, ()) if _is_name(entry)]
            if names := self._split(entries):
                return names
        return ()

    def _byline_authors(self) -> tuple[str, ...]:
        return byline_authors(self.tree)

    @cached_property
    def published(self) -> str | None:
        """The ISO day of publication: structured data, meta tags, marked times, date lines, the address."""
        words = [
            self.structured.text("datePublished"),
            *(entry for key in DATE_KEYS for entry in self.meta.get(key, ())),
        ]
        for word in words:
            if word and (day := iso_day(word)):
                return day
        return (
            self._visible_day()
            or self._url_day()
            or iso_day(self.structured.text("dateModified") or self.first("article:modified_time") or "")
        )

    def _visible_day(self) -> str | None:
        """A day that the page shows: a marked time first, then a short line that is a date."""
        times = list(self.tree.iter("time"))
        times.sort(
            key=lambda tag: (
                not (tag.get("pubdate") is not None or "publish" in f"{tag.get('itemprop')} {tag.get('class')}".lower())
            )
        )
        for tag in times:
            if day := iso_day(tag.get("datetime") or "") or iso_day(plain(tag.text_content()) or ""):
                return day
        for tag in self.tree.iter():
            if not isinstance(tag.tag, str) or not DATE_CLASS.search(
                f"{tag.get('class') or ''} {tag.get('itemprop') or ''}"
            ):
                continue
            text = plain(tag.text_content()) or ""
            if len(text) <= 100 and (claim := date_line(text)):
                return claim[0]
        return None

    def _url_day(self) -> str | None:
        match = URL_DAY.search(urlsplit(self.url).path.lower()) if self.url else None
        if not match:
            return None
        month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else match[2]
        return iso_day(f"{match[1]}-{month}-{match[3]}") if str(month).isdigit() else None


def _is_name(words: str) -> bool:
    """Whether the words can be names of people: no address, no slug, capitals at their beginnings."""
    if re.search(r"https?:|www\.|/\w", words) or not any(char.isupper() for char in words):
        return False
    return " " in words.strip() or bool(re.fullmatch(r"[A-Z][\w'’-]+", words.strip()))
