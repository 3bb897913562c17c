"""Statements on one origin that a brief presents as settled."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Brief, Deadline, Meeting, Risk
from briefing.tradecraft.remarks import Remark


def check_origins(brief: Brief) -> Iterator[Remark]:
    """What is called confirmed, or stands in the bottom line in nobody's name, and rests on one origin.

    Nothing is said of a brief whose origins were not worked out, or that read one article.
    """
    if not brief.origins or len(brief.articles) < 2:
        return
    names = {origin.id: origin.name for origin in brief.origins}
    for name in ("meetings", "deadlines"):
        for index, one in enumerate(getattr(brief, name)):
            if _is_called_confirmed(one):
                found = f"it is called confirmed, and rests on {_name(one.origins, names)} alone."
                fix = "Set “confirmed” to false: copies of one account confirm nothing."
                yield Remark("settled on one origin", f"{name}[{index}]", found, fix)
    risks = {risk.id: risk for risk in brief.risks}
    for index, point in enumerate(brief.bottom_line):
        risk = risks.get(point.id) if point.section == "risks" else None
        if risk is not None and _is_nobodys(risk):
            found = f"it is told in nobody's name, and rests on {_name(risk.origins, names)} alone."
            fix = "Take it out of the bottom line, or say who says so (“raised_by”)."
            yield Remark("settled on one origin", f"bottom_line[{index}]", found, fix)


def _is_called_confirmed(one: Meeting | Deadline) -> bool:
    return one.confirmed and len(one.origins) == 1


def _is_nobodys(risk: Risk) -> bool:
    return risk.raised_by is None and risk.likelihood is None and risk.condition is None and len(risk.origins) == 1


def _name(origins: tuple[str, ...], names: dict[str, str]) -> str:
    return names.get(origins[0], origins[0])
