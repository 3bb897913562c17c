"""What was read, how it was checked, and what the document is, as templates get it."""

from __future__ import annotations

from pydantic import Field

from briefing.templating.views.cited import Cited, View


class LeftOut(View):
    """What was left out of an article for one reason."""

    reason: str = Field(description="Why: `cookie notice`, `related headline`, …")
    pieces: int = Field(description="How many pieces.")


class SourceView(View):
    """One article."""

    number: int = Field(description="Its number in this document.")
    anchor: str = Field(description="The place of its entry, without `#`.")
    title: str = Field(description="Its headline; its file name where it has none.")
    publisher: str | None = Field(description="Who published it; none where that is not known.")
    authors: tuple[str, ...] = Field(description="Its authors.")
    url: str | None = Field(description="Its address.")
    file: str = Field(description="The file name or address as it was handed in.")
    date: str | None = Field(description="When it was published, in words; none where that is not known.")
    date_note: str | None = Field(description="Where the date comes from, where that has to be said.")
    claimed_date: str | None = Field(description="The date that the page gives, where it is not believed.")
    retrieved: str | None = Field(description="When it was fetched, in words; none where that is not known.")
    words: int = Field(description="How many words the cleaned article has.")
    origin: str | None = Field(description="Whose account it is: a publisher, an agency, their owner.")
    origin_note: str | None = Field(
        description="Why, where it is not its publisher's own: `Repeats source 2`, `Credits Reuters`."
    )
    standing: str = Field(
        description="What the source register says of its publisher: `GB, owned by News Corp, reliability B`."
    )
    reliability: str = Field(description="Its publisher's reliability as the user rated it, `A` to `F`.")
    left_out: tuple[LeftOut, ...] = Field(description="What cleaning left out, by reason.")


class SideView(Cited):
    """One telling of what sources differ on."""

    who: str | None = Field(
        default=None, description="Name of whose word it is; none where the source tells it itself."
    )
    denies: bool = Field(default=False, description="Whether it denies what the other sides claim.")


class DifferenceView(View):
    """A point on which sources differ."""

    kind: str = Field(description="`publication date`, `spelling`, `event date`, `place`, `number` or `denial`.")
    subject: str = Field(description="What it is about: an actor's name, `source 2`, a meeting, what is counted.")
    source: SourceView | None = Field(description="The source that it is about, where it is about one.")
    sides: tuple[SideView, ...] = Field(description="Each telling, with its citations.")


class UnreadView(View):
    """A source that was handed in and not read."""

    file: str = Field(description="The file name or address as it was handed in.")
    reason: str = Field(description="Why it was not read.")


class ReadingView(View):
    """What was read, in figures."""

    articles: int = Field(description="How many articles were read.")
    publishers: tuple[str, ...] = Field(description="The publishers named, in order of source.")
    without_publisher: int = Field(description="How many articles do not say who published them.")
    words: int = Field(description="How many words were read.")
    origins: int = Field(description="How many independent origins the articles have; 0 where that was not worked out.")
    alone: int = Field(description="How many of these are single articles of which no publisher or agency is known.")
    rated: bool = Field(description="Whether the user's register rates any of the publishers.")
    unread: int = Field(description="How many sources were handed in and not read.")
    left_out: int = Field(description="How many pieces of pages cleaning left out.")
    languages: tuple[str, ...] = Field(description="The languages of the articles, in words.")


class SeriesView(View):
    """Where the document stands in a series of reports."""

    number: int | None = Field(description="Its number; none where it has none.")
    period: str | None = Field(description="The days that it covers, in words; none where no article has a day.")
    period_given: bool = Field(description="Whether the period was given; if not, it is that of the articles' dates.")
    next_due: str | None = Field(description="When the next one is due, in words; none where that was not given.")


class ColumnView(View):
    """A column of a section's table."""

    field: str = Field(description="Which field it shows.")
    heading: str = Field(description="Its heading.")


class SectionView(View):
    """The section that is being written."""

    name: str = Field(description="Its name: that of its template and of its list in the brief.")
    title: str = Field(description="Its heading.")
    columns: tuple[ColumnView, ...] = Field(description="The columns of its table, as the pack orders them.")


class ChecksView(View):
    """What checking the statements against the kept texts came to."""

    verified: int = Field(description="How many checks were passed: of citations, wordings, names, dates.")
    citations: int = Field(description="How many of them are citations, letter for letter.")
    failed: int = Field(description="How many failed.")
    not_checkable: int = Field(description="How many things cannot be checked from the kept texts.")
    withheld: int = Field(description="How many statements failed and are not in the document.")
    edited: int = Field(description="How many records are not as the program wrote them: somebody edited them.")
    seal: str | None = Field(
        description="The fingerprint of the brief's seal, `3fa1-22bc-9d04-77e1`; none without one."
    )


class TlpView(View):
    """A Traffic Light Protocol 2.0 label, with the colours that FIRST lays down."""

    label: str = Field(description="`TLP:RED`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:GREEN` or `TLP:CLEAR`.")
    slug: str = Field(description="The label as a style sheet's class names it: `amber-strict`.")
    color: str = Field(description="The colour of its letters, on black.")
