"""One address asked: what comes, what is refused, and that nothing takes longer or more than it may."""

from __future__ import annotations

import time
import zlib

import pytest

from briefing.desk.configuration import Limits
from briefing.fetching.answers import Answer, FetchError
from briefing.fetching.asking import ask
from briefing.fetching.records import Validators
from briefing.fetching.trying import ask_patiently
from tests.fetching.server import HASTY, LIMITS, Reply, Server, closed_port, redirect

MOST = 1_000_000


def asked(server: Server, path: str, **fields: object) -> Answer:
    return ask(server.url(path), LIMITS, most=MOST, **fields)  # type: ignore[arg-type]


def refusal(server: Server, path: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(FetchError) as refused:
        ask(server.url(path), limits, most=MOST)
    return str(refused.value)


def test_a_page(server: Server) -> None:
    server.replies["/a"] = Reply("<p>Hello", kind="text/html; charset=ISO-8859-1", headers={"Last-Modified": "Mon"})
    answer = asked(server, "/a#part")
    assert (answer.body, answer.media_type, answer.charset) == (b"<p>Hello", "text/html", "iso-8859-1")
    assert answer.last_modified == "Mon"
    assert "Cookie" not in server.sent[0]
    assert server.sent[0]["Host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw"])
def test_what_is_packed_is_unpacked(server: Server, packing: str) -> None:
    text = b"The minister said so. " * 20_000
    bits = {"gzip": 31, "deflate": 15, "raw": -15}[packing]
    packer = zlib.compressobj(wbits=bits)
    named = "deflate" if packing == "raw" else packing
    server.replies["/a"] = Reply(packer.compress(text) + packer.flush(), headers={"Content-Encoding": named})
    assert asked(server, "/a").body == text


def test_chunks_are_joined_and_missing_ones_told(server: Server) -> None:
    text = b"The minister said so. " * 9_000
    server.replies |= {
        "/whole": Reply(text, chunked=True, piece=777, packed=True),
        "/cut": Reply(text, chunked=True, piece=777, cut=True),
    }
    assert asked(server, "/whole").body == text
    assert refusal(server, "/cut") == "what was sent ends too early."


def test_what_did_not_change_is_not_sent_again(server: Server) -> None:
    server.replies["/a"] = Reply("Hello", validators=True)
    first = asked(server, "/a")
    again = asked(server, "/a", earlier=Validators(etag=first.etag, last_modified="Mon\r\nX: y"))
    assert (again.unchanged, again.body) == (True, b"")
    assert "X" not in server.sent[1]


def test_redirects_are_followed_within_reason(server: Server) -> None:
    server.replies |= {
        "/a": redirect("/b"),
        "/b": redirect("c?d#e", 308),
        "/c": Reply("There"),
        "/round": redirect("/round"),
    }
    answer = asked(server, "/a")
    assert (answer.body, answer.final_url) == (b"There", server.url("/c?d"))
    assert "more than 5 times" in refusal(server, "/round")
    assert server.counts()["/round"] == 6


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ("http://10.0.0.1/x", "private or local"),
        ("http://169.254.169.254/latest/meta-data", "private or local"),
        ("http://[::ffff:127.0.0.1]/", "private or local"),
        ("file:///etc/passwd", "http and https"),
        ("http://user:word@public.example/", "name or password"),
        ("gopher://public.example/", "http and https"),
        ("http://public.example:25/", "port 25"),
    ],
)
def test_redirects_into_a_private_network_are_not_followed(server: Server, there: str, says: str) -> None:
    """The first hop is public as far as the guard can tell: a table that says so, and a connection that comes here."""
    server.replies["/a"] = redirect(there)
    table = {"public.example": ["8.8.8.8"]}
    limits = LIMITS.model_copy(update={"allow_private_addresses": False})
    with pytest.raises(FetchError, match=says) as refused:
        _ask_as_if_public(server, f"http://public.example:{server.port}/a", limits, table)
    assert str(refused.value).startswith("it leads to ")
    assert server.asked == ["/a"]


def _ask_as_if_public(server: Server, url: str, limits, table: dict[str, list[str]]) -> Answer:
    from briefing.fetching import connecting

    with pytest.MonkeyPatch.context() as patch:
        used: list[tuple[str, int]] = []

        def connect(address: tuple[str, int], timeout: float):
            used.append(address)
            return real(("127.0.0.1", address[1]), timeout=timeout)

        real = connecting.socket.create_connection
        patch.setattr(connecting.socket, "create_connection", connect)
        try:
            return ask(url, limits, most=MOST, resolver=lambda host, _: table.get(host, [host]))
        finally:
            assert used == [("8.8.8.8", server.port)]


def test_what_was_checked_is_what_is_connected_to(server: Server) -> None:
    """A name that is public when it is asked first and private ever after: it is asked once, and the answer is used."""
    server.replies["/a"] = Reply("Hello")
    answers = iter([["8.8.8.8"]])
    limits = LIMITS.model_copy(update={"allow_private_addresses": False})

    class Table(dict):
        def get(self, host, default=None):
            return next(answers, ["127.0.0.1"])

    assert _ask_as_if_public(server, f"http://rebinding.example:{server.port}/a", limits, Table()).body == b"Hello"
    assert server.sent[0]["Host"] == f"rebinding.example:{server.port}"


