"""A brief as a mail: label in the subject, plain text, documents attached, an id that is the same at every attempt."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from briefing.desk.configuration import Mail
from briefing.desk.delivery.parcels import Parcel, media_type

LONGEST_SUBJECT = 200


def build_letter(parcel: Parcel, server: Mail, to: str) -> EmailMessage:
    """The mail to one address; the same parcel gives the same bytes."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = server.sender
    letter["To"] = to
    letter["Subject"] = subject(parcel)
    letter["Date"] = format_datetime(datetime.fromisoformat(parcel.issued))
    letter["Message-ID"] = message_id(parcel, server.sender, to)
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(body(parcel), cte="quoted-printable")
    for name, content in parcel.documents.items():
        main, _, sub = media_type(name).partition("/")
        letter.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if letter.is_multipart():
        letter.set_boundary(f"=={parcel.key(to)}==")
    return letter


def message_id(parcel: Parcel, sender: str, to: str) -> str:
    """The same for every attempt to send one brief to one address, so that a second copy would be known as one."""
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return f"<{parcel.key(parseaddr(to)[1].lower())}@{domain}>"


def subject(parcel: Parcel) -> str:
    """``[TLP:AMBER] The grain deal, 2023-07-20``; on quiet days it says so."""
    label = f"[{parcel.tlp}] " if parcel.tlp else ""
    quiet = ": nothing new" if parcel.quiet else ""
    title = " ".join(parcel.title.split())
    room = LONGEST_SUBJECT - len(label) - len(quiet) - len(parcel.day) - 2
    return f"{label}{title if len(title) <= room else title[: room - 1] + '…'}, {parcel.day}{quiet}"


def body(parcel: Parcel) -> str:
    """Label, what it says in one line, the text, what is attached, and the label again, as TLP 2.0 asks of mail."""
    parts = [parcel.tlp, parcel.line, parcel.text.strip() or None]
    if parcel.documents:
        parts.append("Attached: " + ", ".join(parcel.documents))
    parts.append(parcel.tlp)
    return "\n\n".join(filter(None, parts)) + "\n"
