"""The processes in which articles are read with a language model.

They can be started before there is anything to do, so that they load it while this process goes on.  On Linux one
process loads it, and the others are copies of that one; elsewhere each loads its own.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing.context import BaseContext

from briefing.memory import collect_rarely
from briefing.model import Article, ArticleFindings, Unread
from briefing.pipeline import extract_chunk

MODEL_VARIABLE = "BRIEFING_MODEL_OF_WORKERS"
"""How the process that the others are copies of is told which model to load."""

FEW_WORDS = (
    "Norway will meet Sweden in Oslo on Friday. “We must act,” said Anna Holm, its foreign minister, who demanded that "
    "Sweden open the border by 3 May and warned that talks could fail."
)
"""Something of everything that is looked for, so that every table is read before there is something to do."""


class Workers:
    """So many processes with a model; they end when they have done what they were given."""

    def __init__(self, jobs: int, model: str) -> None:
        """Have the model loaded."""
        self.model = model
        self._context = _start(model)
        self._pool = ProcessPoolExecutor(jobs, mp_context=self._context, initializer=_begin, initargs=(model,))
        if self._context.get_start_method() == "spawn":
            for _ in range(min(jobs, os.cpu_count() or 1)):
                self._pool.submit(_nothing)  # the pool starts a process for each call that finds none idle

    def extract(
        self, chunks: Sequence[Sequence[Article]], as_of: str | None, *, keep_going: bool
    ) -> Iterator[list[ArticleFindings | Unread]]:
        """The findings of each chunk, in their order; the processes are ended behind the last."""
        # the largest first, so that the last ones are short and no process waits long for the other
        largest_first = sorted(range(len(chunks)), key=lambda at: -sum(len(one.text) for one in chunks[at]))
        try:
            waiting = {
                at: self._pool.submit(extract_chunk, chunks[at], as_of, self.model, keep_going) for at in largest_first
            }
            for at in range(len(chunks)):
                yield waiting.pop(at).result()
        finally:
            self._pool.shutdown(cancel_futures=True)  # waiting for its threads: see `briefing.beside`


def _start(model: str) -> BaseContext:
    """How processes are made here; where they are copies of one, that one has been started."""
    # Never copies of this process: it may have threads, and a copy of a process with threads may wait for ever.
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from multiprocessing.forkserver import ensure_running

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["briefing.workers_ready"])
    with _environment({MODEL_VARIABLE: model, "OPENBLAS_NUM_THREADS": "1"}):
        ensure_running()  # goes on at once; the model is loaded meanwhile
    return context


@contextmanager
def _environment(changed: dict[str, str]) -> Iterator[None]:
    """Variables that a process started in the block sees, and this one only so long."""
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@cache
def load_everything(model: str) -> None:
    """Load the model, and all tables that finding needs; once a process, and not again in its copies."""
    collect_rarely()
    extract_chunk([Article(id="a0", source="", sha256="", text=FEW_WORDS)], None, model, keep_going=True)
    gc.collect()
    gc.freeze()  # it lives as long as the process: no need to look through it at every collection


def _begin(model: str) -> None:
    _end_with_parent()
    load_everything(model)


def _end_with_parent() -> None:
    """End this process when the one that started it is killed: nobody would tell it that no work will come."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _nothing() -> None:
    """What a process is asked for, so that there is one."""
