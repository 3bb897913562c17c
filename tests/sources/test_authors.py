from __future__ import annotations

import pytest

from briefing.sources.cleaning.authors import split_authors


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("By Ann Lee and Bo Reed", ("Ann Lee", "Bo Reed")),
        ("Ann Lee, Bo Reed & Cy Fox", ("Ann Lee", "Bo Reed", "Cy Fox")),
        ("Ann Lee, Political Editor", ("Ann Lee",)),
        ("Ann Lee, Senior Political Correspondent in Oslo", ("Ann Lee",)),
        ("Ann Lee For The Harbour Post", ("Ann Lee",)),
        ("Ann Lee, Harbour Post", ("Ann Lee",)),
        ("Harbour Post", ("Harbour Post",)),  # nobody else is named
        ("Ann Lee, Jr.", ("Ann Lee, Jr",)),
        ("Ann Lee (Image: Agency)", ("Ann Lee",)),
        ("https://example.org/authors/ann-lee", ()),
        ("", ()),
    ],
)
def test_split(words: str, names: tuple[str, ...]) -> None:
    assert split_authors(words, publisher="The Harbour Post") == names
