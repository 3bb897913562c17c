"""Over TLS, the host's name counts for the certificate, though what is connected to is the address that was checked."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.fetching import connecting
from briefing.fetching.answers import FetchError
from briefing.fetching.asking import ask
from tests.fetching.server import LIMITS, Reply, Server, serving

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of `secure.example`, in one file."""
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", "key", "-out", "cert", "-subj", "/CN=secure.example", "-addext", "subjectAltName=DNS:secure.example"],
        cwd=folder,
        check=True,
        capture_output=True,
    )  # fmt: skip
    path = folder / "both.pem"
    path.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return path


@pytest.fixture
def secure(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server with that certificate, which is trusted here."""
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(connecting, "_context", lambda: trusting)
    with serving({"/a": Reply("Hello")}) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        http = ThreadingHTTPServer(("127.0.0.1", 0), server.handler)
        http.daemon_threads = True
        http.socket = context.wrap_socket(http.socket, server_side=True)
        threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
        yield http.server_address[1]
        http.shutdown()
        http.server_close()


def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def test_the_certificate_is_that_of_the_name(secure: int) -> None:
    assert ask(f"https://secure.example:{secure}/a", LIMITS, most=1000, resolver=here).body == b"Hello"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_another_name_is_not_believed(secure: int) -> None:
    for name in ("other.example", "127.0.0.1"):
        with pytest.raises(FetchError, match="its certificate is not valid"):
            ask(f"https://{name}:{secure}/a", LIMITS, most=1000, resolver=here)


def test_what_speaks_no_tls_is_told(server: Server) -> None:
    with pytest.raises(FetchError, match="cannot be fetched"):
        ask(server.url("/a").replace("http:", "https:"), LIMITS, most=1000)
