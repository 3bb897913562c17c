"""A desk's configuration, `briefing.toml`: what it may say, and reading one with every fault named by its line.

>>> from briefing.desk.configuration import load_configuration
>>> configuration = load_configuration(Path("briefing.toml"))   # doctest: +SKIP
"""

from __future__ import annotations

from briefing.desk.configuration.reading import DEFAULT_FILE, load_configuration
from briefing.desk.configuration.records import (
    Configuration,
    Desk,
    Feed,
    Limits,
    Mail,
    Recipient,
    Story,
    Watch,
    Webhook,
    Wiki,
)
from briefing.errors import ConfigurationError

__all__ = [
    "DEFAULT_FILE",
    "Configuration",
    "ConfigurationError",
    "Desk",
    "Feed",
    "Limits",
    "Mail",
    "Recipient",
    "Story",
    "Watch",
    "Webhook",
    "Wiki",
    "load_configuration",
]
