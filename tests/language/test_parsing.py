"""Loading the model: only what it needs."""

import subprocess
import sys

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
