"""Reading `briefing.toml`: all that is wrong with it at once, each by line and column, with what is valid."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from briefing.desk.configuration.coherence import find_contradictions
from briefing.desk.configuration.explaining import explain, unknown_key
from briefing.desk.configuration.records import Configuration
from briefing.errors import ConfigurationError
from briefing.faults import Fault
from briefing.toml_text import Written, syntax_fault

DEFAULT_FILE = Path("briefing.toml")
"""Where a command looks for the configuration that is not told."""

MAX_BYTES = 1_000_000


def load_configuration(path: Path = DEFAULT_FILE) -> Configuration:
    """The configuration in a file; its relative paths count from the file's folder.

    Raises `ConfigurationError`, whose message holds a line for each fault.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigurationError(f"{path}: there is no such file. `briefing init` makes one.") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}.") from error
    configuration, faults = read_configuration(path, raw)
    if configuration is None:
        refused = ConfigurationError("\n".join(map(str, faults)))
        refused.faults = tuple(faults)
        raise refused
    return configuration


def read_configuration(path: Path, raw: bytes) -> tuple[Configuration | None, list[Fault]]:
    """The configuration that the bytes hold, or None and what is wrong with it, in order of place."""
    try:
        written = Written(path, raw[:MAX_BYTES].decode("utf-8-sig"))
        content = tomllib.loads(written.text)
    except UnicodeDecodeError as error:
        return None, [Fault(path, 1, 1, f"is not valid TOML: not UTF-8: byte {error.start}.")]
    except tomllib.TOMLDecodeError as error:
        return None, [syntax_fault(written, str(error))]
    content.setdefault("desk", {})  # so that its paths are those of the file's folder, too
    if "file" in content:
        return None, [written.fault(("file",), unknown_key(("file",)))]
    try:
        configuration = Configuration.model_validate({**content, "file": path}, context={"folder": path.parent})
    except ValidationError as error:
        return None, sorted(explain(written, detail) for detail in error.errors(include_url=False))
    faults = sorted(written.fault(place, message) for place, message in find_contradictions(configuration))
    return (None, faults) if faults else (configuration, [])
