"""The processes in which articles are read with a language model: each has one of its own.

They can be started before there is anything to do, so that they load it while this process goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from briefing.memory import collect_rarely
from briefing.model import Article, ArticleFindings, Unread
from briefing.pipeline import extract_chunk


class Workers:
    """So many processes with a model; they end when they have done what they were given."""

    def __init__(self, jobs: int, model: str) -> None:
        """Start them, as many at once as there are cores, and have each load the model."""
        # Spawned, not forked: the libraries underneath have started threads, and forking those is not safe.
        context = multiprocessing.get_context("spawn")
        self.model = model
        self._pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_get_ready, initargs=(model,))
        for _ in range(min(jobs, os.cpu_count() or 1)):
            self._pool.submit(_nothing)  # the pool starts a process for each call that finds none idle

    def extract(
        self, chunks: Sequence[Sequence[Article]], as_of: str | None, *, keep_going: bool
    ) -> Iterator[list[ArticleFindings | Unread]]:
        """The findings of each chunk, in their order; the processes are ended behind the last."""
        try:
            yield from self._pool.map(extract_chunk, chunks, repeat(as_of), repeat(self.model), repeat(keep_going))
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)


def _get_ready(model: str) -> None:
    from briefing.language.parsing import load_parser
    from briefing.stages import load_stages

    _end_with_parent()
    collect_rarely()
    load_parser(model)
    load_stages()
    gc.freeze()  # the model lives as long as the process: no need to look through it at every collection


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
