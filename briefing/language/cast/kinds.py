"""Kinds of names that the word lists do not know: from the article's other names, else from the recogniser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.cast.names import Name
from briefing.language.cast.neighbours import ACRONYM, kind_told
from briefing.language.cast.roles import RoleFinder
from briefing.language.tokens import Tokens

if TYPE_CHECKING:
    from briefing.language.parsed import ParsedArticle

PARTY_PREPOSITIONS = frozenset({"with", "by", "against", "between", "to", "for", "from"})
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
BEFORE, AFTER = 10, 8
"""How many words before and after a name the recogniser is shown: it looks no further than that itself."""
INITIAL = re.compile(r"[A-Z]")
BRAND = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O|Al|El|St|San)[A-Z][a-zà-ÿ]+[A-Z]\w*")
"""A word with a capital inside: OpenVoice, but not McDonald."""
SAYING = word_list("saying")
SPEAKING = SAYING | word_list("standing")
NEUTER = frozenset({"it", "its"})
COMPANY_NOUNS = frozenset(
    {
        "shares",
        "stock",
        "shareholders",
        "shareholder",
        "investors",
        "board",
        "executives",
        "CEO",
        "profit",
        "revenue",
        "earnings",
    }
)


def settle_kinds(names: Sequence[Name], tokens: Tokens, lexicon: Lexicon, parsed: ParsedArticle) -> list[Name]:
    """The names with their kinds; names that turn out to be nobody are left out."""
    surnames = {name.text.split()[-1] for name in names if name.kind == "person" and " " in name.text}
    names = [surname_of_person(name, surnames) for name in split_pairs(names, tokens)]
    roles = RoleFinder(tokens, lexicon, list(names))
    told = {name.text: kind for name in names if name.kind == "unknown" and (kind := kind_told(name, roles, tokens))}
    settled = [_settle(name, told.get(name.text)) for name in names]
    known = _kinds_from_others(settled, lexicon)
    settled = [_settle(_opened(name, known, tokens), known.get(name.text)) for name in settled]
    open_texts = _open_texts(settled, tokens)
    voted = _recognise(settled, open_texts, tokens, parsed)
    voted.update(_kinds_by_company(settled, tokens))
    voted.update(_kinds_by_saying(settled, voted, tokens))
    voted.update(_kinds_by_surname(settled, voted))
    voted.update(_kinds_by_part(settled, voted, tokens))
    voted.update({text: "organisation" for text, kind in voted.items() if kind == "person" and ACRONYM.fullmatch(text)})
    settled = [_settle(name, voted.get(name.text)) for name in settled]
    # a surname may stand before the full name that the recogniser has just told
    known = _kinds_from_others(settled, lexicon)
    settled = [_settle(_opened(name, known, tokens), known.get(name.text)) for name in settled]
    first = {name.text.split()[0] for name in settled if name.kind == "person" and " " in name.text}
    settled = [_forename_of_person(name, first) for name in settled]
    return [name for name in settled if name.kind not in {"unknown", "thing"}]


def _opened(name: Name, known: dict[str, str], tokens: Tokens) -> Name:
    """A word for a thing that is short for an organisation of the article: "Castle", after "Castle Brands"."""
    bare = name.kind == "thing" and " " not in name.text and known.get(name.text) == "organisation"
    article = name.start > 0 and tokens.tags[name.start - 1] == "DT"
    return replace(name, kind="unknown") if bare and not article else name


def split_pairs(names: Sequence[Name], tokens: Tokens) -> list[Name]:
    """Names of two known persons that stand side by side without a comma, as scraped pages have them, taken apart."""
    surnames = {name.text.split()[-1] for name in names if name.kind == "person"}
    out: list[Name] = []
    for name in names:
        spots = [at for at in range(name.start, name.end) if tokens.words[at] in surnames]
        if name.kind == "unknown" and len({tokens.words[at] for at in spots}) > 1:
            out += [replace(name, start=at, end=at + 1, text=tokens.words[at], kind="person") for at in spots]
        else:
            out.append(name)
    return out


def surname_of_person(name: Name, surnames: set[str]) -> Name:
    """ "Jordan" alone, in an article about Jim Jordan, is he and not the country."""
    if name.kind not in {"state", "place"} or name.sense == "adjective" or " " in name.text:
        return name
    return replace(name, kind="person", key=None, sense="name") if name.text in surnames else name


def _forename_of_person(name: Name, forenames: set[str]) -> Name:
    """ "Elian" alone, in an article about Elian Roe, is he, whatever the recogniser makes of the word."""
    if name.kind in {"organisation", "place", "group"} and name.key is None and name.text in forenames:
        return replace(name, kind="person")
    return name


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
        if name.kind == "outlet" and len(words) > 1 and len(words[-1]) > 3:
            kinds.setdefault(words[-1], "outlet")
    for name in names:
        words = name.text.split()
        if name.kind == "person":
            kinds[name.text] = "person"
            if len(words) > 1:
                kinds[words[-1]] = kinds[words[-1].upper()] = "person"
                if words[0] in lexicon.forenames or words[0] in lexicon.surnames_first:
                    kinds.setdefault(words[0], "person")
    return kinds


def _open_texts(names: Sequence[Name], tokens: Tokens) -> dict[str, list[Name]]:
    """The names whose kind is worth asking for, by text.

    Not worth it: words that have a capital only because a sentence begins, places told by what follows ("in Novi,
    Michigan"), and what is named once, in passing.
    """
    places: dict[str, list[Name]] = {}
    state_at = {name.start for name in names if name.kind in {"place", "state"}}
    for name in names:
        if name.kind == "unknown":
            places.setdefault(name.text, []).append(name)
    lower = {word for word in tokens.words if word.islower()}
    firsts = {start for start, _ in tokens.sents}
    return {
        text: found
        for text, found in places.items()
        if not (" " not in text and text.lower() in lower and all(name.start in firsts for name in found))
        and (len(found) > 1 or _matters(found[0], tokens))
        and not (tokens.words[found[0].end : found[0].end + 1] == [","] and found[0].end + 1 in state_at)
    }


def _matters(name: Name, tokens: Tokens) -> bool:
    """Whether a name stands where an actor stands: subject, object, or with a preposition that goes with parties."""
    at = tokens.root(name.start, name.end)
    dep = tokens.deps[at]
    if dep == "pobj":
        return tokens.words[tokens.heads[at]].lower() in PARTY_PREPOSITIONS
    return dep in {"nsubj", "nsubjpass", "dobj", "poss", "conj", "iobj", "dative"}


def _recognise(
    names: Sequence[Name], open_texts: dict[str, list[Name]], tokens: Tokens, parsed: ParsedArticle
) -> dict[str, str]:
    """What the recogniser makes of open names, run once over the sentences in which they first stand."""
    if not open_texts:
        return {}
    sents = [parsed.doc[start:end] for start, end in _windows(open_texts, tokens)]
    labels: dict[int, str] = {}
    for ents in parsed.label_entities(sents):
        for ent in ents:
            labels.update(dict.fromkeys(range(ent.start, ent.end), ent.label_))
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.kind == "unknown" and name.text in open_texts and _is_followed_by_pronoun(name, tokens):
            votes.setdefault(name.text, Counter())["person"] += 1
        label = labels.get(name.end - 1) or labels.get(name.start)
        if name.kind == "unknown" and label:
            votes.setdefault(name.text, Counter())[LABELS.get(label, "thing")] += 1
    kinds = {text: count.most_common(1)[0][0] for text, count in votes.items()}
    # of what the model calls nationalities and creeds only the people are actors: "Tamils", not "Tamil"
    return {text: kind for text, kind in kinds.items() if kind != "group" or text.endswith("s")}


def _kinds_by_part(names: Sequence[Name], voted: dict[str, str], tokens: Tokens) -> dict[str, str]:
    """Names that act again and again, and are never where something is, are organisations after all."""
    acting: Counter[str] = Counter()
    for name in names:
        if name.kind == "unknown" and voted.get(name.text, "thing") in {"place", "thing"}:
            at = tokens.root(name.start, name.end)
            if tokens.deps[at] == "pobj" and tokens.words[tokens.heads[at]].lower() in {
                "in",
                "at",
                "near",
                "across",
                "into",
            }:
                acting[name.text] -= 9
            acting[name.text] += tokens.deps[at] in {"nsubj", "nsubjpass", "poss"}
    return {text: "organisation" for text, count in acting.items() if count >= 3}


def _kinds_by_saying(names: Sequence[Name], voted: dict[str, str], tokens: Tokens) -> dict[str, str]:
    """Who speaks is an actor, whatever the recogniser takes the name for; what "which" and "it" take up is no person.

    "SpaceX, which built it, said", "Acme said it would go on".
    """
    kinds: dict[str, str] = {}
    for name in names:
        if name.kind != "unknown":
            continue
        at = tokens.root(name.start, name.end)
        if tokens.deps[at] == "appos" and " " in name.text:
            at = tokens.heads[at]
            if voted.get(name.text) is None and _is_speaker(at, tokens):
                kinds.setdefault(name.text, "person")  # "One of them, Héctor Holm, said"
                continue
        verb = tokens.heads[at]
        speaks = tokens.deps[at] == "nsubj" and tokens.words[verb].lower() in SPEAKING
        neuter = tokens.words[name.end : name.end + 2] == [",", "which"]
        neuter |= speaks and bool(set(tokens.words[verb + 1 : verb + 4]) & NEUTER) and verb >= name.end
        if BRAND.fullmatch(name.text) or neuter:
            kinds[name.text] = "organisation"
        elif speaks and voted.get(name.text) in {None, "thing", "place"} and not name.text[0].isdigit():
            kinds.setdefault(name.text, "organisation" if " " in name.text or name.text.isupper() else "person")
    return kinds


def _is_speaker(at: int, tokens: Tokens) -> bool:
    return tokens.deps[at] == "nsubj" and tokens.words[tokens.heads[at]].lower() in SAYING


def _kinds_by_surname(names: Sequence[Name], voted: dict[str, str]) -> dict[str, str]:
    """Two words of which the second is a person by itself are that person, whatever the recogniser takes them for."""
    people = {text for text, kind in voted.items() if kind == "person" and " " not in text}
    full = {name.text for name in names if name.kind == "unknown" and len(name.text.split()) == 2}
    return {text: "person" for text in full if text.split()[1] in people}


def _is_followed_by_pronoun(name: Name, tokens: Tokens) -> bool:
    """Whether a subject is taken up by "he", "her" or "who" in its own sentence."""
    if tokens.deps[tokens.root(name.start, name.end)] not in {"nsubj", "nsubjpass"}:
        return False
    stop = min(tokens.sents[tokens.sent[name.start]][1], name.end + 12)
    return any(tokens.words[at].lower() in {"he", "she", "his", "her", "him", "who"} for at in range(name.end, stop))


def _windows(open_texts: dict[str, list[Name]], tokens: Tokens) -> list[tuple[int, int]]:
    """The words around the first place of each open name, within its sentence; overlapping ones joined."""
    windows: list[tuple[int, int]] = []
    for name in sorted((found[0] for found in open_texts.values()), key=lambda name: name.start):
        first, last = tokens.sents[tokens.sent[name.start]]
        start, end = max(first, name.start - BEFORE), min(last, name.end + AFTER)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _kinds_by_company(names: Sequence[Name], tokens: Tokens) -> dict[str, str]:
    """Names that have shares, a board, earnings are companies."""
    kinds = {}
    for name in names:
        if name.kind == "unknown":
            after = tokens.words[name.end : name.end + 2]
            if after[:1] and (after[0] in COMPANY_NOUNS or (after[0] in {"'s", "’s"} and after[-1] in COMPANY_NOUNS)):
                kinds[name.text] = "organisation"
    return kinds
