"""Documents for those who have the one before: shorter, what is new first, and nothing left out without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.renderers.html import render_html
from briefing.renderers.pdf import print_page
from briefing.templating import build_document, load_pack
from briefing.templating.context import build_context
from briefing.templating.describing import describe_pack
from briefing.templating.lint import lint_pack
from tests.templating.briefs import full, later
from tests.templating.test_packs import pack_at


@pytest.mark.parametrize("section", ["positions", "demands", "risks"])
def test_where_not_all_is_shown_what_is_new_goes_before_the_rest(section: str) -> None:
    brief = later()
    news = {change.id for change in brief.changes if change.section == section and change.kind in ("new", "changed")}
    listed = getattr(brief, section)
    if section == "positions":
        listed = [one for one in listed if one.actor == next(each.actor for each in listed if each.id in news)]
    old_first = [*(one for one in listed if one.id not in news), *(one for one in listed if one.id in news)]
    assert old_first[0].id not in news
    assert old_first[-1].id in news
    brief = brief.model_copy(update={section: tuple(old_first)})
    pack = load_pack("default")
    pack = replace(pack, limits=pack.limits | {section: 1, "positions_per_actor": 1})
    context = build_context(brief, pack)
    rows = context.positions.groups[0].positions if section == "positions" else getattr(context, section).rows
    (shown,) = rows
    assert shown.id in news
    assert getattr(context, section).left_out == len(listed) - 1
    if section != "positions":
        number = [one.id for one in old_first].index(shown.id) + 1
        assert shown.number == f"{section[0].upper()}{number}", "a finding keeps its number in the brief"


def test_the_lower_limits_hold_for_followers_alone_and_never_raise_one(tmp_path: Path) -> None:
    pack_at(tmp_path, "desk", 'extends = "default"\n[limits]\nrisks = 3\n[following]\nrisks = 1\ndemands = 900')
    pack = load_pack("desk", tmp_path)
    first, next_one = build_document(full(), pack), build_document(later(), pack)
    assert len(first.context.risks.rows) == 3
    assert len(next_one.context.risks.rows) == 1
    assert f"{len(later().risks) - 1} more risks are in brief.json." in next_one.markdown()
    assert next_one.pack.limit("demands") == pack.limit("demands")


def test_the_pdf_of_a_follower_goes_without_figures_and_says_so_and_html_has_them() -> None:
    pack = load_pack("default")
    first, next_one = build_document(full(), pack), build_document(later(), pack)
    assert "<figure" in print_page(first)
    assert "Not printed again" not in print_page(first)
    page = print_page(next_one)
    assert "<figure" not in page
    assert "Not printed again: Key actors and figures. The attached brief.json has what they show." in page
    assert b"<figure" in render_html(next_one.brief, next_one)


def test_sections_that_a_pack_prints_once_are_named_and_their_evidence_is_not_shown(tmp_path: Path) -> None:
    pack_at(tmp_path, "once", 'extends = "default"\nprinted_once = ["positions", "risks", "contents"]')
    document = build_document(later(), load_pack("once", tmp_path))
    page = print_page(document)
    assert 'id="section-positions"' not in page
    assert page.index("Not printed again: Positions and Open risks.") > page.index('id="section-changes"')
    assert 'id="section-positions"' in print_page(build_document(full(), load_pack("once", tmp_path)))
    everything = document.evidence(10)
    shown = document.evidence(10, None, document.pack.printed_once)
    assert everything is not None
    assert shown is not None
    assert sum(len(one.excerpts) for one in shown.sources) < sum(len(one.excerpts) for one in everything.sources)
    assert document.evidence(10, None, ("evidence",)) is None


def test_meetings_ahead_are_not_told_again_in_a_followers_timeline() -> None:
    pack = load_pack("default")
    first, next_one = build_context(full(), pack).timeline, build_context(later(), pack).timeline
    told = [row for row in first.rows if row.meeting]
    assert told
    assert not [row for row in next_one.rows if row.meeting]
    assert next_one.elsewhere == len(told)
    assert len(next_one.rows) + next_one.elsewhere == len(first.rows)
    alone = later().model_copy(
        update={"timeline": tuple(one for one in later().timeline if one.text in {row.text for row in told})}
    )
    words = build_document(alone, pack).markdown()
    assert "Besides the meetings ahead, no dated events were found." in words


def test_an_earlier_article_is_named_by_its_host_and_a_file_by_its_name() -> None:
    brief = later()
    address = "https://desk:secret@www.news.example:8080/2024/05/09/strait?from=feed"
    changes = tuple(
        one.model_copy(update={"before": one.before.model_copy(update={"source": address})}) if one.before else one
        for one in brief.changes
    )
    words = build_document(brief.model_copy(update={"changes": changes}), load_pack("default")).markdown()
    assert "(news.example, " in words
    assert "secret" not in words
    assert f"({next(one.before.source for one in brief.changes if one.before)}, " in build_document(
        brief, load_pack("default")
    ).markdown().replace("\\", "")


def test_faults_in_what_followers_get_are_told(tmp_path: Path) -> None:
    text = 'extends = "default"\nprinted_once = ["figurs"]\n[following]\nriks = 2\nrisks = 50\n'
    pack_at(tmp_path, "odd", text)
    told = "\n".join(str(one) for one in lint_pack("odd", tmp_path))
    assert 'following: nothing is limited by "riks"' in told
    assert "following.risks is 50, and limits.risks is 12: the lower one holds." in told
    assert 'printed_once: there is no section "figurs"' in told
    assert any(line.split()[:2] == ["risks", "6"] for line in describe_pack(load_pack("default")))


def test_evidence_on_paper_is_one_list_for_followers_and_the_whole_in_html() -> None:
    pack = load_pack("default")
    document = build_document(later(), replace(pack, limits=pack.limits | {"print_excerpts": 2}))
    page = print_page(document)
    (shown,) = re.findall(r'<ul class="excerpts short">.*?</ul>', page, re.DOTALL)
    assert re.findall(r'<li id="place-(\d+)-(\d+)"><a class="paragraph" href="#source-\1">\1 ¶\2</a> ', shown)
    assert shown.count("<li ") == 2
    assert "brief.json has all of them, and each source's whole text is attached." in page
    cited = {number for number, _ in document.places}
    assert all(
        f"{article.sha256[:16]}<wbr>…" in page for n, article in enumerate(document.brief.articles, 1) if n in cited
    )
    assert "excerpts short" not in render_html(document.brief, document).decode()
    assert "excerpts short" not in print_page(build_document(full(), pack))
