"""Captions and photo credits that stand among the paragraphs of scraped articles."""

from __future__ import annotations

import re

from briefing.sources.dates import MONTH

CAPTION_WORDS = 90
"""Words that a caption has at most."""

AGENCY = (
    r"(?:AFP|AP|Getty(?: Images)?|Reuters|REUTERS|Shutterstock|iStock|Alamy(?: Stock Photo)?|EPA(?:-EFE)?|EFE|Bloomberg|Anadolu(?: Agency)?|"
    r"Xinhua|TASS|Sputnik|PA(?: Wire| Images| Media)?|Rex(?: Features)?|SOPA Images|NurPhoto|ZUMA(?: Press)?|Kyodo|Yonhap|ANI|PTI|"
    r"The New York Times|USA TODAY|UPI|dpa|DPA|Pool|POOL|Handout|HANDOUT|File|CNN|NPR|BBC|ABC News|CBC|Press Association|AAP|Redux|Polaris)"
)
NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3}"

# The patterns below are verbose ones: a blank in a name is written so that it counts.
NAME_, AGENCY_ = NAME.replace(" ", r"\ "), AGENCY.replace(" ", r"\ ")

CREDIT_AT_END = re.compile(
    rf"""(?:
      (?:REUTERS|AP\ Photo|AFP\ PHOTO|EPA|Xinhua|PA)\s?/\s?{NAME_}
    | [(\[](?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|TASS|Kyodo|Yonhap)?\s?(?:Photo|Image|Picture|Pic|File|FILE|File\ photo|Illustration|Screenshot|Screengrab|Handout)s?\b[^)\]]{{0,90}}[)\]]
    | [(\[](?:{NAME_}\s?/\s?|via\ ){AGENCY_}(?:\s?/\s?{AGENCY_})*[^)\]]{{0,30}}[)\]]
    | (?:Photo|Image|Picture|Photograph|Photographer|Pic|Illustration|Photo\ credit|Image\ credit|Picture\ credit|Credit)s?(?:\ by)?:?\s{NAME_}(?:\s?(?:/|,|\||for|via|-|–)\s?[\w'’./ ]{{2,50}})?
    | {NAME_}\s?/\s?{AGENCY_}(?:(?:\s?/\s?|\ via\ ){AGENCY_})*
    | \bvia\ (?:Getty\ Images|AP|AFP|Reuters|REUTERS|Shutterstock|Imago|IMAGO)
    )\s*[.)]?$""",
    re.VERBOSE,
)
CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO)?\s*[:—–-]|File (?:photo|image|picture|pic)\b|(?:PHOTO|IMAGE|PICTURED?)\s*[:—–-]|(?:Photo|Image|Picture|Photograph|Illustration)s?(?: credit)?\s*:|"
    r"(?:Photo|Image|Picture|Photograph)s? (?:by|courtesy|credit)\b|Enlarge (?:this )?image|Image (?:caption|source)|Media (?:caption|playback)|Toggle caption|toggle caption|"
    r"Caption\s*:|hide caption|Getty Images\b|In this (?:\w+\.? \d{1,2}, \d{4},? )?(?:file )?(?:photo|image|picture)\b)"
)
SCENE = re.compile(
    rf"""[^.!?“”"]{{0,260}}\b(?:speaks?|talks?|walks?|waves?|poses?|attends?|looks?|listens?|arrives?|shakes?|gestures?|holds?|stands?|reacts?|addresse?s?|meets?
    |greets?|delivers?|sits?|watch(?:es)?|gathers?|protests?|(?:is|are)\ (?:seen|pictured|shown|photographed))\b[^.!?“”"]{{0,260}}
    (?:\b(?:{MONTH})\.?\s\d{{1,2}},?\s(?:19|20)\d\d|\b\d{{1,2}}\s(?:{MONTH})\.?\s(?:19|20)\d\d)\.?""",
    re.VERBOSE | re.IGNORECASE,
)
"""A scene in the present tense that ends in a full date: news prose puts its events in the past."""

FULL_DATE_END = re.compile(r"(?:19|20)\d\d\.?$")


def is_caption(text: str) -> bool:
    """Whether the paragraph is a picture's caption or its credit."""
    if text.count(" ") >= CAPTION_WORDS:
        return False
    if CAPTION_START.match(text) or CREDIT_AT_END.search(text[-160:]):
        return True
    return bool(FULL_DATE_END.search(text)) and bool(SCENE.fullmatch(text))
