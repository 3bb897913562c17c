"""Who said what: positions by the one who spoke, those in quotation marks first."""

from __future__ import annotations

from briefing.model import Actor, Brief, Position
from briefing.templating.findings import FindingViews
from briefing.templating.packs import Pack
from briefing.templating.views import QuotationGroup, QuotationsView, QuotationView


def build_quotations(brief: Brief, views: FindingViews, pack: Pack) -> QuotationsView:
    """The quotations of a brief, within the limits of a pack; who spoke for another is the speaker."""
    spoken: dict[str | None, list[Position]] = {}
    for position in brief.positions:
        spoken.setdefault(position.via or position.actor, []).append(position)
    actors = {actor.id: actor for actor in brief.actors}
    order = sorted(spoken, key=lambda speaker: (speaker is None, not any(_is_direct(one) for one in spoken[speaker])))
    left, groups = pack.limit("quotations"), []
    for speaker in order:
        positions = spoken[speaker]
        direct = [one for one in positions if _is_direct(one)][: min(pack.limit("quotations_per_speaker"), left)]
        left -= len(direct)
        reported = [one for one in positions if not _is_direct(one)]
        reported = reported[: min(pack.limit("reported_per_speaker"), left)]
        left -= len(reported)
        if direct or reported:
            groups.append(_group(views, actors.get(speaker or ""), speaker, (direct, reported), len(positions)))
    shown = sum(len(group.direct) + len(group.reported) for group in groups)
    return QuotationsView(groups=tuple(groups), left_out=len(brief.positions) - shown)


def _is_direct(position: Position) -> bool:
    return position.mode == "direct"


def _group(
    views: FindingViews, actor: Actor | None, speaker: str | None, parts: tuple[list[Position], list[Position]], of: int
) -> QuotationGroup:
    """The shown quotations and reports of one speaker, `of` so many in all."""
    direct, reported = parts
    role = actor.role_citation if actor else None
    return QuotationGroup(
        speaker=views.names.name(speaker),
        role=actor.role if actor else None,
        role_citations=(views.sources.cite(role),) if role else (),
        direct=tuple(_quotation(views, one) for one in direct),
        reported=tuple(_quotation(views, one) for one in reported),
        left_out=of - len(direct) - len(reported),
    )


def _quotation(views: FindingViews, position: Position) -> QuotationView:
    """A position with the publisher and the day of the first source that it is cited from."""
    view = views.position(position)
    source = views.sources.views[view.citations[0].number - 1] if view.citations else None
    fields = {name: getattr(view, name) for name in type(view).model_fields}
    return QuotationView(
        **fields,
        publisher=source.publisher if source else None,
        date=source.date if source else None,
        on_behalf_of=views.names.name(position.actor) if position.via and position.via != position.actor else None,
    )
