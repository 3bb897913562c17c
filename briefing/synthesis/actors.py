"""One actor for many spellings over all articles, and which of them a brief must name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.identity import short_hash, slug
from briefing.model import Actor, ArticleFindings, Citation
from briefing.synthesis.actor_names import is_described
from briefing.synthesis.identities import Identity, identify
from briefing.synthesis.prominence import choose_key, prominence

Local = tuple[str, str]
"""An actor of one article: (article id, the actor's id within the article)."""


@dataclass(frozen=True)
class MergedActors:
    """The actors of a brief, most salient first, and which of them each article's own actors became."""

    actors: tuple[Actor, ...]
    ids: Mapping[Local, str]


def merge_actors(findings: Sequence[ArticleFindings]) -> MergedActors:
    """The actors of all articles, one for each person, organisation, state or group.

    The order in which the articles come makes no difference.
    """
    ordered = sorted(findings, key=lambda found: (found.article.published or "9999", found.article.id))
    groups = gather(ordered)
    weights = prominence(ordered, {local: number for number, group in enumerate(groups) for local, _ in group})
    names = [best_name([actor for _, actor in group]) for group in groups]
    ranking = sorted(
        range(len(groups)), key=lambda number: (-weights[number].score, names[number], groups[number][0][0])
    )
    key = choose_key([weights[number] for number in ranking])
    actors, ids = [], {}
    taken: set[str] = set()
    for place, number in enumerate(ranking):
        identity = _free_id(names[number], groups[number], taken)
        taken.add(identity)
        actors.append(_merged(identity, names[number], groups[number], place in key))
        ids.update({local: identity for local, _ in groups[number]})
    return MergedActors(tuple(actors), ids)


def gather(ordered: Sequence[ArticleFindings]) -> list[list[tuple[Local, Actor]]]:
    """The articles' actors, those together that are one."""
    groups: dict[Identity, list[tuple[Local, Actor]]] = defaultdict(list)
    everyone = [((found.article.id, actor.id), actor) for found in ordered for actor in found.actors]
    for (local, actor), identity in zip(everyone, identify(everyone), strict=True):
        groups[identity].append((local, actor))
    return list(groups.values())


def best_name(actors: Sequence[Actor]) -> str:
    """The fullest name, then the most frequent; a company without "Ltd" where it is also called so."""
    named = [actor for actor in actors if not is_described(actor)] or actors
    counts = Counter(actor.name for actor in named)
    if actors[0].kind == "person":
        return min(counts, key=lambda name: (-_fullness(name), -counts[name], -len(name), name))
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _fullness(name: str) -> int:
    """Two words and more are a full name; initials and further forenames add nothing."""
    return min(sum(1 for word in name.split() if not word.endswith(".")), 2)


def _free_id(name: str, group: Sequence[tuple[Local, Actor]], taken: set[str]) -> str:
    """A readable id; where two actors are called the same, the second is told apart by where it first stands."""
    identity = slug(name)
    if identity not in taken:
        return identity
    return f"{identity}-{short_hash(*sorted(f'{article}/{local}' for (article, local), _ in group))[:6]}"


def _merged(identity: str, name: str, group: Sequence[tuple[Local, Actor]], key: bool) -> Actor:
    actors = [actor for _, actor in group]
    forms = Counter(form for actor in actors for form in {actor.name, *actor.aliases})
    aliases = sorted((form for form in forms if form != name), key=lambda form: (-forms[form], form))
    role, place = _role(actors)
    return Actor(
        id=identity,
        name=name,
        kind=Counter(actor.kind for actor in actors).most_common(1)[0][0],
        aliases=tuple(aliases),
        role=role,
        role_citation=place,
        key=key,
        mentions=sum(actor.mentions for actor in actors),
        citations=tuple(_first_places(actors)),
    )


def _role(actors: Sequence[Actor]) -> tuple[str | None, Citation | None]:
    """The role that most articles give; of equals the fuller, then the first."""
    given = [(actor.role, actor.role_citation) for actor in actors if actor.role]
    if not given:
        return None, None
    counts = Counter(" ".join(role.lower().split()) for role, _ in given)
    return max(given, key=lambda pair: (counts[" ".join(pair[0].lower().split())], min(len(pair[0].split()), 4)))


def _first_places(actors: Sequence[Actor]) -> Iterator[Citation]:
    seen = set()
    for actor in actors:
        for citation in actor.citations[:1]:
            if citation.article not in seen:
                seen.add(citation.article)
                yield citation
