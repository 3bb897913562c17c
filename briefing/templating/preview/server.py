"""The server of the preview: on 127.0.0.1 alone, and for nobody who comes by another name.

A page of the web that is open in the same browser must not be able to read a brief: requests whose `Host` is not this
server's own (a name made to point here), or that a foreign page sends, are refused.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from briefing.errors import BriefingError, OutputError
from briefing.templating.preview.stories import own_story, sample_stories
from briefing.templating.preview.workshop import Workshop

ADDRESS = "127.0.0.1"

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HTML_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
"""No script runs in the document, whatever a template holds; the page around it may read how far it is scrolled."""


@contextmanager
def serve_preview(
    name: str, templates: Path | None = None, briefs: Sequence[Path] = (), port: int = 0
) -> Iterator[str]:
    """Serve the preview of a pack while the context lasts; gives its address.

    Raises:
        TemplateError: there is no such pack.
        OutputError: the port is taken.
    """
    stories = {path.name: own_story(path) for path in briefs} | sample_stories()
    workshop = Workshop(name, templates, stories)
    handler = type("Handler", (_Handler,), {"workshop": workshop})
    try:
        server = ThreadingHTTPServer((ADDRESS, port), handler)
    except OSError as error:
        raise OutputError(f"{ADDRESS}:{port}: cannot be served: {error.strerror}. Name another with --port.") from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    workshop: Workshop
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        if not self._is_ours():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Only this machine's own browser is answered.\n")
            return
        address = urlsplit(self.path)
        asked = parse_qs(address.query).get("story", [""])[0]
        stories = self.workshop.stories
        story = asked if asked in stories else next(iter(stories))
        try:
            self._answer(address.path, story)
        except BriefingError as error:
            self._send(HTTPStatus.OK, "text/plain; charset=utf-8", str(error).encode("utf-8"))

    def _answer(self, path: str, story: str) -> None:
        if path in ("/", "/preview.js", "/preview.css"):
            self._send_own(path.strip("/") or "preview.html")
        elif path == "/state":
            self._send(HTTPStatus.OK, "application/json", self._state(story))
        elif path == "/brief.pdf":
            self._send(HTTPStatus.OK, "application/pdf", self.workshop.pdf(story), "frame-ancestors 'self'")
        elif path == "/brief.md":
            text = self.workshop.show(story).documents.get("md", b"")
            self._send(HTTPStatus.OK, "text/plain; charset=utf-8", text)
        elif path == "/brief.html":
            html = self.workshop.show(story).documents.get("html", b"")
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", html, _HTML_POLICY)
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such page.\n")

    def _state(self, story: str) -> bytes:
        shown = self.workshop.show(story)
        state = {
            "pack": self.workshop.name,
            "stories": list(self.workshop.stories),
            "story": story,
            "version": shown.version,
            "error": shown.error,
            "faults": shown.faults,
        }
        return json.dumps(state).encode("utf-8")

    def _send_own(self, name: str) -> None:
        kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
        content = (Path(__file__).parent / name).read_bytes()
        self._send(HTTPStatus.OK, f"{kinds[name.rpartition('.')[2]]}; charset=utf-8", content, _PAGE_POLICY)

    def _is_ours(self) -> bool:
        port = self.server.server_port  # type: ignore[attr-defined]  # both kinds of server have it
        site = self.headers.get("Sec-Fetch-Site", "none")
        return self.headers.get("Host") in (f"{ADDRESS}:{port}", f"localhost:{port}") and site in (
            "none",
            "same-origin",
        )

    def _send(self, status: HTTPStatus, kind: str, content: bytes, policy: str = "default-src 'none'") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the base's name)
        """Say nothing: the library never prints."""
