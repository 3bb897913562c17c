"""Sources by number and paragraph: from a citation's offsets to `1 ¶26`."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from briefing.errors import BriefFileError
from briefing.model import Article, Brief, Citation
from briefing.templating.escaping import link_target
from briefing.templating.origins import KnownOrigins
from briefing.templating.views import CitationView, LeftOut, SourceView
from briefing.templating.wording import paragraph_starts, plain_date, plain_span

_BASIS_NOTES = {
    "given": "date as given",
    "dateline": "from its dateline",
    "content": "worked out from its content",
}


class SourceList:
    """The articles of a brief as numbered sources, in the order of the brief."""

    def __init__(self, brief: Brief, limit: int, grades: str = "rated") -> None:
        """Number the articles of `brief`; `limit` is how many citations a finding shows, `grades` when it is graded."""
        self._numbers = {article.id: number for number, article in enumerate(brief.articles, start=1)}
        self._paragraphs = {article.id: paragraph_starts(article.text) for article in brief.articles}
        self._limit = limit
        self.known = KnownOrigins(brief, self._numbers, grades)
        self.views = tuple(source_view(article, self._numbers[article.id], self.known) for article in brief.articles)

    def number(self, citation: Citation) -> int:
        """The number of the source cited.

        Raises:
            BriefFileError: the brief does not hold that article.
        """
        if citation.article not in self._numbers:
            raise BriefFileError(
                f"The brief cites the article “{citation.article}”, which it does not hold. "
                f"Articles that it holds: {', '.join(self._numbers) or 'none'}."
            )
        return self._numbers[citation.article]

    def find(self, name: str) -> SourceView | None:
        """The source with that article id, or that was handed in under that name."""
        number = self._numbers.get(name)
        return next((view for view in self.views if number == view.number or name == view.file), None)

    def cite(self, citation: Citation) -> CitationView:
        """A citation by source and paragraph."""
        number = self.number(citation)
        paragraph = max(1, bisect_right(self._paragraphs[citation.article], citation.start))
        return CitationView(
            label=f"{number} ¶{paragraph}",
            number=number,
            paragraph=paragraph,
            anchor=anchor(number),
            start=citation.start,
            text=citation.text,
        )

    def cite_all(self, citations: Iterable[Citation]) -> tuple[tuple[CitationView, ...], int, tuple[int, ...]]:
        """Several citations, each paragraph once: those to show, how many more there are, and the sources of all."""
        views = {view.label: view for view in map(self.cite, citations)}
        shown = tuple(views.values())[: self._limit]
        return shown, len(views) - len(shown), tuple(sorted({view.number for view in views.values()}))


def anchor(number: int) -> str:
    """The anchor of a source's entry."""
    return f"source-{number}"


def source_view(article: Article, number: int, known: KnownOrigins) -> SourceView:
    """An article as an entry of the source list."""
    reasons = Counter(piece.reason for piece in article.dropped)
    return SourceView(
        number=number,
        anchor=anchor(number),
        title=article.title or article.source,
        publisher=article.publisher,
        authors=article.authors,
        url=article.url if article.url and link_target(article.url) else None,
        file=article.source,
        date=_date(article),
        date_note=_date_note(article),
        claimed_date=plain_date(article.dating.claimed) if article.dating.claimed else None,
        retrieved=plain_date(article.retrieved) if article.retrieved else None,
        words=len(article.text.split()),
        left_out=tuple(LeftOut(reason=reason, pieces=pieces) for reason, pieces in reasons.items()),
        **known.fields_of(article),
    )


def _date_note(article: Article) -> str | None:
    """Where the date comes from, in words."""
    if not (article.published or article.dating.earliest):
        return None
    note = _BASIS_NOTES.get(article.published_basis)
    return f"{note} and from what other articles date" if note and article.dating.others else note


def _date(article: Article) -> str | None:
    earliest, latest = article.dating.earliest, article.dating.latest
    if article.published_basis == "content" and earliest and latest and earliest != latest:
        return plain_span(earliest, latest)
    return plain_date(article.published) if article.published else None
