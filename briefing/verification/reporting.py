"""What checking a brief came to, in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.verification.checks import FAILED, KINDS, NOT_CHECKABLE, VERIFIED, Verification


def report_lines(verification: Verification, fingerprint: str | None = None, *, verbose: bool = False) -> Iterator[str]:
    """The failures one by one, then the counts and the brief's seal; ``verbose``: also what could not be checked."""
    for check in verification.failed:
        yield str(check)
    if verbose:
        for check in verification.not_checkable:
            yield str(check)
    yield f"verified      {_by_kind(verification, VERIFIED)}"
    yield f"failed        {_by_kind(verification, FAILED)}"
    yield f"not checkable {_by_kind(verification, NOT_CHECKABLE)}"
    if fingerprint:
        yield f"seal          {fingerprint}"


def _by_kind(verification: Verification, outcome: object) -> str:
    counts = {kind: verification.count(outcome, kind) for kind in KINDS}  # type: ignore[arg-type]
    named = (f"{times} {KINDS[kind].split('|')[times != 1]}" for kind, times in counts.items() if times)
    total = sum(counts.values())
    return f"{total:>6}" + (f"  ({', '.join(named)})" if total else "")


def report_json(verification: Verification, fingerprint: str | None = None) -> str:
    """The counts by kind and outcome, the brief's seal, and what was not verified, as JSON."""
    counts = {
        outcome.value: {kind: times for kind in KINDS if (times := verification.count(outcome, kind))}
        for outcome in (VERIFIED, FAILED, NOT_CHECKABLE)
    }
    listed = {
        name: [{"kind": one.kind, "where": one.where, "message": one.message} for one in checks]
        for name, checks in (("failures", verification.failed), ("unchecked", verification.not_checkable))
    }
    head = {"holds": verification.holds, "seal": fingerprint, "counts": counts}
    return json.dumps({**head, **listed}, ensure_ascii=False, indent=2)
