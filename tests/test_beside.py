"""Work done in a copy of this process comes to what it comes to here."""

import os
import signal
import sys
import threading

import pytest

from briefing import beside
from briefing.beside import Beside


@pytest.fixture(params=["in a copy", "in its place"])
def anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    copied = request.param == "in a copy"
    if copied and sys.platform != "linux":
        pytest.skip("copies are made on Linux alone")
    monkeypatch.setattr(beside, "_can_copy", lambda: copied)
    return copied


def test_the_outcome_is_the_same_wherever_it_is_worked_out(anywhere: bool) -> None:
    there, number = Beside(lambda: (os.getpid(), 21 * 2)).outcome()
    assert number == 42
    assert (there != os.getpid()) is anywhere


def test_what_is_large_comes_back_whole(anywhere: bool) -> None:
    assert Beside(lambda: "x" * 5_000_000).outcome() == "x" * 5_000_000


def test_what_it_raises_is_raised_here(anywhere: bool) -> None:
    work = Beside(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        work.outcome()


def test_a_copy_that_is_killed_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_can_copy", lambda: sys.platform == "linux")
    here = os.getpid()
    assert Beside(lambda: "done" if os.getpid() == here else os.kill(os.getpid(), signal.SIGKILL)).outcome() == "done"


def test_where_no_more_processes_are_admitted_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(beside, "_can_copy", lambda: True)
    monkeypatch.setattr(os, "fork", refuse)
    assert Beside(os.getpid).outcome() == os.getpid()


def test_a_process_with_threads_is_never_copied() -> None:
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert Beside(os.getpid).outcome() == os.getpid()
    finally:
        end.set()
        other.join()


def test_alone_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_can_copy", lambda: True)
    assert Beside(os.getpid, alone=True).outcome() == os.getpid()
