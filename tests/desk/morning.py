"""A small desk for the tests: a configuration, articles that come without a network, and a mail server."""

from __future__ import annotations

import email.policy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from briefing.archive import Archive, Fetched
from briefing.desk.configuration import Configuration, load_configuration
from briefing.desk.daily import Run
from briefing.desk.fetching import FetchSummary, day_of, moment_of, utc
from briefing.sources import build_article
from briefing.sources.text import read_text
from tests.desk.newsroom import Piece

DAY = "2024-05-06"

STORIES = """
[[stories]]
name = "harbour-fee"
title = "The harbour fee"
terms = ["harbour fee"]

[[stories]]
name = "river-dam"
title = "The river dam"
terms = ["river dam"]
"""


def write_configuration(folder: Path, rest: str = STORIES, **desk: str) -> Configuration:
    """A desk in a folder: its file, read back."""
    table = {"title": "The morning", "time_zone": "Europe/Oslo", **desk}
    lines = "".join(f'{name} = "{value}"\n' for name, value in table.items())
    (folder / "briefing.toml").write_text(f"[desk]\n{lines}\n{rest}", "utf-8")
    return load_configuration(folder / "briefing.toml")


def fetched(piece: Piece, day: str = DAY, address: str | None = None) -> Fetched:
    """A made-up article as it comes from a feed."""
    address = address or f"https://coast.example/{piece.number}"
    (raw,) = read_text(address, f"{piece.title}\n\n{piece.text}\n")
    article = build_article(raw).model_copy(
        update={"url": address, "publisher": "Coast Wire", "published": piece.day, "published_basis": "metadata"}
    )
    return Fetched(address, article, day, f"{day}T04:00:00Z", raw=piece.page().encode(), feed="Coast Wire")


def from_hand(*pieces: Fetched):
    """A stand-in for fetching: these pages come."""

    def fetch(archive: Archive, configuration: Configuration, now: datetime, _progress: Any) -> FetchSummary:
        summary = FetchSummary(feeds=1)
        for one in pieces:
            summary.outcomes[archive.keep(one)] += 1
        return summary

    return fetch


def run_of(configuration: Configuration, *pieces: Fetched, day: str = DAY) -> Run:
    """A run on a day to which these pages come."""
    moment = moment_of(day, configuration)
    assert day_of(moment, configuration) == day
    assert utc(moment).startswith(day)
    return Run(configuration, lambda: moment, jobs=1, fetch=from_hand(*pieces))


@dataclass
class Mailbox:
    """What a mail server took, and what it is to do with the next ones."""

    host: str = "127.0.0.1"
    port: int = 0
    envelopes: list[Envelope] = field(default_factory=list)
    refuse: str | None = None
    """What it says instead of taking a mail."""
    hang_up: bool = False
    """Whether it ends the connection when a mail is complete, without a word."""

    @property
    def mails(self) -> list[EmailMessage]:
        """The mails, opened."""
        return [
            email.message_from_bytes(one.original_content or b"", policy=email.policy.default)  # type: ignore[misc]
            for one in self.envelopes
        ]

    def of(self, address: str) -> list[EmailMessage]:
        """The mails to one address."""
        pairs = zip(self.envelopes, self.mails, strict=True)
        return [mail for envelope, mail in pairs if envelope.rcpt_tos == [address]]

    when_named: Callable[[], None] = lambda: None
    """Is called when a mail's recipient is named."""
    when_taken: Callable[[], None] = lambda: None
    """Is called when a mail was taken, before the sender is told."""

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """What the server's library calls for each recipient."""
        self.when_named()
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """What the server's library calls for each complete mail."""
        if self.refuse:
            return self.refuse
        self.envelopes.append(envelope)
        self.when_taken()
        if self.hang_up:
            assert server.transport is not None
            server.transport.abort()
        return "250 taken"


class Server(Controller):
    """A mail server on any port that is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(**how: Any) -> Iterator[Mailbox]:
    """A mail server on this machine; it keeps every mail that it takes, and sorts out no doubles."""
    box = Mailbox()
    controller = Server(box, hostname=box.host, port=0, **how)
    controller.start()
    try:
        box.port = controller.port
        yield box
    finally:
        controller.stop()


def recipients(box: Mailbox, *names: str, rest: Sequence[str] = ()) -> str:
    """The tables of a mail server and of recipients who get mail from it."""
    tables = [f'[mail]\nhost = "{box.host}"\nport = {box.port}\nsecurity = "none"\nsender = "desk@example.org"\n']
    return "\n\n".join([*tables, *(recipient(name, *rest) for name in names)]) + "\n"


def recipient(name: str, *rest: str) -> str:
    """The table of one who gets mail."""
    return "\n".join(["[[recipients]]", f'name = "{name}"', f'mail = ["{name}@example.org"]', *rest, ""])
