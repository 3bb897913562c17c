"""What changed between two briefs: each finding new, changed, unchanged, gone quiet or withdrawn.

>>> from briefing.changes import compare_briefs
>>> changes = compare_briefs(old, new)                      # doctest: +SKIP
"""

from __future__ import annotations

from briefing.changes.comparing import compare_briefs, with_changes

__all__ = ["compare_briefs", "with_changes"]
