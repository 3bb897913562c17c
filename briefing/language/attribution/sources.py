"""Who says it: the noun phrase that is the source of a cue, in its own sentence."""

from __future__ import annotations

from briefing.language.attribution.lexicon import load_cues
from briefing.language.attribution.wordlists import load_verb_forms, load_words
from briefing.language.cast.lexicon import load_lexicon
from briefing.language.tree import RELATIVE_TAGS, SUBJECTS, Range, Tree

DEPTH = 6
"""How many verbs up a missing subject is looked for."""
REACH = 14
"""How many words before "as saying" the verb of quoting may stand."""
ONE_OF_MANY = frozenset("majority number police percent group half handful government team public".split())
"""Singular nouns that go with verbs in the plural as well."""
GOING_ON = frozenset({"conj", "advcl", "dep", "ccomp", "parataxis"})
"""Relations in which a verb without a subject has that of its head."""
DASHES = frozenset({"-", "--", "–", "—", "―"})
WRITING = frozenset({"write", "writes", "wrote", "written", "writing"})
CLAUSAL = frozenset({"after", "before", "since", "until", "as"})
"""Prepositions that are conjunctions as well."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TRIMMED = DASHES | {",", "-LRB-", "(", ":", ";", '"', "“", "”", "''", "``"}
POSTPONED = ("relcl", "acl", "appos", "prep", "punct", "advmod", "parataxis", "dep")


def find_subject(tree: Tree, verb: int, depth: int = DEPTH) -> int | None:
    """The head of the noun phrase that is the logical subject of a verb; None where the sentence gives none."""
    if tree.is_passive(verb):
        agent = tree.kid(verb, "agent")
        agent = agent if agent is not None else _agent_behind(tree, verb)
        return tree.kid(agent, "pobj") if agent is not None else None
    return grammatical_subject(tree, verb, depth)


def _agent_behind(tree: Tree, verb: int) -> int | None:
    """The "by" of a passive that is hung on what the verb takes: "was dismissed as a trick | by Y"."""
    for kid in tree.kids_with(verb, "prep"):
        taken = tree.kid(kid, "pobj") if tree.words[kid] == "as" else None
        for prep in tree.kids_with(taken, "prep") if taken is not None else ():
            if tree.words[prep] == "by":
                return prep
    return None


def grammatical_subject(tree: Tree, verb: int, depth: int = DEPTH) -> int | None:
    """The head of the noun phrase that the verb agrees with, its own or that of the verb it hangs on."""
    own = next((kid for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS), None)
    if own is not None:
        return _antecedent(tree, verb, own)
    if tree.tags[verb] == "VBG" and verb and tree.words[verb - 1] == "as":
        return _quoted_as_saying(tree, verb, depth)
    head, dep = tree.heads[verb], tree.deps[verb]
    if head == verb or depth == 0:
        return None
    if dep == "acl" and tree.tags[verb] in ("VBG", "VB"):
        issuer = _writer_to(tree, head) if tree.tags[verb] == "VBG" else None
        if issuer is None and tree.words[head] in load_words("documents"):
            issuer = noun_source(tree, head)
        return issuer if issuer is not None else head
    controller = tree.kid(head, "dobj") if dep == "xcomp" and tree.tags[verb] == "VB" else None
    if controller is not None and controller < verb and tree.words[head] not in load_words("subject_control"):
        return controller
    return _inherited_subject(tree, verb, depth)


def _writer_to(tree: Tree, reader: int) -> int | None:
    """Who has written to somebody: "Roe" in "Roe had written to the mayor | seeking A"."""
    to = tree.heads[reader]
    if tree.deps[reader] != "pobj" or tree.words[to] != "to" or tree.words[tree.heads[to]] not in WRITING:
        return None
    return tree.kid(tree.heads[to], "nsubj")


def _inherited_subject(tree: Tree, verb: int, depth: int) -> int | None:
    """The subject of the verb that a verb without one hangs on."""
    head, dep = tree.heads[verb], tree.deps[verb]
    governor = None
    if dep == "advcl" and tree.tags[verb] in FINITE:
        if tree.kid(verb, "mark") is not None:
            return _misplaced_subject(tree, verb)
        prep = next((kid for kid in tree.kids_with(head, "prep") if kid < verb and tree.words[kid] in CLAUSAL), None)
        if prep is not None:
            return tree.kid(prep, "pobj")  # "after | the mayor (70) earlier | praised A": no preposition after all
    if dep == "xcomp" or (dep in GOING_ON and (tree.is_verb(head) or _is_predicate(tree, head))):
        governor = head
    elif dep in ("pcomp", "prep") and tree.heads[head] != head and tree.is_verb(tree.heads[head]):
        governor = tree.heads[head]
    if governor is None:
        return None
    subject = grammatical_subject(tree, governor, depth - 1)
    if dep == "conj" and subject is not None and not _agree(tree, subject, verb):
        return _agreeing_above(tree, governor, verb)
    return subject


def _misplaced_subject(tree: Tree, verb: int) -> int | None:
    """The noun right before a finite verb whose clause has a conjunction of its own: "as | the mayor (70) | said"."""
    mark = tree.kid(verb, "mark")
    for at in range(verb - 1, mark or 0, -1):
        if tree.tags[at] in ("NNP", "PRP") or (tree.tags[at][:2] == "NN" and tree.deps[at] != "npadvmod"):
            inside = tree.deps[at] in ("pobj", "appos", "npadvmod") or tree.words[at - 1] in ("(", "-lrb-")
            if not inside:
                return at
    return None


def _agree(tree: Tree, subject: int, verb: int) -> bool:
    """Whether subject and verb agree in number, as far as their forms tell."""
    finite = next((kid for kid in tree.kids_with(verb, "aux", "auxpass") if tree.tags[kid] in ("VBZ", "VBP")), verb)
    if tree.tags[finite] == "VBZ":
        return tree.tags[subject] != "NNS" and tree.words[subject] not in ("they", "we", "you", "i")
    if tree.tags[finite] == "VBP":
        several = tree.kid(subject, "conj") is not None or tree.words[subject] in ONE_OF_MANY
        return several or tree.tags[subject] not in ("NN", "NNP")
    return True


def _agreeing_above(tree: Tree, governor: int, verb: int) -> int | None:
    """The subject of a verb further up that agrees: the parser has hung the verb on too near a one."""
    at = governor
    while tree.heads[at] != at:
        at = tree.heads[at]
        own = tree.kid(at, "nsubj") if tree.is_verb(at) else None
        if own is not None and _agree(tree, own, verb):
            return own
    return None


def _quoted_as_saying(tree: Tree, verb: int, depth: int) -> int | None:
    """Who says what follows "as saying": the one who is quoted, not the one who quotes."""
    begin = max(0, verb - REACH)
    quoting = next((at for at in range(verb - 2, begin, -1) if tree.words[at] in load_verb_forms("quoting")), None)
    if quoting is None or not tree.is_verb(quoting):
        return None
    quoted = tree.kid(quoting, "nsubjpass", "dobj")
    if quoted is None and tree.tags[verb - 2][:2] in ("NN", "PR"):
        return verb - 2
    return quoted if quoted is not None or depth == 0 else grammatical_subject(tree, quoting, depth - 1)


def _is_predicate(tree: Tree, index: int) -> bool:
    return tree.kid(index, "nsubj", "nsubjpass", "cop") is not None


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The subject itself, or the noun that a relative pronoun stands for."""
    if tree.tags[subject] in RELATIVE_TAGS or (tree.words[subject] == "that" and tree.deps[verb] == "relcl"):
        at = verb
        for _ in range(DEPTH):
            if tree.deps[at] == "relcl":
                return _agreeing(tree, _bearer(tree, tree.heads[at]), verb)
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        before = subject - 1 if tree.words[subject - 1] != "," else subject - 2
        return before if before >= 0 and tree.tags[before][:2] == "NN" else None
    return subject


