"""The sample stories of the preview: briefs made from one that is shipped, without any language model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from briefing.brief_file import load_brief
from briefing.model import Brief

_HERE = Path(__file__).parent
_COPIES = 20
_FINDINGS = ("positions", "demands", "meetings", "deadlines", "risks", "timeline")
_WORDS = frozenset(
    "title publisher authors name aliases role text what place condition speaker lead reason source consequence".split()
)
"""The fields of brief.json that hold words of sources."""


def sample_stories() -> dict[str, Callable[[], Brief]]:
    """The stories by name, in the order in which they are to be chosen from."""
    return {"two articles": two_articles, "tiny": tiny, "large": large, "hostile": hostile, "empty": empty}


def own_story(path: Path) -> Callable[[], Brief]:
    """A story of the user's own: a brief.json, read anew each time."""
    return lambda: load_brief(path)


def two_articles() -> Brief:
    """Two articles with something in nearly every section."""
    return Brief.model_validate(_content())


def tiny() -> Brief:
    """One article, and one finding of each kind."""
    content = _content()
    article = content["articles"][1]
    content |= {"articles": [article], "title": "A licence fee", "unread": []}
    content |= {name: [] for name in ("bottom_line", "differences", "issues")}
    for name in (*_FINDINGS, "actors"):
        inside = [one for one in (_cited_in(one, article["id"]) for one in content.get(name, ())) if one["citations"]]
        content[name] = inside if name == "actors" else inside[:1]
    return Brief.model_validate(content)


def large() -> Brief:
    """Forty articles, and more of everything than any pack shows."""
    content = _content()
    articles, findings = content["articles"], {name: content.get(name, []) for name in (*_FINDINGS, "actors")}
    content["articles"] = [_copy(one, n) for n in range(_COPIES) for one in articles]
    for name, ones in findings.items():
        content[name] = [_copy(one, n) for n in range(_COPIES // 2) for one in ones]
    return Brief.model_validate(content)


def hostile() -> Brief:
    """A text that tries to be markup in every place that holds words."""
    texts = cycle(json.loads((_HERE / "hostile.json").read_text("utf-8")))
    return Brief.model_validate(_reworded(_content(), texts))


def empty() -> Brief:
    """Nothing read, and nothing found."""
    content = _content()
    return Brief.model_validate({name: content[name] for name in ("as_of", "produced_by")} | {"title": ""})


def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_HERE / "story.json").read_text("utf-8"))
    return content


def _cited_in(finding: dict[str, Any], article: str) -> dict[str, Any]:
    """A finding, or an actor, as one article alone tells of it."""
    kept = finding | {"citations": [one for one in finding["citations"] if one["article"] == article]}
    if finding.get("role_citation", {"article": article})["article"] != article:
        kept |= {"role": None, "role_citation": None}
    return kept


def _copy(one: Any, number: int) -> Any:
    """The same once more, under other ids; what is the first keeps its own."""
    if isinstance(one, list):
        return [_copy(inner, number) for inner in one]
    if not isinstance(one, dict) or not number:
        return one
    renamed = {name: _copy(value, number) for name, value in one.items()}
    for name in ("id", "article"):
        if name in renamed:
            renamed[name] = f"{renamed[name]}-{number}"
    for name in ("name", "title"):
        if name in renamed:
            renamed[name] = f"{renamed[name]}, {number + 1}"
    return renamed


def _reworded(one: Any, texts: Iterator[str], word: bool = False) -> Any:
    """The same with other words in every place that holds words."""
    if isinstance(one, dict):
        return {name: _reworded(value, texts, name in _WORDS) for name, value in one.items()}
    if isinstance(one, list):
        return [_reworded(value, texts, word) for value in one]
    return next(texts) if word and isinstance(one, str) else one
