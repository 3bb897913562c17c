"""Roles: the words before or after a person's name that say what office or calling it is of."""

from __future__ import annotations

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.cast.members import Member, Role
from briefing.language.cast.names import Name
from briefing.language.tokens import Tokens

PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "POS", "HYPH", "VBN", "AFX", "CD", "FW"})
LINKS = frozenset({"of", "for", "and", "&", "at", "to", "in", "on"})
PREPOSITIONS = LINKS - {"and", "&"}
CALENDAR = word_list("calendar")
LOOSE_OFFICES = word_list("loose_offices")
"""Callings that companies and countries have too."""
LONGEST = 24
"""Tokens: what goes on for longer is no title but a list, or rubbish."""
RELATIVE = frozenset({"counterpart", "predecessor", "successor", "rival", "ally", "colleague", "opponent"})


class RoleFinder:
    """Finds the roles of an article's persons."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, names: list[Name]) -> None:
        """Remember where names stand, so that "US" and "the White House" in a role are known."""
        self.tokens, self.lexicon = tokens, lexicon
        self.name_at = {at: name for name in names for at in range(name.start, name.end)}

    def add_roles(self, member: Member) -> None:
        """Give a person the roles that stand beside its names."""
        for name in member.names:
            for span in (self._before(name), self._before_comma(name), self._after(name)):
                if span and span[1] > span[0]:
                    start, end, head = span
                    member.roles.append(Role(start, end, head, self.state_of(start, end)))
                    if not member.gender:
                        member.gender = self.lexicon.offices.get(self.tokens.words[head].lower(), "")

    def is_office(self, at: int) -> bool:
        """Whether a token is the head of an office or calling."""
        word = self.tokens.words[at]
        return word.lower() in self.lexicon.offices or word in self.lexicon.short_titles

    def state_of(self, start: int, end: int) -> str | None:
        """The state (else the organisation) that a role is of, by its name in the lists."""
        found = [self.name_at[at] for at in range(start, end) if at in self.name_at]
        keys = [name.key or name.text for name in found if name.kind == "state"]
        keys += [name.key or name.text for name in found if name.kind == "organisation"]
        return keys[0] if keys else None

    def left_edge(self, head: int) -> int:
        """The first token of the noun phrase that ends in a head, without its article."""
        words, tags, at = self.tokens.words, self.tokens.tags, head
        while at > max(head - LONGEST, 0):
            tag, word = tags[at - 1], words[at - 1]
            loose = tag == "HYPH" and not self.tokens.glued(at - 1)
            if self.tokens.glued(at - 1) and word[-1].isalpha() and words[at][0].isalpha():
                break  # words fused by bad scraping belong to two phrases
            ends = loose or word in CALENDAR or "\n" in word
            if tag in PHRASE_TAGS and not self._is_person(at - 1) and not ends:
                at -= 1
            elif (
                word in {"of", "for", "and"} and at >= 2 and tags[at - 2] in PHRASE_TAGS and self._inside(at - 1, head)
            ):
                at -= 2
            elif word == "the" and at >= 3 and words[at - 2] in {"of", "for"} and self._inside(at - 2, head):
                at -= 3
            else:
                break
        while at < head and (tags[at] in {"POS", "HYPH"} or (tags[at] == "CD" and tags[at + 1] != "HYPH")):
            at += 1
        return at

    def _inside(self, link: int, head: int) -> bool:
        """Whether "of" or "and" joins words of one title ("Secretary of State"), and not two things."""
        words = self.tokens.words
        if words[link] == "and":
            return words[link - 1][:1].isupper() and words[link + 1][:1].isupper() and not self._is_person(link - 1)
        return self.is_office(link - 1) and words[link - 1][:1].isupper()

    def _is_person(self, at: int) -> bool:
        name = self.name_at.get(at)
        return name is not None and name.kind == "person"

    def _before(self, name: Name) -> tuple[int, int, int] | None:
        """ "Foreign Minister" in "Foreign Minister Jane Roe", "head of the Forest Service" before her name."""
        head = self._office_left_of(name.start)
        return None if head is None else (self.left_edge(head), name.start, head)

    def _start(self, name: Name) -> int:
        """Where a name begins, with its "Mr"."""
        return name.start - (name.start > 0 and self.tokens.words[name.start - 1] in self.lexicon.honorifics)

    def _before_comma(self, name: Name) -> tuple[int, int, int] | None:
        """ "White House press secretary" in "the White House press secretary, Jane Roe, said"."""
        words, at = self.tokens.words, self._start(name)
        head = self._office_left_of(at - 1) if at >= 2 and words[at - 1] == "," else None
        if head is None:
            return None
        closed = name.end >= len(words) or words[name.end] in {",", ":", ".", ";", "-", "–", "—"}
        root = self.tokens.root(name.start, name.end)
        joined = self.tokens.heads[root] == head or self.tokens.heads[head] == root
        return (self.left_edge(head), at - 1, head) if closed or joined else None

    def _office_left_of(self, end: int) -> int | None:
        """The head of the office that a stretch of words ends with: "ambassador" in "ambassador to Peru"."""
        words, tags, at = self.tokens.words, self.tokens.tags, end - 1
        if at < 0 or tags[at] not in PHRASE_TAGS or tags[at] == "POS":
            return None
        while at >= max(end - 14, 0) and not self._is_person(at):
            if self.is_office(at) and (at == end - 1 or words[at + 1] in PREPOSITIONS):
                return at
            if tags[at] not in PHRASE_TAGS and words[at] not in LINKS and words[at] != "the":
                return None
            if (at < end - 1 and words[at] == ",") or "\n" in words[at]:
                return None
            at -= 1
        return None

    def tells_person(self, name: Name) -> bool:
        """Whether the words beside a name of unknown kind give it an office or calling, as only persons have."""
        if name.start and self.tokens.words[name.start - 1].lower() in LOOSE_OFFICES:
            return False
        found = self._before(name) or self._after(name) or self._before_comma(name)
        return found is not None and self.tokens.tags[found[2]] in {"NN", "NNP"}

    def _after(self, name: Name) -> tuple[int, int, int] | None:
        """ "professor of law at Oslo University" in "Jane Roe, professor of law at Oslo University, said"."""
        words, tags, at = self.tokens.words, self.tokens.tags, name.end
        if at + 1 >= len(words) or words[at] != ",":
            return None
        start = at + 1
        while start < len(words) and tags[start] in {"DT", "PRP$"}:
            start += 1
        end, head = start, -1
        while end < len(words) and (tags[end] in PHRASE_TAGS or (words[end] in LINKS and end > start)):
            if head < 0 and self.is_office(end) and not self._goes_on(end):
                head = end
            end += 1
            if end < len(words) and words[end] == "the" and words[end - 1] in LINKS:
                end += 1
        while end > start and (words[end - 1] in LINKS or words[end - 1] == "the"):
            end -= 1
        if head < 0 or any(self._is_person(i) for i in range(start, head)) or end - start > 16:
            return None
        linked = next((i for i in range(start, head) if words[i] in LINKS and words[i] not in {"and", "&"}), None)
        if linked is not None and not self.is_office(linked - 1):
            return None
        return start, end, head

    def _goes_on(self, at: int) -> bool:
        """Whether the noun phrase goes on after a token, so that it is not its head."""
        return at + 1 < len(self.tokens) and self.tokens.tags[at + 1] in {"NN", "NNS", "NNP", "NNPS", "POS"}
