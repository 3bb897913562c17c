"""Whether what a brief says of an earlier one is so: the words that it had, and where they stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefing.changes import with_changes
from briefing.changes.earlier import owners
from briefing.model import Brief, Change, Finding
from briefing.model.records import CUT
from briefing.once import without_deadlines
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import shown

COMPARED = ("meetings", "deadlines", "demands", "positions", "risks")
"""The lists of which every finding has its change."""

MISSING = "what became of it since the earlier brief is not told"


def check_change(where: str, change: Change, findings: Mapping[tuple[str, str], Finding]) -> Iterator[Check]:
    """Whether the new words of a change, and whose it is, are those of its finding; these are by list and id."""
    if change.id is None:
        return
    finding = findings.get((change.section, change.id))
    if change.after is not None:
        if finding is not None and finding.text == change.after:
            yield Check("wording", f"{where}.after", VERIFIED)
        else:
            message = f"{shown(change.after)} is not what {change.section} hold under {change.id!r}"
            yield Check("wording", f"{where}.after", FAILED, message)
    if finding is not None:
        if set(change.actors) == set(owners(finding)):
            yield Check("name", f"{where}.actors", VERIFIED)
        else:
            yield Check("name", f"{where}.actors", FAILED, f"they are not those of {change.id!r}")


def check_told(brief: Brief) -> Iterator[Check]:
    """One check for each finding of a brief that was compared: what became of it has to be told, once."""
    if brief.since is None:
        return
    told = Counter((change.section, change.id) for change in brief.changes if change.id is not None)
    for name in COMPARED:
        listed = brief.meetings if name == "meetings" else getattr(brief, name)
        for index, one in enumerate(without_deadlines(listed, brief.deadlines) if name == "meetings" else listed):
            place, times = f"{name}[{index if name != 'meetings' else listed.index(one)}]", told[name, one.id]
            if times == 1:
                yield Check("change", place, VERIFIED)
            else:
                message = f"what became of it since {brief.since} is told {times} times" if times else MISSING
                yield Check("change", place, FAILED, message)


def check_comparison(brief: Brief, earlier: Brief | None) -> Iterator[Check]:
    """One check for each change, against what comparing with the earlier brief again finds."""
    if earlier is None:
        return
    if brief.since is None:
        yield Check("change", "since", NOT_CHECKABLE, "it does not say that it was compared with an earlier brief")
        return
    if brief.since != earlier.as_of:
        yield Check("change", "since", FAILED, f"the earlier brief is that of {earlier.as_of}, not of {brief.since}")
        return
    compared = with_changes(brief, earlier)
    if compared.unrepeated and not brief.unrepeated:  # made when each that had gone quiet was noted
        compared = with_changes(brief, earlier, every=True)
    again = Counter(change.model_dump_json() for change in compared.changes)
    for index, change in enumerate(brief.changes):
        if again[change.model_dump_json()]:
            again[change.model_dump_json()] -= 1
            yield Check("change", f"changes[{index}]", VERIFIED)
        else:
            yield Check("change", f"changes[{index}]", FAILED, "comparing the two briefs again does not find it")
    if again.total():
        yield Check("change", "changes", FAILED, f"comparing the two briefs again finds {again.total()} more")
    if brief.unrepeated == compared.unrepeated:
        yield Check("change", "unrepeated", VERIFIED)
    else:
        told = _in_words(compared.unrepeated)
        yield Check("change", "unrepeated", FAILED, f"comparing the two briefs again counts {told}")


def _in_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {section}" for section, count in counts.items()) or "none"


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
