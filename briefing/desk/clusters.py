"""Articles that belong to no story, put together by what they are about, and named by their own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.desk.stories import LEAD
from briefing.model import ArticleFindings
from briefing.synthesis.stems import read_words
from briefing.synthesis.wording import is_plain

ALIKE = 0.25
"""Cosine of two articles' words from which they are about one matter."""
TITLE, OPENING = 3, 1
"""What a word counts for in the headline, and in the first paragraphs."""
COMMON = 0.3
"""A word in a larger share of many articles tells none from the others."""
MANY = 10
SHARED = 0.5
"""A name has to stand in this share of a cluster's articles."""
LONGEST_NAME = 5
"""Words."""

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Summary:
    """What of an article is compared: its words, and the phrases that could name it."""

    key: str
    """What it is sorted and told by."""
    title: str
    words: Mapping[str, int]
    phrases: Mapping[str, str]
    """The things and actors that it speaks of, folded, each as it is written."""
    headline: Mapping[str, str]
    """Runs of words of its headline, in the same way."""


@dataclass(frozen=True)
class Cluster:
    """Some articles about one matter."""

    name: str
    """A phrase of the articles, to the letter; the headline where an article stands alone."""
    members: tuple[str, ...]
    """The keys of its articles."""


def summarise(key: str, found: ArticleFindings) -> Summary:
    """What is compared of an article."""
    title = found.article.title or ""
    opening = "\n".join([line for line in found.article.text.splitlines() if line.strip()][:LEAD])
    words: Counter[str] = Counter()
    for text, weight in ((title, TITLE), (opening, OPENING)):
        for word in read_words(text):
            if len(word.text) > 2 and not is_plain(word.text):
                words[word.stem] += weight
    written = [topic.text for topic in found.topics]
    written += [actor.name for actor in found.actors if actor.mentions > 1]
    return Summary(key, title, words, _folded(written), _folded(_phrases(title)))


def _folded(phrases: Iterable[str]) -> dict[str, str]:
    """The phrases that can name something, by their folded form; of several forms the first."""
    found: dict[str, str] = {}
    for phrase in phrases:
        if _can_name(phrase):
            found.setdefault(_fold(phrase), phrase)
    return found


def _phrases(text: str) -> Iterable[str]:
    """Runs of words of a headline that neither begin nor end with a plain one, as they stand there."""
    found = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text))
    for first, start in enumerate(found):
        for last in range(first, min(first + LONGEST_NAME, len(found))):
            if not is_plain(start[0]) and not is_plain(found[last][0]):
                phrase = text[start.start() : found[last].end()]
                if not re.search(r"[^\w\s'’-]", phrase):
                    yield phrase


def _can_name(phrase: str) -> bool:
    """Whether a phrase says what something is about: two words at least, or a name."""
    words = [word.text for word in read_words(phrase) if not is_plain(word.text)]
    says = len(words) > 1 or any(word[0].isupper() for word in words)
    return says and len(phrase.split()) <= LONGEST_NAME and len(phrase) > 3 and not phrase[0].isdigit()


def _fold(phrase: str) -> str:
    return " ".join(word.stem for word in read_words(phrase) if not is_plain(word.text))


def find_clusters(summaries: Iterable[Summary]) -> list[Cluster]:
    """The articles by what they are about, the largest cluster first; whatever order they come in."""
    ordered = sorted(summaries, key=lambda one: one.key)
    rare = _rarity(ordered)
    vectors = [_vector(one, rare) for one in ordered]
    groups: list[list[int]] = []
    centres: list[Counter[str]] = []
    for place, vector in enumerate(vectors):
        best = max(range(len(groups)), key=lambda at: (_cosine(vector, centres[at]), -at), default=None)
        if best is not None and _cosine(vector, centres[best]) >= ALIKE:
            groups[best].append(place)
            centres[best].update(vector)
        else:
            groups.append([place])
            centres.append(Counter(vector))
    clusters = [
        Cluster(_name([ordered[place] for place in group], rare), tuple(ordered[place].key for place in group))
        for group in groups
    ]
    return sorted(clusters, key=lambda one: (-len(one.members), one.members))


def _rarity(summaries: Sequence[Summary]) -> dict[str, float]:
    """How much each word tells one article from the others; those in too many tell nothing."""
    counts = Counter(word for one in summaries for word in one.words)
    most = COMMON * len(summaries) if len(summaries) >= MANY else len(summaries)
    return {word: math.log(1 + len(summaries) / count) for word, count in counts.items() if count <= most}


def _vector(one: Summary, rare: Mapping[str, float]) -> dict[str, float]:
    """The article's words by weight, of length 1."""
    weights = {word: (1 + math.log(times)) * rare[word] for word, times in one.words.items() if word in rare}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _cosine(vector: Vector, centre: Vector) -> float:
    product = sum(weight * centre[word] for word, weight in vector.items() if word in centre)
    return product / (math.sqrt(sum(weight * weight for weight in centre.values())) or 1.0)


def _name(members: Sequence[Summary], rare: Mapping[str, float]) -> str:
    """The phrase that most of the members share and that says most."""
    if len(members) == 1:
        return members[0].title or members[0].key
    for phrases in ([one.phrases for one in members], [one.headline for one in members]):
        counts = Counter(phrase for one in phrases for phrase in one)
        shared = [phrase for phrase, count in counts.items() if phrase and count >= max(2, SHARED * len(members))]
        if shared:
            best = max(shared, key=lambda one: (counts[one] * sum(rare.get(word, 0.0) for word in one.split()), one))
            return next(one[best] for one in phrases if best in one)
    return members[0].title or members[0].key
