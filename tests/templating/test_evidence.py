from __future__ import annotations

import re
from dataclasses import replace

from briefing.templating import build_document, load_pack
from briefing.templating.evidence import EvidenceView, build_evidence
from tests.templating.briefs import barren, empty, full, large, later
from tests.templating.strait import ARTICLES


def evidence(words: int = 24, limit: int | None = None) -> EvidenceView:
    made = build_document(full(), load_pack("default")).evidence(words, limit)
    assert made is not None
    return made


def test_every_citation_of_the_document_has_its_excerpt() -> None:
    document = build_document(large(), load_pack("default"))
    made = document.evidence(24)
    assert made is not None
    assert {(one.source.number, excerpt.paragraph) for one in made.sources for excerpt in one.excerpts} == set(
        document.places
    )
    anchors = [excerpt.anchor for one in made.sources for excerpt in one.excerpts]
    assert len(anchors) == len(set(anchors))


def test_excerpts_are_the_sources_words_and_the_cited_ones_are_marked() -> None:
    texts = {"Source 1": ARTICLES["a1"].text, "Source 2": ARTICLES["a2"].text}
    for one in evidence(words=1000).sources:
        folded = " ".join(texts[f"Source {one.source.number}"].split())
        for excerpt in one.excerpts:
            assert "".join(part.text for part in excerpt.parts) in folded
            assert any(part.cited for part in excerpt.parts)


def test_words_far_from_cited_ones_are_cut() -> None:
    (first, *_) = evidence(words=3).sources
    for excerpt in first.excerpts:
        for before, part in zip(excerpt.parts, excerpt.parts[1:], strict=False):
            if not part.cited and before.cited:
                assert len(part.text.split()) <= 10


def test_what_is_over_the_limit_is_counted() -> None:
    made, whole = evidence(limit=4), evidence()
    shown = sum(len(one.excerpts) for one in made.sources)
    everything = sum(len(one.excerpts) for one in whole.sources)
    assert shown == 4
    assert made.left_out == sum(one.left_out for one in made.sources) == everything - 4


def test_sources_of_which_nothing_is_shown_stand_together_in_one_line() -> None:
    document = build_document(full(), load_pack("default"))
    made = document.evidence(24, 1)
    assert made is not None
    (section,) = [one for one in document.page_sections if one.view.name == "evidence"]
    html = document.page_section(section, made) or ""
    hidden = [one for one in made.sources if not one.excerpts]
    assert html.count("<h3>") == len(made.sources) - len(hidden) == 1
    told = html.partition("nothing of")[2]
    assert hidden
    assert all(f'<a href="#{one.source.anchor}">{one.source.number}</a>' in told for one in hidden)


def test_sources_that_are_not_cited_are_named() -> None:
    document = build_document(barren(), load_pack("default"))
    made = document.evidence(24)
    assert made is not None
    assert made.sources == ()
    assert made.of(1) is None
    (section,) = (one for one in document.page_sections if one.view.name == "sources")
    page = document.page_section(section, made)
    assert page is not None
    assert "<ol" not in page
    assert "Read, and not cited here" in page


def test_of_sources_that_are_not_cited_those_for_which_paper_has_no_room_are_counted() -> None:
    document = replace(build_document(full(), load_pack("default")), places=())
    (section,) = (one for one in document.page_sections if one.view.name == "sources")
    named, counted = (document.page_section(section, None, most) or "" for most in (None, 1))
    every = len(document.context.sources)
    assert named.count('class="number"') == every > 1
    assert "more article" not in named
    assert counted.count('class="number"') == 1
    assert f"and {every - 1} more article" in counted
    assert f"{every} articles, which brief.json names" in (document.page_section(section, None, 0) or "")


def test_sources_bear_the_numbers_by_which_they_are_cited() -> None:
    document = build_document(later(), load_pack("update"))
    (section,) = (one for one in document.page_sections if one.view.name == "sources")
    one_cited = replace(document, places=((2, 1),))
    page = one_cited.page_section(section, None)
    assert page is not None
    assert re.findall(r'<li id="source-(\d+)"><span class="number">(\d+)\.</span>', page) == [("2", "2")]


def test_a_pack_without_the_section_has_no_evidence() -> None:
    assert build_document(full(), load_pack("executive")).evidence(24) is None
    document = build_document(empty(), load_pack("default"))
    assert build_evidence(empty(), document.context, (), 10).sources == ()
