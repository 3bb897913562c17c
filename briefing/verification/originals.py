"""Whether the kept texts are those of the originals: the sources read again, as `briefing build` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from briefing.model import Article, Brief, Unread
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import shown

BESIDE_TEXT = ("title", "publisher", "authors", "url")
"""What an original has to say, too, besides the text."""

DATED_BY = frozenset({"metadata", "dateline"})
"""Where the day of an article comes from that its original shows again."""


def check_originals(brief: Brief, inputs: Iterable[str | Path]) -> Iterator[Check]:
    """One check for each article of a brief against the files, folders or addresses that hold the originals.

    The text that the same reading and cleaning makes of an original has to be the kept text.  An article whose original
    is not among them cannot be checked.
    """
    from briefing.sources import load_articles

    reading = load_articles(inputs)
    by_text = {original.sha256: original for original in reading.articles}
    for index, article in enumerate(brief.articles):
        yield _check(f"articles[{index}]", article, by_text.get(article.sha256), reading.articles, reading.unread)


def _check(
    where: str, article: Article, same: Article | None, originals: Sequence[Article], unread: Sequence[Unread]
) -> Check:
    if same is not None and same.text == article.text:
        if differing := _differing_fields(article, same):
            return Check("original", where, FAILED, f"{same.source} has another {' and '.join(differing)}")
        return Check("original", where, VERIFIED)
    namesakes = [one for one in originals if is_same_source(one.source, article.source) or _same_url(one, article)]
    if len(namesakes) == 1:
        message = f"{namesakes[0].source} says something else: {_differing(article, namesakes[0])}"
        return Check("original", where, FAILED, message)
    if namesakes:
        message = f"{article.source} holds {len(namesakes)} articles, and none is this one"
        return Check("original", where, FAILED, message)
    refused = next((one for one in unread if is_same_source(one.source, article.source)), None)
    if refused:
        return Check("original", where, NOT_CHECKABLE, f"it cannot be read: {refused.reason}")
    others = f", and {unread[0].source} cannot be read: {unread[0].reason}" if unread else ""
    return Check("original", where, NOT_CHECKABLE, f"no original of {article.source} is there{others}")


def _differing_fields(kept: Article, original: Article) -> list[str]:
    """What an original says otherwise, besides the text.

    Under another name it may be another page of the same text, which need not say all: there only what both say counts.
    """
    beside = (*BESIDE_TEXT, *(("published",) if kept.published_basis in DATED_BY else ()))
    differing = [name for name in beside if getattr(original, name) != getattr(kept, name)]
    if is_same_source(original.source, kept.source):
        return differing
    return [name for name in differing if getattr(original, name) and getattr(kept, name)]


def is_same_source(one: str, other: str) -> bool:
    """Whether two sources may be one file seen from different folders: it has the same name."""
    return PurePosixPath(one).name == PurePosixPath(other).name != ""


def _same_url(one: Article, other: Article) -> bool:
    return one.url is not None and one.url == other.url


def _differing(kept: Article, original: Article) -> str:
    """The first words of the kept text that the original does not have."""
    there = {" ".join(line.split()) for line in original.text.splitlines()}
    for line in kept.text.splitlines():
        if line.strip() and " ".join(line.split()) not in there:
            return f"{shown(line)} is not in it"
    return "it has more than was kept"
