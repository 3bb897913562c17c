"""The geometry of clauses: how far one reaches, who does it, whether it is said not to be, on what it depends.

Everything here works on token indices of a `Tree`, half-open where it is a stretch.
"""

from __future__ import annotations

from briefing.language.attribution.wordlists import load_words
from briefing.language.tree import Range, Tree

OPENERS = frozenset({"that", "to", ",", ";", ":", "—", "–", "-", "and", "but", "or", "so", "whether"})
"""Words that a clause's own text does not begin with."""

ENDERS = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "and", "but", "or", "!", "?", "…"})
"""Words and marks that a clause's own text does not end with."""

CONDITIONS = frozenset({"if", "unless", "provided", "providing", "should", "until"})
"""What opens the clause on which something depends; “should” only where it stands before its subject."""

INVERTED = frozenset({"should", "were", "had"})

SPEAKING = frozenset(
    {"saying", "adding", "arguing", "warning", "citing", "calling", "noting", "insisting", "claiming", "stressing",
     "describing", "accusing", "according", "telling", "writing", "denouncing", "referring", "urging", "suggesting"}
)  # fmt: skip
"""Participles that begin a reporter's remark after a comma, and end what was reported before it."""

CONTRASTING = frozenset({"while", "whereas", "though", "although"})
"""Conjunctions with which another matter is set beside."""

GOES_ON = frozenset(
    {"said", "says", "told", "added", "warned", "called", "urged", "insisted", "tells", "adds", "warns"}
)
"""Verbs with which the reporter goes on to what else somebody said: “rejected the offer and said that …”."""

QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "``": "''"}


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does it: the verb's own subject, or that of the clause it hangs on; None where there is none."""
    for _ in range(8):
        own = tree.kid(verb, "nsubj", "nsubjpass", "csubj")
        if own is not None:
            return _antecedent(tree, own, verb)
        if tree.deps[verb] in ("acl", "relcl"):
            return tree.heads[verb]
        if (
            tree.deps[verb] not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep")
            or tree.heads[verb] == verb
        ):
            return None
        head = tree.heads[verb]
        if (
            tree.deps[verb] == "xcomp"
            and (controller := tree.kid(head, "dobj")) is not None
            and not _leaves_it(tree, head)
        ):
            return controller
        verb = head
    return None


def _leaves_it(tree: Tree, verb: int) -> bool:
    """Whether the one who promises or threatens is also the one who is to act: “promised her to go”."""
    return tree.words[verb].startswith(("promis", "threat", "vow"))


