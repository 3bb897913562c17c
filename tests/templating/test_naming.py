from __future__ import annotations

import pytest

from briefing.model import Actor, Position
from briefing.templating.naming import Names, other_names
from tests.templating.briefs import full
from tests.templating.strait import spoken


@pytest.mark.parametrize(
    ("name", "kind", "aliases", "shown"),
    [
        ("Norvia", "state", ("Norvia", "the government", "Halden", "The Halden", "Norvians", "officials"), ("Halden",)),
        ("United Ports", "organisation", ("the United Ports", "UP", "Ports"), ("UP",)),
        ("Ida Sollen", "person", ("Sollen", "Mrs Sollen", "the Prime Minister", "She", "President"), ()),
        ("Ida Sollen", "person", ("Ida Solen", "Mrs Solen", "Sollenn", "Ida"), ("Ida Solen", "Sollenn")),
        ("Kesteria", "state", ("A", "B", "C", "D"), ("A", "B", "C")),
        ("X", "group", ("", " ", "-"), ()),
        ("", "person", ("Ada",), ()),
    ],
)
def test_names_that_a_reader_will_not_guess(
    name: str, kind: str, aliases: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert other_names(Actor(id="x", name=name, kind=kind, aliases=aliases)) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "via", "speaker", "shown"),
    [
        ("ida-sollen", None, "Sollen", None),
        ("ida-sollen", None, "she", None),
        ("ida-sollen", None, "Prime Minister Ida Sollen", None),
        ("ida-sollen", None, "a person close to the talks", "a person close to the talks"),
        ("kesteria", None, "Tarnow", None),
        ("kesteria", None, "Kesteria’s Foreign Ministry", "Kesteria’s Foreign Ministry"),
        ("kesteria", None, "the navy in Tarnow", "the navy in Tarnow"),
        ("shipping-league", "maud-okafor", "Its secretary, Maud Okafor", None),
        (None, None, "Fishing unions", "Fishing unions"),
        ("nobody", None, "Nobody", "Nobody"),
        ("shipping-league", None, "the Baltic and Northern Shipping League", None),
        ("ida-sollen", None, None, None),
    ],
)
def test_the_sources_words_for_a_speaker_are_shown_where_they_tell_more(
    actor: str | None, via: str | None, speaker: str | None, shown: str | None
) -> None:
    heard = spoken("a1", "the deadline")
    position = Position(id="p", actor=actor, via=via, speaker=speaker, mode="indirect", text="x", citations=(heard,))
    assert Names(full()).speaker(position) == shown
