"""Near-copies: texts that are one report, printed whole, trimmed, or under a lead of its own.

Every text is held by a sample of its shingles (those whose number is a multiple of `SAMPLED`: the same in every text,
so that samples can be compared as the texts themselves would be).  Texts that share enough of their samples are
compared shingle by shingle.  The longest text leads a group and others join it, so that a thousand copies cost no more
than a thousand texts; and a chain of likenesses never joins two texts that are not alike.  A leader that holds several
reports, as a roundup does, goes with one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeAlias

from briefing.model import Article
from briefing.origins.shingles import Shingles, read_shingles, told_by_sentence

SAMPLED = 4
"""One shingle in so many is in the sample."""

SHORT = 64
"""A text of fewer shingles is held by all of them."""

COPIED = 0.5
"""The share of the shorter text's shingles, outside quotations, that makes the two copies of one report."""

RELATED = 0.1
"""The share that two texts have in common at least when both are cut from one report, be it in different places."""

SENTENCES = 2
"""So many sentences have to be copied: a background paragraph that an agency puts under each report is no copy."""

COPIED_SENTENCE = 0.6
"""The share of a sentence's shingles that makes it copied."""

LONG_SENTENCE = 5
"""Shingles: of shorter sentences nothing can be said."""

ENOUGH = 24
"""So many shingles outside quotations tell whether a text is a copy; with fewer, its quotations count too."""

QUOTED_TOO = 0.8
"""The share that is asked where quotations count."""

COMMON = 200
"""A shingle that leads so many groups is a phrase of the trade and shows nothing."""


Groups: TypeAlias = tuple[tuple[str, ...], ...]
"""The ids of articles that are one report, for each such report."""


def find_copied_articles(articles: Sequence[Article]) -> Groups:
    """The articles that are one report, by id, the fullest first in each group; for texts see `find_copies`."""
    groups = find_copies([article.text for article in articles])
    return tuple(tuple(articles[at].id for at in group) for group in groups)


def find_copies(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The groups of texts that are one report: their numbers, the fullest text first, in each group.

    A text that nothing repeats is in no group.  The groups are the same whatever the order of the texts.
    """
    shingles = [read_shingles(text) for text in texts]
    order = sorted(
        range(len(texts)),
        key=lambda at: (-len(shingles[at].whole), sha256(texts[at].encode("utf-8", "surrogatepass")).digest(), at),
    )
    read = [shingles[at] for at in order]
    groups: dict[int, list[int]] = {}
    leading: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(read):
        sample = _sample(one.whole)
        leader = _find_leader(one, sample, read, leading)
        groups.setdefault(place if leader is None else leader, []).append(place)
        if leader is None:
            for shingle in sample:
                leading[shingle].append(place)
    parted = (part for members in groups.values() for part in _part_reports(members, read))
    return tuple(tuple(order[place] for place in members) for members in parted if len(members) > 1)


def _part_reports(members: Sequence[int], read: Sequence[Shingles]) -> list[list[int]]:
    """A group as one, unless its leader holds several reports: then it goes with the one that it holds most of.

    “Today's news” that prints two accounts whole does not make them one.
    """
    leader, *others = members
    reports: list[list[int]] = []
    for place in others:
        known = next((one for one in reports if _common(read[one[0]], read[place]) >= RELATED), None)
        if known is None:
            reports.append([place])
        else:
            known.append(place)
    held = [len(read[report[0]].whole & read[leader].whole) for report in reports]
    most = held.index(max(held, default=0)) if held else 0
    return [[leader, *report] if at == most else report for at, report in enumerate(reports)]


def _common(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that stands in the other."""
    shorter, longer = sorted((one.whole, other.whole), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def _share(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text that stands in the other; 0 where that does not make them copies."""
    shorter, longer = sorted((one, other), key=lambda each: len(each.told))
    if len(shorter.told) >= ENOUGH:
        share = len(shorter.told & longer.told) / len(shorter.told)
        return share if share >= COPIED and _copied_sentences(shorter, longer) >= SENTENCES else 0.0
    shorter, longer = sorted((one, other), key=lambda each: len(each.whole))
    share = len(shorter.whole & longer.whole) / len(shorter.whole) if shorter.whole else 0.0
    return share if share >= QUOTED_TOO else 0.0


def _copied_sentences(shorter: Shingles, longer: Shingles) -> int:
    """How many sentences of one text stand in another; enough, where they all do."""
    sentences = [sentence for sentence in told_by_sentence(shorter.text) if len(sentence) >= LONG_SENTENCE]
    copied = [one for one in sentences if len(one & longer.told) >= COPIED_SENTENCE * len(one)]
    return SENTENCES if len(copied) == len(sentences) else len(copied)


def _sample(whole: frozenset[int]) -> list[int]:
    """The shingles by which a text is found, in order; all of a short one."""
    return sorted(shingle for shingle in whole if len(whole) < SHORT or shingle % SAMPLED == 0)


def _find_leader(
    shingles: Shingles, sample: Sequence[int], read: Sequence[Shingles], leading: Mapping[int, list[int]]
) -> int | None:
    """The leader that a text is most like, if it is a copy of one; the fuller one where it is like two alike."""
    shared: Counter[int] = Counter()
    for shingle in sample:
        leaders = leading.get(shingle, ())
        if len(leaders) < COMMON:
            shared.update(leaders)
    wanted = max(1.0, COPIED / 2 * min(len(sample), len(shingles.told) / SAMPLED))
    alike = {leader: _share(shingles, read[leader]) for leader, times in shared.items() if times >= wanted}
    best = min(alike, key=lambda leader: (-alike[leader], leader), default=None)
    return best if best is not None and alike[best] > 0 else None
