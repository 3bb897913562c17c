"""All that `briefing verify` checks: the brief, the document that carried it, the originals where they are named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.model import Brief
from briefing.verification.checks import Verification, gather
from briefing.verification.documents import check_document
from briefing.verification.opening import Opened
from briefing.verification.originals import check_originals
from briefing.verification.verifying import verify_brief


def verify_opened(
    opened: Opened,
    sources: Iterable[str | Path] = (),
    *,
    edited: bool = False,
    earlier: Brief | None = None,
    templates: Path | None = None,
) -> Verification:
    """The check of what was handed in.

    ``sources`` are the originals, as files, folders or addresses; ``edited`` accepts a brief that somebody edited;
    ``earlier`` is the brief that it compares itself with; ``templates`` a folder of packs, as where it was made.
    """
    verification = verify_brief(opened.brief, edited=edited, earlier=earlier)
    verification += gather(check_document(opened, templates))
    if originals := list(sources):
        verification += gather(check_originals(opened.brief, originals))
    return verification
