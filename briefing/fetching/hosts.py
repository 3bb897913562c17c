"""Many addresses asked: hosts side by side, each host politely one after another; answers in the order asked."""

from __future__ import annotations

import queue
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from briefing.desk.configuration.records import Limits
from briefing.fetching.addresses import Resolver, resolve
from briefing.fetching.answers import Answer, FetchError, fetch_error
from briefing.fetching.records import Validators
from briefing.fetching.robots import MOST, Robots, load_robots
from briefing.fetching.trying import ask_patiently

FAILURES_IN_A_ROW = 3
"""After so many addresses in a row at which a host failed, it is left for this run."""


MAX_WAITING = 500_000_000
"""Bytes on disk, packed, of pages that wait for their turn; past that, the rest is left for the next run."""


@dataclass(frozen=True)
class Question:
    """An address to be asked: how many bytes it may answer, and what is known from earlier.

    ``heeds_robots`` says whether the host's robots.txt counts: not for what the user named.
    """

    url: str
    most: int
    earlier: Validators | None = None
    heeds_robots: bool = False


class Round:
    """One run's questions; how each host fared is remembered from call to call, so that it is asked politely."""

    def __init__(self, limits: Limits, resolver: Resolver = resolve) -> None:
        """With the limits of a configuration."""
        self.limits = limits
        self.resolver = resolver
        self._stop = threading.Event()
        self._hosts: dict[str, _Host] = {}

    def ask_all(self, questions: Sequence[Question]) -> Iterator[Answer | FetchError]:
        """An answer or the reason why there is none, for each question in its order.

        Bodies wait on disk for their turn, so that memory does not grow with their number.
        """
        by_host: dict[str, list[int]] = {}
        for number, question in enumerate(questions):
            by_host.setdefault(urlsplit(question.url).netloc.lower(), []).append(number)
        for name in by_host:
            self._hosts.setdefault(name, _Host(self.limits, self.resolver, self._stop))
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for name in by_host:
            waiting.put(name)
        with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
            shelf = _Shelf(Path(folder))
            slots = [_Slot(shelf, number) for number in range(len(questions))]

            def work() -> None:
                while not self._stop.is_set():
                    try:
                        name = waiting.get_nowait()
                    except queue.Empty:
                        return
                    for number in by_host[name]:
                        slots[number].fill(self._hosts[name], questions[number])

            for _ in range(min(self.limits.hosts_at_once, len(by_host))):
                threading.Thread(target=work, daemon=True).start()
            try:
                for slot in slots:
                    yield slot.take()
            finally:
                if not all(slot.taken for slot in slots):
                    self._stop.set()


class _Slot:
    """The place of one answer: its body is in a file until it is taken."""

    def __init__(self, shelf: _Shelf, number: int) -> None:
        self.shelf = shelf
        self.number = number
        self.ready = threading.Event()
        self.answer: Answer | FetchError = fetch_error("it was not asked.")
        self.taken = False
        self.shelved = False

    def fill(self, host: _Host, question: Question) -> None:
        try:
            if self.shelf.size > MAX_WAITING:
                raise fetch_error("too many pages wait for their turn; next time.", passing=True)  # noqa: TRY301
            answer = host.ask(question)
            self.shelved = bool(answer.body)  # a page that did not change has none
            if self.shelved:
                self.shelf.put(self.number, answer.body)
            self.answer = replace(answer, body=b"")
        except FetchError as error:
            self.answer = error
        except Exception as error:  # a fault of ours must not leave the others waiting
            self.answer = fetch_error(f"it failed unexpectedly ({type(error).__name__}: {error}).", passing=True)
        self.ready.set()

    def take(self) -> Answer | FetchError:
        self.ready.wait()
        self.taken = True
        if isinstance(self.answer, FetchError) or not self.shelved:
            return self.answer
        return replace(self.answer, body=self.shelf.take(self.number))


class _Shelf:
    """A folder in which bodies wait, packed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.size = 0
        self._lock = threading.Lock()

    def put(self, number: int, body: bytes) -> None:
        packed = zlib.compress(body, 1)
        (self.folder / str(number)).write_bytes(packed)
        with self._lock:
            self.size += len(packed)

    def take(self, number: int) -> bytes:
        path = self.folder / str(number)
        packed = path.read_bytes()
        path.unlink()
        with self._lock:
            self.size -= len(packed)
        return zlib.decompress(packed)


class _Host:
    """One host: when it was last asked, how it fared, and what it wants left alone."""

    def __init__(self, limits: Limits, resolver: Resolver, stop: threading.Event) -> None:
        self.limits = limits
        self.resolver = resolver
        self.stop = stop
        self.free_at = 0.0
        self.spent = 0.0
        self.failures = 0
        self.robots: Robots | None = None

    def ask(self, question: Question) -> Answer:
        """What an address of the host answers; raises `FetchError`."""
        if self.stop.is_set():
            raise fetch_error("the run was stopped.", passing=True)
        if self.failures >= FAILURES_IN_A_ROW:
            raise fetch_error(
                f"its host failed {FAILURES_IN_A_ROW} times in a row and was not asked again.", passing=True
            )
        if self.spent > self.limits.host_seconds:
            raise fetch_error(f"its host was asked for {self.limits.host_seconds:g} seconds; next time.", passing=True)
        begun = time.monotonic()
        try:
            return self._ask(question)
        finally:
            self.spent += time.monotonic() - begun

    def _ask(self, question: Question) -> Answer:
        if question.heeds_robots and self.limits.robots:
            if self.robots is None:
                self.robots = load_robots(question.url, lambda url: self._politely(Question(url, MOST)))
            if not self.robots.permit(question.url):
                known = self.robots.rules is not None
                said = "its host's robots.txt leaves it to people." if known else "its host's robots.txt cannot be had."
                raise fetch_error(said, passing=not known)
        return self._politely(question)

    def _politely(self, question: Question) -> Answer:
        self.stop.wait(max(0.0, self.free_at - time.monotonic()))
        try:
            answer = ask_patiently(
                question.url,
                self.limits,
                most=question.most,
                earlier=question.earlier,
                resolver=self.resolver,
                pause=self.stop.wait,
            )
        except FetchError as error:
            self.failures = self.failures + 1 if error.passing else 0
            raise
        else:
            self.failures = 0
            return answer
        finally:
            wanted = min(self.robots.delay, self.limits.wait_seconds) if self.robots else 0.0
            self.free_at = time.monotonic() + max(self.limits.delay_seconds, wanted)
