"""Bylines, credits of reporters and notes on authors, and the names in them."""

from __future__ import annotations

import re

from briefing.sources.tables import either

SMALL = either("credits", "small_words")
CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
BYLINE = re.compile(
    rf"(?i:(?:written |words |story |reported |posted |text |report |analysis |opinion |compiled )?by:?)\s+"
    rf"(?P<names>{CAPITALISED}(?:[\s,|/·•–—-]+(?:{CAPITALISED}|{SMALL}|@\w+))*)\s*[.|]?"
)
WORD_LIMIT = 22

WORK = either("credits", "works")
CREDITS = re.compile(rf"[(\[—–-]*\s*{either('credits', 'credits')}".replace("WORK", WORK), re.IGNORECASE)
CREDIT_WORDS = 60
SAID = re.compile(r"\b(?:said|says|told|added|warned)\b|[“”\"]")

BIO = re.compile(rf"{either('credits', 'bio_verbs')}\b")
FOLLOW = re.compile(
    r"\b[Ff]ollow (?:him|her|them|me|us|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) "
    rf"(?:on {either('credits', 'networks')}|at @)"
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
