"""Who-said-what: the cue, the words for the source, and the content, before anybody is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Mode

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefing.language.parsed import ParsedArticle


@dataclass(frozen=True)
class Attribution:
    """One statement and who is said to make it, in the words of the text.

    ``contents`` are character ranges: usually one, several where a quotation is split by "he said".
    ``source`` is the noun phrase that speaks (None where the text names none), ``inherited`` says that it stands
    not here but with an earlier statement.  ``cue`` is the word that attributes, ``cue_class`` its class in the lexicon
    (say, think, demand, warn, threaten, promise, deny, reject, support, condemn, agree, ask, ...).
    ``addressee`` is to whom it is said or of whom it is asked.  ``on_behalf_of`` is the source of the outer statement
    where one attribution stands inside another ("Psaki said Biden made clear that X": source Biden, outer Psaki).
    """

    contents: tuple[tuple[int, int], ...]
    source: Span | None
    cue: Token | None
    cue_lemma: str | None
    cue_class: str
    mode: Mode
    negated: bool = False
    inherited: bool = False
    addressee: Span | None = None
    outer: Span | None = None


def find_attributions(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """All attributions of an article, in order of their first content."""
    raise NotImplementedError
