"""An article with its parse, and the layers that the stages read: quotations, times, cast, attributions.

A layer is worked out when it is first asked for and kept.  All offsets are characters of
``article.text``, which is also ``doc.text``, so that ``token.idx`` and ``span.start_char`` can be cited as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.model import Article, Citation, SpokenCitation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefing.language.attribution import Attribution
    from briefing.language.cast import Cast
    from briefing.language.quotations import Quotation
    from briefing.language.times import AnchoredTime
    from briefing.language.times.tagger import Candidate
    from briefing.language.tokens import Tokens
    from briefing.language.tree import Tree

Found = TypeVar("Found")
EntityLabeller = Callable[[Sequence["Span"]], list[list["Span"]]]
"""Runs the model's entity recogniser over some sentences only; gives each one's entity spans (of the same doc)."""


def no_entities(sents: Sequence[Span]) -> list[list[Span]]:
    """The labeller of an article that was parsed without an entity recogniser, as tests build one by hand."""
    return [[] for _ in sents]


@dataclass(frozen=True)
class ParsedArticle:
    """One article, its parse and what can be read off it.

    ``doc`` has tags (``tag_``), dependencies (``dep_``, ``head``) and sentences; it has neither lemmas nor
    coarse tags nor entities, which are dear: see `briefing.language.lemmas` and ``label_entities``.
    """

    article: Article
    doc: Doc
    label_entities: EntityLabeller = field(default=no_entities, repr=False, compare=False)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs as (start, end): lines of the text that are not blank."""
        spans, start = [], 0
        for line in self.article.text.splitlines(keepends=True):
            if line.strip():
                spans.append((start, start + len(line.rstrip())))
            start += len(line)
        return tuple(spans)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands between quotation marks, in order."""
        from briefing.language.quotations import find_quotations

        return find_quotations(self.article.text)

    @cached_property
    def tokens(self) -> Tokens:
        """The parse as plain lists, one for each attribute, with names read as names."""
        from briefing.language.repairs import mend_words
        from briefing.language.tokens import Tokens

        tokens = Tokens.of(self.doc, self.article.text)
        mend_words(tokens)
        return tokens

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands between quotation marks."""
        quoted = [False] * len(self.tokens)
        at, starts = 0, self.tokens.starts
        for quotation in self.quotations:
            while at < len(starts) and starts[at] < quotation.start:
                at += 1
            while at < len(starts) and starts[at] < quotation.end:
                quoted[at] = True
                at += 1
        return quoted

    @cached_property
    def tree(self) -> Tree:
        """The parse as a tree, mended where the parser is known to err in reported speech."""
        from briefing.language.repairs import mend
        from briefing.language.tree import Tree

        tree = Tree(self.doc, self.tokens)
        mend(tree, self.quoted)
        return tree

    @cached_property
    def time_candidates(self) -> list[Candidate]:
        """The expressions of time, before any of them is dated."""
        from briefing.language.times.tagger import find_candidates

        return find_candidates(self.doc)

    @cached_property
    def times(self) -> tuple[AnchoredTime, ...]:
        """The time expressions, resolved against the article's date, in order."""
        from briefing.language.dating import possible_days, writes_day_first
        from briefing.language.times import find_times

        day_first, days = writes_day_first(self.article), possible_days(self.article)
        return find_times(
            self.doc, self.article.published, day_first=day_first, days=days, candidates=self.time_candidates
        )

    @cached_property
    def encounter_words(self) -> list[tuple[Token, str]]:
        """The nouns and verbs that can tell of a meeting, each with its family."""
        from briefing.language.encounters.tellings import find_heads

        return list(find_heads(self.doc))

    @cached_property
    def undated(self) -> dict[tuple[object, ...], Any]:
        """What `once` has found."""
        return {}

    def once(self, key: tuple[object, ...], find: Callable[[], Found]) -> Found:
        """What does not rest on the date, worked out once: an article may be read under many dates (`redating`)."""
        if key not in self.undated:
            self.undated[key] = find()
        found: Found = self.undated[key]
        return found

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who-said-what: cue, source words and content, in order."""
        from briefing.language.attribution import find_attributions

        return find_attributions(self)

    @cached_property
    def cast(self) -> Cast:
        """The actors of the article, and which words stand for which of them."""
        from briefing.language.cast import find_cast

        return find_cast(self)

    def dated(self, article: Article) -> ParsedArticle:
        """The same parse of the article under another date; what does not rest on the date is kept."""
        other = replace(self, article=article)
        kept = {name: layer for name, layer in self.__dict__.items() if name not in {"article", "times"}}
        other.__dict__.update(kept)
        return other

    def cite(self, start: int, end: int) -> Citation:
        """A citation of the characters from start to end."""
        return Citation(article=self.article.id, start=start, end=end, text=self.article.text[start:end])

    def cite_spoken(self, start: int, end: int, speaker: str | None) -> SpokenCitation:
        """A citation of something said, with the words used here for who says it."""
        return SpokenCitation(
            article=self.article.id, start=start, end=end, text=self.article.text[start:end], speaker=speaker
        )
