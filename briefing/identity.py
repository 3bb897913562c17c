"""Ids that stay the same from brief to brief: made from content, never from order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache


def short_hash(*parts: str) -> str:
    """Ten hexadecimal digits that stand for the parts; the same on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A readable id made from a name: ``Joe Biden`` → ``joe-biden``; never empty."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-") or f"x-{short_hash(name)}"


def finding_id(section: str, *parts: str) -> str:
    """The id of a finding of a section (``demands``): its singular letter and a hash of what makes it itself."""
    folded = [" ".join(re.findall(r"\w+", part.lower())) for part in parts]
    return f"{section[0]}-{short_hash(section, *folded)}"
