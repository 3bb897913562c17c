"""Characters that nobody sees: taken out of every text, as none of them belongs to English prose."""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Controls, and the zero-width and direction characters that could make a text look other than it reads
(Unicode TR 36, 2.10); none of them belongs to English prose."""

LINE_ENDS = re.compile("[\n\r\u000b\u000c\u0085\u2028\u2029]+")
SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text without invisible characters, on one line, without blanks at its ends."""
    if text.isprintable():
        return text.strip()
    text = SURROGATE.sub("\ufffd", INVISIBLE.sub("", text))
    return LINE_ENDS.sub(" ", text).strip()
