"""One connection to one checked address, bounded in time as a whole."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from http.client import HTTPConnection, HTTPResponse

from briefing.desk.configuration.records import Limits
from briefing.fetching.addresses import Target


@contextlib.contextmanager
def answer_of(
    target: Target, addresses: Sequence[str], headers: Mapping[str, str], limits: Limits, deadline: float
) -> Iterator[HTTPResponse]:
    """The answer to a GET, its body yet to be read; the connection is closed at the end, or when time is up.

    The host's name counts for the certificate and the request; what is connected to is one of the ``addresses``.
    Raises `OSError` and `http.client.HTTPException`; `TimeoutError` when time is up.
    """
    held = _Held()
    watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), held.shut)
    watchdog.daemon = True
    watchdog.start()
    try:
        held.socket = _connect(addresses, target.port, limits.connect_seconds, deadline)
        held.socket.settimeout(limits.read_seconds)
        if target.secure:
            held.socket = _context().wrap_socket(
                held.socket, server_hostname=target.host, do_handshake_on_connect=False
            )
            held.socket.do_handshake()
        connection = HTTPConnection(target.host, target.port)
        connection.sock = held.socket
        connection.request("GET", target.request, headers={"Host": target.host_header, **headers})
        with connection.getresponse() as response:
            yield response
    except Exception as error:
        if held.late:
            raise TimeoutError from error
        raise
    else:
        if held.late:  # what was read until then ends as if it were whole
            raise TimeoutError
    finally:
        watchdog.cancel()
        held.shut(late=False)


class _Held:
    """The socket of the moment, which the watchdog shuts when time is up: that ends any wait for it."""

    def __init__(self) -> None:
        self.socket: socket.socket | ssl.SSLSocket | None = None
        self.late = False

    def shut(self, *, late: bool = True) -> None:
        self.late = self.late or late
        if self.socket is not None:
            with contextlib.suppress(OSError):
                # Not of the TLS layer, which another thread may be using.
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)
            if not late:
                self.socket.close()


def _connect(addresses: Sequence[str], port: int, seconds: float, deadline: float) -> socket.socket:
    """A connection to the first of the addresses that answers."""
    failed: OSError = TimeoutError()
    for address in addresses:
        if (left := deadline - time.monotonic()) <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=min(seconds, left))
        except OSError as error:
            failed = error
    raise failed


@cache
def _context() -> ssl.SSLContext:
    """Certificates are checked against the system's authorities, and those that come with certifi."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
