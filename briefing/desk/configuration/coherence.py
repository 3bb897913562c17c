"""What in a configuration cannot go together, though each value by itself is valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.desk.configuration.records import EVERY_STORY, NO_STORY, Configuration, Feed, Recipient
from briefing.faults import meant

Contradiction = tuple[tuple[str | int, ...], str]
"""Where it stands, and what is wrong, what is valid."""


def find_contradictions(configuration: Configuration) -> Iterator[Contradiction]:
    """Each place where two things contradict each other, or one that is named is not there."""
    for table in ("feeds", "stories", "recipients"):
        yield from _repeated(table, [one.name for one in getattr(configuration, table)])
    for number, feed in enumerate(configuration.feeds):
        yield from ((("feeds", number, key), message) for key, message in _feed(feed))
    feeds = [feed.name for feed in configuration.feeds]
    stories = [story.name for story in configuration.stories]
    for number, story in enumerate(configuration.stories):
        place = ("stories", number)
        if story.name == NO_STORY:
            yield (*place, "name"), f'"{NO_STORY}" stands for what belongs to no story; take another name.'
        if not (story.actors or story.places or story.terms or story.feeds):
            yield (
                place,
                f'story "{story.name}" names nothing that tells its articles; give it terms, actors or places.',
            )
        for feed_name in story.feeds:
            if feed_name not in feeds:
                yield (*place, "feeds"), f'there is no feed "{feed_name}"{meant(feed_name, feeds)}'
    for number, recipient in enumerate(configuration.recipients):
        for key, message in _recipient(recipient, configuration, stories):
            yield ("recipients", number, *key), message
    mail = configuration.mail
    if mail and bool(mail.user) != bool(mail.password_env):
        yield ("mail",), "user and password_env go together; give both or neither."
    if mail and mail.user and mail.security == "none":
        yield ("mail", "security"), "a password is not sent over a connection that is not secured; use starttls or tls."


def _repeated(table: str, names: Iterable[str]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield (
                (table, number, "name"),
                f'"{name}" is there twice; each entry of [[{table}]] needs a name of its own.',
            )
        seen.add(name)


def _feed(feed: Feed) -> Iterator[tuple[str, str]]:
    if (feed.url is None) == (feed.path is None):
        said = "both url and path; leave out one" if feed.url else "neither url nor path; give one"
        yield "url" if feed.url else "name", f'feed "{feed.name}" has {said}.'
    if feed.kind == "folder" and feed.url:
        yield "kind", f'feed "{feed.name}" is an address; "folder" is for a path.'


def _recipient(
    recipient: Recipient, configuration: Configuration, stories: list[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    known = [EVERY_STORY, NO_STORY, *stories]
    if not (recipient.folder or recipient.mail or recipient.webhook or recipient.wiki):
        yield (), f'recipient "{recipient.name}" gets nothing; give it a folder, mail, webhook or wiki.'
    if recipient.mail and configuration.mail is None:
        yield ("mail",), "mail is sent by a server; name it in a table [mail]."
    for story in recipient.stories:
        if story not in known:
            yield ("stories",), f'there is no story "{story}"{meant(story, known)} There are {", ".join(known)}.'
