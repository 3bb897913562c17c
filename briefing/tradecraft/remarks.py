"""A breach of tradecraft: which rule, where, what was found, what mends it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Rule = Literal[
    "likelihood and confidence", "mixed scales", "unlabelled judgement", "settled on one origin", "no TLP", "edited"
]


@dataclass(frozen=True)
class Remark:
    """One breach.

    ``where`` is its place as one writes it: ``demands[3]``, ``bottom_line[0]``, ``line 12``; ``found`` says what is
    there, ``fix`` what mends it.
    """

    rule: Rule
    where: str
    found: str
    fix: str

    def __str__(self) -> str:
        """`bottom_line[0]: settled on one origin: …  Fix: …`, one line of a report."""
        return f"{self.where}: {self.rule}: {self.found} Fix: {self.fix}"


def report_lines(remarks: Sequence[Remark]) -> Iterator[str]:
    """The remarks one by one, then how many there are."""
    yield from map(str, remarks)
    yield f"{len(remarks)} remark{'' if len(remarks) == 1 else 's'}"


def report_json(remarks: Sequence[Remark]) -> str:
    """The remarks as JSON."""
    content = {"holds": not remarks, "remarks": [asdict(remark) for remark in remarks]}
    return json.dumps(content, ensure_ascii=False, indent=2)
