"""The papers of an edition: every recipient's packs in every form that somebody gets, and who gets which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.archive.briefs import DocumentKey, Post
from briefing.desk.configuration import Configuration, Recipient
from briefing.errors import RenderError
from briefing.issuing import render_what_can_be
from briefing.model import Brief
from briefing.templating import Pack

DESK = "(desk)"
"""Who gets everything that is issued, in the output folder; no recipient can be called so."""
TEXT = "text"
"""The variant of a pack that stands in mails and calls."""
TEXT_LINES = 60
"""Lines of a brief's text in a mail at most; the whole is attached."""
MARKS = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^#+ ", re.MULTILINE)
"""Marks of Markdown that say nothing in a plain text."""

Packs = Mapping[str, Pack]


@dataclass(frozen=True)
class Paper:
    """One pack in one variant: as it is, as the text of a mail, or for a wiki."""

    pack: str
    variant: str = ""

    def __str__(self) -> str:
        """What it is called in the archive: ``default``, ``default@text``, ``default@gfm``."""
        return f"{self.pack}@{self.variant}" if self.variant else self.pack


@dataclass(frozen=True)
class Audience:
    """Who gets an edition: its recipients, and the desk's own folder."""

    story: str
    recipients: tuple[Recipient, ...]
    folder: Path
    packs: Packs

    def posts(self) -> Iterator[Post]:
        """Who gets what: the desk's own folder everything, each recipient its own."""
        everything = tuple(dict.fromkeys(pack for one in self.recipients for pack in one.packs)) or ("default",)
        formats = tuple(dict.fromkeys(name for one in self.recipients for name in self._formats(one)))
        formats = formats or self.packs["default"].formats
        yield Post(DESK, "folder", target_of_desk(self.folder), ",".join(everything), (*formats, *_json(formats)))
        for one in self.recipients:
            for channel, target in targets_of(one):
                yield Post(one.name, channel, target, ",".join(one.packs), self._formats(one))

    def heartbeats(self, quiet: Collection[str]) -> Iterator[Post]:
        """Who is told on a day that brings nothing new: of ``quiet``, to whom nothing that they get is new."""
        for one in self.recipients:
            for channel, target in targets_of(one):
                if one.heartbeat and one.name in quiet and channel in {"mail", "webhook"}:
                    yield Post(one.name, channel, target, "", ())

    def documents(self, brief: Brief) -> Iterator[tuple[DocumentKey, bytes]]:
        """Every document that somebody gets, each made once.  Raises `RenderError` where one cannot be made."""
        wanted: dict[str, dict[str, None]] = {}
        for post in self.posts():
            for pack in post.pack.split(","):
                wanted.setdefault(pack, {}).update(dict.fromkeys(post.formats))
        for pack, formats in wanted.items():
            yield from self._papers(brief, pack, list(formats))

    def _papers(self, brief: Brief, name: str, formats: list[str]) -> Iterator[tuple[DocumentKey, bytes]]:
        """The documents of one pack."""
        pack = self.packs[name]
        own = brief.model_copy(update={"pack": name, "tlp": brief.tlp or pack.tlp})
        stem = document_stem(own, self.story)
        readers = [one for one in self.recipients if name in one.packs]
        worded = any(one.mail or one.webhook for one in readers)
        # once for all: a brief is verified whenever it is rendered
        made = _rendered(own, pack, ["md", *(one for one in formats if one != "md")] if worded else formats, stem)
        if worded:
            first = next(iter(made))
            yield (str(Paper(name, TEXT)), f"{stem}.txt"), _beginning(made[first].decode()).encode()
            if "md" not in formats:
                del made[first]
        for file, content in made.items():
            yield (str(Paper(name)), file), content
        for flavour in sorted({one.wiki.flavour for one in readers if one.wiki}):
            for file, content in _rendered(own, replace(pack, wiki=flavour), ["md"], stem).items():
                yield (str(Paper(name, flavour)), file), content

    def _formats(self, one: Recipient) -> tuple[str, ...]:
        """What a recipient gets: what it asks for, else what its packs say."""
        return one.formats or tuple(dict.fromkeys(name for pack in one.packs for name in self.packs[pack].formats))


def _json(formats: Iterable[str]) -> tuple[str, ...]:
    return () if "json" in formats else ("json",)


def targets_of(one: Recipient) -> Iterator[tuple[str, str]]:
    """By which channels a recipient is reached, and where."""
    if one.folder:
        yield "folder", str(one.folder.absolute())
    yield from (("mail", address) for address in one.mail)
    if one.webhook:
        yield "webhook", one.webhook.url
    if one.wiki:
        yield "wiki", one.wiki.repository


def target_of_desk(output: Path) -> str:
    """The desk's own folder, as it stands in the outbox."""
    return str(output.absolute())


def _rendered(brief: Brief, pack: Pack, formats: list[str], stem: str) -> dict[str, bytes]:
    documents, failures = render_what_can_be(brief, pack, formats, stem)
    if failures:
        raise RenderError(" ".join(dict.fromkeys(failures)))
    return documents


def document_stem(brief: Brief, story: str) -> str:
    """``2024-05-06_grain-deal_executive_TLP-GREEN``: sorted by day, told apart by story, pack and label."""
    label = brief.tlp.replace(":", "-").replace("+", "-") if brief.tlp else ""
    pack = "" if brief.pack == "default" else brief.pack
    return "_".join(filter(None, (brief.as_of, story, pack, label)))


def _beginning(text: str) -> str:
    """Title and first section of a brief, as a plain text: what a mail says before it is opened any further."""
    lines = text.splitlines()
    heads = [place for place, line in enumerate(lines) if line.startswith("## ")]
    lines = lines[: min(heads[1] if len(heads) > 1 else len(lines), TEXT_LINES)]
    if lines and lines[0].startswith("**TLP:"):
        lines = lines[1:]  # the mail carries it already
    return MARKS.sub("", "\n".join(lines)).strip() + "\n"


def load_packs(configuration: Configuration) -> Packs:
    """The packs that recipients get, and the default.  Raises `TemplateError` where one is not there or is faulty."""
    from briefing.issuing import write_for_wiki
    from briefing.templating.packs import load_pack

    names: Iterable[str] = dict.fromkeys(["default", *(pack for one in configuration.recipients for pack in one.packs)])
    packs = {name: load_pack(name, configuration.desk.templates) for name in names}
    for one in configuration.recipients:
        if one.wiki:
            write_for_wiki([packs[name] for name in one.packs], one.wiki.flavour, ["md"])
    return packs
