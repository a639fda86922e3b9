"""Completions as models wrap them, and schemas in shapes that users give them."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
from pydantic import BaseModel

from summariser import BriefingInvalid, ConfigurationError, Endpoint, Evidence, summarise
from summariser.endpoint.modes import Mode
from summariser.schemas.checks import Figure, Named, Verbatim
from summariser.schemas.grounded import ground, salvage
from tests.support.answers import SOURCE, good_answer
from tests.support.loopback import LoopbackEndpoint, Response, completion

JSON = json.dumps(good_answer())


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{JSON}\n```",
        f"Sure! Here is the briefing:\n\n```\n{JSON}\n```\nLet me know.",
        f"<think>\nThe text has {{eight}} sentences.\n</think>\n{JSON}",
        f"Here you are: {JSON}",
        f"\n{JSON}\n",
    ],
)
@pytest.mark.parametrize("mode", ["json-schema", "json"])
def test_json_is_found_in_what_is_around_it(server: LoopbackEndpoint, mode: Mode, text: str) -> None:
    server.answer_with(text)
    with Endpoint("m", server.url, mode=mode) as endpoint:
        assert summarise(SOURCE, endpoint=endpoint).provenance.attempts == 1  # type: ignore[union-attr]


def test_words_instead_of_json_are_told_to_the_user(server: LoopbackEndpoint) -> None:
    server.answer_with("I am sorry, I cannot help with that.")
    with Endpoint("m", server.url, attempts=1) as endpoint, pytest.raises(BriefingInvalid) as caught:
        summarise(SOURCE, endpoint=endpoint)
    assert "begins “I am sorry, I cannot help" in caught.value.problems[0]


@pytest.mark.parametrize(
    ("part", "value"),
    [("created", "now"), ("created", 1e18), ("usage", {"prompt_tokens": "x"}), ("usage", []), ("model", None)],
)
def test_an_odd_response_is_no_reason_to_fail(server: LoopbackEndpoint, part: str, value: object) -> None:
    server.answer_with(Response(body={**completion({}, good_answer()), part: value}))
    assert summarise(SOURCE, "m", server.url).key_messages


class Single(BaseModel):
    claim: str
    because: Evidence


class Optional(BaseModel):
    claim: str
    because: list[Evidence] | None = None
    figures: list[Annotated[str, Figure()]] = []


class Unordered(BaseModel):
    because: frozenset[Evidence]


def context() -> dict[str, object]:
    return {"source": SOURCE}


def test_evidence_is_checked_in_whatever_field_it_stands() -> None:
    for answer in (
        Single.model_validate({"claim": "x", "because": 99}, context=context()),
        Optional.model_validate({"claim": "x", "because": [2, 99]}, context=context()),
    ):
        assert [finding.why for finding in ground(answer, SOURCE).refused] == ["there is no sentence 99"]
    fine = Optional.model_validate({"claim": "x", "because": None}, context=context())
    assert not ground(fine, SOURCE).refused


def test_a_check_of_a_list_looks_at_its_elements() -> None:
    answer = Optional.model_validate(
        {"claim": "x", "because": [2, 6], "figures": ["€3.5bn", "999bn", "1,200"]}, context=context()
    )
    assert [finding.path for finding in ground(answer, SOURCE).refused] == ["figures[1]"]
    assert salvage(answer, SOURCE).answer.figures == ["€3.5bn", "1,200"]


def test_evidence_that_cannot_be_checked_is_an_error() -> None:
    answer = Unordered.model_validate({"because": [2]}, context=context())
    with pytest.raises(ConfigurationError, match="list or tuple"):
        ground(answer, SOURCE)


def test_a_field_that_may_be_null_goes_before_its_item() -> None:
    class Point(BaseModel):
        text: str
        cost: Annotated[str | None, Figure()]
        because: list[Evidence]

    class Points(BaseModel):
        points: list[Point]

    draft = Points.model_validate({"points": [{"text": "x", "cost": "19%", "because": [2]}]}, context=context())
    [point] = salvage(draft, SOURCE).answer.points
    assert (point.text, point.cost) == ("x", None)


@pytest.mark.parametrize(
    "wrong", [{"who": "Nobody Known"}, {"who": " "}, {"words": "never said so"}, {"words": " "}]
)
def test_a_field_that_may_not_be_null_takes_its_item_along(wrong: dict[str, str]) -> None:
    class Saying(BaseModel):
        who: Annotated[str, Named()]
        words: Annotated[str, Verbatim()]
        because: list[Evidence]

    class Sayings(BaseModel):
        sayings: list[Saying]

    good = {"who": "Ada Brandt", "words": "We will not pay for delays", "because": [3]}
    draft = Sayings.model_validate({"sayings": [good, good | wrong]}, context=context())
    kept = salvage(draft, SOURCE)
    assert [saying.who for saying in kept.answer.sayings] == ["Ada Brandt"]
    assert Sayings.model_validate_json(kept.answer.model_dump_json()) == kept.answer
    assert kept.listed
