"""One message: who sent what and when, in the part that reads best."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources.cleaning.authors import split_authors
from briefing.sources.encoding import decode
from briefing.sources.inputs import unread
from briefing.sources.mail.bodies import Body, html_body, plain_body
from briefing.sources.raw import RawArticle

MOST_PARTS = 200
"""Parts of one message; what has more is made to be many."""

MAX_HEADER = 2000
MAX_DEPTH = 3
"""How deep messages that are attached to messages are read."""

MOST_BOUNDARIES = 100
LONG_FIELD = re.compile(
    rb"^content-(?:type|disposition):(?:[^\n]{4000}|(?:[^\n]{0,4000}\n[ \t]){60})", re.IGNORECASE | re.MULTILINE
)
"""What Python's parser would take minutes for: parts in parts in parts, and fields with thousands of parameters."""

PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|sv|vs)\s*:|\s*\[[^\]]{1,40}\])+\s*", re.IGNORECASE)
FORWARDS = re.compile(r"(?:\s*re\s*:)*\s*(?:fwd?|wg|tr|vs)\s*:", re.IGNORECASE)
ROLE_ADDRESS = re.compile(
    r"^(?:no-?reply|do-?not-?reply|news(?:letters?|room|desk)?|info|press|media|editors?|desk|hello|contact|updates?|"
    r"alerts?|briefings?|mail(?:er|ing)?|list|digest|daily|morning|office|admin|service|subscriptions?)\b",
    re.IGNORECASE,
)
"""Addresses behind which a house stands and no person: what it calls itself is the publisher."""


def read_message(source: str, raw: bytes, depth: int = 0) -> Iterator[RawArticle | Unread]:
    """The articles of a message.  Raises `SourceError` where it holds none."""
    if raw.lower().count(b"boundary=") > MOST_BOUNDARIES or LONG_FIELD.search(raw):
        raise SourceError("the mail has more parts in parts, or longer headers, than mail has.")
    try:
        message = email.message_from_bytes(raw, policy=policy.compat32)
        yield from _read(source, message, depth)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError(f"the mail cannot be taken apart ({type(error).__name__}).") from error


def _read(source: str, message: Message[str, str], depth: int) -> Iterator[RawArticle | Unread]:
    plain: Body | None = None
    html: Body | None = None
    forwards = bool(FORWARDS.match(_header(message, "Subject")))
    inner: list[tuple[str, Message[str, str]]] = []
    for number, part in enumerate(_parts(message)):
        kind = part.get_content_type()
        if number >= MOST_PARTS:
            break
        if kind == "message/rfc822" or _is_document(part):
            inner.append((f"{source}:{len(inner) + 1}", part))
        elif part.get_content_disposition() != "attachment":
            if kind == "text/plain" and plain is None:
                flowed = str(part.get_param("format", "")).lower() == "flowed"
                plain = plain_body(_text(part), flowed=flowed, forwards=forwards)
            elif kind == "text/html" and html is None:
                html = html_body(_text(part), forwards=forwards)
    body = _better(plain, html)
    if body is not None and body.blocks:
        yield _article(source, message, body)
    elif not inner:
        raise SourceError("the mail holds no text.")
    for place, part in inner:
        yield from _attached(place, part, depth)


def _parts(message: Message[str, str]) -> Iterator[Message[str, str]]:
    """The parts of a message in order; those of a message that is attached are its own affair."""
    stack = [message]
    while stack:
        part = stack.pop()
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            stack.extend(reversed([inner for inner in part.get_payload() if isinstance(inner, Message)]))
        else:
            yield part


def _is_document(part: Message[str, str]) -> bool:
    from briefing.sources.readers import DOCUMENT_TYPES

    named = (part.get_filename() or "").lower().endswith((".pdf", ".docx"))
    return part.get_content_type() in DOCUMENT_TYPES or (named and part.get_content_maintype() == "application")


def _attached(place: str, part: Message[str, str], depth: int) -> Iterator[RawArticle | Unread]:
    from briefing.sources.inputs import Handed
    from briefing.sources.readers import read

    try:
        if part.get_content_type() == "message/rfc822":
            yield from _inner(place, part, depth)
        else:
            yield from read(Handed(place, _payload(part)))
    except SourceError as error:
        yield unread(place, error)


def _inner(place: str, part: Message[str, str], depth: int) -> Iterator[RawArticle | Unread]:
    if depth >= MAX_DEPTH:
        raise SourceError(f"messages inside messages are read {MAX_DEPTH} deep.")
    payload: Any = part.get_payload()
    for message in payload[:1] if isinstance(payload, list) else []:
        yield from _read(place, message, depth + 1)


def _payload(part: Message[str, str]) -> bytes:
    payload: Any = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message[str, str]) -> str:
    raw = _payload(part)
    charset = str(part.get_content_charset() or "").lower()
    try:
        return raw.decode("utf-8" if charset in {"", "utf-8", "us-ascii", "utf-7"} else charset)
    except (UnicodeDecodeError, LookupError):
        try:
            return decode(raw, page=part.get_content_type() == "text/html")
        except SourceError:
            return ""


def _better(plain: Body | None, html: Body | None) -> Body | None:
    """The plain part where it tells as much and is no list of links, else the HTML part."""
    if plain is None or html is None:
        return plain or html
    return plain if plain.prose >= 0.8 * html.prose and plain.links <= 3 else html


def _article(source: str, message: Message[str, str], body: Body) -> RawArticle:
    """The article of a message; what was forwarded is its first sender's, of its first day."""
    sender = body.forwarded.get("from") or _header(message, "From")
    name, address = parseaddr(sender)
    name = name or ("" if "@" in sender else sender)
    domain = address.rpartition("@")[2].lower() or None
    listed = not body.forwarded and any(message.get(key) for key in ("List-Id", "List-Unsubscribe", "List-Post"))
    house = bool(name) and (listed or bool(ROLE_ADDRESS.match(address)))
    return RawArticle(
        source=source,
        blocks=body.blocks,
        title=PREFIX.sub("", body.forwarded.get("subject") or _header(message, "Subject")).strip() or None,
        authors=() if house else split_authors(name[:200], publisher=domain),
        publisher=name if house else domain,
        url=_archived_at(message),
        published=_day(body.forwarded.get("date", "") if body.forwarded else _header(message, "Date")),
    )


def _header(message: Message[str, str], name: str) -> str:
    """A header as text, its encoded words read."""
    written = str(message.get(name, ""))[:MAX_HEADER]
    try:
        return " ".join(str(make_header(decode_header(written))).split())
    except (HeaderParseError, LookupError, ValueError, TypeError):
        return " ".join(written.split())


def _archived_at(message: Message[str, str]) -> str | None:
    """Where the message can be read on the web, as its list says (RFC 5064)."""
    address = str(message.get("Archived-At", "")).strip().strip("<>")
    return address if re.fullmatch(r"https?://[^\s<>]{1,1900}", address) else None


def _day(written: str) -> str | None:
    """The day in the sender's own zone."""
    from briefing.sources.dates import iso_day

    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_day(written[:200]) if written else None
