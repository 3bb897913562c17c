"""Articles that credit an agency as a whole, and those that only had help from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.origins.credits import build_credits
from briefing.register import load_register
from briefing.sources import load_articles

BODY = """The harbour was closed on Monday after a crane fell, officials said. Nobody was hurt.

Eleven ships had to be sent to other ports along the coast."""


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"TARNOW, May 3 (AFP) - {BODY}", "Agence France-Presse"),
        (f"TARNOW (Reuters) - {BODY}", "Reuters"),
        (f"TARNOW, May 3, 2024 (Coast Wire) - {BODY}", "Coast Wire"),
        (f"By Agence France-Presse\n\n{BODY}", "Agence France-Presse"),
        (f"By JANE DOE Associated Press\n\n{BODY}", "Associated Press"),
        (f"{BODY}\n\nSource: TASS", "TASS"),
        (f"{BODY}\n\nThis article was originally published by Reuters.", "Reuters"),
        (f"{BODY}\n\nCopyright 2022 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{BODY}\n\n(Reporting by Jane Doe for Reuters)", "Reuters"),
        (f"{BODY}\n\n- AFP", "Agence France-Presse"),
        (
            "The harbour was closed on Monday after a crane fell, informs Agence France-Presse.\n\nNobody was hurt.",
            "Agence France-Presse",
        ),
        ("The harbour was closed after a crane fell, Interfax reported on Monday.\n\nNobody was hurt.", "Interfax"),
        ("By Jane Doe\n\nThe harbour was closed after a crane fell, Interfax reported.\n\nNobody was hurt.", None),
        ("The harbour was closed after a crane fell.\n\nNobody was hurt, Interfax reported.", None),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", None),
        (f"{BODY} (With inputs from AFP)", None),
        (f"By Jane Doe\n\n{BODY}\n\nThe mayor told Reuters that work would begin soon.", None),
        (BODY, None),
    ],
)
def test_who_is_credited(tmp_path: Path, text: str, agency: str | None) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"Crane falls in Tarnow\n\n{text}\n", encoding="utf-8")
    (article,) = load_articles([str(path)]).articles
    credit = build_credits(load_register()).find(article)
    assert (credit.agency if credit else None) == agency
