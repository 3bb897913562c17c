"""What changed since an earlier brief, as templates get it."""

from __future__ import annotations

from pydantic import Field

from briefing.templating.views.cited import Cited, DeadlineView, MeetingView, View


class EarlierView(View):
    """How an earlier brief had a finding."""

    text: str = Field(description="Its words, cut with an ellipsis where they are longer than the pack's limit.")
    short: str = Field(description="The same as a narrow cell has it, cut after fewer words.")
    lead: str | None = Field(description="The source's words that led to it (`urged`), where the new one has others.")
    names: tuple[str, ...] = Field(description="Names of whose it was, as the earlier brief has them.")
    file: str = Field(description="The file name or address of the article in which it stood.")
    where: str = Field(description="The same in short: of an address its host, `news.example`.")
    published: str | None = Field(description="When that article was published, in words.")
    date: str | None = Field(description="The day that a meeting or deadline had, in words.")


class ChangeView(Cited):
    """What became of one finding since the earlier brief; its text is how it stands now, else how it stood."""

    section: str = Field(description="The list that it is in: `demands`, `positions` …")
    matter: str = Field(description="What one finding of that list is called: `demand`, `position` …")
    kind: str = Field(description="`new`, `changed`, `unchanged`, `gone quiet` or `withdrawn`.")
    movement: str | None = Field(
        description="What the words show: `hardened`, `softened`, `reversed`; `met`, `partly met`, `refused`, "
        "`expired`; `moved`, `cancelled`, `held`, `passed`; none where they show nothing more."
    )
    names: tuple[str, ...] = Field(description="Names of whose it is: who demands, says, raises it, or meets.")
    of: tuple[str, ...] = Field(description="Names of those of whom something is demanded.")
    lead: str | None = Field(
        description="The source's words that lead to it (`demanded`), where the old one had others."
    )
    date: str | None = Field(description="The day that a meeting or deadline has now, in words.")
    short: str = Field(description="The text as a narrow cell has it, cut after fewer words.")
    before: EarlierView | None = Field(description="How the earlier brief had it; none where it is new.")
    reply: str | None = Field(
        description="The words that show it, where they are not its own: an answer, a withdrawal."
    )


class UnrepeatedView(View):
    """How many earlier statements of a list the new articles do not repeat, where they are only counted."""

    matter: str = Field(description="What one of them is called: `demand`, `position` …")
    number: int = Field(description="How many there are.")


class ChangesView(View):
    """What changed since the earlier brief.

    A matter that stands in several lists, as a demand and as a position, is told once.
    """

    since: str = Field(description="The day of the earlier brief, in words.")
    since_iso: str = Field(description="The same as an ISO date.")
    quiet: bool = Field(description="Whether nothing is new, changed or withdrawn.")
    new: tuple[ChangeView, ...] = Field(description="What is new, up to the limit.")
    new_left_out: int = Field(description="How much more is new in brief.json.")
    changed: tuple[ChangeView, ...] = Field(description="What has changed, up to the limit.")
    changed_left_out: int = Field(description="How much more has changed in brief.json.")
    withdrawn: tuple[ChangeView, ...] = Field(description="What was taken back, up to the limit.")
    withdrawn_left_out: int = Field(description="How much more was taken back.")
    gone_quiet: tuple[ChangeView, ...] = Field(
        description="The foremost of what no source tells any more, up to its own limit."
    )
    gone_quiet_left_out: int = Field(description="How much more of that is noted in brief.json.")
    unrepeated: tuple[UnrepeatedView, ...] = Field(
        description="How much else no source tells any more, list by list; it is only counted."
    )
    no_longer_told: int = Field(description="All that no source tells any more: shown, noted and counted.")
    unchanged: int = Field(description="How many findings are as they were.")
    repeated: int = Field(description="How many of these were told again in articles that are new.")
    compared: int = Field(description="How many findings of the two briefs were compared.")
    next_meeting: MeetingView | None = Field(description="The next meeting that has a day.")
    next_deadline: DeadlineView | None = Field(description="The next deadline.")
