"""Names of files that say what is in them: `The-grain-deal_2023-07-20_TLP-GREEN.pdf`."""

from __future__ import annotations

import re
import unicodedata

from briefing.model import Brief

_LONGEST = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def titled_stem(brief: Brief, pack: str | None = None) -> str:
    """A brief's file name without suffix: title, day, label, and the pack where several are written.

    Only letters, digits, hyphens and underscores are left, which every system takes and no shell minds.
    """
    parts = [plain(brief.title) or "Brief", plain(brief.as_of), plain(brief.tlp or ""), plain(pack or "")]
    return "_".join(filter(None, parts))


def plain(text: str) -> str:
    """`The EU’s “plan”: Åland?` → `The-EUs-plan-Aland`."""
    letters = unicodedata.normalize("NFKD", re.sub("['’]", "", text)).encode("ascii", "ignore").decode("ascii")
    words = "-".join(re.findall(r"[A-Za-z0-9]+", letters))
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rsplit("-", 1)[0][:_LONGEST]
    return f"{words}-" if _RESERVED.fullmatch(words) else words
