"""Completing: one more call for the numbers that a first answer leaves out, and no first answer lost by it."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from summariser import (
    Briefing,
    BriefingInvalid,
    ConfigurationError,
    Endpoint,
    IncompleteWarning,
    Source,
    Summary,
    UnsupportedWarning,
    asummarise,
    summarise,
)
from summariser.pipeline.gaps import places_to_fill
from summariser.prompts import Wanted, built_in, completion_prompt, fence, messages_for
from summariser.report import render
from summariser.schemas import Cited, Item, LeftOut, Minutes, Usage
from summariser.schemas.checks import Claim, Figure
from summariser.schemas.evidence import cite
from summariser.schemas.wire import is_strict
from tests.conftest import Run
from tests.support.answers import SOURCE, TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint, Response, completion


def number(text: str, sentence: int) -> dict[str, Any]:
    return {"text": text, "describes": "what it counts", "according_to": None, "evidence": [sentence]}


HARBOUR, DOCKERS, CRANES = number("€3.5bn", 2), number("1,200", 6), number("40 cranes", 8)


def answer_with_numbers(*numbers: dict[str, Any]) -> dict[str, Any]:
    return good_answer() | {"numbers": list(numbers)}


def numbers_only(*numbers: dict[str, Any]) -> dict[str, Any]:
    return {"numbers": list(numbers)}


def complete(server: LoopbackEndpoint, style: str = "sync", source: Source = SOURCE, **options: Any) -> Any:
    """Summarise with `complete`, on an event loop where the style says so."""
    arguments: dict[str, Any] = {
        name: options.pop(name) for name in ("schema", "strict", "prompt", "language") if name in options
    }
    arguments["complete"] = True
    if style == "sync":
        with Endpoint("some-model", server.url, **options) as endpoint:
            return summarise(source, endpoint=endpoint, **arguments)

    async def run() -> Any:
        async with Endpoint("some-model", server.url, **options) as endpoint:
            return await asummarise(source, endpoint=endpoint, **arguments)

    return asyncio.run(run())


def texts(briefing: Briefing) -> list[str]:
    return [number.text for number in briefing.numbers]


def left_out(briefing: Briefing) -> int:
    assert briefing.audit is not None
    assert briefing.audit.numbers is not None
    return len(briefing.audit.numbers.left_out)


@pytest.fixture(params=["sync", "async"])
def style(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class TestTheQuestion:
    def test_nothing_further_is_asked_unless_wanted(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR))
        briefing = summarise(SOURCE, "m", server.url)
        assert left_out(briefing) == 2
        assert len(server.received) == 1

    def test_nothing_further_is_asked_where_nothing_is_left_out(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS, CRANES))
        briefing = complete(server)
        assert len(server.received) == 1
        assert (briefing.provenance.attempts, briefing.provenance.attempts_to_complete) == (1, 0)

    def test_it_shows_the_sentences_of_what_is_missing_and_their_neighbours(
        self, server: LoopbackEndpoint
    ) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only())
        complete(server)
        first, second = server.received
        user = second.messages[1]["content"]
        wanted, _, shown = user.partition(f"<{fence(SOURCE)}>")
        assert wanted.startswith("Missing:\n- ")
        assert "40" in wanted.splitlines()[1]
        assert wanted.strip().endswith("[8]")
        assert [line[:3] for line in shown.splitlines() if line.startswith("[")] == ["[7]", "[8]"]
        assert user.endswith(f"</{fence(SOURCE)}>")
        assert first.messages[0] != second.messages[0]
        assert "cranes" not in second.messages[0]["content"]

    def test_its_schema_is_the_list_alone(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only())
        complete(server)
        first, second = (request.body["response_format"]["json_schema"] for request in server.received)
        assert list(second["schema"]["properties"]) == ["numbers"]
        assert second["schema"]["$defs"] == {"Number": first["schema"]["$defs"]["Number"]}
        assert second["strict"]
        assert is_strict(second["schema"])

    @pytest.mark.parametrize("mode", ["json-schema", "tools", "json"])
    def test_every_mode_and_language_asks_alike(self, server: LoopbackEndpoint, mode: str) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only(CRANES))
        briefing = complete(server, mode=mode, language="French")
        assert texts(briefing)[2:] == ["40 cranes"]
        system = server.received[1].messages[0]["content"]
        assert "Write in French." in system
        assert ("Answer with one JSON object" in system) == (mode == "json")

    def test_the_same_text_and_answer_make_the_same_request(self, server: LoopbackEndpoint) -> None:
        bodies: list[list[dict[str, Any]]] = []
        for _ in range(2):
            server.answer_with(answer_with_numbers(HARBOUR), numbers_only(DOCKERS, CRANES))
            complete(server, source=Source(TEXT, origin=f"{len(bodies)}.txt"))
            bodies.append([request.body for request in server.received])
            server.received.clear()
        assert bodies[0] == bodies[1]

    def test_a_prompt_of_ones_own_is_for_the_first_question_alone(
        self, server: LoopbackEndpoint, tmp_path: Path
    ) -> None:
        (tmp_path / "system.md.j2").write_text("Be brief.", encoding="utf-8")
        (tmp_path / "user.md.j2").write_text(
            "{{ left_out | length }} {{ paragraphs | length }}", encoding="utf-8"
        )
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only(CRANES))
        complete(server, prompt=str(tmp_path))
        first, second = (request.messages for request in server.received)
        assert [message["content"] for message in first] == ["Be brief.", "0 3"]
        assert "missing number" in second[0]["content"]
        assert "Some 40 cranes stand still." in second[1]["content"]

    def test_its_prompt_is_none_to_choose(self) -> None:
        assert "completion" not in built_in()

    def test_a_text_that_looks_like_a_template_arrives_as_it_is(self, server: LoopbackEndpoint) -> None:
        source = Source(
            "Costs are {{ 7*7 }} today. Then 340 people {% if %} left </text-1>. {# gone? #} So what?"
        )
        first = {"headline": "x", "key_messages": [{"text": "x", "evidence": [1]}], "parties": []}
        server.answer_with(first | {"numbers": []}, numbers_only())
        complete(server, source=source)
        user = server.received[1].messages[1]["content"]
        for sentence in source.sentences[:3]:
            assert f"[{sentence.number}] {sentence.text}\n" in user

    def test_a_number_over_a_line_break_is_listed_on_one_line(self) -> None:
        wrapped = LeftOut(text="40\ncranes", value=Decimal(40), upper=None, unit=None, evidence=cite(SOURCE, 8))
        messages = messages_for(SOURCE, completion_prompt(), Briefing, None, None, Wanted(numbers=[wrapped]))
        assert messages.user.startswith("Missing:\n- 40 cranes [8]\n\n<text-")

    def test_a_very_long_list_is_cut(self, server: LoopbackEndpoint) -> None:
        source = Source(" ".join(f"Village {c} has {n} people." for n, c in enumerate("abcdefgh" * 12, 100)))
        first = {"headline": "x", "key_messages": [{"text": "x", "evidence": [1]}], "parties": []}
        server.answer_with(first | {"numbers": []}, numbers_only())
        complete(server, source=source)
        asked = server.received[1].messages[1]["content"].partition("\n\n")[0]
        assert len(asked.splitlines()) == 61


class TestTheMerging:
    def test_additions_stand_where_they_appear_in_the_source(
        self, server: LoopbackEndpoint, style: str
    ) -> None:
        server.answer_with(answer_with_numbers(DOCKERS), numbers_only(CRANES, HARBOUR))
        briefing = complete(server, style)
        assert texts(briefing) == ["€3.5bn", "1,200", "40 cranes"]
        assert left_out(briefing) == 0
        assert briefing.rejected == ()
        [evidence] = briefing.numbers[2].evidence
        assert evidence.quote == "Some 40 cranes stand still."
        assert Briefing.model_validate_json(briefing.model_dump_json(), context={"source": SOURCE}) == briefing

    def test_what_the_first_answer_has_keeps_its_order(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(CRANES, HARBOUR), numbers_only(DOCKERS))
        assert texts(complete(server)) == ["1,200", "40 cranes", "€3.5bn"]

    def test_repeats_and_what_was_not_asked_for_are_dropped(self, server: LoopbackEndpoint) -> None:
        again = number("Some 40 cranes", 8)
        server.answer_with(
            answer_with_numbers(HARBOUR, DOCKERS),
            numbers_only(HARBOUR, CRANES, again, number("1,200 dockers", 6)),
        )
        briefing = complete(server)
        assert texts(briefing) == ["€3.5bn", "1,200", "40 cranes"]
        assert briefing.rejected == ()

    def test_what_still_is_left_out_stands_in_the_audit(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(DOCKERS), numbers_only(CRANES))
        briefing = complete(server)
        assert left_out(briefing) == 1
        assert len(server.received) == 2

    def test_an_answer_that_is_not_supported_is_asked_for_again(
        self, server: LoopbackEndpoint, style: str
    ) -> None:
        wrong = number("41 cranes", 8)
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only(wrong), numbers_only(CRANES))
        briefing = complete(server, style)
        assert texts(briefing)[2:] == ["40 cranes"]
        assert briefing.rejected == ()
        told = server.received[2].messages[-1]["content"]
        assert "numbers[0].text “41 cranes”" in told
        assert "Some 40 cranes stand still." in told

    def test_what_is_unsupported_to_the_end_is_removed_and_listed_behind_the_first_answers(
        self, server: LoopbackEndpoint
    ) -> None:
        first = answer_with_numbers(HARBOUR, DOCKERS, number("9,000", 6))
        server.answer_with(first, numbers_only(CRANES, number("41 cranes", 8)))
        briefing = complete(server, attempts=1)
        assert texts(briefing) == ["€3.5bn", "1,200", "40 cranes"]
        assert [(item.where, item.what, item.action) for item in briefing.rejected] == [
            ("numbers[2]", "9,000", "removed"),
            ("numbers[4]", "41 cranes", "removed"),
        ]

    def test_a_mended_addition_is_listed_where_it_stands(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only(number("40 cranes", 7)))
        briefing = complete(server)
        assert [(item.where, item.action) for item in briefing.rejected] == [("numbers[2].text", "repaired")]
        assert [evidence.sentence for evidence in briefing.numbers[2].evidence] == [7, 8]

    def test_strict_is_about_the_whole(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR, DOCKERS), numbers_only(number("41 cranes", 8)))
        with pytest.raises(BriefingInvalid, match="1 of the answer's parts") as caught:
            complete(server, attempts=2, strict=True)
        assert caught.value.problems[0].startswith("numbers[2].text “41 cranes”")
        assert len(caught.value.completions) == 3
        assert caught.value.usage == Usage(input_tokens=3000, output_tokens=600)


class TestTheCost:
    def test_it_adds_up(self, server: LoopbackEndpoint) -> None:
        server.answer_with("{}", answer_with_numbers(HARBOUR), numbers_only(DOCKERS, CRANES))
        briefing = complete(server)
        provenance = briefing.provenance
        assert (provenance.attempts, provenance.attempts_to_complete) == (3, 1)
        assert provenance.usage == Usage(input_tokens=3000, output_tokens=600)
        assert len(provenance.usages) == 3
        assert "3 attempts (1 to complete) · 3,000 tokens in, 600 out" in render(briefing, "text", width=200)

    def test_the_duration_is_that_of_both(self, server: LoopbackEndpoint) -> None:
        """Each is answered after 0.3 seconds, so that one alone would be told as less."""
        first = Response(delay=0.3, body=completion({}, answer_with_numbers(HARBOUR)))
        server.answer_with(first, Response(delay=0.3, body=completion({}, numbers_only(CRANES))))
        assert complete(server).provenance.duration >= 0.6

    def test_the_deadline_is_one_for_both(self, server: LoopbackEndpoint) -> None:
        """Each answer comes before the deadline, were the deadline its own; both together do not."""
        first = Response(delay=0.8, body=completion({}, answer_with_numbers(HARBOUR)))
        server.answer_with(first, Response(delay=2.3, body=completion({}, numbers_only(CRANES))))
        with pytest.warns(IncompleteWarning, match="within the deadline of 2.5 s"):
            complete(server, deadline=2.5)
        assert server.events == ["received", "answered", "received"]


class TestFailures:
    """The first answer is paid for: it is kept, and what went wrong is said."""

    @pytest.mark.parametrize(
        ("second", "told", "attempts"),
        [
            (Response(401, {"error": {"message": "no more"}}), r"answered 401 \(no more\)", 1),
            (Response(body="<html>"), "did not answer with a chat completion", 1),
            (Response(body=completion({}, '{"numb', finish_reason="length")), "cut off", 2),
            (
                Response(
                    body=completion({}, "", message={"role": "assistant", "content": None, "refusal": "No."})
                ),
                "refused to answer: No.",
                2,
            ),
            ("nonsense", "none of the model's 3 answers can be used", 4),
        ],
    )
    def test_the_first_answer_stands(
        self, server: LoopbackEndpoint, style: str, second: Any, told: str, attempts: int
    ) -> None:
        server.answer_with(answer_with_numbers(HARBOUR), second)
        with pytest.warns(
            IncompleteWarning, match=f"could not be asked for: .*{told}.*the first answer stands"
        ):
            briefing = complete(server, style)
        assert texts(briefing) == ["€3.5bn"]
        assert left_out(briefing) == 2
        assert briefing.rejected == ()
        assert briefing.provenance.attempts == attempts
        assert briefing.provenance.attempts_to_complete == attempts - 1
        assert briefing.provenance.usage == Usage(input_tokens=1000 * attempts, output_tokens=200 * attempts)

    def test_what_was_answered_before_the_failure_is_used(self, server: LoopbackEndpoint) -> None:
        half = numbers_only(CRANES, number("41 cranes", 8))
        server.answer_with(answer_with_numbers(HARBOUR), half, Response(403))
        briefing = complete(server)
        assert texts(briefing) == ["€3.5bn", "40 cranes"]
        assert [item.where for item in briefing.rejected] == ["numbers[2]"]

    def test_a_first_answer_that_fails_is_an_error_as_ever(self, server: LoopbackEndpoint) -> None:
        server.answer_with("nonsense")
        with pytest.raises(BriefingInvalid, match="none of the model's 3 answers"):
            complete(server)
        assert len(server.received) == 3

    def test_strict_does_not_lose_it_either(self, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR), Response(401))
        with pytest.warns(IncompleteWarning):
            assert texts(complete(server, strict=True)) == ["€3.5bn"]


class TestSchemas:
    def test_a_schema_of_ones_own_is_completed_in_its_own_list(self, server: LoopbackEndpoint) -> None:
        class Cost(Item):
            about: Annotated[str, Claim()]
            sum: Annotated[str | None, Figure()]
            evidence: Cited

        class Costs(Summary):
            title: str
            costs: list[Cost]

        server.answer_with(
            {"title": "x", "costs": [{"about": "harbour", "sum": "€3.5bn", "evidence": [2]}]},
            {"costs": [{"about": "cranes", "sum": "40", "evidence": [8]}]},
        )
        found = complete(server, schema=Costs)
        assert [cost.about for cost in found.costs] == ["harbour", "cranes"]
        assert isinstance(found.costs, list)
        assert "AUDIT\n2 of 3 figures in the source; left out: 1,200" in render(found, "text")

    def test_a_plain_model_is_completed_too(self, server: LoopbackEndpoint) -> None:
        class Sum(BaseModel):
            text: Annotated[str, Figure()]
            evidence: Cited

        class Sums(BaseModel):
            sums: tuple[Sum, ...]

        added = [{"text": "40", "evidence": [8]}, {"text": "41", "evidence": [8]}]
        server.answer_with({"sums": []}, {"sums": added})
        with pytest.warns(UnsupportedWarning, match=r"sums\[1\]\.text “41”"):
            found = complete(server, schema=Sums, attempts=1)
        assert [item.text for item in found.sums] == ["40"]

    def test_a_schema_without_such_a_list_says_so_before_anything_is_asked(
        self, server: LoopbackEndpoint
    ) -> None:
        class One(Item):
            sum: Annotated[str, Figure()]
            evidence: Cited

        class Two(Summary):
            costs: tuple[One, ...]
            gains: tuple[One, ...]

        for schema, has in ((Minutes, "has none"), (Two, "has costs, gains")):
            with pytest.raises(
                ConfigurationError, match=f"cannot be completed: exactly one list.*{has}.*`complete`"
            ):
                complete(server, schema=schema)
        assert server.received == []

    def test_the_schema_of_the_additions_is_made_once(self) -> None:
        assert places_to_fill(Briefing) is places_to_fill(Briefing)
        assert places_to_fill(Briefing).field == "numbers"


class TestCassettes:
    def test_both_exchanges_are_in_one_cassette(
        self, server: LoopbackEndpoint, style: str, tmp_path: Path
    ) -> None:
        cassette = tmp_path / "both.yaml"
        server.answer_with(
            answer_with_numbers(HARBOUR), numbers_only(number("4", 8)), numbers_only(CRANES, DOCKERS)
        )
        recorded = complete(server, style, cassette=cassette)
        with Endpoint(cassette=cassette) as endpoint:
            replayed = summarise(SOURCE, endpoint=endpoint, complete=True)
        assert texts(replayed) == texts(recorded) == ["€3.5bn", "1,200", "40 cranes"]
        assert replayed.provenance.attempts == 3  # type: ignore[union-attr]
        assert replayed.audit == recorded.audit
        with Endpoint(cassette=cassette) as endpoint:
            assert texts(summarise(SOURCE, endpoint=endpoint)) == ["€3.5bn"]

    def test_a_recording_without_the_second_exchange_says_so(
        self, server: LoopbackEndpoint, tmp_path: Path
    ) -> None:
        cassette = tmp_path / "one.yaml"
        server.answer_with(answer_with_numbers(HARBOUR))
        with Endpoint("m", server.url, cassette=cassette) as endpoint:
            summarise(SOURCE, endpoint=endpoint)
        with (
            Endpoint(cassette=cassette) as endpoint,
            pytest.raises(ConfigurationError, match="record it again"),
        ):
            summarise(SOURCE, endpoint=endpoint, complete=True)


class TestTheCommand:
    @pytest.fixture
    def article(self, tmp_path: Path) -> Path:
        path = tmp_path / "harbour.txt"
        path.write_text(TEXT, encoding="utf-8")
        return path

    def test_the_option_completes(self, invoke: Run, article: Path, server: LoopbackEndpoint) -> None:
        server.answer_with(answer_with_numbers(HARBOUR), numbers_only(DOCKERS, CRANES))
        done = invoke("--complete", "-f", "json", article, OPENAI_BASE_URL=server.url)
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)["numbers"]) == 3

    @pytest.mark.parametrize("quiet", [[], ["-q"]])
    def test_a_failure_is_a_line_on_stderr_and_the_briefing_is_there(
        self, invoke: Run, article: Path, server: LoopbackEndpoint, quiet: list[str]
    ) -> None:
        server.answer_with(answer_with_numbers(HARBOUR), Response(401, {"error": {"message": "no \x1b[31m"}}))
        done = invoke("--complete", *quiet, article, OPENAI_BASE_URL=server.url)
        assert done.returncode == 0
        assert done.stdout.startswith("Harbour dispute")
        warning = done.stderr.splitlines()[-1]
        assert warning.startswith("Warning: what was left out could not be asked for: 127.0.0.1:")
        assert "\x1b" not in done.stderr
        assert ".py:" not in done.stderr

    def test_a_schema_that_cannot_be_completed_is_2(self, invoke: Run, article: Path) -> None:
        done = invoke("--complete", "--schema", "minutes", article, OPENAI_BASE_URL="http://127.0.0.1:1/v1")
        assert (done.returncode, done.stdout) == (2, "")
        assert "Minutes cannot be completed" in done.stderr
