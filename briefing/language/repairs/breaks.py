"""False beginnings: a dateline that is taken for the subject, and a name that is cut off from its sentence.

"BEIJING (Wire) — China on Tuesday condemned A": who condemns is China.  "FIFA | rejected the accusation.", "Bank |
Indonesia left rates unchanged.": the parser ends a sentence after the name.
"""

from __future__ import annotations

from briefing.language.tokens import NAME_TAGS, NOUN_TAGS, Tokens

DASHES = frozenset({"-", "--", "–", "—", "―"})
LONGEST = 16
"""Tokens of a dateline: "SAN FRANCISCO, Calif., March 12 (Agency) —"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LOOSE = frozenset({"appos", "conj", "dep", "npadvmod", "nmod", "compound", "parataxis", "dobj", "attr"})
"""How the parser hangs a subject on the dateline before it, or on the verb when the dateline has its place."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SHORT = 6
"""Tokens of a name that is cut off."""
NOMINAL = NOUN_TAGS | {"DT", "JJ", "POS", "PRP$", "HYPH"}


def mend_datelines(tokens: Tokens) -> None:
    """Take datelines out of the sentences that they stand before."""
    fresh = True
    for at, word in enumerate(tokens.words):
        if "\n" in word:
            fresh = True
        elif fresh:
            fresh = False
            dash = _end_of_dateline(tokens, at)
            if dash is not None:
                _set_apart(tokens, at, dash)


def _end_of_dateline(tokens: Tokens, start: int) -> int | None:
    """The dash that ends the dateline which begins at a token; None where none does."""
    words = tokens.words
    if not (words[start].isupper() and words[start].isalpha() and len(words[start]) > 2):
        return None
    for at in range(start + 1, min(start + LONGEST, len(words) - 1)):
        if words[at] in DASHES and not tokens.glued(at - 1) and not tokens.glued(at):
            return at
        if "\n" in words[at] or tokens.tags[at] in FINITE or words[at] in {'"', "“", "?", "!"}:
            return None
    return None


def _set_apart(tokens: Tokens, start: int, dash: int) -> None:
    """Let the words behind the dash do without those before it."""
    inside = range(start, dash + 1)
    end = tokens.sents[tokens.sent[dash]][1]
    root = _head_behind(tokens, dash, end)
    if root is None:
        return
    taken = [at for at in inside if tokens.deps[at] in SUBJECTS and tokens.heads[at] not in inside]
    for at in range(dash + 1, end):
        if tokens.heads[at] in inside and at != root:
            tokens.heads[at] = root
            if tokens.tags[at] in NOUN_TAGS and not _subject(tokens, root, dash, end):
                tokens.deps[at] = "nsubj"
    for at in inside:
        if at not in taken and tokens.heads[at] not in inside:
            tokens.heads[at] = root
        if at in taken:
            tokens.heads[at], tokens.deps[at] = root, "dep"
    if taken and not _subject(tokens, root, dash, end):
        _find_subject(tokens, root, dash)


def _head_behind(tokens: Tokens, dash: int, end: int) -> int | None:
    """The verb that heads the sentence behind the dash."""
    for at in range(dash + 1, end):
        above = tokens.heads[at]
        if tokens.tags[at][:1] == "V" and (above == at or above <= dash) and tokens.deps[at] not in ("aux", "auxpass"):
            return at
    return None


def _subject(tokens: Tokens, verb: int, dash: int, end: int) -> bool:
    return any(tokens.heads[at] == verb and tokens.deps[at] in SUBJECTS for at in range(dash + 1, end))


def _find_subject(tokens: Tokens, verb: int, dash: int) -> None:
    """Make the first noun phrase behind the dash the subject, where the dateline had its place."""
    for at in range(dash + 1, verb):
        if tokens.tags[at] in NOUN_TAGS | {"PRP"} and tokens.heads[at] == verb and tokens.deps[at] in LOOSE:
            tokens.deps[at] = "nsubj"
            return


def mend_breaks(tokens: Tokens) -> None:
    """Join a name that is cut off to the sentence that goes on with it on the same line."""
    joined = [tokens.sents[0]] if tokens.sents else []
    for start, end in tokens.sents[1:]:
        first = joined[-1][0]
        if _is_cut_off(tokens, first, start) and _goes_on(tokens, first, start, end):
            joined[-1] = (first, end)
        else:
            joined.append((start, end))
    if len(joined) < len(tokens.sents):
        tokens.sents[:] = joined
        for number, (start, end) in enumerate(joined):
            tokens.sent[start:end] = [number] * (end - start)


def _is_cut_off(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence is a bare noun phrase with a capital."""
    if end - start > SHORT or not tokens.words[start][:1].isupper() or tokens.tags[end - 1] not in NOUN_TAGS:
        return False
    return all(tokens.tags[at] in NOMINAL and "\n" not in tokens.words[at] for at in range(start, end))


def _goes_on(tokens: Tokens, first: int, start: int, end: int) -> bool:
    """Whether a sentence lacks what the noun phrase before it is: its subject, or the first words of its name."""
    root = next((at for at in range(start, end) if tokens.heads[at] == at), start)
    name = next((at for at in range(first, start) if tokens.heads[at] == at), start - 1)
    if tokens.tags[start] in FINITE | {"RB"} and tokens.tags[root][:1] == "V":
        if any(tokens.heads[at] == root and tokens.deps[at] in SUBJECTS for at in range(start, end)):
            return False
        tokens.heads[name], tokens.deps[name] = root, "nsubj"
        return True
    named = all(tokens.tags[at] in NAME_TAGS for at in range(first, start + 1))
    if named and start - first <= 2 and tokens.tags[root] in FINITE | {"VBN"} and tokens.heads[start] != start:
        owner = start
        while tokens.deps[owner] == "compound" and tokens.heads[owner] > owner:
            owner = tokens.heads[owner]
        if tokens.deps[owner] in SUBJECTS and tokens.heads[owner] == root:
            tokens.heads[name], tokens.deps[name] = owner, "compound"
            return True
    return False
