"""Headlines, which are written without the small words that a parser goes by.

"US rejects plan for talks", "Unions demand talks": a verb that may as well be a noun is read as one, and the noun after
it as the verb.  "Chile, Mexico reject plan": the comma stands for "and".  "Court asked to end strike": a headline tells
the past in the present tense, so that the participle is a passive.  "A votes to B; C vows to D", "A calls for B as C
meets D": each part has a verb of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.language import wordforms
from briefing.language.attribution.lexicon import load_cues
from briefing.language.tokens import NAME_TAGS, NOUN_TAGS, Tokens

LONGEST = 24
"""Tokens of a headline."""
NOMINAL = NOUN_TAGS | {"DT", "JJ", "JJR", "POS", "PRP$", "CD", "HYPH", "CC", ",", "$"}
"""Tags of what stands before the verb of a headline."""
NO_VERB_AFTER = frozenset({"DT", "JJ", "POS", "PRP$", "CD", "HYPH", "CC", ",", "$"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis"})
"""How the verb of a part of a headline hangs on another."""
BEFORE_NOUN = frozenset({"compound", "amod", "det", "poss", "nmod", "nummod"})
OPENS_OBJECT = NOUN_TAGS | {"DT", "JJ", "JJR", "CD", "PRP$", "IN", "TO", "VBG", "``", "''", "$", "RP"}
"""Tags of the word after the verb."""
SPLITS = frozenset({";", ":", "—", "–"})
SUBORDINATING = frozenset({"as", "after", "while", "before", "but", "until", "unless", "if", "despite", "amid"})
ASKED = frozenset({"asked", "told", "urged", "ordered", "warned", "advised", "called", "pressed", "forced"})
"""Participles before "to": who stands before them is asked."""
LONGEST_NAME = 4


def mend_headlines(tokens: Tokens) -> None:
    """Read verbs as verbs and commas as "and" in the first line, if that is a headline."""
    end = next((at for at, word in enumerate(tokens.words[: LONGEST + 1]) if "\n" in word), 0)
    if not 2 < end <= LONGEST or tokens.tags[end - 1] == ".":
        return
    main: int | None = None
    for start, stop, joint in _parts(tokens, end):
        verb = _verb(tokens, start, stop)
        if verb is None:
            continue
        _make_finite(tokens, verb, start, stop)
        if main is not None:
            _set_below(tokens, verb, main, joint)
        else:
            _set_on_top(tokens, verb, end)
            main = verb
        _mend_subject(tokens, verb, start)
        _join_verbs(tokens, verb, start, stop)


def _parts(tokens: Tokens, end: int) -> Iterator[tuple[int, int, int | None]]:
    """The parts of a headline that may have a verb of their own, each with the word that joins it to the one before."""
    start, joint = 0, None
    for at in range(end):
        if tokens.words[at] in SPLITS or (tokens.words[at] in SUBORDINATING and at > start + 1):
            yield start, at, joint
            start, joint = at + 1, at
    yield start, end, joint


def _verb(tokens: Tokens, start: int, stop: int) -> int | None:
    """The verb behind the noun phrase that opens a part; None where there is none, or it is not certain."""
    for at in range(start, stop):
        tag, before = tokens.tags[at], tokens.tags[at - 1] if at > start else ""
        if at > start and before in NOUN_TAGS and (tag in FINITE or _may_be_verb(tokens, at, stop)):
            return at
        if tag == "VBN" and before in NOUN_TAGS and _is_asked(tokens, at, stop):
            return at
        if tag not in NOMINAL:
            return None
    return None


def _is_asked(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a participle is the verb: "Minister | asked by MPs to quit"."""
    behind = tokens.words[at + 1] in ("to", "by")
    return tokens.words[at] in ASKED and behind and not any(tokens.tags[later] in FINITE for later in range(at, stop))


