from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.fusion import begins_sentence, find_fusions


def cut(text: str) -> str:
    """The text with a bar at every cut."""
    parts, last = [], 0
    for at in find_fusions(text):
        parts.append(text[last:at])
        last = at
    return "|".join([*parts, text[last:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name of the text, or of a state or day, and a word that opens a clause
        ("Anna Berg spoke. Later Anna BergHe left.", "Anna Berg spoke. Later Anna Berg|He left."),
        ("Calm returned to NorwayThe President said.", "Calm returned to Norway|The President said."),
        ("New tension in OsloWhich came late.", "New tension in Oslo|Which came late."),
        # a plain word and a capital
        ("It did not change the mayor’s viewOn the whole.", "It did not change the mayor’s view|On the whole."),
        ("A talk. After the talkForeign Secretary Lee said so. Foreign news.", None),
        # a name and a small word after it
        ("Troops are in Norwaysaid a spokesman.", "Troops are in Norway|said a spokesman."),
        ("They met on Wednesdayand again on Friday.", "They met on Wednesday|and again on Friday."),
        ("He flew to Viennain June.", "He flew to Vienna|in June."),
        ("Talks inMoscow failed.", "Talks in|Moscow failed."),
        # sentences without a blank between
        ("It was a threat to the West.Note this well.", "It was a threat to the West.|Note this well."),
        ("He named “the whole valley.”An aide agreed.", "He named “the whole valley.”|An aide agreed."),
        ("“No concessions,”he said.", "“No concessions,”|he said."),
        ("He said“We will stay” and left.", "He said|“|We will stay” and left."),
        ('She said:"We go."They left.', 'She said|:|"|We go|.|"|They left.'),
        ('"We go"said the mayor."They stay."', '"We go|"|said the mayor|.|"|They stay."'),
        ("It happened in 2014.The war went on.", "It happened in 2014.|The war went on."),
    ],
)
def test_cut(text: str, expected: str | None) -> None:
    if expected is None:
        assert "|" in cut(text)
    else:
        assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "LinkedIn and YouTube said that WhatsApp and TikTok were down.",
        "McConnell met DeSantis, MacDonald and LaTour at FitzGerald’s.",
        "Israelis and Pakistanis met; Texas and Kansas voted. Israel, Pakistan.",
        "England, Poland, Thailand, Ireland and Switzerland signed.",
        "An iPhone, an eBay seller and macOS.",
        "See example.com/NorwayThe or write to PressThe@example.org #NorwayThe @NorwayThe",
        "The U.S. and the U.K. spoke to St. Petersburg’s mayor, Mr. Lee.",
        "Sales at Example.Com rose 3.5 per cent to $1.2 billion.",
        "SpringField said one thing. SpringField said another. Spring and Field.",
        "Steve Marchand met Augustin and Heather of the Heat.",
        "He said: “Go.” “Why?” she asked.",
        'A 6"x4" board, "A",B and the U.S."plan", of 5"x".',
        "A plain sentence. And another one, at 5.30pm on 3.4.2022.",
    ],
)
def test_left_alone(text: str) -> None:
    assert find_fusions(text) == ()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Anna Berg spoke. Anna BergHe left.", True),
        ("Danger to the West.Note this.", True),
        ("Calm in NorwayThe President of the state said.", True),
        ("Troops are in Norwaysaid a spokesman.", False),
        ("“No concessions,”he said.", False),
        ('She said:"We go."', False),
        ('It is over."They left.', True),
    ],
)
def test_begins_sentence(text: str, begins: bool) -> None:
    *_, at = find_fusions(text)
    assert begins_sentence(text, at) is begins


@given(st.text(alphabet=st.sampled_from("aN. “”\"'’,\n!Hetsaid1é/@#-"), max_size=80) | st.text(max_size=80))
def test_cuts_lie_inside_words(text: str) -> None:
    cuts = find_fusions(text)
    assert list(cuts) == sorted(set(cuts))
    for at in cuts:
        assert 0 < at < len(text)
        assert not text[at - 1].isspace()
        assert not text[at].isspace()


def test_parser_cuts_tokens_and_keeps_the_text() -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from briefing.language.parsing import cut_tokens

    text = "Anna BergHe left. Calm in Norwaysaid Anna Berg."
    words = ["Anna", "BergHe", "left", ".", "Calm", "in", "Norwaysaid", "Anna", "Berg", "."]
    spaces = [True, True, False, True, True, True, True, True, False, False]
    doc = cut_tokens(Doc(Vocab(), words=words, spaces=spaces), find_fusions(text))
    assert doc.text == text
    assert [token.text for token in doc][:4] == ["Anna", "Berg", "He", "left"]
    assert [token.text for token in doc][6:9] == ["in", "Norway", "said"]
    assert doc[2].is_sent_start
    assert not doc[8].is_sent_start
