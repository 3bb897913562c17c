"""The desk's memory: one SQLite file with what was fetched, found, issued and sent.

>>> from briefing.archive import Archive, Fetched
>>> with Archive.open("desk.sqlite") as archive:                # doctest: +SKIP
...     archive.keep(fetched)
'new'

Every step is one transaction, so that the file is whole whenever the program is killed; two runs may write at once.
"""

from __future__ import annotations

from briefing.archive.archive import Archive
from briefing.archive.records import FeedState, Fetched, Kept, Outcome
from briefing.errors import ArchiveError

__all__ = ["Archive", "ArchiveError", "FeedState", "Fetched", "Kept", "Outcome"]
