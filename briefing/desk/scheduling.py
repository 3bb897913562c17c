"""What has a scheduler run the desk's day: units for systemd, a line for cron.  Nothing is installed."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from briefing.desk.configuration import Configuration
from briefing.errors import ConfigurationError
from briefing.templating.escaping import printable


class ScheduleError(ConfigurationError):
    """A time that no scheduler knows."""


def parse_time(written: str) -> tuple[int, int]:
    """Hour and minute of ``6:30``.  Raises `ScheduleError`."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", written)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ScheduleError(f"{written!r} is not a time of day. Write it as 06:30.")
    return int(found[1]), int(found[2])


def _call(configuration: Path) -> list[str]:
    """The call, with full names, as a scheduler has no folder of its own.

    Raises `ScheduleError` where a name has line ends or other signs that do not print: a unit's lines are settings.
    """
    if not str(configuration.absolute()).isprintable():
        raise ScheduleError(
            f"{str(configuration.absolute())!r} has signs in it that no scheduler takes. Move the desk."
        )
    return [sys.executable, "-m", "briefing", "daily", "--config", str(configuration.absolute())]


def systemd_units(configuration: Configuration, at: str) -> dict[str, str]:
    """The units by file name: the run, and when it is due, in the desk's time zone."""
    hour, minute = parse_time(at)
    file = configuration.file.absolute()
    # systemd reads % as the beginning of a specifier and $ as that of a variable
    words = " ".join(_systemd_word(word) for word in _call(file))
    folder = str(file.parent).replace("%", "%%")
    title = printable(configuration.desk.title).replace("%", "%%").replace("\\", "/")  # which would join two lines
    service = f"""\
[Unit]
Description={title}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
# Passwords and secrets that briefing.toml names by their variables: VARIABLE=value, a line each.
EnvironmentFile=-{folder}/briefing.env
ExecStart={words}
# 1: something could not be made or sent; what waits is sent by the next run.  3: another run is at work.
SuccessExitStatus=3
TimeoutStartSec=2h
Nice=10
"""
    timer = f"""\
[Unit]
Description={title}, every day at {hour:02}:{minute:02}

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00 {configuration.desk.time_zone}
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {"briefing-daily.service": service, "briefing-daily.timer": timer}


def _systemd_word(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if re.search(r"[\s\"'\\]", word) else escaped


def crontab_line(configuration: Configuration, at: str) -> str:
    """The line, with the time zone above it; cron mails what the run prints."""
    hour, minute = parse_time(at)
    file = configuration.file.absolute()
    call = f"cd {shlex.quote(str(file.parent))} && {shlex.join(_call(file))}"
    # cron takes an unescaped % for the end of the line
    return f"CRON_TZ={configuration.desk.time_zone}\n{minute} {hour} * * * {call.replace('%', chr(92) + '%')}\n"
