"""What changed between two briefs: each finding new, changed, unchanged, gone quiet or withdrawn.

>>> from briefing.changes import compare_briefs, is_quiet
>>> changes = compare_briefs(old, new)                      # doctest: +SKIP
>>> is_quiet(brief)          # one that was built with `since`: is nothing new?    # doctest: +SKIP
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.changes.quiet import is_quiet, quiet_line

if TYPE_CHECKING:
    from briefing.model import Brief, Change

__all__ = ["compare_briefs", "is_quiet", "quiet_line", "with_changes"]


def compare_briefs(old: Brief, new: Brief) -> tuple[Change, ...]:
    """What became of each finding, list by list; those that the later brief does not hold come last.

    Of what has gone quiet the foremost alone: `with_changes` counts the rest.
    """
    return with_changes(new, old).changes


def with_changes(new: Brief, old: Brief, *, every: bool = False) -> Brief:
    """The later brief with what changed since the earlier one; ``every``: with all that has gone quiet, one by one."""
    from briefing.changes.comparing import Comparison  # which a process that only words briefs does not need
    from briefing.changes.foremost import NOTED

    changes, unrepeated = Comparison(old, new, None if every else NOTED).compare()
    return new.model_copy(update={"since": old.as_of, "changes": changes, "unrepeated": unrepeated})
