"""The cast of one article: its actors, and which words stand for which of them.

Names are found by their capitals, tags and the word lists; the model's recogniser is asked only about names that
these leave open.  Then each name is put to its actor, roles are read beside the names, and descriptions ("the
minister"), unnamed speakers and pronouns are resolved.
"""

from briefing.language.cast.finding import find_cast
from briefing.language.cast.resolving import Cast, Mention

__all__ = ["Cast", "Mention", "find_cast"]
