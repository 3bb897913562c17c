"""Whether the actors that a statement names are named in the articles that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from briefing.identity import slug
from briefing.model import Actor, Article, Change
from briefing.synthesis.references import actor_fields
from briefing.verification.checks import FAILED, NOT_CHECKABLE, VERIFIED, Check
from briefing.verification.citations import citations_of, places_of, shown


class Named:
    """Looks up, once each, which articles name which actors."""

    def __init__(self, articles: Mapping[str, Article], actors: Mapping[str, Actor]) -> None:
        """Take the articles and actors of a brief, by their ids."""
        self.articles = articles
        self.actors = actors
        self._folded = {id_: fold(article.text) for id_, article in articles.items()}
        self._known: dict[tuple[str, str], bool] = {}

    def names(self, article: str, actor: str) -> bool:
        """Whether an article holds one of the actor's names, whole."""
        key = (article, actor)
        if key not in self._known:
            one = self.actors[actor]
            self._known[key] = any(self.holds(article, name) for name in (one.name, *one.aliases))
        return self._known[key]

    def holds(self, article: str, name: str) -> bool:
        """Whether an article holds a name, whole, in capitals or not."""
        text, folded = self._folded.get(article, ""), fold(name)
        return any(_stands_alone(text, at, at + len(folded)) for at in places_of(folded, text))

    def held_anywhere(self, name: str, first: Iterable[str] = ()) -> bool:
        """Whether any article holds a name, be it run together with the word before it; ``first`` are likely ones."""
        folded = fold(name)
        return any(folded in self._folded.get(id_, "") for id_ in first) or any(
            folded in text for text in self._folded.values()
        )


def fold(text: str) -> str:
    """A text without capitals, its white space folded."""
    return " ".join(text.casefold().split())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word runs on into a place, on either side."""
    return not any(
        side == "_" or side.isalnum() for side in (text[start - 1 : start] if start else "", text[end : end + 1])
    )


def check_names(where: str, record: BaseModel, named: Named) -> Iterator[Check]:
    """One check for each actor that a record names: an article that it cites has to name the actor."""
    citations = citations_of(record)
    if not citations or isinstance(record, Actor | Change):
        return  # whose a change is, its finding says: it may cite what answers it, where others are named
    cited = {one.article for one in citations}
    for field in actor_fields(type(record)):
        value = getattr(record, field)
        for actor in [value] if isinstance(value, str) else value or ():
            if actor not in named.actors:
                continue  # told where ids are looked up
            if any(named.names(article, actor) for article in cited):
                yield Check("name", f"{where}.{field}", VERIFIED)
            else:
                message = f"no article that it cites names {named.actors[actor].name}"
                yield Check("name", f"{where}.{field}", FAILED, message)


def check_actor(where: str, actor: Actor, named: Named) -> Iterator[Check]:
    """Whether an actor's id is made from its name, and its names and its role stand in the articles."""
    cited = dict.fromkeys(one.article for one in actor.citations)
    if named.held_anywhere(actor.name, cited):
        yield Check("name", f"{where}.name", VERIFIED)
    elif not (actor.id == slug(actor.name) or actor.id.startswith(f"{slug(actor.name)}-")):
        yield Check("name", f"{where}.name", FAILED, f"no article calls the actor {actor.id!r} {shown(actor.name)}")
    else:
        message = (
            f"no article calls it {shown(actor.name)}: the name is the program's own for {', '.join(actor.aliases)}"
        )
        yield Check("name", f"{where}.name", NOT_CHECKABLE, message)
    for index, alias in enumerate(actor.aliases):
        if named.held_anywhere(alias, cited):
            yield Check("name", f"{where}.aliases[{index}]", VERIFIED)
        else:
            yield Check("name", f"{where}.aliases[{index}]", FAILED, f"no article holds {shown(alias)}")
    if actor.role:
        if actor.role_citation is None:
            yield Check("wording", f"{where}.role", FAILED, f"{shown(actor.role)} is cited from nowhere")
        elif actor.role in actor.role_citation.text:
            yield Check("wording", f"{where}.role", VERIFIED)
        else:
            yield Check("wording", f"{where}.role", FAILED, f"{shown(actor.role)} is not what it cites")
