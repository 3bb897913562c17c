"""The process in which pages are set as PDF: WeasyPrint lives here and nowhere else.

Started once by `briefing.renderers.pdf_process`, it imports WeasyPrint, which is dear, and then sets one page after the
other, each in a fork of its own that is bounded in time and memory and gives all of it back when it ends.

What is spoken, over standard input and output: a line of JSON, then the bytes whose sizes it names.
A job: ``{"html": size, "attachments": [{"name", "description", "relationship", "size"}], "created": "2022-01-03",
"fits": ["1", "0.9"], "pages": 1, "alone": true, "seconds": 60, "bytes": 1073741824}``.  The answer: ``{"size",
"complaints"}`` and the PDF; or ``{"fault": "why"}``; or ``{"stopped": "time"}``, where one of the bounds was met.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import json
import logging
import os
import resource
import signal
import sys
import tempfile
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from briefing.stand_in import imported_when_called

if TYPE_CHECKING:
    from weasyprint import Attachment
    from weasyprint.urls import URLFetcher, URLFetcherResponse

MISSING, BROKEN = "missing", "broken"
"""Why no page can be set: WeasyPrint is not installed; libraries that it needs are not."""


def main() -> None:
    """Say whether pages can be set, then set what is handed in until there is no more."""
    gc.disable()  # what is imported stays, and a fork ends before there is much to collect
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # where Pango is missing, the import prints a paragraph of advice, and nothing else may stand there
    try:
        # a sixth of the time of its import, for what HarfBuzz does, and for fonts of other kinds than ours
        with imported_when_called(
            fontTools__subset=("Options", "Subsetter"), fontTools__varLib__instancer=("instantiateVariableFont",)
        ):
            import weasyprint
    except (ImportError, OSError) as error:
        kind = MISSING if isinstance(error, ImportError) else BROKEN
        write_message(answers, {"fault": kind, "reason": str(error)})
        return
    assert weasyprint
    write_message(answers, {})
    _warm_up()
    while (job := read_message(jobs)) is not None:
        html = jobs.read(job["html"]).decode("utf-8")
        contents = [jobs.read(attachment["size"]) for attachment in job["attachments"]]
        with tempfile.TemporaryFile() as scratch:
            answers.write(set_in_fork(job, html, contents, scratch))
        answers.flush()


_OF_EVERYTHING = """<html lang="en"><style>
@page { @bottom-left { content: "A" counter(page) " of " counter(pages) } }
body { font-family: "Source Serif 4" }
table { table-layout: fixed; font-family: "Source Sans 3" }
ul { display: grid }
a::after { content: target-counter(attr(href), page) }
mark { text-decoration: underline }
</style>
<h1 id="a">A</h1><ul><li><a href="#a">A</a> <b>B</b> <i>C</i></li></ul>
<table><tr><th>A<td><mark>A</mark> <i>B</i></table><svg viewBox="0 0 9 9" width="9"><path d="M0 0 L9 9"/></svg>"""
"""A page with something of everything that briefs show."""


def _warm_up() -> None:
    """Set a page, so that what is prepared at the first one of all is not prepared in every fork."""
    with contextlib.suppress(Exception):  # whatever it is, the fork that sets a document tells it
        bare = {"fits": ["1"], "pages": None, "created": "1970-01-01", "attachments": [], "alone": True}
        set_page(bare, _OF_EVERYTHING, [])
    logging.getLogger("weasyprint").handlers.clear()


def read_message(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None where there are no more."""
    line = stream.readline()
    message: dict[str, Any] | None = json.loads(line) if line.endswith(b"\n") else None
    return message


def write_message(stream: IO[bytes], message: dict[str, Any], content: bytes = b"") -> None:
    """Write a message and the bytes that go with it."""
    stream.write(json.dumps(message).encode("utf-8") + b"\n" + content)
    stream.flush()


