"""Bylines, credits of reporters and notes on authors, and the names in them."""

from __future__ import annotations

import re

SMALL = (
    r"(?:and|&|of|in|for|the|at|de|der|da|di|du|la|le|van|von|bin|bint|al|el|ibn|with|on|"
    r"political|diplomatic|foreign|defence|defense|economics?|business|senior|chief|deputy|staff|world|national|"
    r"international|editor|editors|correspondent|reporter|reporters|writer|writers|producer|columnist|contributor|"
    r"affairs|bureau|special|security|environment|health|science|technology|investigations?|team|desk|news|agencies|agency|wires?|staff)"
)
CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
BYLINE = re.compile(
    rf"(?i:(?:written |words |story |reported |posted |text |report |analysis |opinion |compiled )?by:?)\s+"
    rf"(?P<names>{CAPITALISED}(?:[\s,|/·•–—-]+(?:{CAPITALISED}|{SMALL}|@\w+))*)\s*[.|]?"
)
WORD_LIMIT = 22

CREDITS = re.compile(
    r"""[(\[—–-]*\s*(?:
      (?:(?:additional|further|extra)\s)?(?:reporting|writing|editing|research|production|graphics|compiled|edited|translated|translation|photography|video)
      (?:(?:,\s?|\sand\s|\s&\s|,\sand\s)(?:additional\s)?(?:reporting|writing|editing|research|production))*\sby\b
    | with\s(?:additional\s|further\s)?(?:assistance|files|reporting|inputs?|contributions?|agencies|help)(?:\sreporting)?\s(?:by|from)\b
    | with\s(?:agencies|agency\sinputs?|inputs?|wires?|pti|afp|reuters)\b
    | .{0,200}\b(?:contributed\s(?:to\s(?:this|the)\s(?:report|story|article|post|piece|guide|reporting)|reporting)|helped\s(?:report|write)\sthis\s(?:story|article))\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CREDIT_WORDS = 60
SAID = re.compile(r"\b(?:said|says|told|added|warned)\b|[“”\"]")

BIO = re.compile(
    r"(?:is|was|are|has been|have been|serves|works|covers|writes|reports|makes|joined|studied|teaches|has covered|has written|has worked)\b"
)
FOLLOW = re.compile(
    r"\b[Ff]ollow (?:him|her|them|me|us|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:on (?:Twitter|X|Facebook|Instagram|Threads|Bluesky|LinkedIn|Mastodon|TikTok)|at @)"
)


def byline_names(text: str) -> str | None:
    """The words after “By” of a paragraph that is a byline and nothing else; None for any other."""
    if text.count(" ") >= WORD_LIMIT:
        return None
    match = BYLINE.fullmatch(text)
    return match["names"] if match else None


def is_credit(text: str) -> bool:
    """Whether the paragraph says who reported, wrote or edited."""
    return text.count(" ") < CREDIT_WORDS and bool(CREDITS.match(text)) and not SAID.search(text)


def is_bio(text: str, authors: tuple[str, ...]) -> bool:
    """Whether the paragraph tells who an author is: it begins with the author's name and a word such as “covers”."""
    if FOLLOW.search(text) and text.count(" ") < CREDIT_WORDS and not SAID.search(text):
        return True
    for author in authors:
        if len(author.split()) > 1 and text.startswith(author):
            rest = text[len(author) :].lstrip(", ")
            return bool(BIO.match(rest)) or not rest.strip()
    return False
