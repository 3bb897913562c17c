"""Which language a text is in: English or not is all that matters, and it has to be cheap.

The share of English function words decides the clear cases in microseconds, without loading anything; only what is
in doubt is shown to py3langid (a 4 MB model that comes with its package; lingua weighs 96 MB for the same answer).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from briefing.sources.tables import load_table

SAMPLE = 600
"""Characters that are looked at."""

CLEARLY_ENGLISH = 0.16
"""Share of function words from which a text is English; running English has 0.35 to 0.5, its headlines 0.1 to 0.3."""

SHORT = 120
"""Below so many letters the model's word counts only when it is sure: names alone look like any language."""

FUNCTION_WORDS = frozenset(load_table("english")["function_words"])

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

NAMES: dict[str, str] = load_table("english")["languages"]


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language: ``en`` where that is clear or nothing speaks against it.

    ``und`` stands for one that is not known, in a script that English is not written in.
    """
    sample = text[:SAMPLE]
    if function_word_share(sample) >= CLEARLY_ENGLISH:
        return "en"
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "en"
    foreign_script = sum(char > "\u024f" for char in letters) > len(letters) / 2  # past Latin Extended-B
    if len(text) > SAMPLE and function_word_share(text[SAMPLE : 6 * SAMPLE]) >= CLEARLY_ENGLISH:
        return "en"
    language, probability = _ask_model(sample)
    if foreign_script:
        return language if language != "en" else "und"
    sure = probability > (0.9 if len(letters) < SHORT else 0.6)
    return language if sure else "en"


def function_word_share(text: str) -> float:
    """Share of the text's words that are English function words, 0 where it has none."""
    words = WORD.findall(text.lower())
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def language_name(code: str) -> str:
    """``German`` for ``de``; the code itself where this module does not know it."""
    return NAMES.get(code, "another language")


@cache
def _model() -> Any:
    """The model; loading it takes 0.3 s, and most runs never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted({"en", *NAMES} & set(model.labels)))
    return model


def _ask_model(text: str) -> tuple[str, float]:
    """The model's best language and its probability."""
    language, probability = _model().classify(text)
    return str(language), float(probability)
