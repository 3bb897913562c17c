"""A desk's feeds fetched: what is new and what was corrected, article by article, and a report on every feed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from briefing.desk.configuration.records import Configuration, Feed
from briefing.errors import SourceError
from briefing.fetching.addresses import Resolver, resolve
from briefing.fetching.answers import Answer, FetchError
from briefing.fetching.articles import read_entry, read_page
from briefing.fetching.documents import Opened, open_feeds
from briefing.fetching.feeds import Entry
from briefing.fetching.files import open_file, read_folder, saved_list
from briefing.fetching.hosts import Round
from briefing.fetching.planning import Step, plan_steps
from briefing.fetching.records import Basis, FeedReport, FetchedArticle, Memory, Validators
from briefing.model import Article, Unread
from briefing.sources.inputs import unread

INBOX = "inbox"
"""What the inbox is called among the feeds."""

Progress = Callable[[int, int], None]


def fetch_feeds(
    configuration: Configuration,
    memory: Memory | None = None,
    *,
    only: Collection[str] = (),
    now: datetime | None = None,
    resolver: Resolver = resolve,
    progress: Progress | None = None,
) -> Iterator[FetchedArticle | FeedReport]:
    """The articles of each feed in the configuration's order, and after those of a feed its report.

    What ``memory`` knows already is not given again, unless it may have been corrected.  ``only`` names feeds, all if
    empty; ``now`` is the moment of fetching; ``progress`` is told how many of how many pages came.  One feed that
    fails stops no other: its report says why.  The caller keeps each article before it asks for the next one.
    """
    now = now or datetime.now(UTC)
    named = [feed for feed in _sources(configuration) if not only or feed.name in only]
    feeds = [inner for feed in named for inner in _listed(feed, configuration)]
    asked = Round(configuration.limits, resolver)
    addressed = iter(open_feeds([feed for feed in feeds if feed.url], asked, memory))
    opened = [next(addressed) if feed.url else _saved(feed, configuration, memory) for feed in feeds]
    claimed: set[str] = set()
    plans = {
        id(one): list(plan_steps(one, configuration.limits, memory, now, claimed)) for ones in opened for one in ones
    }
    questions = [step.question for steps in plans.values() for step in steps if step.question]
    hand = _Hand(configuration, memory, now, _counted(asked.ask_all(questions), len(questions), progress))
    for feed, ones in zip(feeds, opened, strict=True):
        if not ones:
            yield from read_folder(feed, configuration.file.parent, memory, hand.moment, hand.day)
        for one in ones:
            yield from hand.out(one, plans[id(one)])


def _listed(feed: Feed, configuration: Configuration) -> list[Feed]:
    found = saved_list(feed, configuration.limits) if feed.path else None
    return [feed] if found is None else found


def _saved(feed: Feed, configuration: Configuration, memory: Memory | None) -> list[Opened]:
    file = open_file(feed, configuration.file.parent, configuration.limits, memory)
    return [file] if file else []


def _counted(
    answers: Iterator[Answer | FetchError], total: int, progress: Progress | None
) -> Iterator[Answer | FetchError]:
    for number, answer in enumerate(answers, start=1):
        if progress:
            progress(number, total)
        yield answer


def _sources(configuration: Configuration) -> list[Feed]:
    feeds = [feed for feed in configuration.feeds if feed.enabled]
    inbox = configuration.desk.inbox
    return [*feeds, Feed(name=INBOX, path=inbox, kind="folder")] if inbox and inbox.is_dir() else feeds


class _Hand:
    """Hands out the articles of feeds as their pages come in."""

    def __init__(
        self,
        configuration: Configuration,
        memory: Memory | None,
        now: datetime,
        answers: Iterator[Answer | FetchError],
    ) -> None:
        self.memory = memory
        self.answers = answers
        self.moment = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.day = now.astimezone(ZoneInfo(configuration.desk.time_zone)).date().isoformat()

    def out(self, one: Opened, steps: list[Step]) -> Iterator[FetchedArticle | FeedReport]:
        """The articles of a feed, then its report; the feed is remembered as read if nothing is left for next time."""
        name = one.feed.name
        if one.document is None:
            yield FeedReport(name, "not modified" if one.unchanged else "failed", reason=one.reason)
            return
        if one.document.kind == "page":
            steps = [Step(Entry(one.address), one.address, None, None)]
        refused: list[Unread] = []
        fetched = 0
        whole = True
        for step in steps:
            answer = next(self.answers) if step.question else None
            if isinstance(answer, FetchError) and answer.passing:
                whole = False
                refused.append(unread(step.key, answer))
                continue
            if isinstance(answer, Answer) and answer.unchanged:
                self._remember(step, answer)
                continue
            found = self._article(one, step, answer)
            if isinstance(found, Unread):
                refused.append(found)
            else:
                fetched += 1
                yield found
            self._remember(step, answer)
        if self.memory and whole and one.validators:
            self.memory.remember(one.address, one.validators)
        entries = 1 if one.document.kind == "page" else len(one.document.entries)
        known = entries - fetched - len(refused)
        yield FeedReport(name, "read", one.note, entries, fetched, known, tuple(refused))

    def _article(self, one: Opened, step: Step, answer: Answer | FetchError | None) -> FetchedArticle | Unread:
        """The article of a page, or where there is none, of the feed's own text."""
        entry, publisher = step.entry, one.feed.name
        final, raw, kind = step.key, one.page or entry.html.encode("utf-8", "replace"), one.media_type
        basis: Basis = "page" if one.page else "feed"
        refused: SourceError | None = answer if isinstance(answer, FetchError) else None
        article: Article | None = None
        if isinstance(answer, Answer) or one.page:
            page = answer.as_utf8() if isinstance(answer, Answer) else one.page
            try:
                article = read_page(step.key, page, entry=entry, publisher=publisher, day=self.day)
            except SourceError as error:
                refused = error
            else:
                basis = "page"
                if isinstance(answer, Answer):
                    final, raw, kind = answer.final_url, answer.body, answer.media_type
        if article is None:
            try:
                article = read_entry(step.key, entry=entry, publisher=publisher, day=self.day)
            except SourceError as error:
                return unread(step.key, refused or error)
        validators = self._validators(step, answer)
        return FetchedArticle(one.feed.name, step.key, final, raw, kind, basis, validators, article)

    def _validators(self, step: Step, answer: Answer | FetchError | None) -> Validators:
        came = answer if isinstance(answer, Answer) else None
        earlier = step.earlier or Validators()
        return Validators(
            etag=came.etag or earlier.etag if came else "",
            last_modified=came.last_modified or earlier.last_modified if came else "",
            entry=step.entry.fingerprint,
            retrieved=earlier.retrieved or self.moment,
        )

    def _remember(self, step: Step, answer: Answer | FetchError | None) -> None:
        validators = self._validators(step, answer)
        if self.memory and validators != step.earlier:
            self.memory.remember(step.key, validators)
