"""Whether what a brief says of an earlier one is so: the words that it had, and where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.model import Brief, Change
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import shown
from briefing.verification.wording import CUT


def check_change(where: str, change: Change, findings: Mapping[tuple[str, str], str]) -> Iterator[Check]:
    """Whether the new words of a change are those of its finding; ``findings`` are texts by list and id."""
    if change.id is None or change.after is None:
        return
    if findings.get((change.section, change.id)) == change.after:
        yield Check("wording", f"{where}.after", VERIFIED)
    else:
        message = f"{shown(change.after)} is not what {change.section} hold under {change.id!r}"
        yield Check("wording", f"{where}.after", FAILED, message)


def check_earlier(brief: Brief, earlier: Brief | None) -> Iterator[Check]:
    """One check for each earlier wording, against the articles of the earlier brief."""
    texts = {article.sha256: article.text for article in earlier.articles} if earlier else {}
    for index, change in enumerate(brief.changes):
        if change.before is None:
            continue
        place, before = f"changes[{index}].before", change.before
        text = texts.get(before.sha256)
        if text is None:
            yield Check("earlier words", place, NOT_CHECKABLE, f"{before.source} is an article of the earlier brief")
        elif all(piece in text for piece in before.text.split(CUT)) and text[before.start : before.end].strip():
            yield Check("earlier words", place, VERIFIED)
        else:
            yield Check("earlier words", place, FAILED, f"{shown(before.text)} does not stand in {before.source}")
