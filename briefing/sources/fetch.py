"""Fetching of a page that the user names by its address; nothing else is ever fetched.

Addresses that lead into a private network are refused, also where a redirect or a name leads there, so that a brief
made on a server cannot be used to look around behind its firewall.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from briefing.errors import SourceError

MAX_REDIRECTS = 5
PATIENCE = 3
"""How many timeouts a whole page may take; one alone bounds each wait for the next bytes."""

AGENT = "Mozilla/5.0 (compatible; briefing)"
READABLE = (
    "text/",
    "application/xhtml",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
    "application/xml",
)


def fetch(url: str, *, timeout: float, max_bytes: int) -> bytes:
    """The bytes of the page at the address.

    Raises `SourceError` where the address is private, does not answer within ``timeout`` seconds, answers with an
    error, is no text, or is larger than ``max_bytes``.
    """
    check_address(url)
    opener = urllib.request.build_opener(_CheckedRedirects())
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"})
    try:
        with opener.open(request, timeout=timeout) as answer:
            kind = answer.headers.get_content_type()
            if not kind.startswith(READABLE):
                raise SourceError(f"the address answers with {kind}; pages, text and JSON can be read.")
            raw = _read(answer, max_bytes, time.monotonic() + PATIENCE * timeout)
    except urllib.error.HTTPError as error:
        raise SourceError(f"the address answers with HTTP status {error.code} ({error.reason}).") from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        said = f"no answer within {timeout:g} seconds" if isinstance(reason, TimeoutError) else str(reason)
        raise SourceError(f"the address cannot be fetched: {said}.") from error
    if len(raw) > max_bytes:
        raise SourceError(f"the page is larger than {max_bytes // 1_000_000} MB.")
    return raw


def _read(answer: HTTPResponse, max_bytes: int, deadline: float) -> bytes:
    """The answer's body, up to one byte more than allowed; a server that drips it out is left when time is up."""
    parts: list[bytes] = []
    size = 0
    while size <= max_bytes and (part := answer.read1(65_536)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)[: max_bytes + 1]


def check_address(url: str) -> None:
    """Refuse what is not http(s), and hosts with an address in a private, local or reserved network."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError("it is no valid address.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise SourceError("only http and https addresses with a host name are fetched.")
    try:
        found = socket.getaddrinfo(host, port or (443 if parts.scheme == "https" else 80), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host} is not known.") from error
    for entry in found:
        if not ipaddress.ip_address(str(entry[4][0]).split("%")[0]).is_global:
            raise SourceError(f"the host {host} is in a private or local network; such addresses are not fetched.")


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to public addresses only."""

    max_redirections = MAX_REDIRECTS

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The next request, once its address has been checked."""
        check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
