"""From the check of a brief to what templates get of it."""

from __future__ import annotations

from briefing.model import Brief
from briefing.templating.views import ChecksView
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED
from briefing.verification.seal import fingerprint
from briefing.verification.withholding import Shown


def checks_view(shown: Shown, brief: Brief) -> ChecksView:
    """The figures of a check; what somebody edited is told apart from what fails.  The seal is that of ``brief``."""
    verification = shown.verification
    return ChecksView(
        verified=verification.verified - verification.count(VERIFIED, "seal"),
        citations=verification.count(VERIFIED, "citation"),
        failed=len(verification.failed) - verification.count(FAILED, "seal"),
        not_checkable=verification.count(NOT_CHECKABLE),
        withheld=shown.withheld,
        edited=shown.edited,
        seal=fingerprint(brief),
    )
