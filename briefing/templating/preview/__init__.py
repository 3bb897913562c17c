"""A pack at work in the browser: its pages beside each other, made anew whenever one of its files is saved.

>>> from briefing.templating.preview import serve_preview
>>> with serve_preview("minister", Path("my-packs")) as address:    # doctest: +SKIP
...     input(address)
"""

from __future__ import annotations

from briefing.templating.preview.server import serve_preview

__all__ = ["serve_preview"]
