"""Who says it: the noun phrase that is the source of a cue, in its own sentence."""

from __future__ import annotations

from functools import cache

from briefing.language.attribution.frames import SHOWING
from briefing.language.attribution.tree import RELATIVE_TAGS, SUBJECTS, Range, Tree
from briefing.language.cast.lexicon import load_lexicon
from briefing.language.lemmas import inflect_verb

DEPTH = 6
"""How many verbs up a missing subject is looked for."""
DOCUMENT_NOUNS = (
    "statement letter message tweet post resolution memo note brief paper report lawsuit suit complaint petition"
    " speech address interview comment remark declaration decree bill law email e-mail op-ed editorial article"
    " advertisement ad video policy motion"
).split()
DASHES = frozenset({"-", "--", "–", "—", "―"})
TRIMMED = {",", "-", "--", "–", "—", "―", "-LRB-", "(", ":", ";", '"', "“", "”", "''", "``"}
POSTPONED = ("relcl", "acl", "appos", "prep", "punct", "advmod", "parataxis", "dep")
DOCUMENTS = frozenset(
    [f"{noun}{plural}" for plural in ("", "s") for noun in DOCUMENT_NOUNS] + ["remarks", "comments"]
)
"""What persons issue, and speaks for them: "the council issued a statement calling it a threat"."""
SOMEBODY = frozenset(
    "those some many most others another everyone everybody someone somebody anyone anybody nobody both all few none each"
    " several one".split()
)
COUNTED = frozenset(
    "number array dozens scores handful group majority minority percent half third quarter chorus crowd couple pair"
    " hundreds thousands millions".split()
)
BODIES = frozenset("country nation newspaper website magazine state city colony kingdom operative staffer".split())
"""Bodies and persons that the cast's lists leave out, since they are no actors by themselves."""
PERSONAL_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "crats", "eers", "nents")
"""How nouns for many persons end: voters, investors, economists, politicians, democrats, opponents."""
UTTERING = (
    "issue make give express voice repeat deliver raise have announce offer reiterate renew send launch submit present"
    " contain include carry add sound utter fire aim level file lodge put hold harbour harbor share stress underline"
    " show signal herald point dial step keep maintain publish release post write unveil be take get drop withdraw"
).split()
EXPLETIVE = {"it", "there", "this", "that", "what", "which"}


def find_subject(tree: Tree, verb: int, depth: int = DEPTH) -> int | None:
    """The head of the noun phrase that is the logical subject of a verb; None where the sentence gives none."""
    if tree.is_passive(verb):
        agent = tree.kid(verb, "agent")
        return tree.kid(agent, "pobj") if agent is not None else None
    return grammatical_subject(tree, verb, depth)


def grammatical_subject(tree: Tree, verb: int, depth: int = DEPTH) -> int | None:
    """The head of the noun phrase that the verb agrees with, its own or that of the verb it hangs on."""
    own = next((kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS), None)
    if own is not None:
        return _antecedent(tree, verb, own)
    if depth == 0:
        return None
    head, dep = tree.heads[verb], tree.deps[verb]
    if head == verb:
        return None
    if dep == "acl":
        if tree.tags[verb] not in ("VBG", "VB"):
            return None
        issuer = noun_source(tree, head) if tree.words[head] in DOCUMENTS else None
        return issuer if issuer is not None else head
    if dep == "relcl":
        return None
    if dep == "xcomp":
        controller = tree.kid(head, "dobj") if tree.tags[verb] == "VB" else None
        if controller is not None and controller < verb and tree.words[head] not in SUBJECT_CONTROL:
            return controller
        return grammatical_subject(tree, head, depth - 1)
    if dep in ("conj", "advcl", "dep", "ccomp", "parataxis") and (tree.is_verb(head) or _is_predicate(tree, head)):
        return grammatical_subject(tree, head, depth - 1)
    if dep in ("pcomp", "prep"):
        above = tree.heads[head]
        if above != head and tree.is_verb(above):
            return grammatical_subject(tree, above, depth - 1)
    return None


SUBJECT_CONTROL = frozenset({"promised", "promise", "promises", "promising", "vowed", "used", "uses", "took", "take"})
"""Verbs whose object is not the subject of the infinitive: "took to Twitter to say"."""


