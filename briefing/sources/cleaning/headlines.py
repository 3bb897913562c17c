"""Headlines: the article's own at the top of a plain text, and those of other stories between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.sources.cleaning.furniture import SENTENCE_END
from briefing.sources.tables import load_table

NO_LETTER = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BRACKET_TAG = re.compile(r".*[^.!?\s]\s*[\[(](?:[A-Z]{3,14}|[A-Z]{3,14}[ &/-][A-Z]{3,14})[\])]")
"""“Minister quits over fraud row [LIVE]”: a headline with a section tag in capitals."""

TAGS = frozenset(load_table("english")["section_tags"])
HEADER = 8
"""How many of the first blocks may stand before the article's prose."""

SMALL_WORDS = frozenset(load_table("english")["small_words"])


def key_of(text: str) -> str:
    """What makes two tellings of a line the same: its letters and digits, in lower case."""
    return NO_LETTER.sub("", text.casefold())


def is_prose(text: str) -> bool:
    """Whether the block is running text: a sentence of some length with an end."""
    return (len(text) >= 60 and bool(SENTENCE_END.search(text.rstrip(" \u00a0")))) or len(text) > 260


def is_title_like(text: str) -> bool:
    """Whether the block has the form of a headline: some words, a capital first, no end of a sentence."""
    words = text.count(" ") + 1
    first = text.lstrip("“\"'‘([")[:1]
    return 3 <= words <= 28 and len(text) <= 220 and (first.isupper() or first.isdigit()) and not _ends(text)


def _ends(text: str) -> bool:
    return text.rstrip("”\"’') ").endswith((".", ":", ";", ",", "…"))


def has_tag(text: str) -> bool:
    """Whether it is a headline of another story with a section tag: “… [LIVE]”."""
    if not text.endswith(("]", ")")) or len(text) > 220:
        return False
    match = BRACKET_TAG.fullmatch(text)
    if not match:
        return False
    tag = re.split(r"[\[(]", text)[-1][:-1]
    if text.endswith(")"):
        return all(part in TAGS for part in re.split(r"[ &/-]", tag)) and tag != "TV"
    return bool(TAGS.intersection(re.split(r"[ &/-]", tag)))


def is_title_case(text: str) -> bool:
    """Whether nearly all words that carry meaning begin with a capital, as in American headlines."""
    words = [word for word in WORD.findall(text) if word.casefold() not in SMALL_WORDS and word[0].isalpha()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def find_headline(texts: Sequence[str]) -> int | None:
    """Which of the first blocks of a plain text is its headline, None where none looks like one.

    A line that is repeated among them is; else the first one of the header that shares words with the article.
    """
    header = _header(texts)
    keys = [key_of(text) for text in texts[: HEADER + 2]]
    for i in header:
        if len(keys[i]) >= 15 and keys[i] in keys[i + 1 :]:
            return i
    body = {word.casefold() for text in texts[len(header) :][:12] for word in WORD.findall(text)}
    candidates = [i for i in header if len(WORD.findall(texts[i])) >= 3]
    for i in candidates:
        words = {w.casefold() for w in WORD.findall(texts[i]) if len(w) > 3 and w.casefold() not in SMALL_WORDS}
        if words and len(words & body) >= max(2, 0.34 * len(words)):
            return i
    if candidates:
        return candidates[0]
    return 0 if _is_stopped_headline(texts) else None


def _header(texts: Sequence[str]) -> list[int]:
    """The blocks before the first prose."""
    header: list[int] = []
    for i, text in enumerate(texts[:HEADER]):
        if is_prose(text) or (_ends(text) and text.count(" ") >= 3):
            break
        header.append(i)
    return header if len(header) < len(texts) else []


def _is_stopped_headline(texts: Sequence[str]) -> bool:
    """A headline that some exports end with a full stop: one short sentence over a much longer paragraph."""
    if len(texts) < 3:
        return False
    first, rest = texts[0], max(texts[1:4], key=len)
    sentences = len(re.findall(r"[.!?][\"”’']?\s+[A-Z“\"]", first)) + 1
    return sentences == 1 and first.count(" ") < 20 and (is_title_case(first) or len(rest) > 2 * len(first))


def related_runs(texts: Sequence[str], kinds: Sequence[str]) -> frozenset[int]:
    """Which blocks are headlines of other stories: two or more headline-like lines in a row between paragraphs.

    Title case is asked for, or that nothing but such lines follows: a list that a colon opens is prose.
    """
    found: set[int] = set()
    last_prose = max((i for i, text in enumerate(texts) if is_prose(text)), default=-1)
    i = 0
    while i < len(texts):
        end = i
        while end < len(texts) and kinds[end] == "paragraph" and _is_related_like(texts[end]):
            end += 1
        if end - i >= 2:
            before = next((texts[j] for j in range(i - 1, -1, -1) if texts[j]), "")
            opened = before.rstrip().endswith((":", ";", ",")) or not is_prose(before)
            cased = all(is_title_case(text) for text in texts[i:end])
            if not opened and (cased or i > last_prose):
                found.update(range(i, end))
        i = max(end, i + 1)
    return frozenset(found)


def _is_related_like(text: str) -> bool:
    return is_title_like(text) and text.count(" ") >= 3 and not text.startswith(("-", "•", "*", "–", "“", '"'))
