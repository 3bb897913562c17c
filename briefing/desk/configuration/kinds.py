"""The kinds of values of a configuration: names, files, addresses, labels, each checked as it is read."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationInfo


def _beside_the_file(path: Path, info: ValidationInfo) -> Path:
    """A path as seen from the configuration's folder, which the reader hands in as context."""
    folder = (info.context or {}).get("folder")
    path = path.expanduser()
    return folder / path if folder and not path.is_absolute() else path


def _address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an address that begins with https:// or http:// and names a host")
    if parts.username or parts.password:
        raise ValueError("an address without a name and password in it")
    return address


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError) as error:
        close = get_close_matches(name, available_timezones(), n=1) or ["Europe/London"]
        raise ValueError(f"a time zone of the tz database, such as {close[0]}") from error
    return name


def _label(written: str) -> str:
    from briefing.tlp import LABELS, TlpError, parse_tlp

    try:
        return parse_tlp(written)[0]
    except TlpError as error:
        raise ValueError(f"one of {', '.join(LABELS)}") from error


def _formats(names: tuple[str, ...]) -> tuple[str, ...]:
    from briefing.renderers import RENDERERS

    if any(name not in RENDERERS for name in names):
        raise ValueError(f"formats out of {', '.join(RENDERERS)}")
    return names


def _inside(path: str) -> str:
    if path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError("a path inside the repository, without ..")
    return path


def _mailbox(written: str) -> str:
    if not MAILBOX.fullmatch(written):
        raise ValueError('a mail address, such as desk@example.org or "The desk <desk@example.org>"')
    return written


MAILBOX = re.compile(r'(?:[^<>@\r\n"]{0,100}<)?[^\s<>@",;:]{1,64}@[^\s<>@",;:]{1,250}>?')

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
"""Small letters, figures, - and _: such a name is part of file names and command lines."""

Title = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=2, max_length=200)]
File = Annotated[Path, AfterValidator(_beside_the_file)]
Address = Annotated[str, Field(max_length=2000), AfterValidator(_address)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Label = Annotated[str, AfterValidator(_label)]
Inside = Annotated[str, AfterValidator(_inside)]
Formats = Annotated[tuple[str, ...], AfterValidator(_formats)]
Mailbox = Annotated[str, Field(max_length=320), AfterValidator(_mailbox)]
Variable = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
"""The name of an environment variable: secrets themselves never stand in the file."""

Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=3600)]
Megabytes = Annotated[float, Field(gt=0, le=500)]
