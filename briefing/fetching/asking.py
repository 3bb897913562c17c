"""One address asked once: every hop of it checked, bounded in bytes and time, without cookies or credentials."""

from __future__ import annotations

import re
import ssl
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead
from urllib.parse import urljoin

from briefing.desk.configuration.records import Limits
from briefing.errors import SourceError
from briefing.fetching.addresses import Resolver, parse_target, permitted_addresses, resolve, resolve_within
from briefing.fetching.answers import Answer, FetchError, fetch_error
from briefing.fetching.connecting import answer_of
from briefing.fetching.records import Validators
from briefing.fetching.unpacking import bounded, read_pieces, too_large, unpacked

MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that say that the host fails for the moment."""

NEVER_ARTICLES = re.compile(r"(?:image|audio|video|font|model)/", re.IGNORECASE)
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; briefing)",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
MAX_VALIDATOR = 500
"""Characters of an ETag or Last-Modified header that are kept; a longer one is none that is meant for us."""


def ask(
    url: str, limits: Limits, *, most: int, earlier: Validators | None = None, resolver: Resolver = resolve
) -> Answer:
    """What an address answers, redirects followed; ``most`` is the size in bytes, unpacked.

    With ``earlier``, the host is asked for something newer only, and the answer may be that there is nothing.
    Raises `FetchError` with the reason.
    """
    deadline = time.monotonic() + limits.total_seconds
    here = url
    resolver = resolve_within(limits.connect_seconds, resolver)
    for _ in range(MAX_REDIRECTS + 1):
        try:
            target = parse_target(here)
            private = limits.allow_private_addresses or target.host.lower() in map(str.lower, limits.private_hosts)
            addresses = permitted_addresses(target, resolver=resolver, allow_private=private)
        except FetchError:
            raise
        except SourceError as error:
            led = "" if here == url else f"it leads to {_short(here)}: "
            raise fetch_error(f"{led}{error}", passing="is not known" in str(error)) from error
        try:
            with answer_of(target, addresses, {**HEADERS, **_conditions(earlier)}, limits, deadline) as response:
                if response.status in REDIRECTS and (there := response.headers.get("Location")):
                    here = urljoin(target.url, _as_text(there))
                    continue
                return _answer(url, target.url, response, most, deadline)
        except (OSError, HTTPException, ValueError) as error:
            raise _failure(error, limits, deadline) from error
    raise fetch_error(f"it leads on more than {MAX_REDIRECTS} times.")


def _conditions(earlier: Validators | None) -> dict[str, str]:
    asked = {
        "If-None-Match": earlier.etag if earlier else "",
        "If-Modified-Since": earlier.last_modified if earlier else "",
    }
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _answer(url: str, final_url: str, response: HTTPResponse, most: int, deadline: float) -> Answer:
    headers = response.headers
    if response.status != 304 and not 200 <= response.status < 300:
        reason = f" ({response.reason[:60]})" if response.reason else ""
        raise fetch_error(
            f"the address answers with HTTP status {response.status}{reason}.",
            passing=response.status in PASSING,
            wait=_wait(headers.get("Retry-After")),
        )
    body = b""
    kind = headers.get_content_type() if headers.get("Content-Type") else ""
    if response.status != 304:
        if NEVER_ARTICLES.match(kind):
            raise fetch_error(f"the address answers with {kind[:60]}, which is no article.")
        if (length := headers.get("Content-Length", "")).isdecimal() and int(length) > most:
            raise too_large(most)
        packing = headers.get("Content-Encoding", "").strip().lower()
        pieces = bounded(read_pieces(response.read1, deadline), most)
        body = b"".join(bounded(unpacked(pieces, packing), most))
        if response.length:
            raise fetch_error("what was sent ends too early.", passing=True)
    return Answer(
        url=url,
        final_url=final_url,
        status=response.status,
        body=body,
        media_type=kind,
        charset=(headers.get_content_charset() or "")[:40],
        etag=_validator(headers, "ETag"),
        last_modified=_validator(headers, "Last-Modified"),
    )


def _validator(headers: HTTPMessage, name: str) -> str:
    value = headers.get(name, "").strip()
    return value if len(value) <= MAX_VALIDATOR and value.isascii() and value.isprintable() else ""


def _wait(written: str | None) -> float | None:
    """Seconds from a `Retry-After`, which is a number of them or a date."""
    written = (written or "").strip()
    if written.isdecimal():
        return float(written[:9])
    try:
        return max(0.0, (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _failure(error: Exception, limits: Limits, deadline: float) -> FetchError:
    """What is said of a connection that failed."""
    if isinstance(error, TimeoutError):
        late = time.monotonic() >= deadline
        seconds = limits.total_seconds if late else limits.read_seconds
        return fetch_error(f"no {'whole ' if late else ''}answer within {seconds:g} seconds.", passing=True)
    if isinstance(error, IncompleteRead):
        return fetch_error("what was sent ends too early.", passing=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        return fetch_error(f"its certificate is not valid: {error.verify_message}.")
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return fetch_error(
        f"the address cannot be fetched: {_short(said).rstrip('.')}.", passing=isinstance(error, OSError)
    )


def _as_text(location: str) -> str:
    """A header that holds bytes outside ASCII, which are UTF-8 in practice."""
    return location.encode("latin-1", "replace").decode("utf-8", "replace").strip()


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 200 else f"{words[:199]}…"
