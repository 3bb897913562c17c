"""Near-copies: what makes two texts one report, and what does not."""

from __future__ import annotations

import random
import time

from briefing.origins import find_copies

REPORT = """The harbour of Tarnow was closed on Monday after a crane fell across two berths, the port authority said.
Nobody was hurt, but eleven ships had to be sent to other ports along the coast.
Engineers expect the clearing work to last until the end of the week.
The crane had been inspected in spring and no defect was found at the time.
An inquiry has been opened by the labour inspectorate of the district."""
BACKGROUND = (
    "Tarnow is the largest port of Kesteria and handles about a third of the country's imports by volume each year."
)
OTHER = """Fishermen in Tarnow blocked the market on Tuesday to protest against new quotas for herring and cod.
Their spokesman handed a letter to the mayor, who promised to pass it on to the ministry in the capital.
Police counted about two hundred people and spoke of a calm afternoon at the quays."""
SPEECH = "“We shall rebuild the quay stone by stone, and we shall not send the bill to those who work on it every day”"


def test_a_report_is_found_whole_trimmed_and_under_another_headline() -> None:
    trimmed = "\n".join(REPORT.splitlines()[:3])
    retitled = "Crane falls in Tarnow\n\n" + REPORT.replace("Monday", "Monday morning")
    assert [sorted(group) for group in find_copies([REPORT, OTHER, trimmed, retitled])] == [[0, 2, 3]]


def test_a_background_paragraph_makes_no_copy() -> None:
    assert find_copies([f"{OTHER}\n{BACKGROUND}", f"{REPORT}\n{BACKGROUND}"]) == ()


def test_the_same_quotations_make_no_copy() -> None:
    one = f"At the quay the mayor climbed onto a box.\n{SPEECH}, she said to loud applause from the dockers.\n{SPEECH}"
    two = f"{SPEECH}\nThat is how the head of the town put it when she met angry workers.\n{SPEECH}"
    assert find_copies([one, two]) == ()


def test_short_texts_are_copies_only_where_nearly_all_agrees() -> None:
    assert find_copies(["The port is closed until Friday, the harbour master said."] * 2) == ((0, 1),)
    assert find_copies(["The port is closed until Friday.", "The port is open again since Friday."]) == ()
    assert find_copies(["", "", "one"]) == ()


def test_a_roundup_of_two_reports_does_not_make_them_one() -> None:
    roundup = f"News from Tarnow in brief.\n{REPORT}\n{OTHER}"
    for texts in ([REPORT, OTHER, roundup], [roundup, REPORT.replace("crane", "gantry"), REPORT, OTHER]):
        groups = [{texts[at] for at in group} for group in find_copies(texts)]
        assert not any({REPORT, OTHER} <= group for group in groups)
        assert any({REPORT, roundup} <= group for group in groups)  # it holds more of that one


def test_both_ends_of_one_report_are_one() -> None:
    lines = REPORT.splitlines()
    assert len(find_copies(["\n".join(lines[:4]), REPORT, "\n".join(lines[2:])])[0]) == 3


def test_the_order_of_the_texts_makes_no_difference() -> None:
    texts = [REPORT, OTHER, REPORT.replace("crane", "gantry"), f"{REPORT}\n{OTHER}", OTHER + "\nIt rained."]
    expected = {frozenset(texts[at] for at in group) for group in find_copies(texts)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(texts, len(texts))
        assert {frozenset(shuffled[at] for at in group) for group in find_copies(shuffled)} == expected


def test_a_thousand_articles_cost_little() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghijklmnop", k=6)) for _ in range(3000)]
    fresh = [" ".join(chance.choices(words, k=300)) for _ in range(500)]
    began = time.process_time()
    groups = find_copies(fresh + [text + " and more besides" for text in fresh])
    assert time.process_time() - began < 6  # it takes about 1 s; all with all would take minutes
    assert len(groups) == 500
