"""A brief told to an address: one POST with JSON, signed where there is a secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO

from briefing.desk.delivery.parcels import LaterError, Parcel, RefusedError, media_type

SECONDS = 30.0
LARGEST = 10_000_000
"""Bytes of a document that goes along; of a larger one only name and hash."""
FOR_NOW = frozenset({408, 409, 423, 425, 429})
"""Answers between 400 and 499 that another attempt may change."""


def build_call(parcel: Parcel) -> bytes:
    """What is posted: the brief in a line and as text, and the documents in Base64."""
    documents = [
        {
            "name": name,
            "type": media_type(name),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "content": base64.b64encode(content).decode() if len(content) <= LARGEST else None,
        }
        for name, content in parcel.documents.items()
    ]
    call = {
        "event": "quiet" if parcel.quiet else "brief",
        "story": parcel.story,
        "day": parcel.day,
        "title": parcel.title,
        "tlp": parcel.tlp,
        "line": parcel.line,
        "text": parcel.text,
        "issued": parcel.issued,
        "brief_sha256": parcel.sha256,
        "documents": documents,
    }
    return json.dumps(call, ensure_ascii=False).encode()


def call_webhook(parcel: Parcel, url: str, secret: str | None) -> str:
    """Post it; gives what came back.  Raises `LaterError` or `RefusedError`.

    ``Idempotency-Key`` is the same at every attempt; ``X-Briefing-Signature`` is ``sha256=`` and the HMAC-SHA-256 of
    the body.  Redirects are not followed: the parcel is for the address that was named.
    """
    posted = build_call(parcel)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "briefing",
        "Idempotency-Key": parcel.key(url),
    }
    if secret is not None:
        headers["X-Briefing-Signature"] = f"sha256={sign(posted, secret)}"
    request = urllib.request.Request(url, data=posted, headers=headers, method="POST")
    try:
        with urllib.request.build_opener(_NoRedirects()).open(request, timeout=SECONDS) as answer:
            return f"HTTP status {answer.status}"
    except urllib.error.HTTPError as error:
        told = f"HTTP status {error.code}"
        error.close()
        if 300 <= error.code < 500 and error.code not in FOR_NOW:
            raise RefusedError(told) from error
        raise LaterError(told) from error
    except (OSError, HTTPException, ValueError) as error:
        raise LaterError(str(getattr(error, "reason", None) or error)[:200]) from error


def sign(posted: bytes, secret: str) -> str:
    """The HMAC-SHA-256 of a body, hexadecimal."""
    return hmac.new(secret.encode(), posted, hashlib.sha256).hexdigest()


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for the refusal that it is."""

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """None: the answer is raised as an error."""
        return None
