"""What is kept of an article, what goes and why; precision first: no sentence of the story is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.sources.cleaning import Cleaned, clean
from briefing.sources.cleaning.invisible import visible
from briefing.sources.raw import Block, RawArticle
from briefing.sources.text import read_text

TITLE = "Minister closes the city harbour for a week"
LEAD = "The minister said on Monday that the harbour of the city would be closed for a week from Friday on."
NEXT = "Ferry companies protested, and the union said that it had not been asked about the harbour."


def cleaned(*lines: str) -> Cleaned:
    (raw,) = read_text("story.txt", "\n\n".join(lines))
    return clean(raw)


def reasons(article: Cleaned) -> list[tuple[str, str]]:
    return [(piece.reason, piece.text) for piece in article.dropped]


def test_a_plain_article_stays_as_it_is() -> None:
    article = cleaned(TITLE, LEAD, NEXT)
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert article.title == TITLE
    assert article.dropped == ()
    assert (article.published, article.published_basis) == (None, "unknown")


def test_signs_without_a_space_that_would_keep_the_parser_busy_go() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 100
    article = cleaned(TITLE, LEAD, "&" * 200_000, f"Seen here: {picture}", NEXT)
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert [reason for reason, _ in reasons(article)] == ["no words", "no words"]


def test_page_header_is_dropped_and_read() -> None:
    article = cleaned("August 7, 2022", "Example Collective", "Complete Example World News", TITLE, TITLE, LEAD, NEXT)
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert article.title == TITLE
    assert article.publisher == "Example Collective"
    assert (article.published, article.published_basis) == ("2022-08-07", "metadata")
    assert [reason for reason, _ in reasons(article)] == [
        "date line",
        "site furniture",
        "site furniture",
        "repeated headline",
    ]


def test_byline_gives_the_authors() -> None:
    article = cleaned(TITLE, "By Ann Lee and Bo Reed", LEAD, NEXT)
    assert article.authors == ("Ann Lee", "Bo Reed")
    assert ("byline", "By Ann Lee and Bo Reed") in reasons(article)


def test_dateline_is_cut_off_its_sentence_and_kept_as_evidence() -> None:
    article = cleaned(TITLE, f"OSLO, Jan. 5, 2022 (Reuters) - {LEAD}", NEXT)
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert reasons(article) == [("dateline", "OSLO, Jan. 5, 2022 (Reuters) -")]
    assert article.text[article.dropped[0].at :].startswith(LEAD)
    assert (article.published, article.published_basis) == ("2022-01-05", "dateline")


def test_dateline_without_a_year_dates_nothing() -> None:
    assert cleaned(TITLE, f"OSLO, Jan. 5 (Reuters) - {LEAD}", NEXT).published is None


def test_summary_repeated_behind_a_dateline() -> None:
    article = cleaned(TITLE, LEAD, f"OSLO (Reuters) - {LEAD}", NEXT)
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert reasons(article) == [("dateline", "OSLO (Reuters) -"), ("repeated paragraph", LEAD)]


def test_short_refrains_are_no_repetitions() -> None:
    article = cleaned(TITLE, LEAD, "“No,” he said.", NEXT, "“No,” he said.")
    assert article.text.count("“No,” he said.") == 2


def test_furniture_between_paragraphs() -> None:
    article = cleaned(
        TITLE,
        "We use your sign-up to send you what you’ve consented to. You can unsubscribe at any time. More info",
        LEAD,
        "Ten best ferries of the year [PICTURES]",
        "Mayor quits over fraud row [LIVE]",
        "See also  Minister visits the harbour",
        NEXT,
        "Source: Read Full Article",
    )
    assert article.text == "\n\n".join([TITLE, LEAD, NEXT])
    assert [reason for reason, _ in reasons(article)] == [
        "cookie notice",
        "related headline",
        "related headline",
        "related link",
        "origin note",
    ]
    assert all(0 <= piece.at <= len(article.text) for piece in article.dropped)


def test_subheadings_and_questions_stay() -> None:
    article = cleaned(
        TITLE, LEAD, "What if the union refuses?", NEXT, "no concessions", LEAD.replace("Monday", "Tuesday")
    )
    assert "What if the union refuses?" in article.text
    assert "no concessions" in article.text


def test_lone_date_in_the_middle_is_a_heading() -> None:
    article = cleaned(
        TITLE, LEAD, NEXT, "7 August 2022", *[LEAD.replace("Monday", day) for day in ("Tuesday", "Sunday", "Friday")]
    )
    assert "7 August 2022" in article.text
    assert article.published is None


def test_marked_blocks_of_a_page_go() -> None:
    raw = RawArticle(
        "page.html",
        (
            Block("Harbour"),
            Block("The harbour closes on Friday", "summary"),
            Block(LEAD),
            Block("The ministry’s post of the day — Ministry (@ministry)", "embed"),
            Block("Ten ferries you must see", "link"),
            Block("A ferry.", "caption"),
            Block(NEXT),
        ),
        title=TITLE,
        published="2022-08-07",
    )
    article = clean(raw)
    assert article.text == f"{LEAD}\n\n{NEXT}"
    assert [reason for reason, _ in reasons(article)] == [
        "section name",
        "summary in points",
        "social media post",
        "related headline",
        "caption",
    ]
    assert article.published_basis == "metadata"


def test_headline_within_a_page_is_a_repetition_and_within_a_text_is_kept() -> None:
    blocks = (Block(TITLE), Block(LEAD), Block(NEXT))
    assert clean(RawArticle("page.html", blocks, title=TITLE)).text == f"{LEAD}\n\n{NEXT}"
    kept = clean(RawArticle("story.json", blocks, title=TITLE, headline_in_text=True))
    assert kept.text == "\n\n".join([TITLE, LEAD, NEXT])


def test_characters_stay_but_for_invisible_ones() -> None:
    line = "The minister’s “plan” – ‘a grave  mistake’ – cost 5\u00a0million;he said so..  Twice."
    assert line in cleaned(TITLE, LEAD, line).text
    hidden = (
        "The min\u200bister \u202esaid\u202c on\ufeff Monday\x07 that it was a soft\u00adly built harbour in the city."
    )
    assert (
        "The minister said on Monday that it was a softly built harbour in the city."
        in cleaned(TITLE, LEAD, hidden).text
    )


def test_visible() -> None:
    assert visible("a\ud800b") == "a\ufffdb"
    assert visible(" a\u2028b\r\nc ") == "a b c"


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                TITLE,
                LEAD,
                NEXT,
                "By Ann Lee",
                "August 7, 2022",
                "Share",
                "OSLO (Reuters) - " + LEAD,
                "Read more",
                "[LIVE]",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(LINES)
def test_nothing_is_lost_and_all_offsets_hold(lines: list[str]) -> None:
    article = cleaned(*lines)
    assert all(0 <= piece.at <= len(article.text) for piece in article.dropped)
    assert [piece.at for piece in article.dropped] == sorted(piece.at for piece in article.dropped)

    def letters(text: str) -> list[str]:
        return sorted(char for char in visible(text) if not char.isspace())

    kept_and_dropped = article.text + "".join(piece.text for piece in article.dropped)
    assert letters(kept_and_dropped) == letters("\n".join(lines))
    assert not any(not paragraph.strip() for paragraph in article.text.split("\n\n")) or not article.text
