import pytest

from briefing.templating.tlp import COLORS
from briefing.tlp import LABELS, TlpError, parse_tlp


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_read_however_it_is_written(label: str) -> None:
    for written in (label, label.lower(), label.removeprefix("TLP:"), label.replace("+", " + ").replace(":", ": ")):
        assert parse_tlp(written) == (label, None)


def test_white_is_read_as_clear_with_a_warning() -> None:
    label, warning = parse_tlp("TLP:WHITE")
    assert label == "TLP:CLEAR"
    assert warning
    assert "TLP 1" in warning


@pytest.mark.parametrize("written", ["", "TLP:", "PURPLE", "TLP:AMBER+", "SECRET"])
def test_other_words_are_refused_and_the_labels_named(written: str) -> None:
    with pytest.raises(TlpError, match="TLP:RED, "):
        parse_tlp(written)


def test_every_label_has_its_colours() -> None:
    assert set(LABELS) == set(COLORS)