def _is_predicate(tree: Tree, index: int) -> bool:
    return tree.kid(index, "nsubj", "nsubjpass", "cop") is not None


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The subject itself, or the noun that a relative pronoun stands for."""
    if tree.tags[subject] in RELATIVE_TAGS or (tree.words[subject] == "that" and tree.deps[verb] == "relcl"):
        at = verb
        for _ in range(DEPTH):
            if tree.deps[at] == "relcl":
                return tree.heads[at]
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        before = subject - 1 if tree.words[subject - 1] != "," else subject - 2
        return before if before >= 0 and tree.tags[before][:2] == "NN" else None
    return subject


def relative_pronoun(tree: Tree, verb: int, source: Range) -> int | None:
    """The pronoun that stands for the source in the verb's own clause: "the senator, who said"."""
    for kid in tree.kids_with(verb, "nsubj"):
        if tree.tags[kid] in RELATIVE_TAGS and kid >= source[1] and kid - source[1] <= 1:
            return kid
    return None


def noun_phrase(tree: Tree, head: int, cue: int) -> Range:
    """The words of a source: its noun phrase with title and apposition, cut before a relative clause or the cue."""
    first, last = tree.span(head)
    for kid in tree.kids[head]:
        if kid > head and (
            tree.deps[kid] == "relcl" or (tree.deps[kid] in POSTPONED and tree.left(kid) <= cue <= tree.right(kid))
        ):
            last = min(last, tree.left(kid))
    if first <= cue < head:
        first = cue + 1
    if head < cue < last:
        last = cue
    while last - 1 > head and (tree.words[last - 1] in TRIMMED or tree.tags[last - 1] == "CC"):
        last -= 1
    for at in range(first, head):
        if tree.words[at] in DASHES:
            first = at + 1  # a dateline: "GENEVA (Reuters) - The minister"
    while first < head and tree.words[first] in TRIMMED:
        first += 1
    return first, last


def noun_source(tree: Tree, noun: int, by: bool = True) -> int | None:
    """The head of the noun phrase whose claim, demand or view a cue noun is; `by`: also after "by" and "from"."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return owner
    for prep in tree.kids_with(noun, "prep", "agent") if by else ():
        if tree.words[prep] in ("by", "from"):
            return tree.kid(prep, "pobj")
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj" and tree.words[head] in ("with", "in", "to", "of", "for"):
        with_it = tree.words[head] in ("with", "in")
        head = tree.heads[head]
        if with_it and tree.is_verb(head):
            return find_subject(tree, head)
        dep = "dobj"
    if dep in ("dobj", "attr") and tree.is_verb(head) and tree.words[head] in uttering():
        return find_subject(tree, head)
    return None


@cache
def uttering() -> frozenset[str]:
    """The forms of the verbs whose subject makes the claim, threat or demand that is their object."""
    return frozenset(form for base in UTTERING for form in inflect_verb(base))


def can_speak(tree: Tree, head: int) -> bool:
    """Whether a noun phrase with this head may stand for persons, a body of persons, or what speaks for them."""
    tag, word = tree.tags[head], tree.words[head]
    if tag.startswith(("NNP", "PRP", "WP", "CD")) or word in SHOWING or word in DOCUMENTS or word in SOMEBODY:
        return True
    if tree.doc[head].text[0].isupper() and not tree.starts[head]:
        return True
    if word in COUNTED:
        of = next((kid for kid in tree.kids_with(head, "prep") if tree.words[kid] == "of"), None)
        counted = tree.kid(of, "pobj") if of is not None else None
        return counted is None or can_speak(tree, counted)
    return tag.startswith("NN") and _is_personal(word, tag)


def _is_personal(word: str, tag: str) -> bool:
    lexicon = load_lexicon()
    if word in lexicon.plural_people or word in lexicon.collectives or word in lexicon.single_people:
        return True
    single = word[:-1] if tag == "NNS" and word.endswith("s") else word
    if single in lexicon.offices or single in lexicon.collectives or single in lexicon.single_people:
        return True
    return single in BODIES or (tag == "NNS" and word.endswith(PERSONAL_ENDINGS))


def is_expletive(tree: Tree, subject: int, verb: int) -> bool:
    """Whether a subject stands for nobody: "it is clear that", "there were fears"."""
    return tree.deps[subject] == "expl" or (tree.words[subject] in EXPLETIVE and tree.heads[subject] == verb)
