"""The pytest plugin: three lines for a replay test of one's own, and nothing for those who do not ask."""

from __future__ import annotations

import pytest

from tests.support.answers import TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint

MINE = f"""
from summariser import summarise

TEXT = {TEXT!r}

def headlines():
    return [summarise(TEXT).headline, summarise(TEXT, language="French").headline]

def test_headlines(summariser_cassette):
    assert headlines() == ["Harbour dispute goes to arbitration"] * 2
"""


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def test_a_test_of_ones_own_is_recorded_once_and_replayed_for_ever(
    pytester: pytest.Pytester, server: LoopbackEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_mine=MINE)
    missing = run(pytester)
    missing.assert_outcomes(errors=1)
    missing.stdout.fnmatch_lines(["*there is no recording*test_headlines.yaml*--summariser-record*"])

    server.answer_with(good_answer())
    with monkeypatch.context() as environment:
        environment.setenv("OPENAI_BASE_URL", server.url)
        environment.setenv("OPENAI_API_KEY", "canary-key")
        run(pytester, "--summariser-record").assert_outcomes(passed=1)
    cassette = pytester.path / "cassettes" / "test_headlines.yaml"
    assert len(server.received) == 2
    assert "canary" not in cassette.read_text(encoding="utf-8")

    run(pytester).assert_outcomes(passed=1)
    assert len(server.received) == 2


def test_a_changed_text_makes_the_recording_stale(
    pytester: pytest.Pytester, server: LoopbackEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer_with(good_answer())
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    pytester.makepyfile(test_mine=MINE)
    run(pytester, "--summariser-record").assert_outcomes(passed=1)
    pytester.makepyfile(test_mine=MINE.replace("1,200", "1,300"))
    stale = run(pytester)
    stale.assert_outcomes(failed=1)
    stale.stdout.fnmatch_lines(["*differs from the recorded one in message 2 (user)*record it again*"])
    assert len(server.received) == 2


def test_the_cassette_may_have_a_name_of_its_own(
    pytester: pytest.Pytester, server: LoopbackEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer_with(good_answer())
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    marked = MINE.replace(
        "def test_h", "import pytest\n@pytest.mark.summariser_cassette('mine.yaml')\ndef test_h"
    )
    pytester.makepyfile(test_mine=marked)
    run(pytester, "--summariser-record", "--strict-markers").assert_outcomes(passed=1)
    assert (pytester.path / "cassettes" / "mine.yaml").exists()


def test_who_does_not_ask_for_it_does_not_get_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing():
            assert not {"openai", "instructor", "pydantic", "vcr", "summariser.endpoint"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)
