"""The process in which pages are set as PDF, seen from outside: starting it, handing it pages, telling its faults."""

from __future__ import annotations

import atexit
import json
import logging
import os
import select
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import RenderError
from briefing.templating.places import shipped_folder

if TYPE_CHECKING:
    from briefing.renderers.pdf_attachments import Attachment

LOGGER = logging.getLogger(__name__)
LOGGER.addHandler(logging.NullHandler())

PANGO_MISSING = (
    "PDF cannot be made: the Pango libraries are missing. On Debian and Ubuntu they come with: "
    "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


@dataclass(frozen=True)
class Bounds:
    """What one document may take: ``seconds`` on the clock and of the processor, ``megabytes`` of memory."""

    seconds: int = 120
    megabytes: int = 1024


_GRACE = 30
"""Seconds that the process has beyond a document's own: to start, and to say that time was up."""

BOUNDS = Bounds()
"""Ten times what a brief of two hundred articles takes."""


@dataclass(frozen=True)
class Page:
    """What is to be set: the HTML, its style inside.

    ``created`` is the ISO date that the PDF bears.  ``pages`` is how many pages it may have; where it has more, the
    next of ``fits``, factors of the size of type, is put in the place of ``--fit: 1;`` in the style.
    ``alone`` keeps to one process at work at a time.
    """

    html: str
    created: str
    attachments: tuple[Attachment, ...] = ()
    fits: tuple[str, ...] = ("1",)
    pages: int | None = None
    alone: bool = True


class Typesetter:
    """The process, started when it is first needed; it stays until this program ends."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the process where it does not run: it gets ready while this one goes on with its work."""
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        self._process = subprocess.Popen(  # isolated from what a user's shell may set, and from files in this folder
            [sys.executable, "-S", "-P", "-m", "briefing.renderers.pdf_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._ready = False

    def set(self, page: Page, bounds: Bounds | None = None) -> bytes:
        """The page as PDF.

        Raises:
            RenderError: it cannot be set, or not within the bounds; the message says why.
        """
        with self._lock:
            try:
                self.start()
                answer, pdf = self._exchange(page, bounds or BOUNDS)
            except (OSError, ValueError) as error:
                self.stop()
                raise RenderError(f"PDF cannot be made: the process that sets pages broke off: {error}") from error
        for complaint in answer.get("complaints", ()):
            LOGGER.warning("%s", complaint)
        return pdf

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and process.stdin and process.stdout:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()

    def forget(self) -> None:
        """In a fork of this program: the process belongs to the other one, and is left to it."""
        process, self._process, self._lock = self._process, None, threading.Lock()
        if process is not None and process.stdin and process.stdout:
            process.returncode = 0  # nobody here waits for it
            process.stdin.close()
            process.stdout.close()

    def _exchange(self, page: Page, bounds: Bounds) -> tuple[dict[str, Any], bytes]:
        assert self._process
        assert self._process.stdin
        jobs = self._process.stdin
        if not self._ready:
            _check_ready(self._read(bounds))
            self._ready = True
        html = page.html.encode("utf-8")
        attachments = [_without_content(one) for one in page.attachments]
        job = {
            "html": len(html),
            "attachments": attachments,
            "created": page.created,
            "fits": page.fits,
            "pages": page.pages,
            "alone": page.alone,
            "seconds": bounds.seconds,
            "bytes": bounds.megabytes * 1024 * 1024,
        }
        jobs.write(json.dumps(job).encode("utf-8") + b"\n" + html)
        for attachment in page.attachments:
            jobs.write(attachment.content)
        jobs.flush()
        answer = self._read(bounds)
        _check_answer(answer, bounds)
        return answer, self._process.stdout.read(answer["size"]) if self._process.stdout else b""

    def _read(self, bounds: Bounds) -> dict[str, Any]:
        assert self._process
        assert self._process.stdout
        ready, _, _ = select.select([self._process.stdout], [], [], bounds.seconds + _GRACE)
        if not ready:
            raise ValueError(f"it was silent for {bounds.seconds + _GRACE} seconds")
        line = self._process.stdout.readline()
        if not line:
            raise ValueError("it ended without a word")
        message: dict[str, Any] = json.loads(line)
        return message


def _environment() -> dict[str, str]:
    """Where the process finds modules, and which fonts it sees: the bundled ones, on every machine alike."""
    paths = [str(Path(path).resolve()) for path in sys.path if path]
    fonts = shipped_folder("styles") / "fonts" / "fonts.conf"
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "PYTHONHASHSEED": "0",
        "FONTCONFIG_FILE": str(fonts),
    }


def _without_content(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "description": attachment.description,
        "relationship": attachment.relationship,
        "size": len(attachment.content),
    }


def _check_ready(greeting: dict[str, Any]) -> None:
    """Raise where WeasyPrint cannot be imported."""
    if greeting.get("fault") == "broken":
        raise RenderError(PANGO_MISSING)
    if "fault" in greeting:
        raise RenderError(
            f"PDF cannot be made: WeasyPrint is not installed ({greeting['reason']}). pip install weasyprint"
        )


def _check_answer(answer: dict[str, Any], bounds: Bounds) -> None:
    """Raise where the page was not set."""
    limits = "Show less: lower the pack's limits, or ask for HTML."
    if answer.get("stopped") == "time":
        raise RenderError(f"PDF cannot be made: it was not done after {bounds.seconds} seconds. {limits}")
    if answer.get("stopped"):
        raise RenderError(f"PDF cannot be made: it needs more than {bounds.megabytes} MB of memory. {limits}")
    if "fault" in answer:
        raise RenderError(f"PDF cannot be made: {answer['fault']}")


TYPESETTER = Typesetter()
"""The one that all documents are set by."""

atexit.register(TYPESETTER.stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=TYPESETTER.forget)
