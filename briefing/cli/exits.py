"""How the program ends."""

from __future__ import annotations

from briefing.errors import (
    ArchiveError,
    AtWorkError,
    BriefingError,
    ConfigurationError,
    ModelMissingError,
    OutputError,
    TemplateError,
)

DONE, FOUND_WRONG, CALLED_WRONG, AT_WORK = 0, 1, 2, 3
"""What the exit codes mean."""

CALL_ERRORS = (ArchiveError, ConfigurationError, ModelMissingError, TemplateError, OutputError)
"""Errors that another call mends, rather than other material."""


class NothingReadError(BriefingError):
    """None of what was handed in could be read, so that there is nothing to brief."""


def code_of(error: BriefingError) -> int:
    """How the program ends on an error."""
    if isinstance(error, AtWorkError):
        return AT_WORK
    return CALLED_WRONG if isinstance(error, CALL_ERRORS) else FOUND_WRONG
