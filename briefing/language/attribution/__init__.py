"""Who-said-what: the cue, the words for the source, and the content, before anybody is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Mode

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefing.language.attribution.drafts import Draft, Page
    from briefing.language.parsed import ParsedArticle


@dataclass(frozen=True)
class Attribution:
    """One statement and who is said to make it, in the words of the text.

    ``contents`` are character ranges: usually one, several where a quotation is split by "he said".
    ``source`` is the noun phrase that speaks (None where the text names none), ``inherited`` says that it stands
    not here but with an earlier statement.  ``cue`` is the word that attributes, ``cue_class`` its class in the lexicon
    (say, think, demand, warn, threaten, promise, deny, reject, support, condemn, agree, ask, ...).
    ``addressee`` is to whom it is said or of whom it is asked.  ``outer`` is the source of the outer statement
    where one attribution stands inside another ("Psaki said Biden made clear that X": source Biden, outer Psaki);
    ``relayed`` says that the outer one tells it, and does not only name it ("backed Biden's call for X").
    ``pronoun`` is the relative pronoun that stands for the source by the cue: "Biden, who said".
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
    relayed: bool = False
    pronoun: Token | None = None


def find_attributions(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """All attributions of an article, in order of their first content.

    Passes from sure to loose: cue words with what they take, then quotations with a cue beside them, then bare
    quotations, which inherit a speaker; then overlaps are removed.
    """
    from briefing.language.attribution.colons import find_colons
    from briefing.language.attribution.cued import find_cued
    from briefing.language.attribution.drafts import Page
    from briefing.language.attribution.overlaps import remove_overlaps, trim_contents
    from briefing.language.attribution.quoted import extend_to_quotations, link_quotations

    if not len(parsed.doc):
        return ()
    page = Page.of(parsed)
    drafts = list(find_cued(page))
    extend_to_quotations(page, drafts)
    drafts += find_colons(page, drafts)
    drafts += link_quotations(page, drafts)
    trim_contents(page, drafts)
    return tuple(_finished(page, draft) for draft in remove_overlaps(page, drafts))


def _finished(page: Page, draft: Draft) -> Attribution:
    from briefing.language.attribution.overlaps import find_mode

    doc = page.tree.doc

    def span(stretch: tuple[int, int] | None) -> Span | None:
        return doc[stretch[0] : stretch[1]] if stretch is not None else None

    return Attribution(
        contents=tuple(draft.contents),
        source=span(draft.source),
        cue=doc[draft.cue] if draft.cue is not None else None,
        cue_lemma=draft.lemma,
        cue_class=draft.cue_class,
        mode=find_mode(page, draft.contents),
        negated=draft.negated,
        inherited=draft.inherited,
        addressee=span(draft.addressee),
        outer=span(draft.outer),
        relayed=draft.relayed,
        pronoun=doc[draft.pronoun] if draft.pronoun is not None else None,
    )
