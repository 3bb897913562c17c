"""A small world of news on this machine: feeds that grow from day to day, and all that can be wrong with feeds.

Its hosts are names that end in ``.example``; `allow_world` lets the program reach this one server under them, and
leaves every other address to the guard, so that what leads inside is refused as it would be anywhere.
"""

from __future__ import annotations

import html
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import format_datetime

import briefing.fetching.asking as asking
from briefing.fetching.addresses import Target
from tests.desk.newsroom import MATTERS, Piece, write_piece
from tests.fetching.server import Reply, Server, redirect

XML = "application/rss+xml; charset=utf-8"
SECRET = "the key of the vault is 4711"
"""What stands on a page inside; nothing of it may ever come out."""
NAMES = ("Coast Wire", "Fjord Post", "Port Daily", "River News", "Hill Herald", "Lake Times", "Dale Echo", "Isle Sun")
SLOW, WRONGLY_LABELLED = 2, 5
"""A feed that takes its time, and one that says that it is in another encoding than it is."""
CORRECTED = 0
"""The number of the article whose page is another on the day after its own."""

HOSTILE = f"""<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "{"ha" * 50}"><!ENTITY b "{"&a;" * 100}"><!ENTITY c "{"&b;" * 100}">
<!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&file;</title>
<item><title>&c;</title><link>javascript:alert(1)</link><description>&file;</description></item>
</channel></rss>"""


