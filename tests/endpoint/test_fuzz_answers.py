"""Fuzzing: whatever a model answers, a briefing that passes every check comes out, or a documented error.

``make fuzz`` tries thirty times as many answers, other ones each time.
"""

from __future__ import annotations

import json
import logging
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import httpx2
import openai
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summariser import Briefing, Endpoint, SummariserError, summarise
from summariser.schemas.briefing import KeyMessage, Number, Position
from summariser.schemas.grounded import ground
from tests.support.answers import SOURCE, good_answer
from tests.support.fuzzing import FUZZ
from tests.support.loopback import completion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FUZZING = settings(
    max_examples=600 * FUZZ,
    derandomize=FUZZ == 1,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
STRANGE = st.sampled_from(
    [
        "",
        " ",
        "\0",
        "\ud800",
        "…",
        "“”",
        "[99]",
        "{{ 7*7 }}",
        "<script>",
        "\x1b[31m",
        "\u202e",
        "9" * 5_000,
        "-0",
        "½",
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(),
    st.text(max_size=30),
    STRANGE,
    st.sampled_from(["€3.5bn", "Ada Brandt", "Norrland", "We will not pay", "quoted", "for", "1,200 dockers"]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)

Path = tuple[str | int, ...]


@pytest.fixture(autouse=True, scope="module")
def _instructor_keeps_no_log() -> Iterator[None]:
    """It logs every answer whole, which pytest would keep."""
    logger = logging.getLogger("instructor")
    logger.setLevel(logging.CRITICAL + 1)
    yield
    logger.setLevel(logging.NOTSET)


def paths(value: Any, here: Path = ()) -> list[Path]:
    """Every place in an answer."""
    keyed = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(path for key, child in keyed for path in paths(child, (*here, key)))]


PLACES = paths(good_answer())
WORDS = st.one_of(
    STRANGE,
    st.text(max_size=30),
    st.sampled_from(
        ["€3.5bn", "€3.6bn", "Ada Brandt", "Tom Osei", "Norrland", "We will pay", "for", "1,200 dockers"]
    ),
)


def value_at(answer: Any, path: Path) -> Any:
    for step in path:
        answer = answer[step]
    return answer


@st.composite
def altered_answers(draw: Callable[[Any], Any]) -> Any:
    """A good answer of which one to four words or citations are others, its shape kept."""
    answer = good_answer()
    leaves = [path for path in PLACES if not isinstance(value_at(answer, path), dict | list)]
    for path in draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=4)):
        number = isinstance(value_at(answer, path), int)
        value_at(answer, path[:-1])[path[-1]] = draw(st.integers(-2, 12) if number else WORDS)
    return answer


@st.composite
def mutated_answers(draw: Callable[[Any], Any]) -> Any:
    """A good answer with one to four of its parts replaced, removed, repeated or moved."""
    answer: Any = good_answer()
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(PLACES))
        change = draw(st.sampled_from(["replace", "remove", "repeat", "move"]))
        try:
            parent = value_at(answer, path[:-1])
            if change == "replace":
                parent[path[-1]] = draw(VALUES)
            elif change == "remove":
                del parent[path[-1]]
            elif change == "repeat" and isinstance(parent, list):
                parent.extend(deepcopy(parent[path[-1]]) for _ in range(draw(st.integers(1, 5))))
            else:
                parent[path[-1]] = deepcopy(draw(st.sampled_from(list(good_answer().values()))))
        except (TypeError, LookupError):  # an earlier change took the place away
            answer = answer if path else draw(VALUES)
    return answer


@st.composite
def mutated_texts(draw: Callable[[Any], Any]) -> str:
    """The text of a good answer, cut, spliced and sprinkled."""
    text = json.dumps(good_answer(), ensure_ascii=False)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40))
        piece = draw(st.one_of(STRANGE, st.text(max_size=10), st.sampled_from(list('{}[]",:\\0123456789-'))))
        text = text[:at] + piece + text[at + length :]
    return text


def answering(answer: Any, mode: Any) -> tuple[Briefing | None, int]:
    """Ask an endpoint that always answers so; return the briefing, if any, and the number of requests."""
    asked = 0

    def respond(request: httpx2.Request) -> httpx2.Response:
        nonlocal asked
        asked += 1
        body = json.dumps(completion(json.loads(request.content), answer))
        return httpx2.Response(200, headers={"Content-Type": "application/json"}, content=body)

    http = httpx2.Client(transport=httpx2.MockTransport(respond))
    with openai.OpenAI(api_key="none", base_url="http://127.0.0.1:1/v1", http_client=http) as client:
        try:
            return summarise(SOURCE, endpoint=Endpoint("m", client=client, mode=mode, attempts=2)), asked
        except SummariserError:
            return None, asked


def holds(briefing: Briefing | None, asked: int) -> None:
    assert asked in (1, 2)
    if briefing is None:
        return
    assert ground(briefing, SOURCE).refused == ()
    positions = [position for party in briefing.parties for position in party.positions]
    items: list[KeyMessage | Position | Number] = [*briefing.key_messages, *positions, *briefing.numbers]
    for item in items:
        assert item.evidence
        for cited in item.evidence:
            assert SOURCE.text[cited.start : cited.end] == cited.quote
    assert Briefing.model_validate_json(briefing.model_dump_json()) == briefing


@FUZZING
@given(altered_answers(), st.sampled_from(["json-schema", "tools"]))
def test_an_answer_with_altered_words_is_a_briefing_or_an_error(answer: Any, mode: str) -> None:
    holds(*answering(answer, mode))


@FUZZING
@given(mutated_answers(), st.sampled_from(["json-schema", "tools"]))
def test_an_answer_with_mutated_parts_is_a_briefing_or_an_error(answer: Any, mode: str) -> None:
    holds(*answering(answer, mode))


@FUZZING
@given(mutated_texts(), st.sampled_from(["json-schema", "tools", "json"]))
def test_an_answer_with_mutated_text_is_a_briefing_or_an_error(answer: str, mode: str) -> None:
    holds(*answering(answer, mode))


@FUZZING
@given(VALUES, st.sampled_from(["json-schema", "tools", "json"]))
def test_any_json_at_all_is_a_briefing_or_an_error(answer: Any, mode: str) -> None:
    holds(*answering(json.dumps(answer), mode))
