"""Where the parser is known to err in news, and how its parse is mended before it is read."""

from briefing.language.repairs.apposed import give_apposed_subjects
from briefing.language.repairs.breaks import mend_breaks, mend_datelines
from briefing.language.repairs.headlines import mend_headlines
from briefing.language.repairs.names import mend_names
from briefing.language.repairs.reporting import hang_on_reporter
from briefing.language.tokens import Tokens
from briefing.language.tree import Tree

__all__ = ["mend", "mend_words"]


def mend_words(tokens: Tokens) -> None:
    """Read names as names, join them to their sentences, and read verbs of headlines as verbs; no dateline speaks."""
    mend_breaks(tokens)
    mend_datelines(tokens)
    mend_names(tokens)
    mend_headlines(tokens)


def mend(tree: Tree, quoted: list[bool]) -> None:
    """Give verbs their subjects, and hang verbs of saying that go on with a report on the verb that reports.

    ``quoted`` tells for each token whether it stands between quotation marks.
    """
    give_apposed_subjects(tree, quoted)
    hang_on_reporter(tree, quoted)