def _agreeing(tree: Tree, noun: int, verb: int) -> int:
    """The noun that a relative clause describes; or that before its "of": "people of Oslo, who fear A"."""
    over = tree.heads[noun]
    if tree.deps[noun] != "pobj" or _agree(tree, noun, verb) or tree.tags[tree.heads[over]][:2] != "NN":
        return noun
    return tree.heads[over]


def _bearer(tree: Tree, noun: int) -> int:
    """Whom a noun in the predicate is said of, by name: "Roe" in "Roe is a banker and gambler who pledged A"."""
    at = noun
    while tree.deps[at] == "conj" and tree.heads[at] != at and not tree.is_verb(tree.heads[at]):
        at = tree.heads[at]
    subject = tree.kid(tree.heads[at], "nsubj") if tree.deps[at] == "attr" else None
    return subject if subject is not None and tree.tags[subject] in ("NNP", "NNPS") else noun


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
            last = min(last, tree.left(_clause_around(tree, cue, kid)))
    if first <= cue < head:
        first = cue + 1
    if head < cue < last:
        last = cue
    last = min(last, _act_behind_agent(tree, head, cue))
    while last - 1 > head and (
        tree.words[last - 1] in TRIMMED
        or tree.tags[last - 1] in ("CC", "WP", "WDT")
        or not tree.words[last - 1].strip()
    ):
        last -= 1
    for at in range(first, head):
        if tree.words[at] == ":" or (tree.words[at] in DASHES and tree.doc[at].whitespace_):
            first = at + 1  # a dateline or label: "GENEVA (Reuters) - The minister", "The Latest: The minister"
    while first < head and tree.words[first] in TRIMMED:
        first += 1
    return first, last


