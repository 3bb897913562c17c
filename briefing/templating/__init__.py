"""Template packs: how a brief is worded and ordered for an audience.

>>> from briefing.templating import build_document, load_pack
>>> document = build_document(brief, load_pack("default"))   # doctest: +SKIP
"""

from __future__ import annotations

from briefing.templating.document import Document, build_document
from briefing.templating.packs import Pack, list_packs, load_pack

__all__ = ["Document", "Pack", "build_document", "list_packs", "load_pack"]
