"""Kinds of names that the word lists do not know: from the other names of the article, else from the model's recogniser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.cast.lexicon import Lexicon
from briefing.language.cast.names import Name
from briefing.language.cast.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefing.language.parsed import ParsedArticle

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
INITIAL = re.compile(r"[A-Z]")
COMPANY_NOUNS = frozenset({"shares", "stock", "shareholders", "shareholder", "investors", "board", "executives", "CEO", "profit", "revenue", "earnings"})


def settle_kinds(names: Sequence[Name], tokens: Tokens, lexicon: Lexicon, parsed: ParsedArticle) -> list[Name]:
    """The names with their kinds; names that turn out to be nobody are left out."""
    known = _kinds_from_others(names, lexicon)
    settled = [_settle(name, known.get(name.text)) for name in names]
    open_texts = _open_texts(settled, tokens)
    voted = _recognise(settled, open_texts, tokens, parsed)
    for text, kind in _kinds_by_company(settled, tokens).items():
        voted[text] = kind
    settled = [_settle(name, voted.get(name.text)) for name in settled]
    # a surname may stand before the full name that the recogniser has just told
    known = _kinds_from_others(settled, lexicon)
    settled = [_settle(name, known.get(name.text)) for name in settled]
    return [name for name in settled if name.kind not in {"unknown", "thing"}]


def _settle(name: Name, kind: str | None) -> Name:
    return replace(name, kind=kind) if kind and name.kind == "unknown" else name


def _kinds_from_others(names: Sequence[Name], lexicon: Lexicon) -> dict[str, str]:
    """Kinds of short names from the long ones: surnames of persons, first words and initials of organisations."""
    kinds: dict[str, str] = {}
    for name in names:
        words = name.text.split()
        if name.kind == "organisation" and name.key is None:
            core = [word for word in words if word not in lexicon.suffixes]
            for size in range(1, len(core) + 1):
                if core[0] not in {"The", "US", "U.S.", "UN"} and core[0] not in lexicon.entries:
                    kinds.setdefault(" ".join(core[:size]), "organisation")
            kinds.setdefault("".join(INITIAL.findall(name.text)), "organisation")
    for name in names:
        words = name.text.split()
        if name.kind == "person":
            kinds[name.text] = "person"
            if len(words) > 1:
                kinds[words[-1]] = "person"
                if words[0] in lexicon.forenames or words[0] in lexicon.surnames_first:
                    kinds.setdefault(words[0], "person")
    return kinds


def _open_texts(names: Sequence[Name], tokens: Tokens) -> dict[str, list[Name]]:
    """The names whose kind is open, by text, without words that have a capital only because a sentence begins."""
    places: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == "unknown":
            places.setdefault(name.text, []).append(name)
    lower = {word for word in tokens.words if word.islower()}
    firsts = {start for start, _ in tokens.sents}
    return {
        text: found
        for text, found in places.items()
        if not (" " not in text and text.lower() in lower and all(name.start in firsts for name in found))
    }


def _recognise(
    names: Sequence[Name], open_texts: dict[str, list[Name]], tokens: Tokens, parsed: ParsedArticle
) -> dict[str, str]:
    """What the recogniser makes of open names, run once over the sentences in which they first stand."""
    wanted = sorted({tokens.sent[found[0].start] for found in open_texts.values()})
    if not wanted:
        return {}
    sents = [parsed.doc[slice(*tokens.sents[number])] for number in wanted]
    labels: dict[int, Span] = {}
    for ents in parsed.label_entities(sents):
        for ent in ents:
            labels.update(dict.fromkeys(range(ent.start, ent.end), ent))
    votes: dict[str, Counter[str]] = {}
    for name in names:
        ent = labels.get(name.end - 1) or labels.get(name.start)
        if name.kind == "unknown" and ent is not None:
            votes.setdefault(name.text, Counter())[LABELS.get(ent.label_, "thing")] += 1
    return {text: count.most_common(1)[0][0] for text, count in votes.items()}


def _kinds_by_company(names: Sequence[Name], tokens: Tokens) -> dict[str, str]:
    """Names that have shares, a board, earnings are companies."""
    kinds = {}
    for name in names:
        if name.kind == "unknown":
            after = tokens.words[name.end : name.end + 2]
            if after[:1] and (after[0] in COMPANY_NOUNS or (after[0] in {"'s", "’s"} and after[-1] in COMPANY_NOUNS)):
                kinds[name.text] = "organisation"
    return kinds
