"""How a brief reaches its recipients: mail, webhook, a wiki's repository; and what comes of it where that fails."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefing.desk.configuration import Mail, Wiki
from briefing.desk.delivery import LaterError, Parcel, RefusedError, UnconfirmedError
from briefing.desk.delivery.letters import build_letter, subject
from briefing.desk.delivery.smtp import send_letter
from briefing.desk.delivery.webhooks import call_webhook
from briefing.desk.delivery.wikis import push_pages
from tests.desk.morning import Mailbox, mail_server

TO = "minister@example.org"


def parcel(**fields: Any) -> Parcel:
    known: dict[str, Any] = {
        "story": "harbour-fee",
        "day": "2024-05-06",
        "title": "The harbour fee",
        "line": "2 articles",
        "tlp": "TLP:GREEN",
        "quiet": False,
        "issued": "2024-05-06T04:30:00Z",
        "sha256": "00",
        "recipient": "minister",
        "text": "Bottom line\n\n.\n.. The dots stay as they are.\nÅse Dahl’s offer.\n",
        "documents": {"brief.pdf": b"%PDF-1.7\n.\r\n\x00\xff", "brief.ics": b"BEGIN:VCALENDAR\r\n"},
        "pages": {"brief.md": b"# The harbour fee\n"},
    }
    return Parcel(**{**known, **fields})


def server_of(box: Mailbox, **fields: Any) -> Mail:
    known = {"host": "localhost", "port": box.port, "security": "none", "sender": "The desk <desk@example.org>"}
    return Mail(**{**known, **fields})


def send(box: Mailbox, password: str | None = None, begin: Callable[[], bool] = lambda: True, **fields: Any) -> str:
    server = server_of(box, **fields)
    return send_letter(build_letter(parcel(), server, TO), server, password, TO, begin=begin)


def test_a_mail_arrives_to_the_letter() -> None:
    with mail_server() as box:
        assert send(box) == "taken"
        (mail,) = box.mails
        assert box.envelopes[0].mail_from == "desk@example.org"
        assert (mail["From"], mail["To"]) == ("The desk <desk@example.org>", TO)
        assert mail["Subject"] == "[TLP:GREEN] The harbour fee, 2024-05-06"
        text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        assert text == (
            "TLP:GREEN\n\n2 articles\n\nBottom line\n\n.\n.. The dots stay as they are.\nÅse Dahl’s offer.\n\n"
            "Attached: brief.pdf, brief.ics\n\nTLP:GREEN\n"
        )
        attached = {one.get_filename(): one.get_content() for one in mail.iter_attachments()}
        assert attached["brief.pdf"] == parcel().documents["brief.pdf"]
        assert [one.get_content_type() for one in mail.iter_attachments()] == ["application/pdf", "text/calendar"]


def test_the_same_parcel_is_the_same_mail_and_another_is_another() -> None:
    server = Mail(host="localhost", sender="desk@example.org")
    first = build_letter(parcel(), server, TO)
    assert first.as_bytes() == build_letter(parcel(), server, TO).as_bytes()
    others = [build_letter(parcel(day="2024-05-07"), server, TO), build_letter(parcel(), server, "desk@example.org")]
    assert len({one["Message-ID"] for one in (first, *others)}) == 3


@pytest.mark.parametrize("title", ["Two\r\nBcc: all@example.org", "x" * 300, "Ünïcödé “title”"])
def test_no_title_breaks_the_subject(title: str) -> None:
    letter = build_letter(parcel(title=title), Mail(host="localhost", sender="desk@example.org"), TO)
    assert letter["Bcc"] is None
    assert len(subject(parcel(title=title))) <= 200
    assert subject(parcel(title=title)).endswith("2024-05-06")


def test_what_the_server_says_decides() -> None:
    with mail_server() as box:
        for said, error in (("451 later", LaterError), ("554 never", RefusedError)):
            box.refuse = said
            with pytest.raises(error, match=said):
                send(box)
        box.refuse, box.hang_up = None, True
        with pytest.raises(UnconfirmedError, match="did not say whether it took the mail"):
            send(box)


def test_before_the_last_line_the_server_has_nothing() -> None:
    with mail_server() as box:
        seen: list[int] = []

        def begin() -> bool:
            seen.append(len(box.envelopes))
            return False

        with pytest.raises(LaterError, match="another run is sending it"):
            send(box, begin=begin)
        assert (seen, box.envelopes) == ([0], [])


def test_where_there_is_no_server() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(LaterError, match=r"localhost:[0-9]+: .*refused"):
            send(Mailbox(port=taken.getsockname()[1]), timeout_seconds=5)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, with its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    words = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    done = subprocess.run([*words.split(), "-keyout", path, "-out", f"{path}.crt"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("openssl is not installed")
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_starttls_and_a_password(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aiosmtpd.smtp import AuthResult

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def check(_server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == (b"desk", b"secret"), handled=False)

    with mail_server(tls_context=context, require_starttls=True, authenticator=check, auth_required=True) as box:
        secured = {"security": "starttls", "user": "desk", "password_env": "X"}
        with pytest.raises(LaterError, match="certificate verify failed"):
            send(box, "secret", **secured)
        monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
        with pytest.raises(LaterError, match="535"):
            send(box, "wrong", **secured)
        assert send(box, "secret", **secured) == "taken"
        assert len(box.envelopes) == 1


@contextmanager
def web_server(status: int, **headers: str) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A web server that answers every POST alike; gives its address and what was posted."""
    posted: list[tuple[dict[str, str], bytes]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            for name, said in headers.items():
                self.send_header(name, said)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", posted
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_webhook_is_told_and_can_check_by_whom() -> None:
    with web_server(204) as (url, posted):
        assert call_webhook(parcel(), url, "secret") == "HTTP status 204"
        call_webhook(parcel(), url, None)
    (headers, body), (second, _) = posted
    assert headers["X-Briefing-Signature"] == "sha256=" + hmac.new(b"secret", body, hashlib.sha256).hexdigest()
    assert "X-Briefing-Signature" not in second
    assert headers["Idempotency-Key"] == second["Idempotency-Key"]
    told = json.loads(body)
    assert (told["event"], told["story"], told["line"], told["tlp"]) == (
        "brief",
        "harbour-fee",
        "2 articles",
        "TLP:GREEN",
    )
    assert [one["name"] for one in told["documents"]] == ["brief.pdf", "brief.ics"]


@pytest.mark.parametrize(
    ("status", "error"), [(500, LaterError), (429, LaterError), (404, RefusedError), (302, RefusedError)]
)
def test_a_webhook_that_does_not_take_it(status: int, error: type[Exception]) -> None:
    with web_server(status, Location="http://127.0.0.1:1/") as (url, _), pytest.raises(error, match=str(status)):
        call_webhook(parcel(), url, None)


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A wiki's repository with one page."""
    path = tmp_path / "wiki.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(path))
    git(tmp_path, "clone", "--quiet", str(path), "seed")
    (tmp_path / "seed" / "Home.md").write_text("# Home\n")
    git(tmp_path / "seed", "add", ".")
    git(tmp_path / "seed", "commit", "--quiet", "--message", "Home")
    git(tmp_path / "seed", "push", "--quiet", "origin", "HEAD:main")
    return path


def test_a_wiki_gets_each_page_once(repository: Path, tmp_path: Path) -> None:
    wiki = Wiki(repository=str(repository))
    assert push_pages(parcel(), wiki, tmp_path / "clones") == "pushed to main"
    assert push_pages(parcel(), wiki, tmp_path / "clones") == "the wiki has it already"
    # somebody else writes, and our copy is left in disorder
    (tmp_path / "seed" / "Other.md").write_text("x")
    git(tmp_path / "seed", "pull", "--quiet", "--rebase", "origin", "main")
    git(tmp_path / "seed", "add", ".")
    git(tmp_path / "seed", "commit", "--quiet", "--message", "Other")
    git(tmp_path / "seed", "push", "--quiet", "origin", "HEAD:main")
    (clone,) = (tmp_path / "clones").iterdir()
    (clone / "Home.md").write_text("half a page")
    later = parcel(day="2024-05-07", pages={"later.md": b"# Later\n"})
    assert push_pages(later, wiki, tmp_path / "clones") == "pushed to main"
    assert git(repository, "log", "--format=%s", "main").splitlines() == [
        "The harbour fee, 2024-05-07",
        "Other",
        "The harbour fee, 2024-05-06",
        "Home",
    ]
    assert git(repository, "ls-tree", "-r", "--name-only", "main").splitlines() == [
        "Home.md",
        "Other.md",
        "briefs/brief.md",
        "briefs/later.md",
    ]


def test_an_empty_wiki_gets_its_first_page(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=trunk", "wiki.git")
    assert push_pages(parcel(), Wiki(repository=str(tmp_path / "wiki.git")), tmp_path / "clones") == "pushed to trunk"


def test_a_wiki_cannot_lead_the_writing_elsewhere_or_run_anything(repository: Path, tmp_path: Path) -> None:
    seed, outside = tmp_path / "seed", tmp_path / "outside"
    outside.mkdir()
    (seed / "briefs").symlink_to(outside)
    git(seed, "add", ".")
    git(seed, "commit", "--quiet", "--message", "A trap")
    git(seed, "push", "--quiet", "origin", "HEAD:main")
    with pytest.raises(LaterError):
        push_pages(parcel(), Wiki(repository=str(repository)), tmp_path / "clones")
    assert list(outside.iterdir()) == []
    for trap in ("ext::sh -c 'touch run'", "--upload-pack=touch run", str(tmp_path / "nowhere")):
        with pytest.raises(LaterError, match="git clone"):
            push_pages(parcel(), Wiki(repository=trap), tmp_path / "other")
    assert not list(tmp_path.rglob("run"))
