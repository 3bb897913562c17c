"""Names found again: where capitals and tags tell nothing, in headlines and at the beginning of sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.cast.names import Name
from briefing.language.cast.runs import is_capital
from briefing.language.tokens import Tokens

MONTHS = word_list("calendar_surnames")
ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
"""Where a month's name that is a surname here stands: months do nothing."""
AFTER_SUBJECTS = frozenset({"VBD", "VBZ", "MD", "POS", "VBP"})


def find_again(names: Sequence[Name], tokens: Tokens, lexicon: Lexicon, headline: Collection[int]) -> Iterator[Name]:
    """Names that stand elsewhere in the article, where they were passed over: "Roe has said", "Roe Wins Vote".

    ``headline``: the tokens of lines in title case.
    """
    forms = _forms(names, lexicon)
    taken = {at for name in names for at in range(name.start, name.end)}
    lower = {word for word in tokens.words if word.islower()}
    for at, word in enumerate(tokens.words):
        if word not in forms or at in taken or not is_capital(word):
            continue
        if tokens.deps[at] not in ACTING if word in MONTHS else word.lower() in lower:
            continue
        for form, kind, key in forms[word]:
            end = at + len(form)
            if tuple(tokens.words[at:end]) == form and (len(form) > 1 or at in headline or _is_subject(at, tokens)):
                yield Name(at, end, tokens.phrase(at, end), kind, key)
                taken.update(range(at, end))
                break


def _forms(names: Sequence[Name], lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], str, str | None]]]:
    """The names of persons and organisations, and surnames alone, by their first word, longest first."""
    forms: dict[str, dict[tuple[str, ...], tuple[str, str | None]]] = {}
    for name in names:
        if name.kind not in {"person", "organisation"} or name.sense != "name":
            continue
        words = tuple(name.text.split())
        forms.setdefault(words[0], {})[words] = (name.kind, name.key)
        if name.kind == "person" and len(words) > 1:
            family_first = words[0] in lexicon.surnames_first and words[0] not in lexicon.forenames
            surname = words[0] if family_first else words[-1]
            if surname in MONTHS or surname not in lexicon.never:
                forms.setdefault(surname, {}).setdefault((surname,), (name.kind, None))
    return {
        first: [(form, *known) for form, known in sorted(found.items(), key=lambda pair: -len(pair[0]))]
        for first, found in forms.items()
    }


def _is_subject(at: int, tokens: Tokens) -> bool:
    """Whether a verb or a possessor's mark follows, as it does a name and not an adjective."""
    return at + 1 < len(tokens) and tokens.tags[at + 1] in AFTER_SUBJECTS
