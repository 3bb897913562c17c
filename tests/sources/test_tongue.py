from __future__ import annotations

import pytest

from briefing.sources.tongue import function_word_share, language_name, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the harbour would be closed.", "en"),
        ("Minister warns harbour union", "en"),  # a headline alone is let through
        ("Talks fail", "en"),
        ("12,5 %", "en"),
        (
            "Der Minister hat am Montag mit der Gewerkschaft über den Hafen gesprochen und eine Lösung versprochen.",
            "de",
        ),
        ("Le ministre a déclaré lundi que le port de la ville serait fermé pendant une semaine.", "fr"),
        ("El ministro dijo el lunes que el puerto de la ciudad estará cerrado durante una semana.", "es"),
        ("Il ministro ha detto lunedì che il porto della città sarà chiuso per una settimana.", "it"),
        ("De minister zei maandag dat de haven van de stad een week lang gesloten zou blijven.", "nl"),
        ("Министр заявил в понедельник, что порт города будет закрыт на неделю.", "ru"),
        ("大臣は月曜日、港を一週間閉鎖すると述べた。", "ja"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_english_after_a_foreign_start() -> None:
    start = "«Der Hafen bleibt geschlossen», sagte der Minister am Montag in Berlin vor der Presse. " * 8
    english = "The minister of the state said that the harbour would be closed and that it was for the best. " * 20
    assert language_of(start + english) == "en"


def test_share_and_names() -> None:
    assert function_word_share("") == 0.0
    assert function_word_share("the of and") == 1.0
    assert language_name("de") == "German"
    assert language_name("und") == "another language"
