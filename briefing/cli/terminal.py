"""What goes to standard error: messages, and progress where somebody is watching."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefing.model import Article, Brief, Unread
    from briefing.pipeline import Progress
    from briefing.verification.withholding import Shown

OLD_NEWS = timedelta(days=60)
"""So much older than its day a brief's newest article is only where that day was forgotten: it is today's then."""

SAID = "said on the command line"
"""Name of the handler that shows warnings."""

_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls that JSON leaves as they are."""

MOST_TOLD = 5
"""Failed checks that are told one by one: `briefing verify` tells the rest."""


def say(message: str) -> None:
    """One line on standard error; no character of an article or file name can steer the terminal."""
    typer.echo(f"briefing: {printable(message)}", err=True)


def printable(text: str) -> str:
    """The text on one line, with a backslash and a code for what does not print."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def printable_json(written: str) -> str:
    """JSON that says the same, with what would steer a terminal or turn its line around written as ``\\u009b``."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def first_sentence(text: str) -> str:
    """What a command does, in short: its help up to the first full stop or semicolon."""
    return re.split(r"[.;]\s|\.?$", text.strip(), maxsplit=1)[0] + "."


def say_warnings() -> None:
    """Have said what the library warns of on its way: an article that it could not date, and went on without."""
    import logging

    class Said(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(record.getMessage())

    logger = logging.getLogger("briefing.redating")
    if not any(one.name == SAID for one in logger.handlers):
        handler = Said(logging.WARNING)
        handler.name = SAID
        logger.addHandler(handler)


def report_unread(unread: Iterable[Unread]) -> None:
    """Name each source that was not read, and why."""
    for one in unread:
        say(f"not read: {one.source}: {one.reason}")


def report_days(brief: Brief) -> None:
    """Say what is seldom meant: articles younger than the day of the brief, all of them far older, a report overdue."""
    for article in brief.articles:
        if article.published and article.published > brief.as_of[: len(article.published)]:
            say(f"{article.source}: dated {article.published}, after the day of the brief, {brief.as_of}.")
    from briefing.verification.dates import days_of

    newest = max((article.published for article in brief.articles if article.published), default=brief.as_of)
    if not brief.as_of.startswith(newest) and days_of(brief.as_of, None)[0] - days_of(newest, None)[0] > OLD_NEWS:
        say(f"the newest article is dated {newest}, long before the day of the brief, {brief.as_of}; is --as-of right?")
    if brief.next_due and brief.next_due <= brief.as_of:
        say(f"the next report is due on {brief.next_due}, which is not after the day of the brief, {brief.as_of}.")


def report_checked(shown: Shown) -> None:
    """Say how many statements failed their check and are withheld, each with its place, and what was edited."""
    if shown.withheld:
        failed = [check for check in shown.verification.failed if check.kind != "seal"]
        left_out = f"withheld from the documents: {_counted(shown.withheld, 'statement')}"
        say(f"{left_out}, for {_counted(len(failed), 'check')} that failed; `briefing verify` tells all of them.")
        for check in failed[:MOST_TOLD]:
            say(str(check))
    elif any(check.kind != "seal" for check in shown.verification.failed):
        say("some names, roles or days failed their check and are left out; `briefing verify` tells which.")
    if shown.edited:
        say(f"{_counted(shown.edited, 'record')} edited since the program wrote the brief; the documents say so.")


def report_tradecraft(brief: Brief, shown: Shown) -> None:
    """Say how many remarks `briefing check` has on a brief, where it has any, and the first of them."""
    from briefing.tradecraft import check_brief

    if remarks := check_brief(brief, shown.verification, edited=True):
        say(f"tradecraft: {_counted(len(remarks), 'remark')}; `briefing check` tells all of them. {remarks[0]}")


def report_quiet(brief: Brief) -> None:
    """Say that nothing is new, where the brief was compared with an earlier one and nothing is."""
    from briefing.changes import is_quiet, quiet_line

    if is_quiet(brief):
        say(quiet_line(brief))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def report_dropped(articles: Iterable[Article]) -> None:
    """Show what cleaning left out of each article, and why."""
    for article in articles:
        for dropped in article.dropped:
            say(f"left out: {article.source}, at {dropped.at} ({dropped.reason}): {dropped.text}")


@contextmanager
def progress_bar(quiet: bool, label: str = "Reading") -> Iterator[Progress | None]:
    """A bar on standard error, where that is a terminal; gives what is to be called with (done, in all).

    Where it is not known how many there are in all, 0 stands for that.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=None)

        def show(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total or None)
            if total and done >= total:
                bars.stop()  # and its thread with it: see `briefing.beside`

        yield show
