"""Captions and photo credits that stand among the paragraphs of scraped articles."""

from __future__ import annotations

import re

from briefing.sources.dates import MONTH
from briefing.sources.tables import either

CAPTION_WORDS = 90
"""Words that a caption has at most."""

AGENCY = either("credits", "agencies")
NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3}"

# The patterns below are verbose ones: a blank in a name is written so that it counts.
NAME_, AGENCY_ = NAME.replace(" ", r"\ "), AGENCY.replace(" ", r"\ ")

PICTURE = r"(?:Photo|Image|Picture|Pic|File|FILE|File\ photo|Illustration|Screenshot|Screengrab|Handout)s?"
CREDIT = r"(?:Photo|Image|Picture|Photograph|Photographer|Pic|Illustration|(?:Photo|Image|Picture)\ credit|Credit)s?"
CREDIT_AT_END = re.compile(
    rf"""(?:
      (?:REUTERS|AP\ Photo|AFP\ PHOTO|EPA|Xinhua|PA)\s?/\s?{NAME_}
    | [(\[](?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|TASS|Kyodo|Yonhap)?\s?{PICTURE}\b[^)\]]{{0,90}}[)\]]
    | [(\[](?:{NAME_}\s?/\s?|via\ ){AGENCY_}(?:\s?/\s?{AGENCY_})*[^)\]]{{0,30}}[)\]]
    | {CREDIT}(?:\ by)?:?\s{NAME_}(?:\s?(?:/|,|\||for|via|-|–)\s?[\w'’./ ]{{2,50}})?
    | {NAME_}\s?/\s?{AGENCY_}(?:(?:\s?/\s?|\ via\ ){AGENCY_})*
    | \bvia\ (?:Getty\ Images|AP|AFP|Reuters|REUTERS|Shutterstock|Imago|IMAGO)
    )\s*[.)]?$""",
    re.VERBOSE,
)
CREDIT_SIGNS = (
    "/",
    "hoto",
    "mage",
    "icture",
    "Pic",
    "File",
    "FILE",
    "redit",
    "llustration",
    "creen",
    "andout",
    "via ",
    "PHOTO",
)
"""Parts of words without one of which there is no credit: looking for them is ten times faster."""

CAPTION_START = re.compile(either("credits", "caption_starts"))
SCENE = re.compile(
    rf"""[^.!?“”"]{{0,260}}\b{either("credits", "scenes")}\b[^.!?“”"]{{0,260}}
    (?:\b(?:{MONTH})\.?\s\d{{1,2}},?\s(?:19|20)\d\d|\b\d{{1,2}}\s(?:{MONTH})\.?\s(?:19|20)\d\d)\.?""",
    re.VERBOSE | re.IGNORECASE,
)
"""A scene in the present tense that ends in a full date: news prose puts its events in the past."""

FULL_DATE_END = re.compile(r"(?:19|20)\d\d\.?$")


def is_caption(text: str) -> bool:
    """Whether the paragraph is a picture's caption or its credit."""
    if text.count(" ") >= CAPTION_WORDS:
        return False
    tail = text[-160:]
    if CAPTION_START.match(text) or (any(sign in tail for sign in CREDIT_SIGNS) and CREDIT_AT_END.search(tail)):
        return True
    return bool(FULL_DATE_END.search(text)) and bool(SCENE.fullmatch(text))
