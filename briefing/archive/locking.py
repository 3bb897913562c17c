"""One run at a time: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import ArchiveError, AtWorkError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def run_lock(archive: Path, what: str, now: str) -> Iterator[None]:
    """Hold the archive for one run; ``what`` and ``now`` tell others who has it.

    The system's lock on a file beside the archive: it is gone as soon as the process is, and never left over.
    Raises `AtWorkError` where another run has it.
    """
    path = archive.with_name(f"{archive.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written to: {error.strerror or error}.") from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise AtWorkError(f"{archive}: {_holder(path)} is at work on it. Try again when it is done.") from error
        lock.truncate(0)
        lock.write(json.dumps({"what": what, "process": os.getpid(), "since": now}))
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def _holder(path: Path) -> str:
    """Who holds the lock, in its own words; it may just be writing them."""
    try:
        owner = json.loads(path.read_text("utf-8"))
        return f"{owner['what']} (process {owner['process']}, since {owner['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another run"
