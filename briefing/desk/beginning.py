"""A desk's first day: a configuration with comments, and feeds as files to try it with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import briefing
from briefing.errors import OutputError

SAMPLE_DAY = date(2024, 5, 6)
"""The day that the sample feeds are written for, a Monday."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")
RFC_822 = re.compile(r"\b[A-Z][a-z]{2}, (\d\d [A-Z][a-z]{2} \d{4}) (\d\d:\d\d:\d\d GMT)")
ISO = re.compile(r"\b(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\dZ)")


def begin_desk(folder: Path, today: date) -> tuple[Path, ...]:
    """Write `briefing.toml`, the sample feeds and an inbox into a folder, which is made where missing.

    The samples' articles are of the days up to ``today``, so that what they announce lies ahead.  Gives the files.
    Raises `OutputError` where one of them is there already, or the folder cannot be written to.
    """
    files = {folder / name: text for name, text in _sample_files(today).items()}
    if there := next((path for path in files if path.exists() or path.is_symlink()), None):
        raise OutputError(f"{there}: is there already, and is left as it is. Name another folder: briefing init DIR")
    try:
        (folder / "inbox").mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            path.parent.mkdir(exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written to: {(error.strerror or str(error)).lower()}.") from error
    return tuple(files)


def _sample_files(today: date) -> Mapping[str, str]:
    folder = _shipped_samples()
    names = ["briefing.toml", *sorted(f"feeds/{path.name}" for path in (folder / "feeds").iterdir())]
    return {name: _moved((folder / name).read_text(encoding="utf-8"), today - SAMPLE_DAY) for name in names}


def _shipped_samples() -> Path:
    """`samples/desk`: inside an installed package, else at the top of the checkout."""
    package = Path(briefing.__file__).resolve().parent
    installed = package / "_samples"
    return (installed if installed.is_dir() else package.parent / "samples") / "desk"


def _moved(text: str, by: timedelta) -> str:
    """The text with its dates and the names of weekdays moved by some days, so that they still fit each other."""

    def weekday(match: re.Match[str]) -> str:
        return WEEKDAYS[(WEEKDAYS.index(match[1]) + by.days) % 7]

    def rfc_822(match: re.Match[str]) -> str:
        day = datetime.strptime(match[1], "%d %b %Y").date() + by
        return f"{WEEKDAYS[day.weekday()][:3]}, {day.day:02} {MONTHS[day.month - 1]} {day.year} {match[2]}"

    def iso(match: re.Match[str]) -> str:
        return f"{date.fromisoformat(match[1]) + by}{match[2]}"

    return ISO.sub(iso, RFC_822.sub(rfc_822, WEEKDAY.sub(weekday, text)))


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
