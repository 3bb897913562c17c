"""Whether what a brief says of origins hangs together: who tells what, and how far that confirms it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Brief, Event, Finding
from briefing.origins.grades import Grading
from briefing.verification.checks import FAILED, VERIFIED, Check
from briefing.verification.citations import shown


def check_origins(where: str, record: Finding | Event, grading: Grading) -> Iterator[Check]:
    """One check for each statement whose origins were worked out: their number has to fit, and its credibility."""
    if not record.origins:
        return
    message = ""
    if len(record.origins) > len(record.citations):
        message = f"it has {len(record.origins)} origins and {len(record.citations)} citations"
    elif record.credibility != grading.credibility_of(record):
        message = f"by its origins its credibility is {grading.credibility_of(record)}, not {record.credibility}"
    yield Check("origin", f"{where}.origins", FAILED if message else VERIFIED, message)


def check_articles_of_origins(brief: Brief) -> Iterator[Check]:
    """One check for each article that has an origin: the two have to name one another, and the publisher be known."""
    told = {origin.id: set(origin.articles) for origin in brief.origins}
    known = {publisher.name for publisher in brief.publishers}
    for index, article in enumerate(brief.articles):
        if article.origin is None:
            continue
        message = ""
        if article.id not in told.get(article.origin, ()):
            message = f"the origin {article.origin!r} does not list it"
        elif article.publisher is not None and article.publisher not in known:
            message = f"the brief holds nothing of its publisher, {shown(article.publisher)}"
        yield Check("origin", f"articles[{index}].origin", FAILED if message else VERIFIED, message)
    own = {article.id: article.origin for article in brief.articles}
    for index, origin in enumerate(brief.origins):
        if wrong := [one for one in origin.articles if own.get(one, origin.id) != origin.id]:
            message = f"the article {wrong[0]!r} is of another origin"
            yield Check("origin", f"origins[{index}].articles", FAILED, message)
        if missing := [name for name in origin.publishers if name not in known]:
            yield Check("origin", f"origins[{index}]", FAILED, f"the brief holds nothing of {shown(missing[0])}")
