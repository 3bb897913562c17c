"""A day that binds, with the words that make it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import DeadlineKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.times import AnchoredTime


@dataclass(frozen=True)
class Binding:
    """A day that binds, and the words that make it so.

    ``top`` is the verb whose clause says it all; ``setter`` the noun of who sets it, ``meant`` of who has to meet it.
    """

    kind: DeadlineKind
    time: AnchoredTime
    top: Token
    setter: Token | None = None
    meant: Token | None = None
