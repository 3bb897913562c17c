"""Checking a brief: every citation, word, name and date against the texts that it keeps, without a language model.

>>> from briefing.brief_file import parse_brief
>>> from briefing.verification import verify_brief
>>> verification = verify_brief(brief)                      # doctest: +SKIP
>>> verification.holds, verification.verified               # doctest: +SKIP
(True, 1834)
"""

from __future__ import annotations

from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check, Verification, gather
from briefing.verification.seal import seal_brief
from briefing.verification.verifying import verify_brief

__all__ = ["FAILED", "NOT_CHECKABLE", "VERIFIED", "Check", "Verification", "gather", "seal_brief", "verify_brief"]
