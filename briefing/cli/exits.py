"""How the program ends."""

from __future__ import annotations

from briefing.errors import (
    ArchiveError,
    BriefingError,
    ConfigurationError,
    ModelMissingError,
    OutputError,
    TemplateError,
)

DONE, FOUND_WRONG, CALLED_WRONG = 0, 1, 2
"""What the exit codes mean."""

CALL_ERRORS = (ArchiveError, ConfigurationError, ModelMissingError, TemplateError, OutputError)
"""Errors that another call mends, rather than other material."""


class NothingReadError(BriefingError):
    """None of what was handed in could be read, so that there is nothing to brief."""
