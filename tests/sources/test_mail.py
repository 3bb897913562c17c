"""Mail: the part that reads best, who is the author, what was forwarded; and mail that is made to hurt."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.sources import load_articles
from briefing.sources.inputs import Handed
from briefing.sources.mail import read_mail
from briefing.sources.raw import RawArticle
from briefing.sources.readers import read

SAID = "The minister said on Monday that the harbour of the city would be closed for a week from Friday on."
ASKED = "The union said that it had not been asked, and that its members would walk out on Thursday."
HTML = f"<html><body><table><tr><td><h1>The harbour</h1><p>{SAID}</p><p>{ASKED}</p></td></tr></table></body></html>"


def mail(body: str = f"{SAID}\n\n{ASKED}\n", html: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    named = {
        "From": "Ann Lee <ann.lee@coast.example>",
        "Subject": "The harbour",
        "Date": "Mon, 06 May 2024 23:30:00 -0400",
    }
    for name, value in {**named, "Message-ID": "<1@coast.example>", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def article(message: EmailMessage | bytes) -> RawArticle:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    (found,) = read(Handed("x.eml", raw))
    assert isinstance(found, RawArticle)
    return found


def texts(found: RawArticle) -> list[str]:
    return [block.text for block in found.blocks]


def test_a_mail_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(mail().as_bytes())
    (found,) = load_articles([tmp_path]).articles
    assert found.text == f"{SAID}\n\n{ASKED}"
    assert (found.title, found.authors, found.publisher) == ("The harbour", ("Ann Lee",), "coast.example")
    assert (found.published, found.published_basis) == ("2024-05-06", "metadata")


@pytest.mark.parametrize(
    ("headers", "authors", "publisher"),
    [
        ({"From": "Coast Wire <newsletter@coast.example>"}, (), "Coast Wire"),
        ({"From": "Coast Wire <x1@mail.example>", "List_Unsubscribe": "<https://x.example>"}, (), "Coast Wire"),
        ({"From": "=?utf-8?q?Zo=C3=AB_Lee?= <z@coast.example>"}, ("Zoë Lee",), "coast.example"),
        ({"From": "z@coast.example"}, (), "coast.example"),
    ],
)
def test_senders_are_authors_or_houses(headers: dict[str, str], authors: tuple[str, ...], publisher: str) -> None:
    found = article(mail(**headers))
    assert (found.authors, found.publisher) == (authors, publisher)


def test_the_part_that_reads_best() -> None:
    whole = mail(html=HTML)
    assert texts(article(whole)) == [SAID, ASKED]
    stub = mail("View this mail in your browser: https://coast.example/view", html=HTML)
    assert texts(article(stub)) == ["The harbour", SAID, ASKED]
    links = "".join(f"{line} <https://coast.example/{n}>\n\n" for n, line in enumerate([SAID, ASKED] * 2))
    assert article(mail(links, html=HTML)).blocks[0].kind == "heading"
    assert texts(article(mail(links)))[0] == SAID


def test_signatures_and_what_is_quoted_are_left_out() -> None:
    body = f"{SAID}\n\nOn Sunday, Bo Reed wrote:\n> What about\n> the harbour?\n\n{ASKED}\n-- \nAnn Lee\nCoast Wire\n"
    assert texts(article(mail(body))) == [SAID, ASKED]


def test_wrapped_and_flowed_lines_are_joined() -> None:
    wrapped = "The minister said on Monday that the harbour of\nthe city would be closed for a week from Friday\non, and that all ships would have to leave by\nthen.\n"
    assert texts(article(mail(wrapped))) == [" ".join(wrapped.split())]
    flowed = mail("The minister said \non Monday that \nthe harbour is closed.\n")
    flowed.set_param("format", "flowed")
    assert texts(article(flowed)) == ["The minister said on Monday that the harbour is closed."]


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"]
)
def test_what_is_forwarded_is_its_first_senders(mark: str) -> None:
    fields = "From: Coast Wire <news@coast.example>\nDate: Fri, 3 May 2024 at 10:00\nSubject: Dockers strike\nTo: <a@b.example>"
    for message in (
        mail(f"For the brief!\n\n{mark}\n{fields}\n\n{SAID}\n\n{ASKED}\n", Subject="Fwd: Dockers strike"),
        mail(
            "x",
            html=f"<div>For the brief!</div><div>{mark}<br>{'<br>'.join(fields.replace('<', '&lt;').splitlines())}</div>{HTML}",
        ),
    ):
        found = article(message)
        assert (found.title, found.publisher, found.published) == ("Dockers strike", "Coast Wire", "2024-05-03")
        assert [text for text in texts(found) if text != "The harbour"] == [SAID, ASKED]


OUTLOOK = (
    "From: Coast Wire <news@coast.example>\nSent: Friday, 3 May 2024 10:00\nTo: a@b.example\nSubject: Dockers strike"
)


def test_an_unmarked_mail_below_is_forwarded_or_answered() -> None:
    text = f"A first line of the sender's own.\n\n{OUTLOOK}\n\n{SAID}\n\n{ASKED}\n"
    forwarded = article(mail(text, Subject="FW: Dockers strike"))
    assert (texts(forwarded), forwarded.publisher, forwarded.published) == ([SAID, ASKED], "Coast Wire", "2024-05-03")
    answered = article(mail(text, Subject="RE: Dockers strike"))
    assert (texts(answered), answered.authors) == (["A first line of the sender's own."], ("Ann Lee",))


def test_a_closing_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        mail(f"{SAID}\n\n{ASKED}\n\nKind regards,\n\nAnn Lee\n\nPress office\n").as_bytes()
    )
    (found,) = load_articles([tmp_path]).articles
    assert found.text == f"{SAID}\n\n{ASKED}"
    assert "Press office" in [dropped.text for dropped in found.dropped]


def test_prefixes_of_subjects_go() -> None:
    assert article(mail(Subject="Re: Fwd: [desk] The harbour: closed")).title == "The harbour: closed"


def test_attached_documents_and_messages_are_articles_too() -> None:
    message = mail()
    inner = mail(Subject="Inner")
    message.add_attachment(inner)
    pdf = (Path(__file__).parent / "documents" / "letter.pdf").read_bytes()
    message.add_attachment(pdf, maintype="application", subtype="octet-stream", filename="letter.PDF")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="pdf", filename="broken.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    found = list(read(Handed("x.eml", message.as_bytes())))
    assert [one.source for one in found] == ["x.eml", "x.eml:1", "x.eml:2", "x.eml:3"]
    assert [one.title for one in found if isinstance(one, RawArticle)] == [
        "The harbour",
        "Inner",
        "Dockers of Velmar reject the ministry's offer and prepare a strike",
    ]
    assert isinstance(found[3], Unread)


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", "utf-8"),
        ("cp1252", "x-unknown"),
        ("utf-8", "us-ascii"),
    ],
)
def test_encodings_right_and_wrong(charset: str, declared: str) -> None:
    head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n\n"
    assert texts(article(head.encode() + "The “café” of Zoë’s.".encode(charset))) == ["The “café” of Zoë’s."]


def test_a_mailbox() -> None:
    box = b"".join(
        b"From ann@coast.example Mon May  6 10:00:00 2024\n"
        + mail(f"{SAID}\n\nFrom here on, number {n}.\n").as_bytes().replace(b"\nFrom here", b"\n>From here")
        + b"\n"
        for n in range(3)
    )
    broken = b"From x@y.example Mon May  6 10:00:00 2024\nFrom: x@y.example\nMessage-ID: <2>\n\n\n"
    found = list(read(Handed("box", (box + broken).replace(b"\n", b"\r\n"))))
    assert [one.source for one in found] == ["box:1", "box:2", "box:3", "box:4"]
    assert texts(found[2]) == [SAID, "From here on, number 2."]  # type: ignore[arg-type]
    assert isinstance(found[3], Unread)


@pytest.mark.parametrize(
    "text",
    [
        "Date: Monday\nFrom: the harbour\n\nIt is closed.",
        "From the harbour\n\nIt is closed.",
        "Subject: x\nTo: y\n\nz",
        "From: x",
    ],
)
def test_what_only_looks_like_mail_is_text(text: str) -> None:
    (found,) = read(Handed("x.txt", text.encode()))
    assert isinstance(found, RawArticle)
    assert found.publisher is None


def nested(depth: int) -> EmailMessage:
    message = mail()
    for _ in range(depth):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    return message


def test_messages_inside_messages_come_to_an_end() -> None:
    found = list(read(Handed("x.eml", nested(6).as_bytes())))
    assert "read 3 deep" in [one for one in found if isinstance(one, Unread)][-1].reason


MONSTERS = [
    "Subject: " + "=?utf-8?q?" + "=41" * 100_000 + "?=",
    "Subject: " + "=?" * 100_000,
    "From: " + '"' * 100_000,
    "From: " + "(" * 100_000,
    "From: " + "a@b," * 50_000,
    "Date: " + "Mon, " * 50_000,
    "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\nhello\n" * 20_000,
    "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 90,
    "Content-Type: multipart/mixed; boundary=x0\n\n"
    + "".join(f"--x{n}\nContent-Type: multipart/mixed; boundary=x{n + 1}\n\n" for n in range(2_000))
    + "hello\n" * 50_000,
    "Content-Type: text/html\n\n" + "<div>" * 50_000,
    "Content-Type: text/html\n\n" + "<br>" * 100_000,
    "Content-Type: text/plain\n\n" + "On \n" * 100_000,
    "Content-Type: text/plain\n\n" + "> x\n" * 200_000,
    "Content-Type: text/plain; " + "a*0*=x; " * 100_000 + "\n\nhello",
    "\n" + "From x@y.example\nFrom: x\n\n" * 20_000,
]


@pytest.mark.parametrize("monster", MONSTERS, ids=range(len(MONSTERS)))
def test_monsters_take_no_time(monster: str) -> None:
    raw = f"From: a@b.example\nMIME-Version: 1.0\n{monster}\n\nhello\n".encode()
    begun = time.process_time()
    try:
        found = read_mail("x.eml", raw)
    except SourceError:
        found = []
    assert time.process_time() - begun < 3
    assert len(found) < 300


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    for message in (head + raw, head + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + raw):
        try:
            read_mail("x.eml", message)
        except SourceError as error:
            assert str(error).endswith(".")  # noqa: PT017 - either is right
