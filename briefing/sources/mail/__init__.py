"""Readers of mail: one message, or a mailbox of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.inputs import unread
from briefing.sources.mail.messages import read_message
from briefing.sources.mailing import POSTMARK
from briefing.sources.raw import RawArticle

__all__ = ["read_mail", "read_mailbox"]

MOST_MESSAGES = 5000


def read_mail(source: str, raw: bytes) -> list[RawArticle | Unread]:
    """The articles of a message: its own, those forwarded with it, and those of attached documents."""
    return list(read_message(source, raw))


def read_mailbox(source: str, raw: bytes) -> list[RawArticle | Unread]:
    """The articles of every message of a mailbox, each with its number; one that is broken stops no other."""
    return list(_messages(source, raw.replace(b"\r\n", b"\n")))


def _messages(source: str, raw: bytes) -> Iterator[RawArticle | Unread]:
    marks = [
        mark for mark in POSTMARK.finditer(raw) if mark.start() == 0 or raw[mark.start() - 2 : mark.start()] == b"\n\n"
    ]
    ends = [mark.start() for mark in marks[1:]] + [len(raw)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1):
        place = f"{source}:{number}"
        if number > MOST_MESSAGES:
            yield unread(place, SourceError(f"a mailbox of up to {MOST_MESSAGES:,} messages is read; split it."))
            return
        message = re.sub(rb"^>(>*From )", rb"\1", raw[mark.end() : end], flags=re.MULTILINE)
        try:
            yield from read_message(place, message)
        except SourceError as error:
            yield unread(place, error)
