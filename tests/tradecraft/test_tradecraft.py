"""What `briefing check` finds, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.brief_file import dump_brief, load_brief
from briefing.model import Brief
from briefing.renderers import render
from briefing.templating import load_pack
from briefing.tradecraft import check_brief, check_opened
from briefing.tradecraft.own_words import OwnText
from briefing.tradecraft.scales import find_words, load_scales
from briefing.tradecraft.wordings import check_attribution, check_confidence, check_labels, check_scales
from briefing.verification import seal_brief
from briefing.verification.opening import open_brief
from briefing.verification.seal import with_head
from tests.running import Runner

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/brief.json"))


@pytest.fixture(scope="module")
def sample() -> Brief:
    return load_brief(SAMPLES[0])


def rules(remarks: Any) -> list[str]:
    return [remark.rule for remark in remarks]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_what_the_program_makes_gives_no_alarm(path: Path) -> None:
    for document in (path, path.with_suffix(".md")):
        assert check_opened(open_brief(document)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We have high confidence that an attack is likely.", True),
        ("It is almost certain, with moderate-to-high confidence, that he resigns.", True),
        ("An attack is likely. Our confidence in this is high.", False),
        ("An attack is likely. We hold this with low confidence.", False),
        ("The government lost a confidence vote, which is unlikely to be repeated.", False),
        ("He spoke of “high confidence” that it was likely.", False),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(text: str, found: bool) -> None:
    assert bool(list(check_confidence(OwnText("title", text)))) is found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["An attack is very likely.", "A truce is highly unlikely."], "highly unlikely"),
        (["A truce is a realistic possibility and almost no chance of it lasts."], "almost no chance"),
        (["It is improbable.", "It is very unlikely."], "very unlikely"),
        (["It is likely.", "It is unlikely.", "It is almost certain."], None),
        (["It is probable.", "It is highly likely.", "There is a remote chance."], None),
        (["It is likely and very likely and virtually certain."], None),
        (["A remote village could be cut off."], None),
        (["The minister called it “highly unlikely”.", "It is very likely."], None),
    ],
)
def test_words_of_two_scales(texts: list[str], found: str | None) -> None:
    remarks = list(check_scales([OwnText(f"line {n}", text) for n, text in enumerate(texts)]))
    assert bool(remarks) is (found is not None)
    assert found is None or found in remarks[0].found


def test_every_scale_has_a_source_and_its_words_are_found() -> None:
    for key, scale in load_scales().items():
        assert len(scale.source) > 20
        for word in scale.words:
            (hit,) = find_words(f"It is {word}.")
            assert hit.text == word
            assert key in hit.scales


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This was a reckless move.", True),
        ("Moscow is clearly afraid of a vote.", True),
        ("The delay suggests that the talks have failed.", True),
        ("Assessment: the delay suggests that the talks have failed. They will seem to go on.", False),
        ("We assess that the talks are likely to fail.", False),
        ("Comment – a reckless move.", False),
        ("Solheim called it a reckless move.", False),
        ("According to Solheim, the move was reckless.", False),
        ("The paper wrote of a “reckless move”.", False),
        ("Ministers met in Oslo on 6 March.", False),
    ],
)
def test_judgements_have_to_say_that_they_are(text: str, found: bool) -> None:
    assert bool(list(check_labels(OwnText("line 1", text)))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The port is closed [1 ¶3].", True),
        ("The port is closed [1 ¶3], [4 ¶1].", False),
        ("The port is closed, Coast Wire reports [1 ¶3].", False),
        ("The port is closed.", False),
    ],
)
def test_what_one_source_says_is_not_settled(text: str, found: bool) -> None:
    assert bool(list(check_attribution(OwnText("line 1", text)))) is found


def test_what_one_origin_tells_is_not_called_confirmed(sample: Brief) -> None:
    at = next(n for n, one in enumerate(sample.meetings) if len(one.origins) == 1)
    called = sample.meetings[at].model_copy(update={"confirmed": True})
    meetings = (*sample.meetings[:at], called, *sample.meetings[at + 1 :])
    remarks = check_brief(seal_brief(sample.model_copy(update={"meetings": meetings})))
    assert [(one.rule, one.where) for one in remarks] == [("settled on one origin", f"meetings[{at}]")]


def test_the_bottom_line_rests_on_more_than_one_origin_or_says_on_whom(sample: Brief) -> None:
    at = next(n for n, one in enumerate(sample.risks) if len(one.origins) == 1)
    nobodys = sample.risks[at].model_copy(update={"raised_by": None, "likelihood": None, "condition": None})
    point = sample.bottom_line[0].model_copy(update={"section": "risks", "id": nobodys.id})
    risks = (*sample.risks[:at], nobodys, *sample.risks[at + 1 :])
    brief = seal_brief(sample.model_copy(update={"risks": risks, "bottom_line": (point,)}))
    assert [(one.rule, one.where) for one in check_brief(brief)] == [("settled on one origin", "bottom_line[0]")]


def test_edits_are_named_and_their_words_read(sample: Brief) -> None:
    text = (
        "This reckless demand is highly unlikely to be met, and we have high confidence that it is very likely dropped."
    )
    demand = sample.demands[0].model_copy(update={"text": text})
    edited = sample.model_copy(update={"demands": (demand, *sample.demands[1:])})
    found = check_brief(edited)
    assert set(rules(found)) == {"likelihood and confidence", "mixed scales", "unlabelled judgement", "edited"}
    assert {one.where for one in found} == {"demands[0]", "demands[0].text"}
    assert "edited" not in rules(check_brief(edited, edited=True))


def test_a_label_where_one_is_asked(sample: Brief, tmp_path: Path) -> None:
    assert rules(check_brief(sample, tlp_required=True)) == ["no TLP"]
    labelled = with_head(sample, tlp="TLP:AMBER+STRICT")
    made = render(labelled, load_pack("executive"), ["md", "html", "pdf"], checked=True)
    labelled = with_head(labelled, pack="executive")
    made |= render(labelled, load_pack("executive"), ["md", "html", "pdf", "json"], checked=True)
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    for name in made:
        assert check_opened(open_brief(tmp_path / name), tlp_required=True) == (), name
    text = made["brief.md"].decode().rstrip()
    (tmp_path / "brief.md").write_text(text.removesuffix("**TLP:AMBER+STRICT**"), "utf-8")
    assert rules(check_opened(open_brief(tmp_path / "brief.md"))) == ["no TLP"]


def test_what_was_put_into_a_document_is_read_and_nothing_else(sample: Brief, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(dump_brief(sample), "utf-8")
    text = render(sample, load_pack("default"), ["md"], checked=True)["brief.md"].decode()
    first, rest = text.split("\n## ", 2)[1:]
    head, *lines = first.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("- "))
    lines[at] += " This is clearly an attempt to win time."
    altered = text.replace(first, "\n".join([head, *lines]), 1)
    (tmp_path / "brief.md").write_text(altered, "utf-8")
    (remark,) = check_opened(open_brief(tmp_path / "brief.md"))
    assert remark.rule == "unlabelled judgement"
    assert remark.where == f"line {altered[: altered.index('This is clearly')].count(chr(10)) + 1}"
    assert "“This is clearly an attempt to win time.”" in remark.found
    assert rest


def test_the_command_line_checks(sample: Brief, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Runner(capsys)
    path = tmp_path / "brief.json"
    path.write_text(dump_brief(sample), "utf-8")
    done = run("check", path)
    assert (done.code, done.out) == (0, "0 remarks\n")
    assert run("check", path, "--quiet").out == ""
    path.write_text(dump_brief(sample.model_copy(update={"title": "A reckless move"})), "utf-8")
    done = run("check", path, "--json")
    assert done.code == 1
    assert [one["rule"] for one in json.loads(done.out)["remarks"]] == ["unlabelled judgement", "edited"]
    assert "Fix: " in run("check", path).out
