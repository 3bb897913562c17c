"""A web server for tests: what it answers is a table that a test fills, and what it was asked is a list."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from briefing.desk.configuration import Limits

LIMITS = Limits(
    allow_private_addresses=True,
    delay_seconds=0,
    wait_seconds=0,
    connect_seconds=5,
    read_seconds=10,
    total_seconds=20,
    robots=False,
)
"""Limits under which the server may be asked at all; times are for a machine on which others are at work, too."""

HASTY = LIMITS.model_copy(update={"read_seconds": 0.5, "total_seconds": 1.5})
"""For tests of what happens when time is up."""


@dataclass(frozen=True)
class Reply:
    """One answer.

    ``delay`` is waited before it begins, ``drip`` after every piece of ``piece`` bytes, in seconds.  ``endless`` sends
    the body over and over; ``chunked`` sends it in chunks of ``piece`` bytes, the last left out where it is ``cut``.
    With ``validators`` it has an ETag, and 304 is the answer to whoever knows it.
    """

    body: bytes | str = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    drip: float = 0
    piece: int = 65_536
    endless: bool = False
    validators: bool = False
    packed: bool = False
    chunked: bool = False
    cut: bool = False

    @cached_property
    def raw(self) -> bytes:
        """The body as it is sent; ask for it beforehand where packing it takes long."""
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return gzip.compress(body, 1, mtime=0) if self.packed else body


def redirect(there: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": there})


class Server:
    """A server on a free port of this machine, run by a thread."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[Message], Reply]] = {}
        self.asked: list[str] = []
        self.sent: list[Message] = []
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.handler = _handler(self)
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._http.server_address[1]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path; `localhost` and names ending in `.localhost` are other hosts with the same pages."""
        return f"http://{host}:{self.port}{path}"

    def counts(self) -> Counter[str]:
        """How often each path was asked for since the list was last cleared."""
        with self.lock:
            return Counter(self.asked)

    def close(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(2)


@contextlib.contextmanager
def serving(replies: Mapping[str, Reply | Callable[[Message], Reply]] | None = None) -> Iterator[Server]:
    """A server that answers what the table says, and 404 to all else."""
    server = Server()
    server.replies.update(replies or {})
    try:
        yield server
    finally:
        server.close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with server.lock:
                server.asked.append(self.path)
                server.sent.append(self.headers)
            found = server.replies.get(self.path) or server.replies.get(self.path.partition("?")[0])
            reply = found(self.headers) if callable(found) else found or Reply("nothing here", status=404)
            with contextlib.suppress(OSError):
                self.answer(reply)

        def answer(self, reply: Reply) -> None:
            server.closing.wait(reply.delay)
            raw = reply.raw
            etag = f'"{hashlib.sha256(raw).hexdigest()[:16]}"'
            if reply.validators and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.send_header("ETag", etag)
                self.end_headers()
                return
            self.send_response(reply.status)
            if reply.kind:
                self.send_header("Content-Type", reply.kind)
            if reply.packed:
                self.send_header("Content-Encoding", "gzip")
            if reply.validators:
                self.send_header("ETag", etag)
            if reply.chunked:
                self.send_header("Transfer-Encoding", "chunked")
            elif not reply.endless and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(raw)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.send(reply, raw)

        def send_chunks(self, reply: Reply, raw: bytes) -> None:
            for start in range(0, len(raw), reply.piece):
                chunk = raw[start : start + reply.piece]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"" if reply.cut else b"0\r\n\r\n")

        def send(self, reply: Reply, raw: bytes) -> None:
            if reply.chunked:
                self.send_chunks(reply, raw)
                return
            while True:
                for start in range(0, len(raw), reply.piece):
                    self.wfile.write(raw[start : start + reply.piece])
                    if reply.drip:
                        time.sleep(reply.drip)
                    if server.closing.is_set():
                        return
                if not reply.endless:
                    return

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    return Handler


def closed_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port
