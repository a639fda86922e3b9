"""The check of speakers: words in quotation marks belong to whom the source gives them, or nobody objects."""

from __future__ import annotations

import json
import tomllib
from typing import Annotated, Any

import pytest
import yaml

from summariser import Briefing, Source, Summary
from summariser.schemas import Cited, Item
from summariser.schemas.checks import Verbatim
from summariser.schemas.checks.speakers import Spoken
from summariser.schemas.findings import Finding
from summariser.schemas.grounded import ground, salvage
from tests.conftest import ROOT

RECORDINGS = tomllib.loads((ROOT / "cassettes/recordings.toml").read_text(encoding="utf-8"))
BRIEFINGS = [
    name for name, made in RECORDINGS.items() if "schema" not in made and name not in ("refusal", "truncation")
]


def recorded(name: str) -> tuple[Source, dict[str, Any]]:
    """The source and the last answer of a recording."""
    source = Source.from_file(ROOT / RECORDINGS[name]["source"])
    tape = yaml.safe_load((ROOT / f"cassettes/{name}.yaml").read_text(encoding="utf-8"))
    body = json.loads(tape["interactions"][-1]["response"]["body"]["string"])
    message = body["choices"][0]["message"]
    return source, json.loads(message.get("content") or message["tool_calls"][0]["function"]["arguments"])


def refused(answer: dict[str, Any], source: Source) -> list[Finding]:
    draft = Briefing.model_validate(answer, context={"source": source, "draft": True})
    return list(ground(draft, source).refused)


def quoting(answer: dict[str, Any], words: str) -> dict[str, Any]:
    positions = (position for party in answer["parties"] for position in party["positions"])
    return next(position for position in positions if position["quote"] and words in position["quote"])


@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_recorded_answer_passes(name: str) -> None:
    source, answer = recorded(name)
    assert not refused(answer, source)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("diplomatic-tour", "We keep our word", "two negotiations"),
        ("diplomatic-tour", "We will not help", "We keep our word"),
        ("council-debate", "against charging", "for you to decide"),
        ("dock-strike", "a pay cut with a bow", "I have not proposed a number"),
        ("clinical-trial", "clear, consistent", "For a condition"),
    ],
)
def test_speakers_that_are_swapped_are_caught(name: str, first: str, second: str) -> None:
    source, answer = recorded(name)
    one, two = quoting(answer, first), quoting(answer, second)
    one["speaker"], two["speaker"] = two["speaker"], one["speaker"]
    found = refused(answer, source)
    assert len(found) == 2
    told = " ".join(finding.why for finding in found)
    assert f"not to {one['speaker']}" in told
    assert f"not to {two['speaker']}" in told


@pytest.mark.parametrize("name", BRIEFINGS)
def test_a_position_may_leave_its_speaker_open(name: str) -> None:
    source, answer = recorded(name)
    for party in answer["parties"]:
        for position in party["positions"]:
            position["speaker"] = None
    assert not refused(answer, source)


TEXT = """\
The harbour talks in Velt ended without a result on Friday.

“We will not pay for delays that we did not cause,” said Ada Brandt, Norrland’s transport minister. “We want a \
ruling by June.”

Tom Osei, the port’s director, left early. “The cranes stand idle,” he said. The port of Velt has 40.

“Mr Osei will see us in court,” said her spokesman, Ivo Lang. Ms Brandt’s lawyer, Una Marsh, was calmer.

“The minister hopes for a settlement,” Ms Marsh said. “Nobody calls this ‘a lost year’,” Lena Foss \
said on Sunday.

Ms Foss leads the dockers’ union, which Norrland has never met. “The dockers are tired,” Ms Foss told reporters.
"""
SOURCE = Source(TEXT)


def answer(party: str, speaker: str | None, quote: str, *evidence: int, **others: Any) -> dict[str, Any]:
    """An answer with one position of a party."""
    position = {
        "issue": "harbour",
        "stance": "against",
        "statement": "It will not yield.",
        "speaker": speaker,
        "quote": quote,
        "attribution": "quoted",
        "evidence": list(evidence),
    }
    alias = {"Norrland": "Norrland", "Port of Velt": "port of Velt", "Dockers’ union": "dockers’ union"}[party]
    made = {"name": party, "kind": "group", "aliases": [alias], "positions": [position]}
    return {
        "headline": "Harbour talks end",
        "key_messages": [{"text": "The talks ended.", "evidence": [1]}],
        "parties": [made, *others.get("parties", [])],
        "numbers": [],
    }


