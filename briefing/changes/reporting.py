"""What changed between two briefs, in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.changes.comparing import count_changes
from briefing.changes.demands import ANSWERED
from briefing.changes.earlier import lead_of, same_lead
from briefing.changes.quiet import nothing_new
from briefing.model import Brief, Change, ChangeKind

KINDS: tuple[ChangeKind, ...] = ("new", "changed", "withdrawn", "gone quiet", "unchanged")
"""The kinds, in the order in which they are read."""

ANSWERS = frozenset(ANSWERED.values())
"""Movements that an answer shows, and not the words of the demand."""

ONE = {
    "actors": "actor",
    "deadlines": "deadline",
    "demands": "demand",
    "meetings": "meeting",
    "positions": "position",
    "risks": "risk",
}
"""What one finding of a list is called."""


def report_lines(old: Brief, new: Brief, *, every: bool = False) -> Iterator[str]:
    """What changed from one brief to another that was compared with it: a line of counts, then each change, by kind.

    ``every``: what is unchanged, too.
    """
    changes = new.changes
    counts = _counts(new)
    told = ", ".join(f"{counts.get(kind, 0)} {kind}" for kind in KINDS)
    quiet = "nothing new; " if nothing_new(changes) else ""
    yield f"{old.as_of} → {new.as_of}: {quiet}{told}"
    names = {actor.id: actor.name for actor in new.actors}
    leads = {(name, one.id): lead_of(one) for name in ("demands", "positions") for one in getattr(new, name)}
    for kind in KINDS if every else KINDS[:-1]:
        for change in changes:
            if change.kind == kind:
                yield _line(change, names, leads.get((change.section, change.id or "")))
        if kind == "gone quiet" and new.unrepeated:
            yield (
                f"gone quiet: and {sum(new.unrepeated.values())} earlier statements that the later articles do not "
                f"repeat ({', '.join(f'{count} {section}' for section, count in new.unrepeated.items())})"
            )


def _counts(brief: Brief) -> dict[str, int]:
    """How many changes there are of each kind, with what has gone quiet and is only counted."""
    counts = dict(count_changes(brief.changes))
    if brief.unrepeated:
        counts["gone quiet"] = counts.get("gone quiet", 0) + sum(brief.unrepeated.values())
    return counts


def _line(change: Change, names: dict[str, str], lead: str | None) -> str:
    """A change on one line; ``lead`` are the words that lead to its finding now, told where they were others before."""
    what = ONE.get(change.section, change.section)
    now = tuple(names.get(actor, actor) for actor in change.actors)
    who = ", ".join(now or (change.before.names if change.before else ()))
    how = f" ({change.movement})" if change.movement else ""
    before, after = change.before.text if change.before else None, change.after
    moved = change.kind == "changed" and change.movement not in ANSWERS
    if before and after and moved and (before != after or not _keeps_lead(change, lead)):
        then = change.before.lead if change.before and not _keeps_lead(change, lead) else None
        words = f"was: {_led(then, before)} | now: {_led(lead if then else None, after)}"
    else:
        words = after or before or ""
    return f"{change.kind}{how}: {what}{f', {who}' if who else ''}: {words}"


def _keeps_lead(change: Change, lead: str | None) -> bool:
    return change.before is not None and same_lead(change.before.lead, lead)


def _led(lead: str | None, words: str) -> str:
    return f"[{lead}] {words}" if lead else words


def report_json(old: Brief, new: Brief) -> str:
    """The counts and the changes as JSON, of a brief that was compared with another."""
    counts = _counts(new)
    content = {
        "old": old.as_of,
        "new": new.as_of,
        "quiet": nothing_new(new.changes),
        "counts": {kind: counts.get(kind, 0) for kind in KINDS},
        "changes": [change.model_dump(mode="json") for change in new.changes],
        "unrepeated": new.unrepeated,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
