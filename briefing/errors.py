"""What can go wrong, each in one message: what, where, what is valid, the fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.faults import Fault


class BriefingError(Exception):
    """Anything that a user can mend; the command line prints it as one line, without a traceback."""


class SourceError(BriefingError):
    """A source that cannot be read as an article; the others are not affected."""


class ModelMissingError(BriefingError):
    """The language model that was asked for is not installed."""


class TemplateError(BriefingError):
    """A template pack that is not there, or cannot be rendered."""


class RenderError(BriefingError):
    """A document that could not be made; what was there before is left as it was."""


class OutputError(BriefingError):
    """A folder in which no document can be written."""


class BriefFileError(BriefingError):
    """A brief.json that cannot be read back."""


class ArchiveError(BriefingError):
    """An archive that cannot be opened, read or written, or does not hold what was asked for."""


class RegisterError(BriefingError):
    """A source register that cannot be read."""


class ConfigurationError(BriefingError):
    """A configuration that is not there or cannot work; ``faults`` names everything that is wrong with it."""

    faults: tuple[Fault, ...] = ()


class AtWorkError(ArchiveError):
    """Another run is at work on the archive."""
