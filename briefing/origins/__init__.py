"""Origins, not articles: who tells a thing first hand, and who only repeats it.

Three papers that print one agency's report are one origin.  What counts as one: near-copies (`copies`), articles that
credit the same agency (`credits`), statements that a sentence takes from another outlet (`chains`), and publishers of
one owner (the source register).  `settling` puts it together; nothing here loads a model.
"""

from briefing.origins.copies import find_copied_articles, find_copies
from briefing.origins.settling import settle_origins

__all__ = ["find_copied_articles", "find_copies", "settle_origins"]
