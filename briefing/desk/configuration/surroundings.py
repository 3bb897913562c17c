"""What a configuration names that is not there: files, packs, environment variables; and what it leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.desk.configuration.coherence import Contradiction
from briefing.desk.configuration.records import Configuration
from briefing.faults import Fault, meant
from briefing.toml_text import Written


def find_missing(configuration: Configuration, environment: Mapping[str, str]) -> list[Fault]:
    """What is missing where the program runs now, by line: a day of the desk would fail or stay empty for it."""
    written = Written(configuration.file, configuration.file.read_text(encoding="utf-8-sig"))
    found = [*_feeds(configuration), *_packs(configuration), *_secrets(configuration, environment)]
    return sorted(written.fault(place, message) for place, message in found)


def _feeds(configuration: Configuration) -> Iterator[Contradiction]:
    if not any(feed.enabled for feed in configuration.feeds) and configuration.desk.inbox is None:
        yield ("desk",), "there is no feed and no inbox, so nothing will come; add a table [[feeds]]."
    for number, feed in enumerate(configuration.feeds):
        if feed.enabled and feed.path and not os.access(feed.path, os.F_OK):
            yield ("feeds", number, "path"), f'feed "{feed.name}": there is no file or folder {feed.path}.'
    for key in ("templates", "sources"):
        path: Path | None = getattr(configuration.desk, key, None)
        if path and not os.access(path, os.F_OK):
            yield ("desk", key), f"there is no file or folder {path}."


def _packs(configuration: Configuration) -> Iterator[Contradiction]:
    from briefing.templating.packs import list_packs

    templates = configuration.desk.templates
    known = list(list_packs(templates if templates and templates.is_dir() else None))
    for number, recipient in enumerate(configuration.recipients):
        for pack in recipient.packs:
            if pack not in known:
                said = f'there is no pack "{pack}"{meant(pack, known)} There are {", ".join(known)}.'
                yield ("recipients", number, "packs"), said


def _secrets(configuration: Configuration, environment: Mapping[str, str]) -> Iterator[Contradiction]:
    mail = configuration.mail
    if mail and mail.password_env and not environment.get(mail.password_env):
        yield ("mail", "password_env"), f"the environment variable {mail.password_env} is not set."
    for number, recipient in enumerate(configuration.recipients):
        secret = recipient.webhook.secret_env if recipient.webhook else None
        if secret and not environment.get(secret):
            yield ("recipients", number, "webhook", "secret_env"), f"the environment variable {secret} is not set."
