"""Stretches of capitalised words, before anybody asks what they name."""

from __future__ import annotations

from briefing.language.cast.lexicon import Lexicon, word_list
from briefing.language.tokens import NAME_TAGS, Tokens

PARTICLES = word_list("particles")
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
NAMEABLE_TAGS = frozenset({"NN", "NNS", "JJ", "FW", "UH", "XX", "ADD", "GW", "VBG", "VBN", "RB"})
SAYING = word_list("saying")
MISREAD_TAGS = frozenset({"VBN", "VBD", "VB", "VBP", "UH", "FW"})
OWNED = word_list("owning_in_names")
HYPHENATED_WORDS = word_list("hyphen_words")
OF_NOUNS = word_list("nouns_before_of")
FOR_NOUNS = OF_NOUNS - {"House", "Court", "Republic", "Kingdom", "Party", "Presidency", "Church", "Embassy"}


ON_NOUNS = word_list("nouns_before_on")
HEADLINE_SMALL = word_list("headline_small")
CALENDAR = word_list("calendar")
SURNAMES_TOO = word_list("calendar_surnames")


def is_capital(word: str) -> bool:
    """Whether a word is written as names are."""
    return word[:1].isupper() and any(c.isalpha() for c in word)


def title_case_lines(tokens: Tokens) -> set[int]:
    """The tokens of lines in which nearly every word has a capital, as headlines do: there a capital tells nothing."""
    marked: set[int] = set()
    start = 0
    for at in range(len(tokens) + 1):
        if at < len(tokens) and "\n" not in tokens.words[at]:
            continue
        words = [word for word in tokens.words[start:at] if word[:1].isalpha() and word not in HEADLINE_SMALL]
        loud = sum(word[0].isupper() for word in words)
        # a sentence of many names is no headline: a verb in it has no capital
        full_stop = at > start and tokens.words[at - 1] in {".", "”", '"', ","}
        if len(words) >= 4 and loud >= (1.0 if full_stop else 0.8) * len(words) and not (full_stop and start):
            marked.update(range(start, at))
        start = at + 1
    return marked


