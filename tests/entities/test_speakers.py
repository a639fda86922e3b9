"""Speakers: under one name each, and each of a kind."""

from __future__ import annotations

import pytest

from summariser.entities.mentions import Voice
from summariser.entities.speakers import speakers


def test_mentions_are_joined_under_the_fullest_name() -> None:
    mentions = [Voice("Brandt", None), Voice("Ada Brandt", "minister"), Voice("Ada Brandt", None)]
    found = speakers(mentions, "")
    [speaker] = set(found.values())
    assert (speaker.name, speaker.role, speaker.kind) == ("Ada Brandt", "minister", "person")
    assert speaker.aliases == ("Brandt", "Ada Brandt")


def test_a_body_is_joined_with_its_longer_name_where_there_is_one() -> None:
    mentions = [Voice("Calverra’s Supreme Court", None), Voice("Supreme Court", None), Voice("court", None)]
    assert len(set(speakers(mentions[:2], "").values())) == 1
    assert len(set(speakers([Voice("Dockers Union", None), Voice("union", None)], "").values())) == 1
    two = [Voice("Dockers Union", None), Voice("Porters Union", None), Voice("union", None)]
    assert len(set(speakers(two, "").values())) == 3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kestrian police", "group"),
        ("spokeswoman", "person"),
        ("Foreign Ministry", "government"),
        ("Dockers Union", "organisation"),
        ("Faris al-Zuwar", "person"),
        ("Halvern Motors", "company"),
    ],
)
def test_a_speaker_is_of_a_kind(name: str, kind: str) -> None:
    only = Voice(name, None)
    assert speakers([only], "")[only].kind == kind


@pytest.mark.parametrize("title", ["Miss", "Ms", "Mx.", "Lady", "Frau", "Mme", "Sra.", "M."])
def test_whoever_has_a_title_is_a_person(title: str) -> None:
    """A surname alone is a person's where the text gives it any title, not only the most common ones."""
    only = Voice("Lee", None)
    assert speakers([only], f"“No,” said {title} Lee.")[only].kind == "person"
