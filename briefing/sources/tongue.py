"""Which language a text is in: English or not is all that matters, and it has to be cheap.

The share of English function words decides the clear cases in microseconds, without loading anything; only what is
in doubt is shown to py3langid (a 4 MB model that comes with its package; lingua weighs 96 MB for the same answer).
"""

from __future__ import annotations

import re

SAMPLE = 600
"""Characters that are looked at."""

CLEARLY_ENGLISH = 0.16
"""Share of function words from which a text is English; running English has 0.35 to 0.5, its headlines 0.1 to 0.3."""

SHORT = 120
"""Below so many letters the model's word counts only when it is sure: names alone look like any language."""

FUNCTION_WORDS = frozenset(
    ["the", "of", "and", "to", "that", "for", "with", "was", "is", "are", "were", "has", "have", "had", "been", "be", "by", "from", "at", "as", "it", "its", "he", "his", "she", "her", "they", "their", "them", "this", "these", "those", "which", "who", "whom", "whose", "what", "when", "where", "would", "will", "could", "should", "may", "might", "must", "not", "but", "or", "if", "than", "then", "there", "about", "after", "before", "over", "into", "out", "up", "said", "says", "which", "we", "our", "you", "your", "i", "my", "an", "between", "because", "while", "during", "against", "under", "more", "most", "other", "some", "any", "all", "also", "how", "why", "do", "does", "did", "can", "such", "only"]
)
"""English function words that other European languages do not write the same way, or hardly use so often
(“a”, “in”, “on”, “no” and “me” are left out for that reason)."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""English names of the ISO 639-1 codes that are likely to be met."""


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language: ``en`` where that is clear or nothing speaks against it, ``und`` for none known."""
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


def _ask_model(text: str) -> tuple[str, float]:
    """The model's best language and its probability."""
    global _identifier
    if _identifier is None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        identifier.set_languages(sorted({"en", *NAMES} & set(identifier.labels)))
        _identifier = identifier
    language, probability = _identifier.classify(text)  # type: ignore[attr-defined]
    return str(language), float(probability)


_identifier: object | None = None
