"""The seal of a brief: a digest of each record as the program wrote it, so that a later change shows.

It is no signature: who changes a record can seal it anew.  It tells a brief that somebody edited, or that was damaged,
from one that is as it was made, where the words of the sources alone cannot: a second citation taken out, say.  Against
who seals anew stands its fingerprint: one short line for the whole brief, which documents print and `briefing verify`
compares with the one that the sender told (`--expect`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from briefing.model import Brief
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check

DIGITS = 8
"""Hexadecimal digits of a record's digest: enough that no change goes unseen by chance."""

OPEN = frozenset({"format", "pack", "seal"})
"""What may change from document to document without the brief being another."""

PRINTED = 16
"""Hexadecimal digits of a fingerprint, in groups of four."""

MAKER = "briefing "
"""How the name of a program begins that seals every brief that it writes."""

HEAD = "brief"
"""The entry for the brief's own fields that are no lists: title, day, program."""


def seal_brief(brief: Brief) -> Brief:
    """The brief with its seal, for the records that it now holds; their order makes no difference."""
    return brief.model_copy(update={"seal": make_seal(brief)})


def keep_sealed(before: Brief, after: Brief) -> Brief:
    """What the program made of a sealed brief, sealed anew; one that somebody edited keeps the seal that it breaks."""
    if before.seal is None or any(check.outcome is FAILED for check in check_seal(before)):
        return after.model_copy(update={"seal": before.seal})
    return seal_brief(after)


def with_head(before: Brief, **changes: Any) -> Brief:
    """A sealed brief with other fields of its own (label, number, period …), which the program itself changes.

    The rest of the seal stays as it is: what somebody edited is not sealed by that.
    """
    after = before.model_copy(update=changes)
    if before.seal is None or before.seal.get(HEAD) != digest(_head(before)):
        return after
    return after.model_copy(update={"seal": {**before.seal, HEAD: digest(_head(after))}})


def fingerprint(brief: Brief) -> str | None:
    """The whole seal in one short line, `3fa1-22bc-9d04-77e1`, for a person to compare; None without a seal."""
    if brief.seal is None:
        return None
    digits = hashlib.sha256(_canonical(brief.seal).encode("utf-8")).hexdigest()[:PRINTED]
    return "-".join(digits[at : at + 4] for at in range(0, PRINTED, 4))


def check_fingerprint(brief: Brief, expected: str) -> Check:
    """Whether a brief is the one whose fingerprint somebody told; blanks, dashes and capitals make no difference."""
    found = fingerprint(brief) or ""
    if found.replace("-", "") == "".join(expected.lower().split()).replace("-", ""):
        return Check("seal", "fingerprint", VERIFIED)
    return Check("seal", "fingerprint", FAILED, f"it is {found or 'none: it bears no seal'}, not {expected}")


def make_seal(brief: Brief) -> dict[str, str]:
    """By list, the digests of its records, sorted, with blanks between."""
    return {name: " ".join(sorted(map(digest, records))) for name, records in _records(brief).items() if records}


def check_seal(brief: Brief) -> Iterator[Check]:
    """One check for each record that the seal covers; one failure for records that are gone."""
    if brief.seal is None:
        if brief.produced_by.program.startswith(MAKER):
            message = f"it bears no seal, though {brief.produced_by.program} seals what it writes: it was taken off"
            yield Check("seal", "", FAILED, message)
        else:
            message = "it bears no seal: records that were taken out or put in cannot be seen"
            yield Check("seal", "", NOT_CHECKABLE, message)
        return
    records = _records(brief)
    for name in dict.fromkeys((*records, *brief.seal)):
        waiting = Counter(brief.seal.get(name, "").split())
        altered = 0
        for index, record in enumerate(records.get(name, ())):
            place, found = (
                f"{name}[{index}]" if name != HEAD else "title, day, label, number, period or program",
                digest(record),
            )
            if waiting[found]:
                waiting[found] -= 1
                yield Check("seal", place, VERIFIED)
            else:
                altered += 1
                yield Check("seal", place, FAILED, "not as the program wrote it: it was edited, or added, since")
        if (gone := waiting.total() - altered) > 0:
            yield Check("seal", name, FAILED, f"records taken out since the program wrote it: {gone}")


def digest(record: Any) -> str:
    """A few digits that stand for all that a record holds, whatever the order of its keys and lists."""
    return hashlib.sha256(_canonical(record).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _records(brief: Brief) -> dict[str, list[Any]]:
    """The records of each list, without what holds its default: a field that a later version adds changes nothing."""
    content = brief.model_dump(mode="json", exclude_defaults=True, exclude=set(OPEN))
    lists = {name: value for name, value in content.items() if isinstance(value, list) and name != "period"}
    return {HEAD: [{name: value for name, value in content.items() if name not in lists}], **lists}


def _head(brief: Brief) -> dict[str, Any]:
    """The brief's own fields that are no lists of records."""
    lists = {name for name, value in brief if isinstance(value, tuple) and name != "period"}
    return brief.model_dump(mode="json", exclude_defaults=True, exclude={*OPEN, *lists})


def _canonical(value: Any) -> str:
    if (plain := _PLAIN.get(type(value))) is not None:
        return plain(value)
    if isinstance(value, dict):
        # what is plain is most of it, and written here and now
        inner = [
            f"{_key(key)}:{_PLAIN.get(type(one), _canonical)(one)}"
            for key, one in sorted(value.items(), key=itemgetter(0))
        ]
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ",".join(sorted(map(_canonical, value))) + "]"
    return json.dumps(value)


_PLAIN: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: repr}
"""What `json.dumps` does with a text and a number, without its encoder made anew for each."""

_key = cache(json.dumps)