def set_in_fork(job: dict[str, Any], html: str, contents: list[bytes], scratch: IO[bytes]) -> bytes:
    """Set a page in a process of its own; what it answers, or what stopped it."""
    process = os.fork()
    if not process:
        _set_and_leave(job, html, contents, scratch)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        out_of_time = os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGXCPU)
        return json.dumps({"stopped": "time" if out_of_time else "memory"}).encode("utf-8") + b"\n"
    scratch.seek(0)
    return scratch.read() or json.dumps({"stopped": "memory"}).encode("utf-8") + b"\n"  # none left even to say so


def _set_and_leave(job: dict[str, Any], html: str, contents: list[bytes], scratch: IO[bytes]) -> None:
    """In the fork: set the page within the job's bounds, leave the answer in the scratch file, and end."""
    try:
        gc.disable()  # the process ends before there is much to collect: an eighth of its time saved
        signal.alarm(job["seconds"])
        # the hard limit kills as a lack of memory does: it must not come before the soft one's SIGXCPU
        resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"] + 1))
        resource.setrlimit(resource.RLIMIT_AS, (job["bytes"], job["bytes"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        answer, pdf = set_page(job, html, contents)
    except MemoryError:
        answer, pdf = {"stopped": "memory"}, b""
    except BaseException as error:  # whatever WeasyPrint, Pango or a style sheet trips over: the user gets the reason
        answer, pdf = {"fault": f"{type(error).__name__}: {error}"}, b""
    try:
        write_message(scratch, answer, pdf)
    finally:
        os._exit(0)


def set_page(job: dict[str, Any], html: str, contents: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """The answer to a job and the PDF."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from briefing.beside import Beside
    from briefing.renderers.pdf_finishing import finish, pack
    from briefing.renderers.pdf_letters import with_known_letters
    from briefing.renderers.pdf_structure import noted_origins

    # a tenth of all work, with which the rest has nothing to do
    packing = Beside(lambda: pack(contents), alone=job["alone"])
    html = with_known_letters(html)
    complaints = Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    for fit in job["fits"]:
        fetcher = data_fetcher()
        source = weasyprint.HTML(
            string=html.replace("--fit: 1;", f"--fit: {fit};", 1), url_fetcher=fetcher, base_url="about:blank"
        )
        laid_out = source.render(font_config=FontConfiguration(), pdf_variant="pdf/a-3a")
        if job["pages"] is None or len(laid_out.pages) <= job["pages"]:
            break
    laid_out.metadata.attachments.clear()  # a page attaches nothing: the program does
    with noted_origins() as origins:
        packed = dict(zip(contents, packing.outcome(), strict=True))
        pdf = laid_out.write_pdf(
            finisher=lambda document, draft: finish(document, draft, origins, packed),
            pdf_variant="pdf/a-3a",
            pdf_identifier=_identifier(html, contents),
            attachments=_attachments(job, contents),
        )
    return {"size": len(pdf), "complaints": complaints.messages}, pdf


class Complaints(logging.Handler):
    """Keeps what WeasyPrint warns of: an unknown property, an address that was not opened."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.messages.append(record.getMessage())


def data_fetcher() -> URLFetcher:
    """A fetcher that opens `data:` addresses, and neither network nor files."""
    from weasyprint.urls import URLFetcher

    class DataOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if not url.startswith("data:"):
                raise ValueError(f"only data: is opened, not {url}")
            return super().fetch(url, headers)

    return DataOnly(allowed_protocols=("data",), allow_redirects=False)


def _identifier(html: str, contents: list[bytes]) -> bytes:
    digest = hashlib.sha256(html.encode("utf-8"))
    for content in contents:
        digest.update(content)
    return digest.digest()[:16]


def _attachments(job: dict[str, Any], contents: list[bytes]) -> list[Attachment]:
    from weasyprint import Attachment

    day, fetcher = datetime.fromisoformat(job["created"]), data_fetcher()
    return [
        Attachment(
            file_obj=io.BytesIO(content),
            url_fetcher=fetcher,
            name=attachment["name"],
            description=attachment["description"],
            relationship=attachment["relationship"],
            created=day,
            modified=day,
        )
        for attachment, content in zip(job["attachments"], contents, strict=True)
    ]


if __name__ == "__main__":
    main()
