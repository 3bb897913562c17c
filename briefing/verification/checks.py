"""What checking a brief comes to: single checks, counted by outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """How a check ended."""

    VERIFIED = "verified"
    FAILED = "failed"
    NOT_CHECKABLE = "not checkable"


VERIFIED, FAILED, NOT_CHECKABLE = Outcome.VERIFIED, Outcome.FAILED, Outcome.NOT_CHECKABLE

KINDS = {
    "record": "record|records",
    "kept text": "kept text|kept texts",
    "citation": "citation|citations",
    "quotation": "quotation|quotations",
    "wording": "wording|wordings",
    "name": "name|names",
    "date": "date|dates",
    "origin": "origin|origins",
    "earlier words": "earlier wording|earlier wordings",
    "change": "change|changes",
    "seal": "seal|seals",
    "original": "original|originals",
    "link": "link|links",
    "attachment": "attachment|attachments",
    "document": "document|documents",
}
"""What is checked, in the order in which it is reported, each with its plural."""


@dataclass(frozen=True)
class Check:
    """One thing that was checked.

    ``where`` is its place as one writes it: ``demands[3].citations[0]``; ``message`` says what is wrong, or why it
    cannot be checked, and is empty where it was verified.
    """

    kind: str
    where: str
    outcome: Outcome
    message: str = ""

    def __str__(self) -> str:
        """`failed: demands[3].citations[0]: …`, one line of a report."""
        place = f"{self.where}: " if self.where else ""
        return f"{self.outcome.value}: {place}{self.message or self.kind}"


@dataclass(frozen=True)
class Verification:
    """What checking a brief came to: how many checks of each kind ended how, and those that were not verified."""

    counts: Counter[tuple[str, Outcome]]
    failed: tuple[Check, ...]
    not_checkable: tuple[Check, ...]

    @property
    def verified(self) -> int:
        """How many checks were passed."""
        return self.count(VERIFIED)

    @property
    def holds(self) -> bool:
        """Whether nothing failed."""
        return not self.failed

    def count(self, outcome: Outcome, kind: str | None = None) -> int:
        """How many checks, of one kind or of all, ended so."""
        return sum(times for (one, how), times in self.counts.items() if how is outcome and kind in (None, one))

    def __add__(self, other: Verification) -> Verification:
        """Both together."""
        return Verification(
            self.counts + other.counts, self.failed + other.failed, self.not_checkable + other.not_checkable
        )


def gather(checks: Iterable[Check]) -> Verification:
    """The checks counted; only those that were not verified are kept."""
    verified: Counter[str] = Counter()
    others: dict[Outcome, list[Check]] = {FAILED: [], NOT_CHECKABLE: []}
    for check in checks:
        if check.outcome is VERIFIED:
            verified[check.kind] += 1
        else:
            others[check.outcome].append(check)
    counts = Counter({(kind, VERIFIED): times for kind, times in verified.items()})
    counts.update((check.kind, check.outcome) for checks in others.values() for check in checks)
    return Verification(counts, tuple(others[FAILED]), tuple(others[NOT_CHECKABLE]))
