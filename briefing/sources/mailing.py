"""Whether bytes are mail: told here without the reader, which is dear to import."""

from __future__ import annotations

import re

HEAD = 16_384
"""Bytes in which a message's headers have to show it to be one."""

HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,60}){2,}")
SENDER = re.compile(rb"^(?:from|sender):", re.IGNORECASE | re.MULTILINE)
MARK_OF_MAIL = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
POSTMARK = re.compile(rb"^From \S[^\n]{0,300}\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:)", re.MULTILINE)
"""The line that begins a message in a mailbox (mboxrd, RFC 4155), with a header after it."""


def is_mail(raw: bytes) -> bool:
    """Whether the bytes are a message or a mailbox of messages."""
    head = raw[:HEAD].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")
    return is_mailbox(head) or _is_message(head)


def is_mailbox(raw: bytes) -> bool:
    """Whether the bytes are a mailbox: a postmark, and headers after it."""
    return bool(POSTMARK.match(raw[:HEAD].replace(b"\r\n", b"\n")))


def _is_message(head: bytes) -> bool:
    """One message has headers, a sender among them, and one that only mail has."""
    headers = HEADERS.match(head)
    return bool(headers and SENDER.search(headers[0]) and MARK_OF_MAIL.search(headers[0]))
