"""Who says what in German, French and Spanish: direct quotations, in their marks and with their inversions."""

from __future__ import annotations

import pytest

from summariser.attribution import extract_attributions

GERMAN = [
    ("„Es regnet“, sagte Anna Vogt.", "Anna Vogt", "sagte", "„Es regnet“"),
    ("»Es regnet«, meinte die Lehrerin am Montag.", "die Lehrerin", "meinte", "»Es regnet«"),
    ("„Es regnet“, so die Lehrerin.", "die Lehrerin", "so", "„Es regnet“"),
    ("„Es regnet“, sagte sie.", "sie", "sagte", "„Es regnet“"),
    ("Der Lehrer erklärte: „Es regnet.“", "Der Lehrer", "erklärte", "„Es regnet.“"),
    ("Anna Vogt hatte am Abend gesagt: „Es regnet.“", "Anna Vogt", "gesagt", "„Es regnet.“"),
    ("„Nein“, warnte Vogt, „das hält nicht.“", "Vogt", "warnte", "„Nein“, warnte Vogt, „das hält nicht.“"),
    ("Die Brücke ist gesperrt, laut Polizei.", "Polizei", "laut", "Die Brücke ist gesperrt"),
]
FRENCH = [
    ("« Il pleut », a déclaré Anne Morel.", "Anne Morel", "a déclaré", "« Il pleut »"),
    ("« Il pleut », a-t-elle ajouté.", "elle", "a-t-elle ajouté", "« Il pleut »"),
    ("« Il pleut », répond-il.", "il", "répond", "« Il pleut »"),
    ("« Il pleut », explique le préfet.", "le préfet", "explique", "« Il pleut »"),
    ("Le préfet a dit : « Il pleut. »", "Le préfet", "a dit", "« Il pleut. »"),
    ("“Il pleut”, affirme la maire.", "la maire", "affirme", "“Il pleut”"),
    ("Selon la police, le pont est fermé.", "la police", "Selon", "le pont est fermé"),
]
SPANISH = [
    ("«Llueve», dijo Ana Ruiz.", "Ana Ruiz", "dijo", "«Llueve»"),
    ("“Llueve”, añadió la ministra.", "la ministra", "añadió", "“Llueve”"),
    ('"Llueve", ha dicho el alcalde.', "el alcalde", "ha dicho", '"Llueve"'),
    ("El alcalde afirmó: «Llueve mucho».", "El alcalde", "afirmó", "«Llueve mucho»"),
    ("“Llueve”, añadió.", None, "añadió", "“Llueve”"),
    ("“Nunca”, dijo Ruiz, “lo haremos”.", "Ruiz", "dijo", "“Nunca”, dijo Ruiz, “lo haremos”"),
    ("El puente está cerrado, según la policía.", "la policía", "según", "El puente está cerrado"),
]
EVERY = [
    *(("de", *row) for row in GERMAN),
    *(("fr", *row) for row in FRENCH),
    *(("es", *row) for row in SPANISH),
]


@pytest.mark.parametrize(("language", "text", "source", "cue", "content"), EVERY)
def test_quotation_with_its_cue(language: str, text: str, source: str | None, cue: str, content: str) -> None:
    (found,) = extract_attributions(text, language)
    assert (found.source.text if found.source else None, found.cue.text, found.content.text) == (
        source,
        cue,
        content,
    )


@pytest.mark.parametrize("language", ["de-AT", "de_DE", "DE"])
def test_regions_do_not_matter(language: str) -> None:
    """A code with a region or in capitals names the same tables."""
    (found,) = extract_attributions("„Es regnet“, sagte Anna Vogt.", language)
    assert found.cue.text == "sagte"


def test_speech_goes_on_in_every_language() -> None:
    """A further quotation without a cue belongs to the speaker before it."""
    (found,) = extract_attributions("„Es regnet heute“, sagte Vogt. „Das ist gut.“ Alle gingen.", "de")
    assert found.content.text == "„Es regnet heute“, sagte Vogt. „Das ist gut.“"


def test_german_nouns_are_no_names() -> None:
    """A capital letter makes no name where every noun has one."""
    (found,) = extract_attributions("„Es regnet“, sagte der Lehrer.", "de")
    assert found.speaker is None


def test_pronouns_stand_for_names() -> None:
    """She is the woman named before."""
    found = extract_attributions("„Es regnet“, sagte Anna Vogt. „Schade“, sagte sie später.", "de")
    assert found[1].speaker is not None
    assert found[1].speaker.text == "Anna Vogt"


def test_other_languages_read_as_english() -> None:
    """An unknown language is no error."""
    (found,) = extract_attributions("“It rains,” said Ada Finch.", "xx")
    assert found.cue.text == "said"
