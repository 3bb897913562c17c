"""All that `briefing check` looks at, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.errors import TemplateError
from briefing.model import Brief
from briefing.tradecraft.marking import check_label, check_pages
from briefing.tradecraft.own_words import OwnText, own_lines, own_texts
from briefing.tradecraft.remarks import Remark
from briefing.tradecraft.settled import check_origins
from briefing.tradecraft.wordings import check_attribution, check_confidence, check_labels, check_scales
from briefing.verification.checks import Verification
from briefing.verification.opening import Opened
from briefing.verification.verifying import verify_brief


def check_brief(
    brief: Brief, verification: Verification | None = None, *, tlp_required: bool = False, edited: bool = False
) -> tuple[Remark, ...]:
    """The remarks on a brief.

    ``verification`` is what checking it came to, where that is known already; ``tlp_required`` asks for a label;
    ``edited`` accepts that somebody edited it.
    """
    verification = verification or verify_brief(brief)
    remarks = [*_check_words(list(own_texts(brief, verification))), *check_origins(brief)]
    if tlp_required:
        remarks += check_label(brief)
    if not edited:
        remarks += _edits(verification)
    return tuple(remarks)


def check_opened(
    opened: Opened, *, tlp_required: bool = False, edited: bool = False, templates: Path | None = None
) -> tuple[Remark, ...]:
    """The remarks on a brief and on the document that carried it.

    A pack that has a label of its own asks for one; ``templates`` is a folder of packs.
    """
    tlp_required = tlp_required or _asks_for_label(opened.brief.pack, templates)
    own = list(own_lines(opened, templates))
    remarks = [*check_brief(opened.brief, tlp_required=tlp_required, edited=edited), *_check_words(own)]
    remarks += check_pages(opened)
    for one in own:
        remarks += check_attribution(one)
    return tuple(remarks)


def _asks_for_label(pack: str, templates: Path | None) -> bool:
    from briefing.templating.packs import load_pack

    try:
        return load_pack(pack, templates).tlp is not None
    except TemplateError:
        return False  # it was made elsewhere, with a pack that is not here


def _check_words(texts: Sequence[OwnText]) -> Iterator[Remark]:
    for own in texts:
        yield from check_confidence(own)
        yield from check_labels(own)
    yield from check_scales(texts)


def _edits(verification: Verification) -> Iterator[Remark]:
    """One remark for each record that is not as the program wrote it."""
    for check in verification.failed:
        if check.kind == "seal":
            fix = "Say in the document what was edited and by whom, or render the brief as it was made."
            yield Remark("edited", check.where or "brief", f"{check.message}.", fix)