def _clause_around(tree: Tree, cue: int, kid: int) -> int:
    """The relative clause that a cue stands in, below what hangs on a source: "residents of the town, | who fear A"."""
    at = cue
    while at != kid and tree.heads[at] != at:
        if tree.deps[at] == "relcl":
            return at
        at = tree.heads[at]
    return kid


def _act_behind_agent(tree: Tree, head: int, cue: int) -> int:
    """Where the act begins that the agent of a passive is followed by: "was accused by prosecutors | of A-ing"."""
    by_agent = tree.deps[tree.heads[head]] == "agent" and tree.heads[tree.heads[head]] == cue
    for kid in tree.kids_with(head, "prep") if by_agent else ():
        if tree.words[kid] == "of" and tree.kid(kid, "pcomp") is not None:
            return kid
    return len(tree.words)


def noun_source(tree: Tree, noun: int, by: bool = True) -> int | None:
    """The head of the noun phrase whose claim, demand or view a cue noun is; `by`: also after "by" and "from"."""
    owner = tree.kid(noun, "poss")
    if owner is not None and tree.tags[owner] == "WP$":
        return _whose(tree, noun)
    if owner is not None and tree.tags[owner] != "PRP$":
        return owner
    issuer = _issuer(tree, noun)
    if issuer is not None and owner is not None and tree.kid(issuer, "poss") is not None:
        issuer = tree.kid(issuer, "poss")  # "the mayor's promise to keep to his plan"
    if issuer is not None or owner is not None:
        return issuer if issuer is not None else owner
    for prep in tree.kids_with(noun, "prep", "agent") if by else ():
        if tree.words[prep] in ("by", "from"):
            return tree.kid(prep, "pobj")
    return _come_from(tree, noun) if by else None


def _come_from(tree: Tree, noun: int) -> int | None:
    """Whom a claim or a feeling comes from: "support for A | came from | Y"."""
    verb = tree.heads[noun]
    if tree.deps[noun] != "nsubj" or tree.words[verb] not in ("came", "comes", "come", "coming"):
        return None
    source = next((kid for kid in tree.kids_with(verb, "prep") if tree.words[kid] == "from"), None)
    return tree.kid(source, "pobj") if source is not None else None


def nation_of(tree: Tree, noun: int) -> int | None:
    """The nationality whose call or demand others answer: "rejected a | Canadian | call for A".

    Only of what somebody answers: "Chinese demand for oil" is nobody's statement.
    """
    verb, dep = tree.heads[noun], tree.deps[noun]
    if dep not in ("dobj", "nsubjpass") or ("V", tree.words[verb]) not in load_cues():
        return None
    for kid in tree.kids_with(noun, "amod", "compound", "nmod"):
        known = load_lexicon().match([tree.doc[kid].text], 0, 1) if tree.doc[kid].text[:1].isupper() else None
        if known is not None and known[1].kind == "state":
            return kid
    return None


def _whose(tree: Tree, noun: int) -> int | None:
    """Whom "whose" takes up: "Roe, | whose opposition to A"."""
    at = tree.heads[noun]
    for _ in range(DEPTH):
        if tree.deps[at] == "relcl":
            return tree.heads[at]
        at = tree.heads[at]
    return None


def _issuer(tree: Tree, noun: int) -> int | None:
    """The subject of the verb with which a claim is made: "issued a warning", "peppered him with attacks"."""
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj" and tree.words[head] in ("with", "in", "to", "of", "for"):
        with_it = tree.words[head] in ("with", "in")
        head = tree.heads[head]
        if with_it and tree.is_verb(head):
            return find_subject(tree, head)
        dep = "dobj"
    if tree.words[head].startswith("rais") and tree.words[noun] in load_words("roused"):
        return None  # "raised hopes of A": in others
    if dep in ("dobj", "attr") and tree.is_verb(head) and tree.words[head] in load_verb_forms("uttering"):
        return find_subject(tree, head)
    return None
