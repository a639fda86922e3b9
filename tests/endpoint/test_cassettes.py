"""Cassettes: recorded once, replayed for ever, stale ones told, nothing secret kept."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from summariser import (
    Briefing,
    BriefingInvalid,
    ConfigurationError,
    Endpoint,
    EndpointError,
    Source,
    asummarise,
    summarise,
)
from tests.support.answers import SOURCE, good_answer
from tests.support.loopback import LoopbackEndpoint, Response


def same(one: Briefing, other: Briefing) -> bool:
    return one.model_copy(update={"provenance": None}) == other.model_copy(update={"provenance": None})


def wrong_answer() -> dict[str, Any]:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [99]
    return answer


@pytest.fixture
def cassette(tmp_path: Path) -> Path:
    return tmp_path / "new" / "exchange.yaml"


@pytest.fixture
def recorded(server: LoopbackEndpoint, cassette: Path) -> Briefing:
    server.answer_with(wrong_answer(), Response(503), good_answer())
    with Endpoint("some-model", server.url, "canary-key", mode="tools", cassette=cassette) as endpoint:
        return summarise(SOURCE, endpoint=endpoint)


@pytest.mark.parametrize("style", ["sync", "async"])
def test_a_replay_needs_no_endpoint_and_gives_the_same(recorded: Briefing, cassette: Path, style: str) -> None:
    async def replay() -> Briefing:
        async with Endpoint(cassette=cassette) as endpoint:
            return await asummarise(SOURCE, endpoint=endpoint)

    if style == "async":
        briefing = asyncio.run(replay())
    else:
        with Endpoint(cassette=cassette) as endpoint:
            briefing = summarise(SOURCE, endpoint=endpoint)
    assert same(briefing, recorded)
    assert briefing.provenance is not None
    assert recorded.provenance is not None
    assert briefing.provenance.replayed
    assert not recorded.provenance.replayed
    for name in ("model", "endpoint", "created", "attempts", "usage", "prompt_sha256", "schema_sha256"):
        assert getattr(briefing.provenance, name) == getattr(recorded.provenance, name)


def test_recording_works_on_an_event_loop(server: LoopbackEndpoint, cassette: Path) -> None:
    server.answer_with(good_answer())

    async def record() -> Briefing:
        async with Endpoint("m", server.url, cassette=cassette) as endpoint:
            return await asummarise(SOURCE, endpoint=endpoint)

    briefing = asyncio.run(record())
    with Endpoint(cassette=cassette) as endpoint:
        assert same(summarise(SOURCE, endpoint=endpoint), briefing)


def test_the_cassette_supplies_model_and_mode_and_others_are_refused(
    recorded: Briefing, cassette: Path
) -> None:
    with Endpoint(cassette=cassette) as endpoint:
        assert (endpoint.model, endpoint.mode, endpoint.replays) == ("some-model", "tools", True)
    with pytest.raises(ConfigurationError, match="recorded with model 'some-model', not 'other'"):
        Endpoint("other", cassette=cassette)
    with pytest.raises(ConfigurationError, match="recorded with mode 'tools', not 'json'"):
        Endpoint(mode="json", cassette=cassette)
    with pytest.raises(ConfigurationError, match="recorded from another endpoint"):
        Endpoint(base_url="http://127.0.0.1:1/v1", cassette=cassette)


def test_only_successes_and_no_secrets_are_kept(recorded: Briefing, cassette: Path) -> None:
    text = cassette.read_text(encoding="utf-8")
    assert "canary" not in text
    assert "503" not in text
    headers = set(re.findall(r"^ {6}([\w-]+):$", text, re.MULTILINE)) - {"body", "headers", "status"}
    assert {header.lower() for header in headers} <= {"content-type"}
    assert text.count("uri:") == 2


def test_a_stale_cassette_says_what_changed_and_what_to_do(
    recorded: Briefing, cassette: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = cassette.read_bytes()
    caplog.set_level(logging.INFO, "summariser")
    with (
        Endpoint(cassette=cassette) as endpoint,
        pytest.raises(
            ConfigurationError, match=r"differs from the recorded one in message 2 \(user\).*record it again"
        ),
    ):
        summarise(Source("Another text altogether."), endpoint=endpoint)
    assert "the next one in" not in caplog.text
    assert cassette.read_bytes() == before


def test_a_changed_digit_in_the_request_is_no_match(recorded: Briefing, cassette: Path) -> None:
    text = cassette.read_text(encoding="utf-8")
    assert "1,200" in text
    cassette.write_text(text.replace("1,200", "1,300", 1), encoding="utf-8")
    with Endpoint(cassette=cassette) as endpoint, pytest.raises(ConfigurationError, match="record it again"):
        summarise(SOURCE, endpoint=endpoint)


def test_a_reask_holds_nothing_that_another_version_of_a_library_would_word_otherwise(
    server: LoopbackEndpoint, cassette: Path
) -> None:
    server.answer_with("no JSON", wrong_answer(), good_answer())
    with Endpoint("m", server.url, cassette=cassette) as endpoint:
        summarise(SOURCE, endpoint=endpoint)
    text = cassette.read_text(encoding="utf-8")
    assert "shape that was asked for" in " ".join(text.split())
    assert "pydantic" not in text
    assert "validation error" not in text


def test_a_failed_recording_leaves_nothing(server: LoopbackEndpoint, cassette: Path) -> None:
    server.answer_with(wrong_answer(), Response(403))
    with Endpoint("m", server.url, cassette=cassette) as endpoint, pytest.raises(EndpointError):
        summarise(SOURCE, endpoint=endpoint)
    assert not cassette.exists()
    assert not list(cassette.parent.glob("*")) if cassette.parent.exists() else True


def test_answers_that_could_not_be_used_are_a_recording_too(server: LoopbackEndpoint, cassette: Path) -> None:
    server.answer_with("{}")
    with Endpoint("m", server.url, attempts=2, cassette=cassette) as endpoint, pytest.raises(BriefingInvalid):
        summarise(SOURCE, endpoint=endpoint)
    with Endpoint(attempts=2, cassette=cassette) as endpoint, pytest.raises(BriefingInvalid, match="2 answers"):
        summarise(SOURCE, endpoint=endpoint)


@pytest.mark.parametrize(
    "content",
    ["", "hello", "{", "interactions: []", "a: [1", "!!python/object/apply:os.system ['touch owned']", "\0"],
)
def test_what_is_no_cassette_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"broken\.yaml"):
        Endpoint("m", cassette=path)
    assert [file.name for file in tmp_path.iterdir()] == ["broken.yaml"]


def test_threads_with_cassettes_of_their_own_do_not_meet(server: LoopbackEndpoint, tmp_path: Path) -> None:
    """A patching recorder would send live calls of one thread to the cassette of another."""
    server.answer_with(good_answer())
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            source = Source(f"Harbour dispute number {number} goes on. {SOURCE.text}")
            path = tmp_path / f"{number}.yaml"
            for _ in range(3):
                if number % 2:
                    with Endpoint("m", server.url, cassette=path) as endpoint:
                        summarise(source, endpoint=endpoint, strict=False)
                else:
                    summarise(source, "m", server.url)
        except Exception as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(tmp_path.glob("*.yaml"))) == 4
