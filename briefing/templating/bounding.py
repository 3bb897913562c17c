"""Templates of strangers run in a process of their own: bounded in time and memory, and without any file to open.

Jinja's sandbox keeps a template from Python; it does not keep it from looping for ever or from asking for a gigabyte.
Packs that are shipped run here and now; those of others in a child that is forked where that is safe (Linux), else
spawned.  What the child answers is read as JSON: nothing that it says is executed or unpickled.
"""

from __future__ import annotations

import contextlib
import gc
import json
import multiprocessing
import os
import signal
import sys
import time
import warnings
import weakref
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from jinja2 import debug

from briefing.errors import BriefingError, TemplateError
from briefing.templating.flavours import FlavourFile
from briefing.templating.packs import Pack
from briefing.templating.running import OutOfTimeError, RunningTemplates, Templates
from briefing.templating.views import Context

assert debug, "Jinja imports it where something fails: by then the child can open no file any more"


@dataclass(frozen=True)
class Bounds:
    """What the templates of one document may take: ``seconds`` on the clock, ``megabytes`` of memory."""

    seconds: float = 10
    megabytes: int = 256


BOUNDS = Bounds()
"""A hundred times what the shipped packs take for forty articles."""

_GRACE = 1.0
"""Seconds that a child which is out of time has to say where it was."""

_SPARE = 64 * 1024 * 1024
"""Bytes that a child which is out of memory gets back to say where it was."""


def open_templates(pack: Pack, wiki: str, context: Context) -> Templates:
    """The templates of a pack, ready to word a context: here for a pack that is shipped, bounded for any other.

    Raises:
        TemplateError: there is no such flavour, or a file is faulty.
    """
    return RunningTemplates(pack, wiki, context) if pack.trusted else BoundedTemplates(pack, wiki, context, BOUNDS)


def read_says(pack: Pack, wiki: str) -> FlavourFile:
    """What a wiki flavour of a pack sets, before there is anything to word; bounded as `open_templates` is.

    Raises:
        TemplateError: there is no such flavour, or its file is faulty, or was stopped.
    """
    templates = RunningTemplates(pack, wiki, None) if pack.trusted else BoundedTemplates(pack, wiki, None, BOUNDS)
    return templates.says


class BoundedTemplates:
    """Templates that run in a process of their own, which ends with this object."""

    def __init__(self, pack: Pack, wiki: str, context: Context | None, bounds: Bounds) -> None:
        """Start the process, and have it read the templates.

        Raises:
            TemplateError: there is no such flavour, or a file is faulty.
        """
        self.pack, self.wiki, self._bounds, self._left = pack, wiki, bounds, bounds.seconds
        method = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._pipe, theirs = method.Pipe()
        process: BaseProcess = method.Process(  # type: ignore[attr-defined]  # both kinds have it
            target=_serve, args=(theirs, bounds, pack, wiki, context), daemon=True
        )
        with warnings.catch_warnings():  # of threads: the child waits for none
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self._end = weakref.finalize(self, _end, process, self._pipe)
        self._process = process
        self._answer()

    @cached_property
    def says(self) -> FlavourFile:
        """What the flavour sets."""
        return FlavourFile.model_validate_json(self._ask("says"))

    def render(self, name: str, **variables: Any) -> str:
        """What a template writes; the variables join the context's."""
        return self._ask("render", name, **variables)

    def write(self, macro: str, *arguments: Any) -> str:
        """What a macro of the flavour writes."""
        return self._ask("write", macro, *arguments)

    def hold(self, html: str) -> str:
        """HTML with stand-ins for what the flavour's target takes for markup: its pattern may never end."""
        return self._ask("hold", html)

    def _ask(self, what: str, *arguments: Any, **variables: Any) -> str:
        if not self._end.alive:
            raise TemplateError(f"Pack “{self.pack.name}”: its templates were stopped before.")
        try:
            self._pipe.send((what, arguments, variables))
        except OSError:
            self._stopped("memory", None)
        return self._answer()

    def _answer(self) -> str:
        begun = time.monotonic()
        try:
            answered = self._pipe.poll(self._left + 2 * _GRACE)
            answer = json.loads(self._pipe.recv_bytes()) if answered else {"stopped": "time"}
        except (EOFError, OSError):
            self._process.join(_GRACE)
            out_of_time = self._process.exitcode in (-signal.SIGALRM, -getattr(signal, "SIGXCPU", 0))
            answer = {"stopped": "time" if out_of_time else "memory"}
        except ValueError:
            answer = {"fault": f"Pack “{self.pack.name}”: what its templates wrote cannot be read."}
        self._left -= time.monotonic() - begun
        if not isinstance(answer, dict) or not isinstance(answer.get("written", answer), str):
            return self._refused(answer if isinstance(answer, dict) else {})
        written: str = answer["written"]
        return written

    def _refused(self, answer: dict[str, Any]) -> str:
        if "stopped" in answer:
            self._stopped(str(answer["stopped"]), answer.get("place"))
        raise TemplateError(str(answer.get("fault", "What the templates wrote cannot be read.")))

    def _stopped(self, by: str, place: str | None) -> None:
        self._end()
        if by == "time":
            why = f"it was not done after {self._bounds.seconds:g} seconds. Look for loops within loops."
        else:
            why = f"it asks for more than {self._bounds.megabytes} MB of memory. Look for text that is multiplied."
        raise TemplateError(f"{place or f'Pack “{self.pack.name}”'}: the template was stopped: {why}")


