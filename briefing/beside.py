"""Work done beside: by a copy of this process, while it goes on itself.

A copy has everything that this process has, so that nothing but the outcome goes from one to the other.  Only where a
copy is safe and worth it: on Linux, on more than one core, and while this process has a single thread (a copy of one
with several may wait for ever for what another thread held).  Elsewhere the work is done in its place, when its outcome
is asked for.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Generic, TypeVar

Outcome = TypeVar("Outcome")


class Beside(Generic[Outcome]):
    """A piece of work; what it comes to does not depend on where it is done."""

    def __init__(self, work: Callable[[], Outcome], *, alone: bool = False) -> None:
        """Begin it in a copy, where that can be; with ``alone`` never."""
        self._work = work
        self._copy = None if alone or not _can_copy() else _begin(work)

    def outcome(self) -> Outcome:
        """What it came to, waiting for it; what it raises is raised here."""
        if self._copy is not None:
            process, answers = self._copy
            self._copy = None
            with answers:
                told = answers.read()
            _, status = os.waitpid(process, 0)
            if status == 0:
                outcome: Outcome = pickle.loads(told)
                return outcome
        return self._work()


def _can_copy() -> bool:
    if sys.platform != "linux" or (os.cpu_count() or 1) == 1:
        return False
    try:
        threads = sum(
            1 for _ in Path("/proc/self/task").iterdir()
        )  # with those of libraries, which Python does not know
    except OSError:  # where /proc is not there to be asked
        return False
    return threads == 1


def _begin(work: Callable[[], object]) -> tuple[int, IO[bytes]] | None:
    """Do it in a copy; gives its number, and where its outcome can be read; None where the system admits no more."""
    answers, told = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(answers)
        os.close(told)
        return None
    if process:
        os.close(told)
        return process, os.fdopen(answers, "rb")
    failed = 1
    try:
        gc.disable()  # it ends before there is much to collect
        os.close(answers)
        with os.fdopen(told, "wb") as stream:
            stream.write(pickle.dumps(work()))
        failed = 0
    finally:
        os._exit(failed)  # without what this program does at its end: that is the other's
