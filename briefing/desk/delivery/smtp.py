"""Handing a mail to a server, so that it is known at every moment whether the server can have it.

A server has a mail when it has read the line with the single full stop that ends it, and not before.  All but that
line is sent first.  Then the outbox notes that it is being handed over, the line follows, and the answer is waited for.

* Stopped before the note: the server throws the mail away, and the next run sends it.
* Stopped after the line: the server has it, and the note keeps the next run from sending it again.
* Stopped between the two, which is some hundred-thousandths of a second: the mail is lost, and told as unconfirmed.  No
  order of the two closes that gap; this one loses a mail where the other would send it twice.

The note outlasts the end of the program at once; that it outlasts a power cut is seen to while the server answers.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import parseaddr

from briefing.desk.configuration import Mail
from briefing.desk.delivery.parcels import LaterError, RefusedError, UnconfirmedError

PORTS = {"starttls": 587, "tls": 465, "none": 25}
GOES_ON = 354


def send_letter(
    letter: EmailMessage,
    server: Mail,
    password: str | None,
    to: str,
    *,
    begin: Callable[[], bool],
    begun: Callable[[], None] = lambda: None,
) -> str:
    """Hand a mail to the server; gives what the server said to it.

    ``begin`` is called right before the last line is sent; where it gives False, another run has the mail, and it is
    not sent.  ``begun`` is called while the server thinks about it.  Raises `LaterError`, `RefusedError` or
    `UnconfirmedError`.
    """
    content = _written(letter)
    with _connection(server, password) as smtp:
        size = [f"size={len(content)}"] if smtp.has_extn("size") else []
        _check(server.host, *smtp.mail(parseaddr(server.sender)[1], size))
        _check(server.host, *smtp.rcpt(parseaddr(to)[1]))
        _check(server.host, *smtp.docmd("DATA"), good=(GOES_ON,))
        smtp.send(content)
        if not begin():
            raise LaterError("another run is sending it")
        try:
            smtp.send(b".\r\n")
            begun()
            code, said = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise UnconfirmedError(f"{server.host} did not say whether it took the mail: {_reason(error)}") from error
        _check(server.host, code, said)
        return _told(said)


def _written(letter: EmailMessage) -> bytes:
    """The mail as it goes over the line: CRLF, no line that is a full stop, ended."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", letter.as_bytes())
    stuffed = re.sub(rb"(?m)^\.", b"..", lines)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


@contextmanager
def _connection(server: Mail, password: str | None) -> Iterator[smtplib.SMTP]:
    """A connection that is secured as asked, and logged in; what breaks before a mail is sent can be tried again."""
    port = server.port or PORTS[server.security]
    smtp: smtplib.SMTP | None = None
    try:
        if server.security == "tls":
            trust = ssl.create_default_context()
            smtp = smtplib.SMTP_SSL(server.host, port, timeout=server.timeout_seconds, context=trust)
        else:
            smtp = smtplib.SMTP(server.host, port, timeout=server.timeout_seconds)
            if server.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo_or_helo_if_needed()
        if server.user and password is not None:
            smtp.login(server.user, password)
        yield smtp
    except (smtplib.SMTPException, OSError) as error:
        raise LaterError(f"{server.host}:{port}: {_reason(error)}") from error
    finally:
        if smtp is not None:
            smtp.close()  # not QUIT: after an answer nothing is left to say, and without one it would hang


def _check(host: str, code: int, said: bytes, good: tuple[int, ...] = (250, 251)) -> None:
    """Go on where the server agrees; 5xx is for good, everything else for now."""
    if code in good:
        return
    told = f"{host} says {code} {_told(said)}"
    raise RefusedError(told) if 500 <= code < 600 else LaterError(told)


def _told(said: bytes) -> str:
    return " ".join(said.decode("utf-8", "replace").split())[:200]


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        raw = error.smtp_error
        return f"{error.smtp_code} {_told(raw if isinstance(raw, bytes) else str(raw).encode())}"
    return str(getattr(error, "strerror", None) or error)[:200]
