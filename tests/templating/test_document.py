from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import BriefFileError, TemplateError
from briefing.model import Brief, Citation, OtherFinding, Position, SpokenCitation
from briefing.templating import build_document, list_packs, load_pack
from briefing.templating.context import build_context
from briefing.templating.tlp import COLORS
from briefing.tlp import LABELS
from tests.templating.briefs import empty, full, large, marked, tiny
from tests.templating.readers import READERS, reading
from tests.templating.stories import STORIES
from tests.templating.strait import ARTICLES, GENEVA, SECOND, cite
from tests.templating.test_packs import pack_at

PACKS = sorted(list_packs())


def words_of(brief: Brief, pack: str = "default", templates: Path | None = None) -> str:
    """The brief as Markdown."""
    return build_document(brief, load_pack(pack, templates)).markdown()


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("reader", READERS)
def test_every_pack_words_every_story(pack: str, story: str, reader: str) -> None:
    document = build_document(STORIES[story](), load_pack(pack))
    text = document.markdown()
    assert text.startswith(("# ", "**TLP"))
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert " \n" not in text
    read = reading(READERS[reader](text))
    allowed = {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "a",
        "em",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert set(read.tags) <= allowed
    titles = [section.view.title for section in document.sections]
    assert read.tags.count("h2") == len(titles)
    assert read.tags.count("h1") == 1
    for link in read.links:
        assert link.startswith(("https://", "http://")) or link.removeprefix("#") in read.ids, link
    assert len(read.ids) == len(set(read.ids))


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("reader", READERS)
def test_citations_link_to_the_source_that_they_name(pack: str, reader: str) -> None:
    html = READERS[reader](words_of(large(), pack))
    cited = [part.split(">")[1].split("<")[0] for part in html.split('href="#source-')[1:]]
    targets = [part.split('"')[0] for part in html.split('href="#source-')[1:]]
    assert cited
    assert [label.split(" ")[0] for label in cited] == targets


@pytest.mark.parametrize("pack", PACKS)
def test_every_citation_used_is_defined_once(pack: str) -> None:
    text = words_of(full(), pack)
    body, definitions = text.split("\n[1 ¶1]: ", 1)
    labels = {part.split("]")[0] for part in body.split("[")[1:] if "¶" in part.split("]")[0]}
    defined = ["1 ¶1", *(line[1:].split("]")[0] for line in definitions.splitlines()[1:] if line.startswith("["))]
    assert sorted(labels) == sorted(defined)


def test_the_words_of_the_brief() -> None:
    text = words_of(full())
    for line in (
        "# Situation brief: The Maren Strait dispute",
        "**As of Sat 11 May 2024** · 2 articles, 1 named publisher · English",
        "- **Tue 14 May 2024**: meet in Geneva — Petra Lindqvist, Anton Varga [1 ¶4], [2 ¶4] · 2 independent origins",
        "- **Norvia** demands of **Kesteria**: Kesteria withdraws its patrol boats (by Sat 1 June 2024) [1 ¶1]",
        "- **Kesteria**: Norvia had “no right whatsoever” to close an international waterway [1 ¶3]",
        "| **Kesteria** (Tarnow) | state | Norvia had “no right whatsoever” to close an international waterway [1 ¶3] · one origin |",
        "| **Petra Lindqvist** (Petra Lindkvist) | person | Due to take part, Tue 14 May 2024: meet in Geneva [1 ¶4],",
        "| **Maud Okafor** | secretary | Speaks for Baltic and Northern Shipping League | 1 |",
        "- “We have waited for two years, and we will not wait for a third” [1 ¶2]",
        "- *denies:* its coastguard fired on the trawler Selma in March [1 ¶7]",
        "- a closure would cost its members 3 million crowns a day (Maud Okafor) [1 ¶6]",
        "- Kesteria has sent two more patrol boats to the Maren Strait (the navy in Tarnow) [2 ¶1]",
        "- *rejected* the deadline (Kesteria’s Foreign Ministry) [1 ¶3]",
        "| Kesteria withdraws its patrol boats (by Sat 1 June 2024) | Refused by Kesteria [1 ¶3] | [1 ¶1] · one origin |",
        "| Issue | Norvia | Kesteria |",
        "| deadline [1 ¶3] | demands [1 ¶1] | rejects [1 ¶3] |",
        "- *demands:* the government to sue (Fishing unions in Tarnow) [2 ¶3]",
        "| D4 | Baltic and Northern Shipping League | Norvia, Kesteria | keep the strait open to ferries | Open | [1 ¶6] · one origin |",
        "| Tue 21 to Wed 22 May 2024 | first session since October | Norvia, Kesteria | Port Halden | [1 ¶4] · one origin |",
        "- Fri 3 May 2024: meet at the Northern Summit — Viktor Danek, Ida Sollen [2 ¶6]",
        "| R4 | its members to reroute around the cape, adding four days to each voyage | Should talks fail |",
        "| March 2024 | Two fishermen were hurt in that incident | [1 ¶7] · one origin |",
        "- **Spelling, Petra Lindqvist.** Petra Lindqvist [1 ¶4]; Petra Lindkvist [2 ¶4]",
        "- **Publication date, source 2.** The page says 2 November 2024; its content puts it at 10 to 11 May 2024: "
        "“on 7 May” [2 ¶5]; “next week” [2 ¶1]",
        "Greta Holm and Sami Aalto. The Port Halden Herald; 9 May 2024; 235 words.",
        "Left out in cleaning: cookie notice, related headline (2).",
        "Publisher not stated; 10 to 11 May 2024 (worked out from its content); "
        "the page says 2 November 2024, which its content contradicts",
        "- halden-svenska.txt: It is in Swedish; only English is read.",
        "nothing has been added",
        "Made with briefing 0.1.0",
    ):
        assert line in text, line


def test_a_title_does_not_say_twice_what_the_document_is() -> None:
    brief = full().model_copy(update={"title": "Situation brief: Talks"})
    assert words_of(brief).startswith("# Situation brief: Talks\n")
    assert words_of(brief, "executive").startswith("# Executive brief: Talks\n")
    assert words_of(empty()).startswith("# Situation brief\n")


def test_a_label_of_the_traffic_light_protocol_is_first_and_last_line() -> None:
    assert set(COLORS) == set(LABELS)
    lines = words_of(marked()).strip().splitlines()
    assert lines[0] == lines[-1] == "**TLP:AMBER+STRICT**"
    assert "TLP" not in words_of(full())
    with pytest.raises(TemplateError, match="no TLP label “TLP:WHITE”"):
        words_of(full().model_copy(update={"tlp": "TLP:WHITE"}))


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_found_is_said_in_a_sentence(pack: str) -> None:
    text = words_of(empty(), pack)
    for section in text.split("\n## ")[1:]:
        body = section.split("\n", 1)[1].strip()
        assert body
        assert body.splitlines()[0].rstrip("*").endswith(".")


def test_what_is_left_out_is_counted() -> None:
    brief = large()
    text = words_of(brief)
    context = build_context(brief, load_pack("default"))
    assert context.positions.left_out + sum(len(group.positions) for group in context.positions.groups) == len(
        brief.positions
    )
    assert context.demands.left_out + len(context.demands.rows) == len(brief.demands)
    assert f"*{context.demands.left_out} more demands are in brief.json.*" in text
    assert context.timeline.left_out + len(context.timeline.rows) == len(brief.timeline)
    assert context.actors.left_out + len(context.actors.rows) == len(brief.actors)


def test_positions_are_grouped_by_actor_and_the_unattributed_come_last() -> None:
    groups = build_context(full(), load_pack("default")).positions.groups
    assert [group.actor for group in groups][:3] == ["Ida Sollen", "Kesteria", "Anton Varga"]
    assert groups[-1].actor is None


def test_a_long_statement_is_cut_with_an_ellipsis(tmp_path: Path) -> None:
    pack_at(tmp_path, "short", 'extends = "default"\n[limits]\nwords = 4\ncitations = 1')
    text = words_of(full(), "short", tmp_path)
    assert "- “We have waited for …” [1 ¶2]" in text
    assert "[1 ¶4] +1" in text


def test_timeline_keeps_what_is_nearest_to_the_day(tmp_path: Path) -> None:
    pack_at(tmp_path, "near", 'extends = "default"\n[limits]\ntimeline = 2')
    rows = build_context(full(), load_pack("near", tmp_path)).timeline.rows
    assert [row.date for row in rows] == ["Fri 3 May 2024", "Tue 14 May 2024"]


def test_paragraph_numbers_count_lines_that_are_not_blank() -> None:
    context = build_context(full(), load_pack("default"))
    lines = [line for line in ARTICLES["a1"].text.splitlines() if line.strip()]
    citation = context.meetings.upcoming[0].citations[0]
    assert citation.label == "1 ¶4"
    assert GENEVA in lines[citation.paragraph - 1]


def test_a_new_stage_appears_where_the_pack_says(tmp_path: Path) -> None:
    pack_at(
        tmp_path,
        "desk",
        'extends = "default"',
        sections__sanctions="{% for one in sanctions.rows %}\n"
        "- {{ one.target }}: {{ one.text }} {{ cite(one) }}\n"
        "{% endfor %}\n",
    )
    finding = OtherFinding(id="s1", text="the licence fee", target="*fleet*", citations=(cite("a2", "licence fee"),))  # type: ignore[call-arg]
    brief = Brief(**{**dict(full()), "sanctions": (finding,)})
    text = words_of(brief, "desk", tmp_path)
    assert "## Sanctions\n\n- \\*fleet\\*: the licence fee [2 ¶2]\n" in text
    assert text.index("## Open risks") < text.index("## Sanctions") < text.index("## Timeline")
    assert "Sanctions" not in words_of(brief)
    assert "Sanctions" not in words_of(full(), "desk", tmp_path)
    saved = Brief.model_validate_json(brief.model_dump_json())
    assert words_of(saved, "desk", tmp_path) == text


def test_a_bottom_line_may_name_a_finding_of_a_new_stage_or_one_struck_out() -> None:
    finding = OtherFinding(id="s1", text="the licence fee", citations=(cite("a2", "licence fee"),))
    points = [{"section": "sanctions", "id": "s1"}, {"section": "risks", "id": "gone"}, {"section": "gone", "id": "x"}]
    brief = Brief.model_validate({**dict(full()), "sanctions": (finding,), "bottom_line": points})
    section = words_of(brief).split("## Bottom line")[1].split("##")[0]
    assert section.strip() == "- the licence fee [2 ¶2]"


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("one\n{{ risks.rows[0].likelyhood }}", ["sections/risks.md.j2:2:", "likelyhood"]),
        ("{% if %}", ["sections/risks.md.j2:1:"]),
        ("one\ntwo\n{% for x in risks.rows %}", ["sections/risks.md.j2:3:"]),
        ("{% include 'nothing.j2' %}", ["has no template nothing.j2", "Looked in"]),
        ("{{ 1 / 0 }}", ["sections/risks.md.j2:1:", "zero"]),
        ("{{ cite(3) }}", ["sections/risks.md.j2:1:"]),
        ("{{ ''.__class__ }}", ["sections/risks.md.j2:1:", "unsafe"]),
    ],
)  # fmt: skip
def test_faults_of_templates_are_named_with_file_and_line(tmp_path: Path, template: str, parts: list[str]) -> None:
    pack_at(tmp_path, "bad", 'extends = "default"', sections__risks=template)
    with pytest.raises(TemplateError) as caught:
        words_of(full(), "bad", tmp_path)
    for part in parts:
        assert part in str(caught.value)