def test_private_addresses_need_leave(server: Server) -> None:
    with pytest.raises(FetchError, match="private or local"):
        ask(server.url("/a"), LIMITS.model_copy(update={"allow_private_addresses": False}), most=MOST)
    assert server.asked == []


def test_hosts_of_ones_own_network_are_named_one_by_one(server: Server) -> None:
    server.replies |= {
        "/a": Reply("Hello"),
        "/b": redirect("http://10.0.0.1/x"),
        "/c": redirect(f"http://other.lan:{server.port}/a"),
    }
    fields = {"allow_private_addresses": False, "private_hosts": ("News.example.lan",)}
    limits = LIMITS.model_copy(update=fields)
    url = f"http://news.example.LAN:{server.port}"
    assert ask(f"{url}/a", limits, most=MOST, resolver=lambda *_: ["127.0.0.1"]).body == b"Hello"
    for path in ("/b", "/c"):
        with pytest.raises(FetchError, match=r"^it leads to .* private or local network"):
            ask(f"{url}{path}", limits, most=MOST, resolver=lambda *_: ["127.0.0.1"])


def test_what_is_too_large_is_stopped(server: Server) -> None:
    server.replies |= {
        "/told": Reply(b"x" * 2_000_000),
        "/endless": Reply(b"x" * 65_536, endless=True),
        "/bomb": Reply(b"\0" * 50_000_000, packed=True),
    }
    assert len(server.replies["/bomb"].raw) < 1_000_000  # type: ignore[union-attr]
    for path in ("/told", "/endless", "/bomb"):
        begun = time.process_time()
        assert refusal(server, path) == "it is larger than 1 MB."
        assert time.process_time() - begun < 1


def test_what_is_slow_is_left(server: Server) -> None:
    server.replies |= {"/silent": Reply("late", delay=5), "/drip": Reply(b"x" * 1000, drip=0.1, piece=1)}
    begun = time.monotonic()
    assert refusal(server, "/silent", HASTY) == "no answer within 0.5 seconds."
    assert refusal(server, "/drip", HASTY) == "no whole answer within 1.5 seconds."
    assert time.monotonic() - begun < 9


def test_headers_that_drip_are_left(server: Server) -> None:
    import socket
    import threading

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                for letter in "HTTP/1.1 200 OK\r\nX-Long: " + "y" * 1000:
                    try:
                        connection.sendall(letter.encode())
                    except OSError:
                        return
                    time.sleep(0.1)

        threading.Thread(target=drip, daemon=True).start()
        limits = HASTY.model_copy(update={"total_seconds": 0.6})
        with pytest.raises(FetchError, match=r"no whole answer within 0\.6 seconds"):
            ask(f"http://127.0.0.1:{listening.getsockname()[1]}/", limits, most=MOST)


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply("no", status=404), "HTTP status 404"),
        (Reply("no", status=500), "HTTP status 500"),
        (Reply(b"\xff\xd8\xff", kind="image/jpeg"), "image/jpeg, which is no article"),
        (Reply("x", headers={"Content-Encoding": "br"}), "packed with br"),
        (Reply("not packed at all", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
        (Reply(zlib.compress(b"x" * 1000)[:-8], headers={"Content-Encoding": "deflate"}), "ends too early"),
        (Reply("short", headers={"Content-Length": "500"}), "ends too early"),
    ],
)
def test_what_is_no_answer(server: Server, reply: Reply, says: str) -> None:
    server.replies["/a"] = reply
    assert says in refusal(server, "/a")


def test_nobody_there() -> None:
    with pytest.raises(FetchError, match="refused"):
        ask(f"http://127.0.0.1:{closed_port()}/", LIMITS, most=MOST)


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("Zoë’s".encode("cp1252"), "windows-1252", "Zoë’s"),
        ("Zoë’s".encode(), "iso-8859-1", "Zoë’s"),
        ("\ufeffZoë".encode(), "iso-8859-1", "\ufeffZoë"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
    ],
)
def test_encodings_of_the_header(body: bytes, charset: str, expected: str) -> None:
    answer = Answer("u", "u", 200, body, "text/html", charset, "", "")
    assert answer.as_utf8().decode() == expected


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "zlib", "nonsense", "unicode_escape", ""])
def test_encodings_that_are_none(charset: str) -> None:
    assert Answer("u", "u", 200, b"\xff+AGE-", "text/html", charset, "", "").as_utf8() == b"\xff+AGE-"


def test_hosts_that_fail_for_the_moment_are_asked_again(server: Server) -> None:
    replies = iter([Reply(status=503), Reply(status=429, headers={"Retry-After": "7"}), Reply("Hello")])
    server.replies |= {
        "/a": lambda _: next(replies),
        "/gone": Reply(status=410),
        "/later": Reply(status=503, headers={"Retry-After": "9000"}),
        "/down": Reply(status=502),
    }
    waits: list[float] = []
    limits = LIMITS.model_copy(update={"wait_seconds": 30})
    assert ask_patiently(server.url("/a"), limits, most=MOST, pause=waits.append).body == b"Hello"
    assert waits == [1, 7]
    for path, times in (("/gone", 1), ("/later", 1), ("/down", 3)):
        with pytest.raises(FetchError):
            ask_patiently(server.url(path), limits, most=MOST, pause=waits.append)
        assert server.counts()[path] == times
    assert waits == [1, 7, 1, 2]
