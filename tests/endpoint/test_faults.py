"""Faults of an endpoint: each ends as the table says, and the table in the docs is the one that is run."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summariser import Endpoint, summarise
from summariser.errors import EndpointError
from tests.support.answers import TEXT, good_answer
from tests.support.fault_table import CASES, DOCS, Case, failures, table
from tests.support.loopback import LoopbackEndpoint, Response, completion

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = str(Path(sys.executable).with_name("summarise"))


@pytest.fixture(autouse=True, scope="module")
def _instructor_keeps_no_log() -> Iterator[None]:
    """It logs every answer whole, which pytest would keep."""
    logger = logging.getLogger("instructor")
    logger.setLevel(logging.CRITICAL + 1)
    yield
    logger.setLevel(logging.NOTSET)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fault)
def test_a_fault_ends_as_the_table_says(case: Case) -> None:
    assert failures(case) == []


def test_the_docs_hold_the_table() -> None:
    assert DOCS.read_text(encoding="utf-8") == table(), "renew it: make faults-page"


def test_neither_key_nor_text_follows_a_redirect(server: LoopbackEndpoint) -> None:
    with LoopbackEndpoint() as other:
        other.answer_with(good_answer())
        for status in (301, 302, 303, 307, 308):
            server.answer_with(Response(status, headers={"Location": f"{other.url}/chat/completions"}))
            with pytest.raises(EndpointError, match="not followed"):
                summarise(TEXT, "some-model", server.url, "sk-canary")
        assert other.received == []


def test_an_answer_asked_again_after_a_429_still_carries_the_complaint(server: LoopbackEndpoint) -> None:
    wrong = good_answer()
    wrong["numbers"][0]["text"] = "€9bn"
    server.answer_with(wrong, Response(429), good_answer())
    with Endpoint("some-model", server.url) as endpoint:
        summarise(TEXT, endpoint=endpoint)
    _, second, third = server.received
    assert "“€9bn”" in third.messages[-1]["content"]
    assert second.body == third.body


@pytest.mark.parametrize("during", ["the call", "the wait before the next one"])
def test_an_interrupt_ends_it_at_once(server: LoopbackEndpoint, tmp_path: Path, during: str) -> None:
    """It has ended before an answer is sent, and asks no more."""
    out = tmp_path / "out.txt"
    out.write_text("old", encoding="utf-8")
    article = tmp_path / "harbour.txt"
    article.write_text(TEXT, encoding="utf-8")
    slow = Response(delay=30, body=completion({}, good_answer()))
    server.answer_with(slow if during == "the call" else Response(429, headers={"Retry-After": "30"}))
    process = subprocess.Popen(
        [COMMAND, article, "-o", out, "-m", "some-model", "--base-url", server.url],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored where tests run behind &
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not server.received:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    shown, said = process.communicate(timeout=20)
    assert server.events == (["received"] if during == "the call" else ["received", "answered"])
    assert (process.returncode, shown) == (130, "")
    assert said.splitlines()[-1] == "Interrupted."
    assert "Traceback" not in said
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["harbour.txt", "out.txt"]