def test_a_citation_of_an_unknown_article_is_named() -> None:
    stray = SpokenCitation(article="zz", start=0, end=1, text="x")
    brief = tiny().model_copy(update={"positions": (Position(id="p", mode="direct", text="x", citations=(stray,)),)})
    with pytest.raises(BriefFileError, match=r"cites the article “zz”.*that it holds: a2"):
        words_of(brief)


def test_an_actor_that_the_brief_does_not_hold_shows_by_its_id() -> None:
    assert "| D1 | Viktor Danek | norvia |" in words_of(tiny())


def test_a_blank_citation_at_the_very_start_is_in_the_first_paragraph() -> None:
    first = Citation(article="a2", start=0, end=8, text=SECOND.text[:8])
    position = Position(id="p", mode="indirect", text="Kesteria", citations=(SpokenCitation(**first.model_dump()),))
    assert "- Kesteria [1 ¶1]" in words_of(tiny().model_copy(update={"positions": (position,)}))


def test_wording_imports_no_model_and_no_renderer() -> None:
    code = (
        "import sys, briefing.templating, briefing.renderers, briefing.templating.reference\n"
        "heavy = 'spacy weasyprint markdown nh3 briefing.language briefing.stages briefing.synthesis'.split()\n"
        "print(sorted(set(heavy) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
