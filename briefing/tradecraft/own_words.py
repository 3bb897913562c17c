"""The words of a brief or document that are an analyst's own, and no source's.

A brief that the program made has none but its title: every other word stands in a source.  What somebody put in shows
in two ways: in brief.json as words that do not stand where they are cited, in a document as lines that its brief does
not make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from briefing.model import Brief
from briefing.verification.checks import Verification
from briefing.verification.documents import foreign_lines
from briefing.verification.opening import Opened

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*[”\"’']?")
_STEP = re.compile(r"(\w+)|\[(\d+)\]")


class OwnText(NamedTuple):
    """A text of an analyst's: its place, and its words."""

    where: str
    text: str

    def sentences(self) -> Iterator[str]:
        """Its sentences, white space folded."""
        for match in _SENTENCE.finditer(self.text):
            if sentence := " ".join(match[0].split()):
                yield sentence


def own_texts(brief: Brief, verification: Verification) -> Iterator[OwnText]:
    """The title, and what stands in no source that it cites; ``verification`` is the brief's."""
    if brief.title.strip():
        yield OwnText("title", brief.title)
    for check in verification.failed:
        if check.kind == "wording" and isinstance(text := _value(brief, check.where), str):
            yield OwnText(check.where, text)


def own_lines(opened: Opened, templates: Path | None) -> Iterator[OwnText]:
    """The lines of a document that its brief does not make, without their markup."""
    for line in foreign_lines(opened, templates):
        if text := _plain(" … ".join(_put_in(line.text, line.ours))):
            yield OwnText(f"line {line.number}", text)


def _put_in(text: str, ours: str) -> Iterator[str]:
    """The words of a line that were put in, run by run; all where it was made from none of ours."""
    words, known = text.split(), ours.split()
    for change, start, end, _, _ in SequenceMatcher(None, words, known, autojunk=False).get_opcodes():
        if change in {"delete", "replace"}:
            yield " ".join(words[start:end])


def _plain(line: str) -> str:
    """A line of Markdown or HTML without its markup."""
    bare = re.sub(r"<[^>]*>", " ", line)
    bare = re.sub(r"^\s*(?:[#>*+-]+|\d+\.)\s+", "", bare)
    return re.sub(r"\*+|(?<!\w)_+|_+(?!\w)|\\(?=\W)", "", bare).strip()


def _value(brief: Brief, where: str) -> Any:
    """What stands at a place such as ``demands[3].text``; None where nothing does."""
    value: Any = brief
    for name, index in _STEP.findall(where):
        if name:
            value = getattr(value, name, None)
        elif isinstance(value, tuple) and int(index) < len(value):
            value = value[int(index)]
        else:
            return None
    return value