@dataclass(frozen=True)
class World:
    """Feeds of so many articles a day, on a server."""

    server: Server
    first: date
    feeds: int = 8
    per_day: int | tuple[int, ...] = 40
    """Articles of each feed on each day."""
    listed: int = 200
    """Articles that a feed names at most: its newest."""
    full_text: int = 4
    """From this feed on, the feeds hold the whole text, and no pages are asked for."""
    long: int = 1
    huge: int = 50_000_000
    """Bytes of the feed that is too large."""

    def day(self, number: int) -> str:
        """The date of a day, from 0."""
        return (self.first + timedelta(days=number)).isoformat()

    def url(self, path: str, host: str) -> str:
        """An address of this world."""
        return f"http://{host}.example:{self.server.port}{path}"

    def address(self, feed: int, number: int) -> str:
        """The address of a feed's article."""
        return self.url(f"/{feed}/{number}", f"feed{feed}")

    def numbers(self, feed: int, day: int) -> range:
        """A feed's articles of one day."""
        start = feed * 10_000 + day * 2000
        return range(start, start + (self.per_day if isinstance(self.per_day, int) else self.per_day[day]))

    def piece(self, number: int, day: int) -> Piece:
        """One article."""
        matter = MATTERS[number % len(MATTERS)]
        return write_piece(number, self.day(day), matter=matter, long=self.long)

    def expected(self, day: int, matter: str) -> set[str]:
        """The addresses of a matter's articles that are new on a day, the corrected one among them."""
        found = {
            self.address(feed, number)
            for feed in range(self.feeds)
            for number in self.numbers(feed, day)
            if self.piece(number, day).matter == matter
        }
        if day == 1 and self.piece(CORRECTED, 0).matter == matter:
            found.add(self.address(0, CORRECTED))
        return found

    def dawn(self, day: int) -> None:
        """What the web holds on a day: each feed its newest articles, the bad feeds what they always hold."""
        replies = self.server.replies
        for feed in range(self.feeds):
            pieces = [(self.piece(n, d), d) for d in range(day + 1) for n in self.numbers(feed, d)][-self.listed :]
            for piece, written in pieces:
                words = ""
                if piece.number == CORRECTED and day > 0:
                    words = "Correction: the fee is 21 crowns, and not 12, as an earlier version of this report said."
                if written >= day - 2:
                    replies[f"/{feed}/{piece.number}"] = Reply(piece.page(words), validators=True)
            raw = self._feed(feed, [piece for piece, _ in reversed(pieces)])
            kind = "application/rss+xml; charset=iso-8859-1" if feed == WRONGLY_LABELLED else XML
            delay = 0.3 if feed == SLOW else 0
            replies[f"/feed/{feed}"] = Reply(raw, kind=kind, validators=True, delay=delay)
        port = self.server.port
        replies |= {
            "/huge": Reply(b"<rss>" + b" " * self.huge, kind=XML),
            "/hostile": Reply(HOSTILE, kind=XML),
            "/lures": Reply(self._lures(), kind=XML),
            "/lure/0": redirect(f"http://127.0.0.1:{port}/inside"),
            "/lure/1": redirect("http://169.254.169.254/latest/meta-data/"),
            "/lure/2": redirect(f"http://[::1]:{port}/inside"),
            "/inside": Reply(f"<html><body><article><p>{SECRET}</p></article></body></html>"),
        }

    def _feed(self, feed: int, pieces: list[Piece]) -> bytes:
        items = "".join(
            f"<item><title>{html.escape(piece.title)}</title><link>{self.address(feed, piece.number)}</link>"
            f"<guid isPermaLink='false'>{feed}-{piece.number}</guid><pubDate>{_mail_date(piece.day)}</pubDate>"
            f"<description>{html.escape(_whole(piece) if feed >= self.full_text else piece.paragraphs[0])}</description></item>"
            for piece in pieces
        )
        return f"<rss version='2.0'><channel><title>{NAMES[feed]} – “news”</title>{items}</channel></rss>".encode()

    def _lures(self) -> str:
        items = "".join(
            f"<item><title>Lure {n}</title><link>{self.url(f'/lure/{n}', 'lures')}</link></item>" for n in range(3)
        )
        return f"<rss version='2.0'><channel><title>Lures</title>{items}</channel></rss>"

    def tables(self) -> str:
        """The feeds as `briefing.toml` names them, the bad ones among them, and limits for a hurried reader."""
        feeds = [
            (name, self.url(f"/feed/{n}", f"feed{n}"), n < self.full_text) for n, name in enumerate(NAMES[: self.feeds])
        ]
        feeds += [
            ("Dead Post", f"http://dead.example:{_closed_port()}/feed", True),
            ("Gone Post", self.url("/gone", "gone"), True),
            ("Huge Post", self.url("/huge", "huge"), True),
            ("Hostile Post", self.url("/hostile", "hostile"), True),
            ("Lures", self.url("/lures", "lures"), True),
        ]
        tables = [
            f'[[feeds]]\nname = "{name}"\nurl = "{url}"\nfollow = {str(follow).lower()}\n'
            for name, url, follow in feeds
        ]
        limits = "delay_seconds = 0\nwait_seconds = 0\nattempts = 2\nrobots = false\narticles_per_brief = 500\n"
        limits += f"articles_per_feed = {self.listed}\n"
        stories = (
            f'[[stories]]\nname = "{one.name}"\ntitle = "The {one.term}"\nterms = ["{one.term}"]\n' for one in MATTERS
        )
        return "\n".join([f"[limits]\n{limits}", *tables, *stories])


def _whole(piece: Piece) -> str:
    return "".join(f"<p>{one}</p>" for one in piece.paragraphs)


def _mail_date(day: str) -> str:
    return format_datetime(datetime.fromisoformat(f"{day}T05:00:00+00:00"))


def _closed_port() -> int:
    """A port on which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def allow_world(port: int) -> Iterator[None]:
    """Within it, names that end in ``.example`` lead to the server on that port of this machine."""
    guard = asking.permitted_addresses

    def permitted(target: Target, **how: object) -> list[str]:
        if target.host == "dead.example" or (target.host.endswith(".example") and target.port == port):
            return ["127.0.0.1"]
        return guard(target, **how)  # type: ignore[arg-type]

    asking.permitted_addresses = permitted  # type: ignore[assignment]
    try:
        yield
    finally:
        asking.permitted_addresses = guard
