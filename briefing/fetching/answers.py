"""What a server answers, and what can go wrong on the way."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from briefing.errors import SourceError

TEXT_ENCODINGS = ("utf", "iso8859", "cp", "windows", "latin", "ascii", "koi8", "mac", "shift", "euc", "big5", "gb")
"""How the names of encodings of text begin; a codec such as `rot13`, `zlib` or `utf-7` is none for pages."""


class FetchError(SourceError):
    """An address that gave nothing; ``passing`` says whether another attempt may help, ``wait`` what the host asks."""

    passing: bool = False
    wait: float | None = None
    """Seconds, from ``Retry-After``."""


def fetch_error(message: str, *, passing: bool = False, wait: float | None = None) -> FetchError:
    """A `FetchError` with all that is known of it."""
    error = FetchError(message)
    error.passing, error.wait = passing, wait
    return error


@dataclass(frozen=True)
class Answer:
    """A page or feed as it came, unpacked; with status 304 there is no ``body``, for what is kept is still right."""

    url: str
    final_url: str
    status: int
    body: bytes
    media_type: str
    charset: str
    etag: str
    last_modified: str

    @property
    def unchanged(self) -> bool:
        """Whether it is as it was when it was last asked."""
        return self.status == 304

    def as_utf8(self) -> bytes:
        """The body in UTF-8 where the header names another encoding, and it is not UTF-8 in spite of that.

        A byte order mark and valid UTF-8 are believed over the header, which is the server's and seldom the page's.
        """
        if not self.charset or self.body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return self.body
        try:
            known = codecs.lookup(self.charset).name
            if not known.startswith(TEXT_ENCODINGS) or known in {"utf-8", "utf-7"}:
                return self.body
            self.body.decode("utf-8")
        except LookupError:
            return self.body
        except UnicodeDecodeError:
            return self.body.decode(known, "replace").encode("utf-8")
        return self.body
