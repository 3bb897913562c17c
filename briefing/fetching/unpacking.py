"""Bodies read and unpacked in pieces, so that neither a large one nor a small one that unpacks to a large one hurts."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator

from briefing.fetching.answers import fetch_error

PIECE = 65_536
GZIP = b"\x1f\x8b"
ANY_HEADER = 47
"""zlib's window for data with a gzip or zlib header, whichever there is."""


def read_pieces(read: Callable[[int], bytes], deadline: float) -> Iterator[bytes]:
    """A body in pieces as they come; raises `TimeoutError` when time is up (by `time.monotonic`)."""
    more = True
    while more:
        piece = read(PIECE)
        if time.monotonic() > deadline:
            raise TimeoutError
        more = bool(piece)
        yield piece


def bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces; raises `FetchError` once they are more than ``most`` bytes together."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise too_large(most)
        yield piece


def unpacked(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """The pieces of what was packed with gzip or deflate, as HTTP names it; other pieces as they are.

    Raises `FetchError` where it is packed otherwise, or broken.
    """
    if packing in {"", "identity"}:
        yield from pieces
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise fetch_error(f"it is packed with {packing[:40]}; gzip and deflate can be unpacked.")
    yield from gunzip(pieces, bare=packing == "deflate")


def gunzip(pieces: Iterable[bytes], *, bare: bool = False) -> Iterator[bytes]:
    """What packed pieces hold, never more than a piece at a time; ``bare`` allows for a missing header.

    Raises `FetchError` where they are broken.
    """
    unpacker = None
    try:
        for piece in pieces:
            if unpacker is None:
                raw = bare and piece[:1] and piece[0] & 0x0F != 8
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS if raw else ANY_HEADER)
            waiting = piece
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, PIECE)
                waiting = unpacker.unconsumed_tail
        if unpacker is not None:
            yield unpacker.flush(PIECE)
    except zlib.error as error:
        raise fetch_error("what was sent cannot be unpacked.", passing=True) from error
    if unpacker is not None and not unpacker.eof:
        raise fetch_error("what was sent ends too early.", passing=True)


def gunzip_whole(raw: bytes, most: int) -> bytes:
    """A gzip file's content, or the bytes themselves where they are none; raises `FetchError` as above."""
    return b"".join(bounded(gunzip([raw]), most)) if raw.startswith(GZIP) else raw


def too_large(most: int) -> Exception:
    """Why what is larger than allowed is not read."""
    return fetch_error(f"it is larger than {most / 1e6:g} MB.")