class RunFinder:
    """Finds the stretches; one for an article."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Remember the article and the lists."""
        self.tokens, self.lexicon = tokens, lexicon
        self.headline = title_case_lines(tokens)
        self._lower = {word for word in tokens.words if word.islower()}
        self.firsts = self._sentence_starts()
        self._before_surname = frozenset(lexicon.forenames) | frozenset(lexicon.honorifics) | {"Minister", "President"}

    def _sentence_starts(self) -> set[int]:
        """Tokens that would have a capital whatever they were: after a full stop, a colon, a quotation mark."""
        words, firsts, fresh = self.tokens.words, set(), True
        starts = {start for start, _ in self.tokens.sents}
        for at, word in enumerate(words):
            fresh = fresh or at in starts
            if word[:1].isalnum():
                if fresh:
                    firsts.add(at)
                fresh = False
            elif word in {".", "!", "?", ":", "“", '"', "‘", "—", "–", "•", "…", "..."} or "\n" in word:
                fresh = True
        return firsts

    def is_name(self, at: int) -> bool:
        """Whether a token can be part of a name by its capital and its tag."""
        word = self.tokens.words[at]
        if not is_capital(word) or len(word) == 1 or "<" in word or self._is_tagged(at):
            return False
        if word in CALENDAR:
            return word in SURNAMES_TOO and at > 0 and self.tokens.words[at - 1] in self._before_surname
        if self.tokens.tags[at] in NAME_TAGS:
            return True
        if at in self.firsts:
            return self._speaks(at) or (self.tokens.tags[at] in MISREAD_TAGS and self._leads_name(at))
        return self.tokens.tags[at] in NAMEABLE_TAGS and word != "I"

    def _speaks(self, at: int) -> bool:
        """Whether a sentence's first word, which is read as a common noun, says something, as only names do bare."""
        tokens, word = self.tokens, self.tokens.words[at]
        if tokens.tags[at] != "NN" or tokens.deps[at] != "nsubj" or tokens.heads[at] != at + 1:
            return False
        low, lexicon = word.lower(), self.lexicon
        bodies = low in lexicon.collectives or low in lexicon.single_people or low in lexicon.plural_people
        common = low in self._lower or low in lexicon.offices or bodies or word.isupper()
        return tokens.words[at + 1].lower() in SAYING and not common

    def _leads_name(self, at: int) -> bool:
        """Whether a sentence's first word, which is read as a verb, is a given name: "Segun Ajayi-Kadir said"."""
        head = self.tokens.heads[at]
        inside = self.tokens.deps[at] == "compound" and at < head <= at + 3 and self.tokens.tags[head] in NAME_TAGS
        return inside and self.tokens.words[at].lower() not in self._lower

    def _is_tagged(self, at: int) -> bool:
        """Whether a word is a hashtag or the name of an account."""
        return at > 0 and self.tokens.words[at - 1] in {"#", "@"} and self.tokens.glued(at - 1)

    def find(self) -> list[tuple[int, int]]:
        """All stretches, in order, outside lines in title case; there only what the lists know is found (elsewhere)."""
        runs: list[tuple[int, int]] = []
        at = 0
        while at < len(self.tokens):
            if at not in self.headline and self._begins(at):
                end = self._extend(at)
                while at and self.tokens.words[at - 1] in PARTICLES and (not runs or runs[-1][1] < at):
                    at -= 1  # "bin Laden", "de Blasio"
                runs.append((at, end))
                at = end
            else:
                at += 1
        return runs

    def _begins(self, at: int) -> bool:
        words = self.tokens.words
        if self.is_name(at):
            return True
        if at in self.firsts and is_capital(words[at]):  # taggers see no name in the adjective that begins a sentence
            known = self.lexicon.match(words, at, len(words))
            return known is not None and known[1].kind in {"state", "organisation", "group"}
        glued_article = words[at] in {"al", "el"} and at + 2 < len(words) and words[at + 1] == "-"
        return glued_article and is_capital(words[at + 2])

    def _extend(self, start: int) -> int:
        """The end of the run that begins at a token."""
        end = start + 1
        while end < len(self.tokens):
            step = self._step(start, end)
            if not step:
                break
            end += step
        return end

    def _step(self, start: int, end: int) -> int:
        """How many tokens the run goes on by, after those so far."""
        words, tokens = self.tokens.words, self.tokens
        known = self.lexicon.match(words, end - 1, len(words))
        if known and known[0] > end:
            return known[0] - end
        if self.is_name(end) and not (end in self.firsts and tokens.sent[end] != tokens.sent[end - 1]):
            return 1
        if words[end].islower() and words[end] in self.lexicon.suffixes:
            return 1  # "Halden Group plc"
        return self._step_over_link(start, end) if end + 1 < len(words) else 0

    def _step_over_link(self, start: int, end: int) -> int:
        """The same, where the next token is no name but may join two parts of one."""
        words, word = self.tokens.words, self.tokens.words[end]
        if word == "-" and self.tokens.glued(end - 1) and self.tokens.glued(end):
            return self._after_hyphen(start, end)
        if word in PARTICLES and words[end - 1] not in {",", "."}:
            return self._after_particle(end)
        if word in {"of", "for", "on"}:
            return self._after_preposition(start, end)
        if word == "and" and is_capital(words[end + 1]):
            return self._after_and(start, end)
        if word in QUOTES and self._is_nickname(end):
            return 4
        owned = word in {"'s", "’s", "'", "’"} and is_capital(words[end + 1])
        body = words[end + 1] in self.lexicon.suffixes or (
            word in {"'", "’"} and words[end - 1].endswith("s") and words[end + 1] in self.lexicon.org_nouns
        )  # "Patients' Association"
        owned = owned and (words[end - 1] in OWNED or body)
        return 2 if owned or (word == "&" and self.is_name(end + 1)) else 0

    def _is_nickname(self, end: int) -> bool:
        """ "Bobby" with its quotation marks in the middle of a name."""
        words = self.tokens.words
        if end + 3 >= len(words) or words[end + 2] not in QUOTES:
            return False
        return (
            self.is_name(end + 1) and self.is_name(end + 3) and self.tokens.sent[end + 3] == self.tokens.sent[end - 1]
        )

    def _after_hyphen(self, start: int, end: int) -> int:
        right = self.tokens.words[end + 1]
        if is_capital(right):
            return 2
        korean = end - start >= 2 and right.isalpha() and 1 < len(right) <= 5 and right.lower() not in HYPHENATED_WORDS
        return 2 if korean else 0

    def _after_particle(self, end: int) -> int:
        words, at = self.tokens.words, end + 1
        while at < len(words) and (words[at] in PARTICLES or (words[at] == "-" and self.tokens.glued(at))):
            at += 1
        return at + 1 - end if at < len(words) and self.is_name(at) else 0

    def _after_preposition(self, start: int, end: int) -> int:
        words = self.tokens.words
        left, preposition = words[end - 1], words[end]
        office = left.lower() in self.lexicon.offices and preposition == "of"
        organisation = left in {"of": OF_NOUNS, "for": FOR_NOUNS, "on": ON_NOUNS}[preposition]
        if not (office or organisation):
            return 0
        skip = 1 if words[end + 1] == "the" else 0
        if end + 1 + skip < len(words) and is_capital(words[end + 1 + skip]) and words[end + 1 + skip] not in CALENDAR:
            return 2 + skip
        return 0

    def _after_and(self, start: int, end: int) -> int:
        """Whether "and" stands inside a name: "Securities and Exchange Commission"."""
        tokens, words = self.tokens, self.tokens.words
        last = stop = end + 1
        while stop < len(words) and self.is_name(stop):
            last = stop if words[stop] in self.lexicon.org_nouns else last
            stop += 1
        if any(self.lexicon.match(words, at, len(words)) for at in (end - 1, end + 1)):
            return 0
        inside = any(words[at] in {"of", "for"} and words[at - 1] in OF_NOUNS for at in range(start + 1, end))
        if inside and tokens.heads[end + 1] in range(start, end):
            return 2
        joined = words[last] in self.lexicon.org_nouns and last > end + 1
        if joined and {words[end - 1].lower(), words[end + 1].lower()} <= self.lexicon.modifiers:
            return 2
        return 2 if joined and tokens.heads[end - 1] == last and tokens.deps[end - 1] in {"nmod", "compound"} else 0
