"""Provenance: how a summary came about, its price where that is known, and nothing said aloud."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from summariser import Briefing, Endpoint, Evidence, UnsupportedWarning, asummarise, summarise
from summariser.pipeline.prices import price
from summariser.prompts import load
from summariser.schemas import Usage
from summariser.schemas.wire import fingerprint
from tests.support.answers import SOURCE, good_answer
from tests.support.loopback import LoopbackEndpoint, Response

USAGE = Usage(input_tokens=1_000_000, output_tokens=1_000_000)


def test_it_says_who_was_asked_what_and_what_came_of_it(server: LoopbackEndpoint) -> None:
    server.answer_with("{}", good_answer())
    found = summarise(SOURCE, "asked-for", server.url).provenance
    assert found is not None
    assert found.model == "loopback-model-0917"
    assert found.endpoint == server.host
    assert (found.attempts, len(found.usages)) == (2, 2)
    assert found.usage == Usage(input_tokens=2000, output_tokens=400)
    assert found.prompt_sha256 == load("briefing").sha256
    assert found.schema_sha256 == fingerprint(Briefing)
    assert found.source_sha256 == hashlib.sha256(SOURCE.text.encode()).hexdigest()
    assert found.origin == "harbour.txt"
    assert found.created.isoformat() == "2023-11-14T22:13:20+00:00"
    assert 0 < found.duration < 60
    assert found.price is None


def test_a_price_is_of_the_provider_that_was_asked() -> None:
    known = price(USAGE, "gpt-5-mini", "https://api.openai.com/v1")
    assert isinstance(known, Decimal)
    assert known > 0
    assert price(USAGE, "gpt-5-mini", "http://127.0.0.1:8000/v1") is None
    assert price(USAGE, "no-such-model", "https://api.openai.com/v1") is None
    assert price(None, "gpt-5-mini", "https://api.openai.com/v1") is None


def test_a_plain_model_is_filled_and_checked_without_provenance(server: LoopbackEndpoint) -> None:
    class Plain(BaseModel):
        claim: str
        because: Annotated[list[Evidence], Field(description="Sentences.")]

    server.answer_with({"claim": "x", "because": [99]}, {"claim": "x", "because": [2]})
    found = summarise(SOURCE, "m", server.url, schema=Plain)
    assert type(found) is Plain
    assert found.because[0].quote == SOURCE.sentences[1].text
    assert "no sentence 99" in server.received[1].messages[-1]["content"]
    assert "take from a text what a schema asks for" in server.received[0].messages[0]["content"]


def test_what_a_plain_model_cannot_list_is_a_warning(server: LoopbackEndpoint) -> None:
    class Plain(BaseModel):
        points: list[str]
        because: list[Evidence]

    server.answer_with({"points": ["x"], "because": [2, 99]})
    with (
        Endpoint("m", server.url, attempts=1) as endpoint,
        pytest.warns(UnsupportedWarning, match=r"because\[1\] “99”: there is no sentence 99.*from Summary"),
    ):
        found = summarise(SOURCE, endpoint=endpoint, schema=Plain)
    assert [evidence.sentence for evidence in found.because] == [2]


def test_256_calls_at_once_share_one_event_loop_and_pool(server: LoopbackEndpoint) -> None:
    server.answer_with(good_answer())

    async def many() -> list[Briefing]:
        async with Endpoint("m", server.url) as endpoint:
            return await asyncio.gather(*(asummarise(SOURCE, endpoint=endpoint) for _ in range(256)))

    briefings = asyncio.run(many())
    assert len(briefings) == len(server.received) == 256
    assert len({briefing.key_messages for briefing in briefings}) == 1


def test_it_logs_to_its_own_logger_and_prints_nothing(
    server: LoopbackEndpoint, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    server.answer_with("{}", Response(503), good_answer())
    with caplog.at_level(logging.INFO, "summariser"):
        summarise(SOURCE, "m", server.url, "canary-key")
    said = [record.getMessage() for record in caplog.records if record.name.startswith("summariser")]
    assert said[0] == "asking m for answer 1"
    assert any(line.startswith("answer 1 has") for line in said)
    assert any("failed (503)" in line for line in said)
    assert "canary" not in caplog.text
    assert capfd.readouterr() == ("", "")
