"""Which paragraphs are furniture, and which look like it and are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.cleaning.bylines import byline_names, is_bio, is_credit
from briefing.sources.cleaning.captions import is_caption
from briefing.sources.cleaning.furniture import furniture_reason
from briefing.sources.cleaning.headlines import has_tag


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("We use cookies to make this site better for you. Accept all cookies", "cookie notice"),
        ("We use your sign-up to send you what you’ve consented to. You can unsubscribe at any time.", "cookie notice"),
        ("By pressing the button you agree to our Terms of Use and Privacy Policy.", "privacy notice"),
        ("Sign up for our daily newsletter", "sign-up notice"),
        ("Get the best of the week delivered to your inbox.", "sign-up notice"),
        ("Sign up for breaking news, reviews and more.", "sign-up notice"),
        ("Subscribe now to keep reading our stories.", "sign-up notice"),
        ("Read more: Ferry strike enters second week", "related link"),
        ("READ MORE", "related link"),
        ("See also  Minister visits the harbour", "related link"),
        ("ALSO READ: Ferry strike enters second week", "related link"),
        ("Don't miss: The ten best ferries", "related link"),
        ("Click here for the whole list", "related link"),
        ("Continue reading the main story", "related link"),
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"),
        ("Share on Facebook", "share bar"),
        ("Share Tweet Email Print 12", "share bar"),
        ("Facebook Twitter WhatsApp", "share bar"),
        ("123 comments", "share bar"),
        ("Leave a comment", "site furniture"),
        ("© 2022 The Harbour Post. All rights reserved.", "site furniture"),
        ("Our Standards: The principles of trust.", "site furniture"),
        ("Updated at 9:50 p.m. ET Thursday", "update note"),
        ("This story has been updated with comments from the mayor.", "update note"),
        ("Source: Read Full Article", "origin note"),
        ("This article was originally published in The Harbour Post.", "origin note"),
        ("Do you have a story? Get in touch with our news team.", "contact line"),
        ("Follow Ann Lee on Twitter @annlee", "contact line"),
    ],
)
def test_furniture(paragraph: str, reason: str) -> None:
    assert furniture_reason(paragraph) == reason


@pytest.mark.parametrize(
    "paragraph",
    [
        "The regulator said that sites which use cookies must ask their visitors first.",
        "“We use cookies on our site,” a spokeswoman for the firm said.",
        "The court ruled that the privacy policy of the firm broke the law.",
        "“Sign up for our newsletter,” the slogan went, and nobody did.",
        "Also on Thursday, the mayor said that the strike was over.",
        "More than 100 people read the letter.",
        "See you in court, the minister told the union.",
        "The source: a pipe under the harbour, the report said.",
        "If the president does follow through on his threat, the talks are over.",
        "Poll: Voters leave the mayor's party for the union",
        "Share prices on the exchange fell by 3 percent after the minister’s words.",
        "Comment on the talks came late from the foreign ministry, which called them useful.",
        "Live fire was heard in the harbour on Monday.",
        "Continue the talks, the bishop urged both sides.",
        "We must stand together and you must hear us, the mayor told the crowd.",
        "no concessions",
        "The nuclear option",
    ],
)
def test_prose_stays(paragraph: str) -> None:
    assert furniture_reason(paragraph) is None
    assert not is_caption(paragraph)
    assert not is_credit(paragraph)
    assert byline_names(paragraph) is None
    assert not is_bio(paragraph, ("Ann Lee",))
    assert not has_tag(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "A sign at the harbour of Oslo, Norway, November 6, 2017. REUTERS/Ann Lee",
        "Ann Lee Photographer: Bo T. Reed/Bloomberg",
        "Enlarge this image toggle caption Bo Reed/AFP/Getty Images",
        "FILE PHOTO: The minister at the harbour.",
        "The minister leaves the talks. (AP Photo/Ann Lee)",
        "Bo Reed via Getty Images",
        "Photo: Ann Lee",
        "The minister speaks during a visit to the harbour of Oslo September 19, 2013.",
    ],
)
def test_captions(paragraph: str) -> None:
    assert is_caption(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister spoke during a visit to the harbour of Oslo on September 19, 2013.",
        "The talks resume on Monday. (AP)",
        "The mayor said that the photo/video service would close.",
        "She said so to Reuters.",
        "The union meets the ministry on Monday, and it speaks of a strike.",
        "The firm, which holds 3/4 of the market, was sold.",
    ],
)
def test_no_captions(paragraph: str) -> None:
    assert not is_caption(paragraph)


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee and Bo Reed, Political Correspondent", "Ann Lee and Bo Reed, Political Correspondent"),
        ("Written by Ann Lee", "Ann Lee"),
        ("By then, he had left.", None),
        ("By Monday the strike was over.", None),
    ],
)
def test_bylines(paragraph: str, names: str | None) -> None:
    assert byline_names(paragraph) == names


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Reporting by Ann Lee; Editing by Bo Reed)",
        "Additional reporting by Ann Lee",
        "Ann Lee contributed to this report.",
        "— With assistance by Bo Reed",
        "With files from The Harbour Press",
    ],
)
def test_credits(paragraph: str) -> None:
    assert is_credit(paragraph)


def test_bio_needs_the_author() -> None:
    bio = "Ann Lee is a reporter who covers the harbour."
    assert is_bio(bio, ("Ann Lee",))
    assert not is_bio(bio, ("Bo Reed",))
    assert not is_bio("Ann Lee said that she would stay.", ("Ann Lee",))


@pytest.mark.parametrize(
    ("line", "tagged"),
    [
        ("Minister quits over fraud row [LIVE]", True),
        ("Ferry strike: what we know so far [PICTURES]", True),
        ("The ferry sank [sic]", False),
        ("He named the alliance (NATO)", False),
        ("The minister quit. [LIVE]", False),
    ],
)
def test_tags(line: str, tagged: bool) -> None:
    assert has_tag(line) is tagged


@given(st.text(max_size=300) | st.text(alphabet="shareTw /|0123. “”’you", max_size=120))
def test_never_raises(paragraph: str) -> None:
    furniture_reason(paragraph)
    is_caption(paragraph)
    is_credit(paragraph)
    byline_names(paragraph)
    is_bio(paragraph, ("Ann Lee",))
    has_tag(paragraph)