def _antecedent(tree: Tree, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; any other subject as it is."""
    if tree.tags[subject] in ("WDT", "WP") and tree.deps[verb] == "relcl":
        return tree.heads[verb]
    return subject


def auxiliaries_of(tree: Tree, verb: int) -> list[int]:
    """The auxiliaries of a verb; a verb that is joined to another by “and” shares them."""
    own = list(tree.kids_with(verb, "aux", "auxpass"))
    while not own and tree.deps[verb] == "conj" and tree.kid(verb, "nsubj", "nsubjpass") is None:
        verb = tree.heads[verb]
        own = list(tree.kids_with(verb, "aux", "auxpass"))
    return own


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether a clause says that something is not so: “not”, “no longer”, “no talks were held”."""
    if tree.is_negated(verb):
        return True
    subject = tree.kid(verb, "nsubj", "nsubjpass", "attr", "dobj")
    if subject is not None and tree.words[subject] in ("nobody", "none", "nothing"):
        return True
    return subject is not None and any(tree.words[kid] in ("no", "neither", "none") for kid in tree.kids[subject])


def is_asked(tree: Tree, index: int) -> bool:
    """Whether a word stands in a question."""
    _, end = tree.sentence_bounds(index)
    return "?" in tree.words[max(index, end - 3) : end]


def clause_range(tree: Tree, verb: int) -> Range:
    """The stretch of a verb's clause, without the clauses merely joined to it and the words that tie it to another."""
    start, end = tree.left(verb), tree.right(verb) + 1
    for kid in tree.kids[verb]:
        if kid > verb and _ends_clause(tree, kid, verb):
            end = min(end, tree.left(kid))
            break
    return trim_range(tree, start, end)


def _ends_clause(tree: Tree, kid: int, verb: int) -> bool:
    """Whether a child that follows its verb is no part of what the verb says."""
    dep = tree.deps[kid]
    if dep == "parataxis":
        return True
    if dep == "conj" and tree.is_verb(kid):
        own_subject = tree.kid(kid, "nsubj", "nsubjpass", "expl") is not None or tree.words[kid] in GOES_ON
        narrated = tree.tags[kid] in ("VBD", "VBZ", "VBP") and tree.tags[verb] in ("VB", "VBG")
        return own_subject or narrated
    if dep == "advcl" and any(tree.words[mark] in CONTRASTING for mark in tree.kids_with(kid, "mark")):
        return True
    after_comma = tree.words[max(tree.left(kid) - 1, 0)] == ","
    return dep in ("advcl", "acl") and tree.words[kid] in SPEAKING and after_comma


def described_noun(tree: Tree, cue: int) -> int | None:
    """The noun before a clause that lacks its object: “the papers that it wants Y to sign”; None if it lacks none."""
    subject = tree.kid(cue, "nsubj")
    if tree.deps[cue] != "relcl" or subject is None or tree.tags[subject] in ("WDT", "WP"):
        return None
    opening = tree.left(cue)
    plain = opening == tree.left(subject) or tree.words[opening] in ("that", "which")
    return tree.heads[cue] if plain else None


def phrase_range(tree: Tree, noun: int) -> Range:
    """The stretch of a noun phrase, without what is merely remarked after a comma."""
    start, end = tree.left(noun), tree.right(noun) + 1
    for kid in tree.kids[noun]:
        after_comma = tree.words[max(tree.left(kid) - 1, 0)] == ","
        remark = after_comma and (tree.words[kid] in SPEAKING or tree.deps[kid] == "relcl")
        if kid > noun and (remark or (tree.deps[kid] in ("conj", "parataxis", "appos") and tree.is_verb(kid))):
            end = min(end, tree.left(kid))
            break
    return trim_range(tree, start, end)


def without_remark(tree: Tree, stretch: Range) -> Range:
    """A stretch without a last clause that only adds something: “…, which Moscow denies”."""
    start, end = stretch
    for index in range(end - 2, start + 2, -1):
        if tree.words[index - 1 : index + 1] in ([",", "a"], [",", "an"]) and _takes_up(tree, index + 1):
            return trim_range(tree, start, index - 1)  # “…, a request that Y turned down”
        if tree.tags[index] in ("WDT", "WP", "WRB") and tree.words[index - 1] == ",":
            verb = tree.heads[index]
            adds = tree.deps[verb] == "relcl" and tree.right(verb) + 1 >= end
            return trim_range(tree, start, index - 1) if adds else stretch
    return stretch


def _takes_up(tree: Tree, begin: int) -> bool:
    """Whether a noun phrase takes up what was said before: “a request that Y turned down”."""
    spots = range(begin, min(begin + 3, len(tree.words) - 1))
    return any(tree.words[at] in load_words("commented") and tree.words[at + 1] in ("that", "which") for at in spots)


def trim_range(tree: Tree, start: int, end: int) -> Range:
    """A stretch within one sentence, without the marks and joining words at its ends."""
    first, last = tree.sentence_bounds(start)
    start, end = max(start, first), min(end, last)
    words = tree.words
    if tree.tags[start] in ("WP", "WDT") and words[start] in ("who", "which") and end - start > 2:
        start += 1  # “the union, | who will strike unless A”
    if words[start] == "clear" and words[start - 1] in ("make", "makes", "made", "making"):
        start += 1
    while start < end - 1 and (words[start] in OPENERS or not words[start].strip()):
        start += 1
    while end > start + 1 and (words[end - 1] in ENDERS or not words[end - 1].strip()):
        end -= 1
    return start, end


def characters(tree: Tree, stretch: Range) -> Range:
    """The characters of a stretch, without quotation marks that enclose it or have no partner in it."""
    text = tree.text
    start, end = _with_closing_mark(text, *tree.chars(stretch))
    while end - start > 2:
        start, end = _without_doubled_marks(text, start, end)
        opening, closing = text[start], text[end - 1]
        inner = text[start + 1 : end - 1]
        if opening in QUOTES and closing == QUOTES[opening] and opening not in inner and closing not in inner:
            start, end = start + 1, end - 1
        elif opening in '”"“' and not set('”"“') & set(text[start + 1 : end]):
            start += 1
        elif closing in '“"”' and not set('“"”') & set(text[start : end - 1]):
            end -= 1
        elif closing in " ,;:" or opening in " ,;:":
            start, end = start + (opening in " ,;:"), end - (closing in " ,;:")
        else:
            break
    return start, end


def _without_doubled_marks(text: str, start: int, end: int) -> Range:
    """The characters without the marks of old wire systems that enclose them or have no partner in them."""
    opens, closes = text.startswith("``", start), text.endswith("''", start, end)
    inner = text[start + 2 * opens : end - 2 * closes]
    if opens and (closes or "''" not in inner) and "``" not in inner:
        start += 2
    if closes and (opens or "``" not in inner) and "''" not in inner:
        end -= 2
        end -= text[end - 1] in ".,"
    return start, end


def _with_closing_mark(text: str, start: int, end: int) -> Range:
    """The characters with the mark that closes a quotation inside them, where only a full stop stands between."""
    inside = text[start:end]
    straight, curly, doubled = inside.count('"') % 2, inside.count("“") > inside.count("”"), inside.count("``")
    mark = '"' if straight else "”" if curly else "''" if doubled > inside.count("''") else ""
    for between in ("", ".", ",", "!", "?"):
        if mark and text.startswith(between + mark, end):
            return start, end + len(between + mark)
    return start, end


def condition_in(tree: Tree, stretch: Range) -> Range | None:
    """The first if-, unless- or should-clause that lies in a stretch."""
    for index in range(*stretch):
        if tree.words[index] in CONDITIONS and (found := _condition_at(tree, index)):
            return found
    return None


def _condition_at(tree: Tree, index: int) -> Range | None:
    verb, word = tree.heads[index], tree.words[index]
    if tree.deps[verb] not in ("advcl", "acl", "ROOT", "ccomp", "conj", "dep", "pcomp"):
        return None
    if word in INVERTED:
        if tree.deps[verb] != "advcl" or index != tree.left(verb):
            return None
    elif tree.deps[index] not in ("mark", "advmod", "prep", "aux") or tree.deps[verb] == "ROOT":
        return None
    if word == "until" and any(
        tree.tags[kid] == "CD" or tree.tags[kid][:2] == "NN" for kid in tree.kids_with(index, "pobj")
    ):
        return None  # “until 2030”: a day, not a condition
    if word == "if" and tree.deps[verb] == "ccomp" and index > tree.heads[verb]:
        return None  # “asked if”: a question, not a condition
    start = index - (index > 0 and tree.words[index - 1] in ("only", "even", "except"))
    return trim_range(tree, start, max(clause_range(tree, verb)[1], index + 1))
