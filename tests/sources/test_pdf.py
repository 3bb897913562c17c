"""PDFs: reading order, divided words, running heads; and files that are made to hurt."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import load_articles, pdf
from briefing.sources.pdf import read_pdf
from briefing.sources.pdf.lines import Line
from briefing.sources.pdf.paragraphs import build_paragraphs

FOLDER = Path(__file__).parent / "documents"
PARAGRAPHS = (FOLDER / "harbour.txt").read_text("utf-8").strip().split("\n\n")


@pytest.mark.parametrize("name", ["two-columns", "letter"])
def test_the_text_comes_out_as_it_was_set(name: str) -> None:
    (article,) = load_articles([FOLDER / f"{name}.pdf"]).articles
    assert article.title == PARAGRAPHS[0]
    assert article.published == "2024-05-06"
    first = PARAGRAPHS[1].removeprefix("VELMAR, May 6, 2024 (Coast Wire) - ")
    assert article.text.split("\n\n") == [PARAGRAPHS[0], first, *PARAGRAPHS[2:]]


def set_lines(
    *texts: str, x0: float = 50, x1: float = 300, top: float = 700, size: float = 10, page: int = 0
) -> list[Line]:
    """Lines one below the other; a text that begins with a blank is indented."""
    return [
        Line(text.strip(), x0 + 10 * text.startswith(" "), x1, top - 12 * n, size, page, 800)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The govern-", "ment said no.", "The government said no."),
        ("The cease-", "fire held.", "The ceasefire held."),
        ("Prime Minister Al-", "Sudani said no.", "Prime Minister Al-Sudani said no."),
        ("The cost rose to 3-", "4 million.", "The cost rose to 3-4 million."),
        ("A long-term plan is a long-", "term plan.", "A long-term plan is a long-term plan."),
        ("A well-", "known singer came.", "A well-known singer came."),
        ("The minister said –", "and meant it.", "The minister said – and meant it."),
        ("The gov\u00ad", "ernment said no.", "The government said no."),
        ("The ﬁrst oﬀer was re‐", "jected.", "The first offer was rejected."),
    ],
)
def test_words_divided_at_line_ends(first: str, second: str, whole: str) -> None:
    _, (block,) = build_paragraphs(set_lines(first, second))
    assert block.text == whole


def test_paragraphs_go_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = [
        *set_lines(" The minister said that the", "harbour would be closed and", "that all ships would have"),
        *set_lines("to leave by Friday evening, and", "not come back before June.", x0=320, x1=560),
        *set_lines("", "", " The union protested and", "said so.", " Talks are to", x0=320, x1=560)[2:],
        *set_lines("begin on Monday.", page=1),
    ]
    assert [block.text for block in build_paragraphs(lines)[1]] == [
        "The minister said that the harbour would be closed and that all ships would have to leave by Friday evening, and not come back before June.",
        "The union protested and said so.",
        "Talks are to begin on Monday.",
    ]


def test_bold_lines_are_headings_unless_they_are_sentences() -> None:
    lines = set_lines("What comes next", "The union said no.", "It is the minister's turn now.", "And it was so.")
    lines = [replace(line, bold=number in {0, 2}) for number, line in enumerate(lines)]
    assert [block.kind for block in build_paragraphs(lines)[1]] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    lines = [
        line
        for page in range(4)
        for line in (
            *set_lines("Coast Wire, page 1 of 4".replace("1", str(page + 1), 1), top=780, page=page),
            *set_lines(f"The minister spoke for the {page}th time.", f"The union answered {page} times.", page=page),
            *set_lines(str(page + 1), top=20, page=page),
        )
    ]
    text = " ".join(block.text for block in build_paragraphs(lines)[1])
    assert "Coast Wire" not in text
    assert text.count("The minister") == 4
    assert text.endswith("The union answered 3 times.")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"%PDF-1.7\nnonsense", "broken"),
        (b"%PDF-1.4\n%%EOF", "broken"),
        ((FOLDER / "letter.pdf").read_bytes()[:4000], "broken"),
    ],
)
def test_broken_files(raw: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_pdf("x.pdf", raw)


def test_pictures_passwords_and_many_pages(tmp_path: Path) -> None:
    import pikepdf

    for name, pages, options, says in (
        ("scan", 1, {}, "holds no text"),
        ("locked", 1, {"encryption": pikepdf.Encryption(owner="a", user="b")}, "password"),
        ("long", 301, {}, "301 pages"),
    ):
        with pikepdf.new() as made:
            for _ in range(pages):
                made.add_blank_page()
            made.save(tmp_path / f"{name}.pdf", **options)
        with pytest.raises(SourceError, match=says):
            read_pdf(name, (tmp_path / f"{name}.pdf").read_bytes())


def test_a_reader_that_hangs_or_dies_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, code in (("hangs", "while True: pass"), ("dies", "import os; os.abort()"), ("eats", "x = 'x' * 10**11")):
        (tmp_path / name).write_text(f"import sys\nsys.stdin.buffer.read()\n{code}\n", "utf-8")
        monkeypatch.setattr(pdf, "CHILD", tmp_path / name)
        monkeypatch.setattr(pdf, "GRACE", 0)
        monkeypatch.setattr(pdf, "SECONDS", 1)
        with pytest.raises(SourceError, match="1 seconds"):
            read_pdf("x.pdf", b"%PDF-")


def test_many_lines_take_no_time() -> None:
    lines = [Line(f"word-{n}-", n % 977, n % 977 + 50, n % 700, 10 + n % 3, n // 500, 800) for n in range(20_000)]
    begun = time.process_time()
    build_paragraphs(lines)
    assert time.process_time() - begun < 4


def test_a_text_that_speaks_of_pdf_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The minister said that files which begin with %PDF-1.7 were sent to the union.", "utf-8"
    )
    assert "%PDF-" in load_articles([tmp_path]).articles[0].text
