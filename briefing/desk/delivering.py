"""What waits in the outbox is handed over, each thing once, and what came of it is noted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.archive import Archive
from briefing.archive.briefs import Issued
from briefing.archive.outbox import Delivery, State
from briefing.desk.configuration import Configuration, Recipient
from briefing.desk.delivery import DeliveryError, LaterError, Parcel, RefusedError, UnconfirmedError
from briefing.desk.editions import editions
from briefing.desk.papers import DESK, TEXT, Paper, target_of_desk, targets_of
from briefing.errors import RenderError

GIVE_UP = 3
"""Days after which a brief is not tried to be delivered any more."""
Now = Callable[[], str]


@dataclass(frozen=True)
class Handed:
    """What came of one delivery."""

    delivery: Delivery
    brief: Issued
    state: State
    note: str
    """What the other side said, or why it did not arrive."""


def deliver_waiting(archive: Archive, configuration: Configuration, day: str, now: Now) -> Iterator[Handed]:
    """Hand over what waits, oldest first; what fails for now waits for the next run, for some days."""
    for delivery in archive.outbox.waiting():
        brief = archive.briefs.get(delivery.brief)
        if brief is None:
            continue
        state, note = _try(archive, configuration, delivery, brief, now)
        if state == "pending" and (date.fromisoformat(day) - date.fromisoformat(brief.day)).days >= GIVE_UP:
            state, note = "refused", f"{note}; given up after {GIVE_UP} days"
        archive.outbox.end(delivery.id, state, now(), note)
        yield Handed(delivery, brief, state, note)


def _try(
    archive: Archive, configuration: Configuration, delivery: Delivery, brief: Issued, now: Now
) -> tuple[State, str]:
    try:
        parcel = build_parcel(archive, configuration, delivery, brief)
        return "sent", _hand_over(archive, configuration, delivery, parcel, now)
    except RefusedError as error:
        return "refused", str(error)
    except UnconfirmedError as error:
        return "unconfirmed", str(error)
    except (DeliveryError, RenderError) as error:
        return "pending", str(error)
    except Exception as error:  # whatever it is, it is told, and the others get theirs
        return "unconfirmed", f"the program failed on it ({type(error).__name__}: {error})"


def build_parcel(archive: Archive, configuration: Configuration, delivery: Delivery, brief: Issued) -> Parcel:
    """One recipient's share of a brief, as it was issued."""
    packs = delivery.pack.split(",") if delivery.pack else []
    documents: dict[str, bytes] = {}
    texts: list[str] = []
    pages: dict[str, bytes] = {}
    wiki = next((one.wiki for one in configuration.recipients if one.name == delivery.recipient), None)
    for pack in packs:
        made = archive.briefs.documents(brief.id, str(Paper(pack)))
        documents |= {name: made[name] for name in made if name.rpartition(".")[2] in delivery.formats}
        texts += [text.decode() for text in archive.briefs.documents(brief.id, str(Paper(pack, TEXT))).values()]
        if wiki:
            pages |= archive.briefs.documents(brief.id, str(Paper(pack, wiki.flavour)))
    written = json.loads(archive.briefs.written(brief.id)) if brief.kind == "brief" else {}
    title, line = brief.title, brief.line
    if quiet := _quiet_stories(archive, configuration, delivery, brief):
        title, line = configuration.desk.title, f"Nothing new in {len(quiet)} stories."
        texts = ["".join(f"{one.title}: {one.line}\n" for one in quiet)]
    return Parcel(
        story=brief.story,
        day=brief.day,
        title=title,
        line=line,
        tlp=written.get("tlp") or configuration.desk.tlp,
        quiet=brief.kind == "quiet",
        issued=brief.issued,
        sha256=brief.sha256,
        recipient=delivery.recipient,
        text=texts[0] if texts else "",
        documents=documents,
        pages=pages,
    )


def _quiet_stories(archive: Archive, configuration: Configuration, delivery: Delivery, brief: Issued) -> list[Issued]:
    """On a quiet day, all the stories of a recipient, where there are several."""
    if brief.kind != "quiet":
        return []
    names = [one.name for one in editions(configuration) if any(r.name == delivery.recipient for r in one.recipients)]
    found = [one for name in names if (one := archive.briefs.of_day(name, brief.day)) and one.kind == "quiet"]
    return found if len(found) > 1 else []


def _hand_over(archive: Archive, configuration: Configuration, delivery: Delivery, parcel: Parcel, now: Now) -> str:
    """Hand a parcel over by its channel; gives what the other side said."""
    recipient = _addressee(configuration, delivery)
    if delivery.channel == "folder":
        from briefing.renderers.writing import write_documents

        return f"{len(write_documents(Path(delivery.target), parcel.documents))} files"
    if delivery.channel == "mail":
        return _mail(archive, configuration, delivery, parcel, now)
    if delivery.channel == "webhook" and recipient and recipient.webhook:
        from briefing.desk.delivery.webhooks import call_webhook

        return call_webhook(parcel, delivery.target, _secret(recipient.webhook.secret_env))
    if delivery.channel == "wiki" and recipient and recipient.wiki:
        from briefing.desk.delivery.wikis import push_pages

        clones = archive.path.with_name(f"{archive.path.name}.wikis")
        return push_pages(parcel, recipient.wiki, clones)
    raise RefusedError(f"{delivery.recipient} has no {delivery.channel}")


def _addressee(configuration: Configuration, delivery: Delivery) -> Recipient | None:
    """Whose delivery it is; None for the desk's own folder.

    What the archive says of where to send is not trusted: it may come from elsewhere, and the configuration may have
    changed since.  Raises `RefusedError` where the configuration does not name that recipient with that target now.
    """
    if delivery.recipient == DESK:
        if not _is_target(delivery, [("folder", target_of_desk(configuration.desk.output))]):
            raise RefusedError("the configuration's `output` is another folder now")
        return None
    found = next((one for one in configuration.recipients if one.name == delivery.recipient), None)
    if found is None:
        raise RefusedError(f"there is no recipient {delivery.recipient} in the configuration any more")
    if not _is_target(delivery, targets_of(found)):
        raise RefusedError(f"the configuration names no {delivery.channel} of {found.name} with this target any more")
    return found


def _is_target(delivery: Delivery, targets: Iterable[tuple[str, str]]) -> bool:
    """Whether a delivery goes to one of the targets, however the way to a folder is written."""
    if delivery.channel != "folder":
        return (delivery.channel, delivery.target) in targets
    folders = (os.path.normpath(target) for channel, target in targets if channel == "folder")
    return os.path.normpath(delivery.target) in folders


def _mail(archive: Archive, configuration: Configuration, delivery: Delivery, parcel: Parcel, now: Now) -> str:
    from briefing.desk.delivery.letters import build_letter
    from briefing.desk.delivery.smtp import send_letter

    server = configuration.mail
    if server is None:
        raise LaterError("the configuration names no mail server: [mail]")
    letter = build_letter(parcel, server, delivery.target)
    archive.outbox.make_room()
    return send_letter(
        letter,
        server,
        _secret(server.password_env),
        delivery.target,
        begin=lambda: archive.outbox.begin(delivery.id, now()),
        begun=lambda: archive.outbox.begun(delivery.id, now()),
    )


def _secret(variable: str | None) -> str | None:
    """What an environment variable holds; None where none is named."""
    if variable is None:
        return None
    if variable not in os.environ:
        raise LaterError(f"the environment variable {variable} is not set")
    return os.environ[variable]
