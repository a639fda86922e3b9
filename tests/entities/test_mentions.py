"""Mentions: who is named for words; no pronoun and no label is anybody."""

from __future__ import annotations

import pytest

from summariser.attribution import Attribution, Span
from summariser.entities.mentions import Voice, is_personal, voice_of


def attributed(text: str, source: str | None, speaker: str | None = None) -> Attribution:
    """An attribution in a text whose source and speaker are words of it."""

    def span(words: str | None) -> Span | None:
        return None if words is None else Span(words, text.index(words), text.index(words) + len(words))

    cue = Span("said", 0, 4)
    return Attribution(span(source), cue, cue, True, "say", False, span(speaker))


def voice(text: str, source: str, speaker: str | None = None) -> Voice | None:
    return voice_of(attributed(text, source, speaker), text)


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Ada Brandt", "Ada Brandt", None),
        ("Faris al-Zuwar", "Faris al-Zuwar", None),
        ("Jan van der Merwe", "Jan van der Merwe", None),
        ("Ms Ferrant", "Ferrant", None),
        ("Mayor Ann Lee", "Ann Lee", "Mayor"),
        ("TIM REED", "TIM REED", None),
        ("Councillor Tansley", "Tansley", "Councillor"),
        ("Justice Marian Thackwell for the majority", "Marian Thackwell", "Justice"),
        ("Annelise Corrow of Marrick University", "Annelise Corrow", None),
        ("Ada Brandt, Norrland’s transport minister,", "Ada Brandt", "Norrland’s transport minister"),
        ("the transport minister, Ada Brandt,", "Ada Brandt", "transport minister"),
        ("Her opponent, Rob Teale,", "Rob Teale", None),
        ("The Minister of Energy, Dr Ada Brandt,", "Ada Brandt", "Minister of Energy"),
        ("his former business partner, Ada Brandt", "Ada Brandt", None),
        ("the Foreign Office in Stanmere", "Foreign Office", None),
        ("the University of Marrick", "University of Marrick", None),
        ("the National Union of Dockers and Porters", "National Union of Dockers and Porters", None),
        ("a senior official travelling with the foreign secretary", None, None),
        ("a spokeswoman", "spokeswoman", None),
        ("Her ministry", "ministry", None),
        ("Lawyers for the growers", "Lawyers for the growers", None),
        ("a spokesman for Ada Brandt", "spokesman for Ada Brandt", None),
        ("a source who asked not to be named", "source", None),
        ("Kestrian police", "Kestrian police", None),
    ],
)
def test_a_source_has_a_name_and_a_role(source: str, name: str | None, role: str | None) -> None:
    name = name or source.removeprefix("a ")
    assert voice(f"{source} said so.", source) == Voice(name, role)


@pytest.mark.parametrize(
    "source", ["She", "he", "They", "it", "Elle", "Er", "who", "Nobody", "Action", "Related", "29", "the trial"]
)
def test_pronouns_labels_and_things_are_no_voices(source: str) -> None:
    assert voice(f"{source} said so.", source) is None


def test_a_pronoun_speaks_for_the_name_that_it_stands_for() -> None:
    text = "Ada Brandt left. She said so."
    assert voice(text, "She", "Ada Brandt") == Voice("Ada Brandt", None)


def test_a_surname_becomes_the_full_name() -> None:
    text = "Ada Brandt left. Ms Brandt said so."
    assert voice(text, "Ms Brandt", "Ada Brandt") == Voice("Ada Brandt", None)


def test_a_name_is_not_shortened() -> None:
    text = "Faris al-Zuwar said so."
    assert voice(text, "Faris al-Zuwar", "Faris") == Voice("Faris al-Zuwar", None)


def test_a_role_beside_a_name_gives_the_name() -> None:
    text = "“No,” said his spokeswoman, Mirela Kostan.\n\nShe left."
    assert voice(text, "his spokeswoman") == Voice("Mirela Kostan", "spokeswoman")


def test_a_role_beside_something_else_stays_a_role() -> None:
    text = "“No,” said his spokeswoman, adding nothing. It was Monday, Mirela Kostan said."
    assert voice(text, "his spokeswoman") == Voice("spokeswoman", None)


def test_a_role_stands_for_the_person_who_has_it_a_body_for_none() -> None:
    text = "Ada Brandt, the minister, came. The minister left. The union stayed."
    assert voice(text, "The minister", "Ada Brandt") == Voice("Ada Brandt", "minister")
    assert voice(text, "The union", "Ada Brandt") == Voice("union", None)


def test_a_name_further_on_in_the_source_is_not_who_speaks() -> None:
    text = "the network, which received money from Haldrin, said so."
    assert voice(text, "the network, which received money from Haldrin,", "Haldrin") == Voice("network", None)


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("Ada Brandt", True),
        ("Mr Brandt", False),
        ("Supreme Court", False),
        ("Kestria", False),
        ("minister", False),
    ],
)
def test_a_person_is_told_by_the_form_of_the_name(name: str, personal: bool) -> None:
    assert is_personal(name) is personal
