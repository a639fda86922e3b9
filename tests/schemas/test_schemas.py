"""Schemas: what a model is shown, what a user gets, and that one loads as the other never could."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from pydantic import BaseModel, Field, ValidationError

from summariser import Briefing, ConfigurationError, Endpoint, Evidence, Source, Summary, summarise
from summariser.endpoint.modes import Mode
from summariser.schemas import Provenance, Rejected
from summariser.schemas.wire import answer_schema, is_strict
from tests.support.answers import SOURCE, good_answer
from tests.support.loopback import LoopbackEndpoint
from tests.support.strict_schema import violations

BUDGET = 7_000
"""Characters of a request body, the numbered sentences left out."""


def grounded(answer: dict[str, Any] | None = None) -> Briefing:
    return Briefing.model_validate(answer or good_answer(), context={"source": SOURCE})


def test_the_schema_that_a_model_gets_is_strict() -> None:
    assert violations(answer_schema(Briefing)) == []
    assert is_strict(answer_schema(Briefing))


def test_the_checker_sees_what_it_is_there_to_see() -> None:
    class Loose(BaseModel):
        name: str = Field(default="x", max_length=3)
        tags: dict[str, int]

    raw = Loose.model_json_schema()
    assert any("unsupported keyword" in violation for violation in violations(raw))
    assert any("not every property is required" in violation for violation in violations(raw))
    assert any("additionalProperties" in violation for violation in violations(raw))
    assert violations({"anyOf": [{"type": "object"}]}) != []
    assert not is_strict(answer_schema(Loose))


def test_a_schema_is_called_strict_only_if_the_rules_agree() -> None:
    class Fine(BaseModel):
        """A docstring."""

        title: str
        parts: list[Evidence]
        note: str | None = None

    class Keyed(BaseModel):
        counts: dict[str, int]

    for model in (Briefing, Fine, Keyed):
        schema = answer_schema(model)
        assert is_strict(schema) == (violations(schema) == [])
    assert "title" in answer_schema(Fine)["properties"]


def test_evidence_is_a_number_to_the_model_and_a_quotation_to_the_user() -> None:
    shown = Briefing.model_json_schema(mode="validation")
    given = Briefing.model_json_schema(mode="serialization")
    assert shown["$defs"]["KeyMessage"]["properties"]["evidence"]["items"] == {"type": "integer"}
    items = given["$defs"]["KeyMessage"]["properties"]["evidence"]["items"]
    assert set(items["properties"]) == {"sentence", "start", "end", "quote"}


def test_what_the_program_fills_is_kept_from_the_model() -> None:
    shown = Briefing.model_json_schema(mode="validation")["properties"]
    given = Briefing.model_json_schema(mode="serialization")["properties"]
    assert set(given) - set(shown) == {"issues", "rejected", "audit", "provenance"}


@pytest.mark.parametrize("mode", ["json-schema", "tools", "json"])
def test_a_request_without_its_sentences_is_small(server: LoopbackEndpoint, mode: Mode) -> None:
    server.answer_with(good_answer())
    with Endpoint("gpt-5-mini", server.url, mode=mode) as endpoint:
        summarise(SOURCE, endpoint=endpoint)
    body = json.dumps(server.received[0].body, ensure_ascii=False, separators=(",", ":"))
    sentences = sum(len(f"[{sentence.number}] {sentence.text}\n") for sentence in SOURCE.sentences)
    assert len(body) - sentences <= BUDGET


def test_a_citation_becomes_the_sentence() -> None:
    briefing = grounded()
    [evidence] = briefing.numbers[0].evidence
    assert evidence.quote == SOURCE.sentences[1].text == SOURCE.text[evidence.start : evidence.end]


@pytest.mark.parametrize("citation", [2, 2.0, "2", "[2]"])
def test_a_citation_may_be_written_in_several_ways(citation: object) -> None:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [citation]
    assert grounded(answer).key_messages[0].evidence[0].sentence == 2


@pytest.mark.parametrize("citation", [True, 2.5, "two", None, {"sentence": 2}, [2]])
def test_anything_else_is_no_citation(citation: object) -> None:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [citation]
    with pytest.raises(ValidationError):
        grounded(answer)


def test_a_citation_without_a_source_is_refused() -> None:
    with pytest.raises(ValidationError, match=r'context=\{"source": source\}'):
        Briefing.model_validate(good_answer())


def test_a_saved_briefing_loads_without_its_source_and_with_it() -> None:
    briefing = grounded()
    saved = briefing.model_dump_json()
    assert Briefing.model_validate_json(saved) == briefing
    assert Briefing.model_validate_json(saved, context={"source": SOURCE}) == briefing


def test_what_the_program_adds_comes_last_in_json() -> None:
    assert next(iter(json.loads(grounded().model_dump_json()))) == "headline"
    assert list(grounded().model_dump())[-3:] == ["rejected", "audit", "provenance"]
    assert "headline" in Briefing.model_json_schema(mode="serialization")["properties"]


def test_a_forged_quotation_does_not_load_beside_its_source() -> None:
    saved = json.loads(grounded().model_dump_json())
    saved["key_messages"][0]["evidence"][0]["quote"] = "Ministers agreed on war."
    with pytest.raises(ValidationError, match="must equal the sentence"):
        Briefing.model_validate(saved, context={"source": SOURCE})


def test_a_briefing_is_data() -> None:
    briefing = grounded()
    assert pickle.loads(pickle.dumps(briefing)) == briefing
    assert hash(briefing) == hash(grounded())
    with pytest.raises(ValidationError):
        briefing.headline = "Other"  # type: ignore[misc]


def test_issues_are_those_of_the_positions_in_order() -> None:
    assert grounded().issues == ("harbour costs", "arbitration")
    assert "issues" in grounded().model_dump()


def test_a_text_without_parties_or_numbers_makes_a_good_briefing() -> None:
    source = Source("The lake froze overnight. Birds left.")
    answer = {
        "headline": "Lake freezes",
        "key_messages": [{"text": "The lake froze.", "evidence": [1]}],
        "parties": [],
        "numbers": [],
    }
    briefing = Briefing.model_validate(answer, context={"source": source})
    assert briefing.parties == briefing.numbers == briefing.issues == ()


def test_a_model_cannot_fill_what_is_the_programs(server: LoopbackEndpoint) -> None:
    forged = {"where": "", "what": "", "why": "", "action": "removed"}
    server.answer_with(good_answer() | {"rejected": [forged], "provenance": None, "issues": ["none"]})
    briefing = summarise(SOURCE, base_url=server.url)
    assert briefing.rejected == ()
    assert briefing.issues == ("harbour costs", "arbitration")
    assert isinstance(briefing.provenance, Provenance)


@pytest.mark.parametrize("name", ["rejected", "audit", "provenance"])
def test_a_schema_cannot_have_a_field_that_the_program_would_write_over(name: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"Own\.{name}: the program fills this field"):
        type("Own", (Summary,), {"__annotations__": {name: str}})


def test_a_summary_of_ones_own_is_checked_too() -> None:
    class Note(Summary):
        text: str
        because: list[Evidence]

    note = Note.model_validate({"text": "x", "because": [2]}, context={"source": SOURCE})
    assert note.because[0].quote == SOURCE.sentences[1].text
    with pytest.raises(ValidationError, match="no sentence 99"):
        Note.model_validate({"text": "x", "because": [99]}, context={"source": SOURCE})
    assert Rejected.model_fields.keys() == {"where", "what", "why", "action"}
