"""What says of a verb that it is not so: one rule for the parse as lists (`Tree`) and for tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

NEGATIONS = frozenset({"never", "not", "n't", "n’t"})


def negates(word: str, dep: str, before: str) -> bool:
    """Whether a word negates the verb that it hangs on; ``before``: the word that stands before it, all in lower case.

    “no longer” is a negation, “longer” alone is none: “talks may last longer”.
    """
    return dep == "neg" or word in NEGATIONS or (word == "longer" and before in ("no", "any"))


def is_negated(verb: Token) -> bool:
    """Whether a verb has a negation of its own: “will not”, “never”, “will no longer”.

    `briefing.language.clauses.is_negated` asks it of a clause: “no talks were held”.
    """
    return any(
        negates(child.lower_, child.dep_, child.nbor(-1).lower_ if child.lower_ == "longer" and child.i else "")
        for child in verb.children
    )
