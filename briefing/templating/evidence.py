"""The evidence of a document: the paragraphs that it cites, with the cited words marked, source by source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pydantic import Field

from briefing.model import Article, Brief
from briefing.templating.views import CitationView, Context, SourceView, View
from briefing.templating.wording import paragraph_starts

Place = tuple[int, int]
"""A paragraph of a source, as a citation names it: source 3, paragraph 12."""

Span = tuple[int, int]
"""Characters of an article's kept text, half-open."""

_CUT = "…"
_NOT_WORTH_A_CUT = 3
"""So few words are rather shown."""


class PartView(View):
    """A stretch of a source's words."""

    text: str = Field(description="The words, to the letter; white space folded.")
    cited: bool = Field(description="Whether the document cites them.")


class ExcerptView(View):
    """A paragraph of a source that the document cites."""

    paragraph: int = Field(description="Its number.")
    anchor: str = Field(description="The place of the excerpt in the document, without `#`.")
    parts: tuple[PartView, ...] = Field(description="Its words in order; a part of `…` stands for what was cut.")


class SourceEvidenceView(View):
    """What the document cites of one source."""

    source: SourceView = Field(description="The source.")
    sha256: str = Field(description="SHA-256 of its kept text.")
    attached: str = Field(description="The file name under which a PDF carries its kept text.")
    excerpts: tuple[ExcerptView, ...] = Field(description="The cited paragraphs, in order, as many as are shown.")
    left_out: int = Field(description="How many cited paragraphs more there are.")


class EvidenceView(View):
    """The evidence of a document."""

    sources: tuple[SourceEvidenceView, ...] = Field(description="The sources that it cites, by number.")
    left_out: int = Field(description="How many cited paragraphs are not shown, all told.")
    short: bool = Field(
        default=False, description="Whether it is one list, for paper and those who have an earlier brief."
    )

    def of(self, number: int) -> SourceEvidenceView | None:
        """The evidence of the source of that number; none where it is not cited."""
        return next((one for one in self.sources if one.source.number == number), None)


def build_evidence(
    brief: Brief, context: Context, places: Sequence[Place], context_words: int, limit: int | None = None
) -> EvidenceView:
    """The evidence for citations of those places, given in the order in which the document makes them.

    ``context_words`` words are shown before and after cited ones; ``limit`` is the most excerpts that are shown, those
    of the first citations.
    """
    cited: dict[Place, set[Span]] = {}
    for citation in _citations(context):
        span = (citation.start, citation.start + len(citation.text))
        cited.setdefault((citation.number, citation.paragraph), set()).add(span)
    wanted = [place for place in dict.fromkeys(places) if place in cited]
    shown = set(wanted if limit is None else wanted[:limit])
    digits = len(str(len(brief.articles)))
    sources = []
    for source, article in zip(context.sources, brief.articles, strict=True):
        paragraphs = sorted(paragraph for number, paragraph in wanted if number == source.number)
        if paragraphs:
            here = [paragraph for paragraph in paragraphs if (source.number, paragraph) in shown]
            sources.append(
                SourceEvidenceView(
                    source=source,
                    sha256=article.sha256,
                    attached=attached_name(source.number, digits),
                    excerpts=_excerpts(article, source.number, here, cited, context_words),
                    left_out=len(paragraphs) - len(here),
                )
            )
    return EvidenceView(sources=tuple(sources), left_out=len(wanted) - len(shown))


def attached_name(number: int, digits: int) -> str:
    """The file name under which a PDF carries the text of a source: `source-07.txt`."""
    return f"source-{number:0{digits}}.txt"


def place_anchor(number: int, paragraph: int) -> str:
    """The anchor of an excerpt."""
    return f"place-{number}-{paragraph}"


def _citations(value: object) -> Iterator[CitationView]:
    """Every citation in what templates get."""
    if isinstance(value, CitationView):
        yield value
    elif isinstance(value, View):
        for name in type(value).model_fields:
            yield from _citations(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _citations(one)
    elif isinstance(value, dict):
        yield from _citations(tuple(value.values()))


def _excerpts(
    article: Article, number: int, paragraphs: Iterable[int], cited: dict[Place, set[Span]], words: int
) -> tuple[ExcerptView, ...]:
    starts = (*paragraph_starts(article.text), len(article.text))
    return tuple(
        ExcerptView(
            paragraph=paragraph,
            anchor=place_anchor(number, paragraph),
            parts=_parts(article.text, starts[paragraph - 1], starts[paragraph], cited[number, paragraph], words),
        )
        for paragraph in paragraphs
    )


def _parts(text: str, start: int, end: int, cited: Iterable[Span], words: int) -> tuple[PartView, ...]:
    """A paragraph, longer where cited words run on into the next, as parts that are cited and parts that are not."""
    spans = _merged(sorted(cited))
    end = max([end, *(last for _, last in spans)])
    edges = [start, *(edge for span in spans for edge in span), end]
    parts = []
    for index, (first, last) in enumerate(pairwise(edges)):
        stretch = re.sub(r"\s+", " ", text[first:last])
        if index % 2 == 0:
            stretch = _shortened(stretch, words, after_cited=first > start, before_cited=last < end)
        if stretch:
            parts.append(PartView(text=stretch, cited=index % 2 == 1))
    return tuple(parts)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _shortened(stretch: str, words: int, after_cited: bool, before_cited: bool) -> str:
    """What stands around cited words: so many words after those, so many before the next, and a cut between."""
    ends = [match.end() for match in re.finditer(r"\S+", stretch)]
    starts = [match.start() for match in re.finditer(r"\S+", stretch)]
    head, tail = words * after_cited, words * before_cited
    if len(ends) > head + tail + _NOT_WORTH_A_CUT:
        opening = f"{stretch[: ends[head - 1]]} " if head else ""
        closing = f" {stretch[starts[-tail] :]}" if tail else ""
        stretch = f"{opening}{_CUT}{closing}"
    stretch = stretch if after_cited else stretch.lstrip()
    return stretch if before_cited else stretch.rstrip()
