import pytest

from briefing.model import Actor
from briefing.synthesis.titles import title_from_actors


def actor(name: str, kind: str, key: bool = True) -> Actor:
    return Actor(id=name.lower(), name=name, kind=kind, key=key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actors", "title"),
    [
        ([], "Situation brief"),
        ([actor("NATO", "organisation")], "NATO"),
        ([actor("A", "state", key=False)], "Situation brief"),
        ([actor("United States", "state"), actor("Iran", "state")], "The United States and Iran"),
        ([actor("Iran", "state"), actor("European Union", "organisation")], "Iran and the European Union"),
        (
            [
                actor("Joe Biden", "person"),
                actor("Russia", "state"),
                actor("Ukraine", "state"),
                actor("NATO", "organisation"),
            ],
            "Russia, Ukraine and NATO",
        ),
    ],
)
def test_a_title_names_the_foremost_states_and_bodies_first(actors: list[Actor], title: str) -> None:
    assert title_from_actors(actors) == title
