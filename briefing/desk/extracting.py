"""What is found in the desk's articles: remembered where it was found before, else found now and kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.archive import Archive, Kept
from briefing.archive.findings import content_key, rules_version
from briefing.desk.stories import Glance
from briefing.model import Article, ArticleFindings, Unread
from briefing.pipeline import AS_MANY_AS_USEFUL, CHUNK, DEFAULT_MODEL, Progress, extract_articles

BATCH = 1000
"""Articles that are in memory at once; with several processes, each loads its model once for so many."""


@dataclass(frozen=True)
class Reader:
    """What articles are read with."""

    archive: Archive
    now: Callable[[], str]
    """The time, UTC."""
    model: str = DEFAULT_MODEL
    jobs: int = AS_MANY_AS_USEFUL

    def find(self, one: Kept) -> ArticleFindings | Unread | None:
        """What was found in an article; None where it was not read yet."""
        return self.archive.findings.get(_key(one), self._parser, rules_version())

    def glance(self, one: Kept) -> Glance | Unread | None:
        """What of that an article is sorted by."""
        return self.archive.findings.get(_key(one), self._parser, rules_version(), Glance)

    def read_new(self, articles: Iterable[Kept], progress: Progress | None = None) -> int:
        """Read the articles that were not read yet, with this model and these rules; gives how many those were.

        What is found is kept after every few articles, so that a run which is broken off goes on from there.
        """
        waiting = [one.id for one in articles if not self._was_read(one)]
        done = 0
        for start in range(0, len(waiting), BATCH):
            batch = [one for number in waiting[start : start + BATCH] if (one := self.archive.articles.get(number))]
            for _, of_day in itertools.groupby(sorted(batch, key=lambda one: one.day), key=lambda one: one.day):
                for kept in self._extract(list(of_day)):
                    done += kept
                    if progress:
                        progress(done, len(waiting))
        return len(waiting)

    @cached_property
    def _parser(self) -> str:
        from briefing.language.parsing import parser_version

        return parser_version(self.model)

    def _was_read(self, one: Kept) -> bool:
        return self.archive.findings.has(_key(one), self._parser, rules_version())

    def _extract(self, batch: list[Kept]) -> Iterator[int]:
        """Read some articles of one day; gives how many were kept, whenever some are."""
        keys = {(one.article.source, one.article.id): _key(one) for one in batch}
        failed: list[Unread] = []
        found = extract_articles(
            [one.article for one in batch], as_of=batch[0].day, model=self.model, jobs=self.jobs, failed=failed
        )
        while chunk := list(itertools.islice(found, CHUNK)):
            self._keep((keys[_name(one.article)], one) for one in chunk)
            yield len(chunk)
        sources = {source: key for (source, _), key in keys.items()}
        self._keep((sources[one.source], one) for one in failed)
        if failed:
            yield len(failed)

    def _keep(self, found: Iterable[tuple[str, ArticleFindings | Unread]]) -> None:
        self.archive.findings.keep(found, self._parser, rules_version(), self.now())


def _name(article: Article) -> tuple[str, str]:
    return article.source, article.id


def _key(one: Kept) -> str:
    """The article cannot be younger than the day on which it came."""
    return content_key(one.article, one.day)
