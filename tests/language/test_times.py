"""Time expressions: a table of cases, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from briefing.language.parsing import Parser
from briefing.language.times import AnchoredTime, find_times
from briefing.model import Article

CASES = Path(__file__).parents[1] / "cases" / "times.tsv"


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    line: int
    published: str | None
    text: str
    start: int
    end: int
    type: str
    value: str
    days: str | None

    def __str__(self) -> str:
        return f"{self.line}: {self.published} {self.text[self.start : self.end]}"


def load_cases() -> list[Case]:
    cases = []
    for line, row in enumerate(CASES.read_text(encoding="utf-8").splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        published, marked, kind, value, *days = row.split("\t")
        start = marked.index("[[")
        end = marked.index("]]") - 2
        text = marked.replace("[[", "").replace("]]", "")
        day = None if published == "-" else published
        cases.append(Case(line, day, text, start, end, kind, value, days[0] if days and days[0] != "*" else None))
    return cases


@cache
def parses() -> dict[str, object]:
    texts = sorted({case.text for case in load_cases()})
    articles = [Article(id=f"a{i}", source="case", sha256="", text=text) for i, text in enumerate(texts)]
    return {parsed.article.text: parsed.doc for parsed in Parser().parse(articles)}


def times_of(case: Case) -> list[AnchoredTime]:
    return list(find_times(parses()[case.text], case.published))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", load_cases(), ids=str)
def test_the_table(case: Case) -> None:
    here = [time for time in times_of(case) if time.expression.start < case.end and case.start < time.expression.end]
    if case.type == "-":
        assert not here, f"{here[0].expression} is none"
        return
    found = [(time.expression.text, time.expression.type, time.expression.value) for time in here]
    assert found == [(case.text[case.start : case.end], case.type, case.value)]
    if case.days:
        assert f"{here[0].first}..{here[0].last}" == case.days
