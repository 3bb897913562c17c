"""Whose words a place of the article is: the statement that it lies in, and who is meant by “we” there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.joined import find_joined, find_pair
from briefing.language.tree import Tree

if TYPE_CHECKING:
    from briefing.language.attribution import Attribution
    from briefing.language.parsed import ParsedArticle

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})
REMARKS = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "punct"})
"""What hangs on a noun without being part of its name."""
JOINED = frozenset({"cc", "conj"})
"""What joins another noun to it."""


STATES_OF_MIND = frozenset({"intend", "want", "know", "agree", "support", "describe", "discuss"})
"""Classes of cues inside a statement whose content is still its speaker's words: “X said Y was ready to A”."""


class Spoken:
    """The statements of an article, to be asked whose words stand at some place."""

    def __init__(self, parsed: ParsedArticle, tree: Tree) -> None:
        """Note for every token which statement it lies in, the innermost where one stands in another."""
        self.parsed = parsed
        self.tree = tree
        self._statement: list[Attribution | None] = [None] * len(tree.words)
        statements = [one for one in parsed.attributions if one.outer is None or one.cue_class not in STATES_OF_MIND]
        contents = [(end - start, start, end, one) for one in statements for start, end in one.contents]
        for _, start, end, attribution in sorted(contents, key=lambda content: (-content[0], content[1])):
            first, last = tree.tokens_in(start, end)
            self._statement[first:last] = [attribution] * (last - first)

    def at(self, index: int) -> Attribution | None:
        """The innermost statement whose content holds a token; None in the reporter's own words."""
        return self._statement[index]

    def is_denied(self, cue: int) -> bool:
        """Whether somebody denies what a cue tells: “denied that it had threatened A”.

        Not where the words run on without a full stop, as scraped pages have it: “denies A It demands B”.
        """
        around = self.at(cue)
        if around is None or (around.cue is not None and around.cue.i == cue):
            return False
        subject = self.tree.kid(cue, "nsubj")
        anew = subject is not None and self.tree.tags[subject] == "PRP" and self.parsed.doc[subject].text[0].isupper()
        return (around.cue_class == "deny" or around.negated) and not anew

    def speaker_at(self, index: int) -> str | None:
        """The actor whose words a token is; None in the reporter's own, and where nobody is sure."""
        attribution = self.at(index)
        return self.source_of(attribution) if attribution else None

    def source_of(self, attribution: Attribution) -> str | None:
        """The actor who makes a statement; “we” inside another statement is the outer one's speaker."""
        seen: list[Attribution] = []
        while (source := attribution.source) is not None and source.text.lower() in FIRST_PERSON:
            if attribution.outer is not None:
                return self.parsed.cast.resolve(attribution.outer)
            around = self.at(source.start)
            seen.append(attribution)
            if around is None or any(around is one for one in seen):
                return None
            attribution = around
        return self.parsed.cast.resolve(source) if source is not None else None

    def sources_of(self, attribution: Attribution) -> tuple[str, ...]:
        """The actors who make a statement together, the first first; () where nobody is sure."""
        source = attribution.source
        joined = find_joined(self.parsed, source) or (
            find_pair(self.parsed, source.root.i) if source is not None else ()
        )
        alone = None if joined else self.source_of(attribution)
        return joined or ((alone,) if alone else ())

    def who(self, noun: int | None) -> str | None:
        """The actor that a noun or pronoun stands for."""
        if noun is None:
            return None
        if self.tree.words[noun] in FIRST_PERSON:
            return self.speaker_at(noun)
        start, end = self.phrase(noun)
        return self.parsed.cast.resolve(self.parsed.doc[start:end])

    def parties(self, noun: int | None) -> tuple[str, ...]:
        """The actors that a noun phrase stands for: one, or several joined by “and”; not those it only mentions."""
        if noun is not None and (pair := find_pair(self.parsed, noun)):
            return pair
        found: dict[str, None] = {}
        todo = [noun] if noun is not None else []
        while todo:
            one = todo.pop(0)
            if (actor := self.who(one)) is not None:
                found[actor] = None
            todo += [kid for kid in self.tree.kids[one] if self.tree.deps[kid] == "conj" and not self.tree.is_verb(kid)]
        return tuple(found)

    def phrase(self, noun: int) -> tuple[int, int]:
        """The tokens of a noun phrase, without clauses and remarks that hang on it, and without the genitive's ’s."""
        tree = self.tree
        end = noun + 1
        for kid in tree.kids[noun]:
            if kid > noun and tree.deps[kid] in REMARKS | JOINED:
                break
            if kid > noun and tree.deps[kid] != "case":
                end = tree.right(kid) + 1
        return tree.left(noun), end