def _end(process: BaseProcess, pipe: Connection) -> None:
    pipe.close()
    process.kill()
    process.join()
    process.close()


def _serve(pipe: Connection, bounds: Bounds, pack: Pack, wiki: str, context: Context | None) -> None:
    """In the child: read the templates, then write what is asked for, until nothing more is, or a bound is met."""
    gc.disable()  # it would touch, and so copy, every page that is inherited
    clock = _Clock(bounds.seconds)
    templates: list[RunningTemplates] = []

    def work(what: str, arguments: tuple[Any, ...], variables: dict[str, Any]) -> str:
        if what == "read":
            _bound_resources(bounds)
            templates.append(RunningTemplates(pack, wiki, context))
            templates[0].read_pages()
            _close_files(pipe)
            return ""
        if what == "says":
            return templates[0].says.model_dump_json()
        written: str = getattr(templates[0], what)(*arguments, **variables)
        return written

    job: tuple[str, tuple[Any, ...], dict[str, Any]] = ("read", (), {})
    with contextlib.suppress(EOFError, OSError):
        while True:
            answer = _answer(clock, work, job)
            pipe.send_bytes(json.dumps(answer).encode("utf-8"))
            job = pipe.recv()


def _answer(clock: _Clock, work: Any, job: tuple[str, tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
    """What came of a job."""
    try:
        with clock:
            return {"written": str(work(*job))}
    except (MemoryError, OutOfTimeError) as error:
        _allow_more_memory()
        by = "memory" if isinstance(error, MemoryError) else "time"
        return {"stopped": by, "place": next(iter(getattr(error, "__notes__", ())), None)}
    except BriefingError as error:
        return {"fault": str(error)}
    except Exception as error:
        return {"fault": f"{type(error).__name__}: {error}"}


class _Clock:
    """Runs while a template does; where the time is over, it raises `OutOfTimeError` inside of the template."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._over)

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, max(self.left, 0.001))

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            self.left = signal.setitimer(signal.ITIMER_REAL, 0)[0]

    def _over(self, signum: int, frame: object) -> None:
        raise OutOfTimeError


def _bound_resources(bounds: Bounds) -> None:
    """Set the limits of this process; where Python is stuck in C, it is the system that ends it."""
    if sys.platform == "win32":
        return
    import resource

    seconds = int(bounds.seconds + _GRACE) + 1
    # the hard limit kills as a lack of memory does: it must not come before the soft one's SIGXCPU
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the address space cannot be limited
        own = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        most = own + bounds.megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most + _SPARE))


def _allow_more_memory() -> None:
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _close_files(pipe: Connection) -> None:
    """Close what this process inherited, and let it open nothing and write no file."""
    if sys.platform == "win32":
        return
    import resource

    kept = pipe.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65536))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
