"""Likelihood words and consequences: always words of the risk itself."""

from __future__ import annotations

import pytest

from briefing.model import Citation, Risk
from briefing.synthesis.likelihood import ICD203, find_likelihood, read_risk


def risk(text: str, **fields: object) -> Risk:
    cited = Citation(article="a1", start=0, end=len(text), text=text)
    return Risk(**({"id": "r1", "kind": "warning", "citations": (cited,)} | fields), text=text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "condition", "likelihood", "consequence"),
    [
        ("the dam could burst", None, "could", None),
        ("a flood is almost certain", None, "almost certain", None),
        ("a flood is very unlikely this year", None, "very unlikely", None),
        ("it is not likely that ships could sail", None, "not likely", None),
        ("the levy may lead to a new strike", None, "may", "a new strike"),
        ("the threat of a new strike", None, None, "a new strike"),
        ("the port will close if the fee is raised", "if the fee is raised", None, "the port will close"),
        ("If the fee could be raised, the port will close", "If the fee could be raised", None, "the port will close"),
        ("elections in May will decide", None, None, None),
        ("the danger of Norland", None, None, None),
    ],
)
def test_what_the_words_of_a_risk_tell(
    text: str, condition: str | None, likelihood: str | None, consequence: str | None
) -> None:
    found = read_risk(risk(text, condition=condition))
    assert (found.likelihood, found.consequence) == (likelihood, consequence)
    assert (found.likelihood or "") in text
    assert (found.consequence or "") in text


def test_a_deadlock_has_no_consequence() -> None:
    assert read_risk(risk("talks led to nothing if nobody moves", kind="deadlock")).consequence is None


def test_every_word_of_the_standard_is_found() -> None:
    assert len(ICD203) == 7
    for words in ICD203.values():
        for word in words:
            assert find_likelihood(f"a war is {word} now") == word