def problems(*arguments: Any, **others: Any) -> list[Finding]:
    return refused(answer(*arguments, **others), SOURCE)


PAY = "We will not pay for delays that we did not cause"
IDLE = "The cranes stand idle"


def test_words_of_somebody_else_are_refused_with_what_the_source_says() -> None:
    [finding] = problems("Port of Velt", "Tom Osei", PAY, 2)
    assert finding.path == "parties[0].positions[0].quote"
    assert "the text gives these words to Ada Brandt (sentence 2 reads: “" in finding.why
    assert finding.why.endswith("not to Tom Osei")
    assert "give the position to Ada Brandt" in finding.remedy


def test_the_right_speaker_passes() -> None:
    assert not problems("Norrland", "Ada Brandt", PAY, 2)
    assert not problems("Port of Velt", "Tom Osei", IDLE, 5)


def test_a_pronoun_is_judged_by_the_name_in_its_paragraph() -> None:
    [finding] = problems("Norrland", "Ada Brandt", IDLE, 5)
    assert "to Tom Osei" in finding.why


def test_a_speaker_named_in_a_cited_sentence_passes() -> None:
    assert not problems("Norrland", "Ada Brandt", IDLE, 2, 5)


@pytest.mark.parametrize(
    ("words", "number"), [("Mr Osei will see us in court", 7), ("hopes for a settlement", 9)]
)
def test_a_spokesman_or_lawyer_may_relay_the_words(words: str, number: int) -> None:
    for speaker in ("Ada Brandt", "Tom Osei", None):
        assert not problems("Norrland", speaker, words, number)


def test_words_quoted_within_a_quotation_are_not_judged() -> None:
    assert not problems("Port of Velt", "Tom Osei", "a lost year", 10)


@pytest.mark.parametrize(
    "speaker", ["the director", "Norrland", "its transport minister", "the union’s leader"]
)
def test_a_role_or_a_body_is_not_judged_as_a_person(speaker: str) -> None:
    assert not [f for f in problems("Norrland", speaker, PAY, 2) if f.path.endswith("quote")]


def test_without_a_speaker_words_of_another_party_are_refused() -> None:
    union = {"name": "Lena Foss", "kind": "person", "aliases": ["Ms Foss"], "positions": []}
    words = "The dockers are tired"
    [finding] = problems("Port of Velt", None, words, 12, parties=[union])
    assert finding.why.endswith("of another party")
    assert not problems("Port of Velt", None, words, 12)
    assert not problems("Dockers’ union", None, words, 12, parties=[union])


def test_after_the_last_attempt_the_position_goes() -> None:
    made = answer("Port of Velt", "Tom Osei", PAY, 2)
    draft = Briefing.model_validate(made, context={"source": SOURCE, "draft": True})
    saved = salvage(draft, SOURCE)
    assert not saved.refused
    assert saved.answer.parties[0].positions == ()
    assert len(saved.listed) == 1


def test_a_language_without_rules_is_never_refused() -> None:
    japanese = Source(TEXT, language="ja")
    assert not refused(answer("Port of Velt", "Tom Osei", PAY, 2), japanese)


def test_the_check_stays_out_of_what_the_model_is_shown() -> None:
    schema = Briefing.model_json_schema(mode="validation")
    assert set(schema["$defs"]["Position"]["properties"]["quote"]) == {
        "anyOf",
        "default",
        "description",
        "title",
    }


def test_a_schema_of_ones_own_needs_no_parties() -> None:
    class Said(Item):
        speaker: str | None
        quote: Annotated[str, Verbatim(), Spoken()]
        evidence: Cited

    class Sayings(Summary):
        said: tuple[Said, ...]

    names = ("Tom Osei", "Ada Brandt", None)
    made = {"said": [{"speaker": name, "quote": PAY, "evidence": [2]} for name in names]}
    draft = Sayings.model_validate(made, context={"source": SOURCE, "draft": True})
    assert [finding.path for finding in ground(draft, SOURCE).refused] == ["said[0].quote"]
