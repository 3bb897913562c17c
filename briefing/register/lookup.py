"""Finding a source of the register by a name, a domain or an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from briefing.register.entries import Entry

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Register:
    """The sources known, by their names and domains."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the entries; of two that share a name or domain the later one counts."""
        self.entries = tuple(entries)
        self._names = {fold_name(name): entry for entry in entries for name in entry.names}
        self._domains = {domain: entry for entry in entries for domain in entry.domains}

    def find(self, name: str | None, url: str | None = None) -> Entry | None:
        """The source that a publisher's name, or a domain in its place, or an address belongs to; None for none."""
        named = self.by_name(name) or self.by_domain(name) if name else None
        return named or (self.by_domain(urlsplit(url).hostname or "") if url else None)

    def by_name(self, name: str) -> Entry | None:
        """The source of a name, whatever its capitals, with or without “The”."""
        return self._names.get(fold_name(name))

    def by_domain(self, host: str) -> Entry | None:
        """The source of a domain or of one above it: `edition.cnn.com` is `cnn.com`."""
        parts = host.casefold().strip().rstrip(".").split(".")
        for first in range(len(parts) - 1):
            if (entry := self._domains.get(".".join(parts[first:]))) is not None:
                return entry
        return None


def fold_name(name: str) -> str:
    """A name as names are compared: small letters, no “The” before it, no dots."""
    folded = " ".join(re.findall(r"[^\W_]+", name.casefold()))
    return folded.removeprefix("the ") or folded


def is_host(name: str) -> bool:
    """Whether a publisher's name is a domain: `edition.cnn.com`."""
    return _HOST.fullmatch(name.casefold()) is not None
