"""The archive in lines: lists, one article with its versions, a brief as it was issued."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from itertools import pairwise

from briefing.archive.archive import Archive
from briefing.archive.briefs import Issued
from briefing.archive.outbox import Delivery
from briefing.archive.pruning import Pruned
from briefing.archive.records import Kept
from briefing.archive.searching import Hit
from briefing.errors import ArchiveError

LISTS = ("articles", "briefs", "deliveries", "feeds")


def hit_line(hit: Hit) -> str:
    """``12  2024-05-03  Coast Wire  Dockers demand lower harbour fee: … to lower the [harbour] fee …``"""
    return f"{kept_line(hit.kept)}: {hit.excerpt}"


def kept_line(one: Kept) -> str:
    """Number, day, publisher, headline; and which version it is, where there are several."""
    version = f" (version {one.number} of {one.versions})" if one.versions > 1 else ""
    parts = [str(one.id), one.article.published or one.day, one.article.publisher or one.feed or "-"]
    return "  ".join([*parts, (one.article.title or one.address) + version])


def kept_json(one: Kept, **more: str) -> str:
    """An article with what the archive knows of it, as one line of JSON."""
    known = {
        "number": one.id,
        "address": one.address,
        "version": one.number,
        "versions": one.versions,
        "day": one.day,
        "fetched": one.fetched,
        "feed": one.feed,
    }
    return json.dumps({**known, **more, "article": one.article.model_dump(mode="json")}, ensure_ascii=False)


def brief_line(one: Issued) -> str:
    """``grain-deal/2024-05-03  brief  The grain deal: 12 articles, …``"""
    return f"{one.story}/{one.day}  {one.kind}  {one.title}: {one.line}"


def delivery_line(one: Delivery, brief: Issued | None) -> str:
    """``grain-deal/2024-05-03  minister  mail a@example.org  sent``"""
    of = f"{brief.story}/{brief.day}" if brief else str(one.brief)
    note = f" ({one.note})" if one.note else ""
    return f"{of}  {one.recipient}  {one.channel} {one.target}  {one.pack}  {one.state} {one.changed}{note}"


def list_lines(archive: Archive, what: str, since: str, *, as_json: bool = False) -> Iterator[str]:
    """Everything of a kind from a day on, a line each.  Raises `ArchiveError` where there is no such kind."""
    if what == "articles":
        for one in archive.articles.all(since):
            yield kept_json(one) if as_json else kept_line(one)
    elif what == "briefs":
        for brief in archive.briefs.all():
            if brief.day >= since:
                yield _json(brief) if as_json else brief_line(brief)
    elif what == "deliveries":
        for delivery in archive.outbox.all():
            of = archive.briefs.get(delivery.brief)
            if of is None or of.day >= since:
                yield _json(delivery) if as_json else delivery_line(delivery, of)
    elif what == "feeds":
        for feed in archive.feeds.feeds():
            state = f"failed {feed.failures} times: {feed.note}" if feed.failures else "read"
            yield _json(feed) if as_json else f"{feed.name}  {feed.checked}  {state}"
    else:
        raise ArchiveError(f"{what!r} is nothing that the archive lists. There are {', '.join(LISTS)}.")


def _json(one: object) -> str:
    return json.dumps(vars(one), ensure_ascii=False)


def show_lines(archive: Archive, name: str, *, as_json: bool = False) -> Iterator[str]:
    """An article with its versions, or a brief named as ``STORY/DAY``.  Raises `ArchiveError` where there is none."""
    story, slash, day = name.rpartition("/")
    if slash and (brief := archive.briefs.of_day(story, day)):
        if as_json:
            yield archive.briefs.written(brief.id).decode().rstrip("\n")
        else:
            yield from _brief_lines(archive, brief)
        return
    versions = find_versions(archive, name)
    if as_json:
        yield from map(kept_json, versions)
        return
    newest = versions[-1]
    yield kept_line(newest)
    yield f"address: {newest.address}"
    for one in versions:
        yield f"version {one.number}: came on {one.day} (fetched {one.fetched}), sha256 {one.article.sha256}"
    for earlier, later in pairwise(versions):
        yield from _changed_lines(earlier, later)
    yield ""
    yield from newest.article.text.splitlines()


def resend(archive: Archive, name: str, recipient: str | None) -> int:
    """Have a brief, named as ``STORY/DAY``, sent again where it did not arrive for sure; gives to how many."""
    story, _, day = name.rpartition("/")
    brief = archive.briefs.of_day(story, day)
    if brief is None:
        raise ArchiveError(f"{name}: there is no such brief. `briefing archive list briefs` prints what there is.")
    names = {delivery.recipient for delivery in archive.outbox.all(brief.id)}
    if recipient is not None and recipient not in names:
        raise ArchiveError(f"{name}: goes to nobody called {recipient!r}. It goes to {', '.join(sorted(names))}.")
    return archive.outbox.resend(brief.id, recipient, brief.issued)


def _changed_lines(earlier: Kept, later: Kept) -> Iterator[str]:
    """What a correction took out and put in, paragraph by paragraph."""
    yield ""
    yield f"from version {earlier.number} to {later.number}:"
    if earlier.article.title != later.article.title:
        yield f"- {earlier.article.title or '(no headline)'}"
        yield f"+ {later.article.title or '(no headline)'}"
    before, after = earlier.article.text.splitlines(), later.article.text.splitlines()
    for line in difflib.ndiff(before, after):
        if line[:2] in ("- ", "+ "):
            yield line


def _brief_lines(archive: Archive, brief: Issued) -> Iterator[str]:
    yield brief_line(brief)
    yield f"issued {brief.issued}, brief.json sha256 {brief.sha256}"
    if brief.since and (earlier := archive.briefs.get(brief.since)):
        yield f"since {earlier.story}/{earlier.day}"
    for pack, name, sha256, size in archive.briefs.document_names(brief.id):
        yield f"document: {pack}: {name}, {size:,} bytes, sha256 {sha256}"
    for version in archive.briefs.versions(brief.id):
        if one := archive.articles.get(version):
            yield f"article: {kept_line(one)}"
    for delivery in archive.outbox.all(brief.id):
        yield f"delivery: {delivery_line(delivery, brief)}"


def find_versions(archive: Archive, name: str) -> list[Kept]:
    """The versions of an article by its number in the archive, its id or its address, oldest first."""
    one = archive.articles.get(int(name)) if name.isascii() and name.isdigit() and len(name) < 18 else None
    versions = archive.articles.versions(one.address if one else name)
    if not versions:
        raise ArchiveError(
            f"{name}: nothing of that number, id, address or STORY/DAY is in the archive. "
            "`briefing archive list` prints what is; `briefing archive search` looks for words."
        )
    return versions


def raw_of(archive: Archive, name: str) -> bytes:
    """The page that an article was read from; of several versions that of the one named, else the newest."""
    versions = find_versions(archive, name)
    named = next((one.id for one in versions if str(one.id) == name), versions[-1].id)
    return archive.articles.raw(named)


def pruned_line(pruned: Pruned, *, dry: bool) -> str:
    """What was removed, in one line."""
    verb = "would be removed" if dry else "removed"
    stays = f"; {pruned.cited} as old stay, because a brief that was issued was made from them" if pruned.cited else ""
    return f"{verb}: {pruned.versions} versions of articles, findings of {pruned.findings}{stays}"