def _may_be_verb(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a word that is read as a noun is the verb: it attributes, who could do it stands before, what after."""
    word, before = tokens.words[at].lower(), at - 1
    if ("V", word) not in load_cues() or tokens.words[at][:1].isupper() or at + 1 >= stop:
        return False
    if tokens.tags[at + 1] not in OPENS_OBJECT and not _is_noun_too(tokens, at + 1):
        return False
    plural = tokens.tags[before] in ("NNS", "NNPS")
    if (tokens.tags[at] == "NNS") == plural or not _is_doer(tokens, before):
        return False
    return not any(tokens.tags[later] in FINITE and not _is_noun_too(tokens, later) for later in range(at + 1, stop))


def _is_doer(tokens: Tokens, at: int) -> bool:
    """Whether a noun is a name, or stands for people or a body of people."""
    word = tokens.words[at].lower()
    return tokens.tags[at] in NAME_TAGS or word in wordforms.words_of("demands", "things", "personal", "n")


def _is_noun_too(tokens: Tokens, at: int) -> bool:
    """Whether a word that is read as a verb is also a noun for what one speaks of: "talks", "report", "plan"."""
    word = tokens.words[at].lower()
    asked = word in wordforms.words_of("demands", "things", "demandable", "n")
    return tokens.tags[at] in ("VBZ", "VBP") and (asked or ("N", word) in load_cues())


def _make_finite(tokens: Tokens, verb: int, start: int, stop: int) -> None:
    """Let the noun phrase before the verb be its subject, and what follows it hang on it."""
    subject = verb - 1
    if tokens.tags[verb] in NOUN_TAGS:
        tokens.tags[verb] = "VBZ" if tokens.tags[verb] in ("NNS", "NNPS") else "VBP"
    whole = _has_subject(tokens, verb, start) and tokens.deps[verb] in CLAUSAL
    if whole or tokens.tags[verb] == "MD":
        return
    above, dep = tokens.heads[verb], tokens.deps[verb]
    taken = above if above > verb and above < stop else None
    tokens.heads[verb], tokens.deps[verb] = (verb, "ROOT") if taken is None else _place_of(tokens, taken, verb)
    if taken is None and dep in CLAUSAL:
        tokens.heads[verb], tokens.deps[verb] = above, dep
    _hang(tokens, subject, verb, "nsubj")
    for at in range(verb + 2, stop):
        if tokens.heads[at] == verb and tokens.deps[at] in ("acl", "relcl") and tokens.tags[at - 1] == "TO":
            tokens.deps[at] = "xcomp"
    for at in range(start, subject):
        if not start <= tokens.heads[at] < verb or tokens.heads[at] == at:
            _hang(tokens, at, subject, "compound" if tokens.tags[at] in NOUN_TAGS else tokens.deps[at])
    if taken is not None:
        _make_object(tokens, verb, taken, stop)


def _make_object(tokens: Tokens, verb: int, taken: int, stop: int) -> None:
    """Let the word that had the verb's place be what the verb takes."""
    if tokens.tags[taken] in FINITE:
        tokens.tags[taken] = "NNS" if tokens.tags[taken] == "VBZ" else "NN"
    near = all(tokens.tags[at] in NOMINAL for at in range(verb + 1, taken))
    _hang(tokens, taken, verb, "dobj" if near and tokens.tags[taken] in NOUN_TAGS else "dep")
    for at in range(verb + 1, stop):
        if tokens.heads[at] == at or (tokens.heads[at] < verb and at != taken):
            _hang(tokens, at, verb, tokens.deps[at] if tokens.deps[at] != "ROOT" else "dep")


def _place_of(tokens: Tokens, taken: int, verb: int) -> tuple[int, str]:
    """What the word hangs on that had the verb's place."""
    above = tokens.heads[taken]
    return (verb, "ROOT") if above in (taken, verb) else (above, tokens.deps[taken])


def _set_on_top(tokens: Tokens, verb: int, end: int) -> None:
    """Let the first verb of a headline hang on none of the later ones."""
    if tokens.heads[verb] > verb and tokens.deps[verb] in CLAUSAL:
        later = tokens.heads[verb]
        tokens.heads[verb], tokens.deps[verb] = verb, "ROOT"
        if later < end:
            _hang(tokens, later, verb, "parataxis")


def _set_below(tokens: Tokens, verb: int, main: int, joint: int | None) -> None:
    """Let a later verb hang on the first, as its mark tells."""
    mark = tokens.words[joint] if joint is not None else ""
    _hang(tokens, verb, main, "parataxis" if mark in SPLITS else "conj" if mark == "but" else "advcl")
    if joint is not None and mark in SUBORDINATING - {"but"}:
        _hang(tokens, joint, verb, "mark")


def _mend_subject(tokens: Tokens, verb: int, start: int) -> None:
    """Two names before a plural verb are two subjects; who is "asked to" do something does not ask."""
    subject = next((at for at in range(verb - 1, start - 1, -1) if _is_subject_of(tokens, at, verb)), None)
    if subject is None:
        return
    if tokens.tags[verb] in ("VBD", "VBN") and tokens.words[verb] in ASKED and tokens.words[verb + 1] in ("to", "by"):
        tokens.tags[verb], tokens.deps[subject] = "VBN", "nsubjpass"
    commas = [at for at in range(start + 1, subject) if tokens.words[at] == ","]
    if commas and tokens.tags[verb] in ("VBP", "VB") and _is_list(tokens, start, subject):
        _join(tokens, [start - 1, *commas, subject + 1], verb)


def _is_list(tokens: Tokens, start: int, subject: int) -> bool:
    """Whether words are names with commas between: "Chile, Mexico"."""
    named = all(tokens.words[at] == "," or tokens.words[at][:1].isupper() for at in range(start, subject + 1))
    commas = [start - 1, *(at for at in range(start, subject) if tokens.words[at] == ","), subject + 1]
    lengths = [after - before - 1 for before, after in pairwise(commas)]
    return named and all(0 < length <= LONGEST_NAME for length in lengths)


def _join(tokens: Tokens, bounds: list[int], verb: int) -> None:
    """Read the last comma of a list as "and", and the list as the subject."""
    heads = [stop - 1 for stop in bounds[1:]]
    for before, head in zip(bounds, heads, strict=False):
        for at in range(before + 1, head):
            _hang(tokens, at, head, "compound")
    _hang(tokens, heads[0], verb, "nsubj")
    for comma, head in zip(bounds[1:], heads[1:], strict=False):
        _hang(tokens, comma, heads[0], "punct")
        _hang(tokens, head, heads[0], "conj")
    last = bounds[-2]
    tokens.words[last], tokens.tags[last], tokens.deps[last] = "and", "CC", "cc"


def _join_verbs(tokens: Tokens, verb: int, start: int, stop: int) -> None:
    """A comma before a second verb joins it to the first: "Norway rejects plan, | seeks talks"."""
    for at in range(verb + 2, stop - 1):
        if tokens.words[at - 1] != "," or tokens.tags[at] != "VBZ" or tokens.tags[verb] not in ("VBZ", "VBP"):
            continue
        for kid in range(start, verb):
            if tokens.heads[kid] == at:
                _hang(tokens, kid, verb, "dep")
        _hang(tokens, at, verb, "conj")


def _has_subject(tokens: Tokens, verb: int, start: int) -> bool:
    return any(_is_subject_of(tokens, at, verb) for at in range(start, verb))


def _is_subject_of(tokens: Tokens, at: int, verb: int) -> bool:
    return tokens.heads[at] == verb and tokens.deps[at] in ("nsubj", "nsubjpass")


def _hang(tokens: Tokens, at: int, head: int, dep: str) -> None:
    """Hang a token on another; where that hangs on it, it is cut off first, so that no circle comes about."""
    above = head
    while tokens.heads[above] != above:
        if tokens.heads[above] == at:
            tokens.heads[above], tokens.deps[above] = above, "ROOT"
            break
        above = tokens.heads[above]
    tokens.heads[at], tokens.deps[at] = head, dep
