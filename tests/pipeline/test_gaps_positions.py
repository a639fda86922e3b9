"""Completing positions: the same one call asks for those whom a briefing leaves unheard."""

from __future__ import annotations

from typing import Any

import pytest

from summariser import Briefing, Endpoint, summarise
from summariser.schemas import Number, Party
from summariser.schemas.wire import is_strict
from tests.audit.test_speakers import SOURCE
from tests.support.loopback import LoopbackEndpoint

CRANES = {"text": "40 cranes", "describes": "idle cranes", "according_to": "Tom Osei", "evidence": [5]}


def position(speaker: str, *evidence: int, quote: str | None = None, **others: Any) -> dict[str, Any]:
    return {
        "issue": "the harbour",
        "stance": "against",
        "statement": f"{speaker} will not yield.",
        "speaker": speaker,
        "role": None,
        "quote": quote,
        "attribution": "quoted" if quote else "reported",
        "evidence": list(evidence),
    } | others


def party(name: str, *positions: dict[str, Any], alias: str | None = None) -> dict[str, Any]:
    return {"name": name, "kind": "group", "aliases": [alias or name], "positions": list(positions)}


NORRLAND = party("Norrland", position("Ada Brandt", 3))
VELT = party("Port of Velt", position("Tom Osei", 5, 6), alias="the port of Velt")
FOSS = party("Lena Foss", position("Lena Foss", 7, quote="The dockers are tired"))


def first(*parties: dict[str, Any], numbers: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "headline": "Harbour talks end",
        "key_messages": [{"text": "The talks ended.", "evidence": [2]}],
        "parties": list(parties),
        "numbers": [CRANES] if numbers is None else numbers,
    }


def complete(server: LoopbackEndpoint, *answers: Any, **options: Any) -> Briefing:
    server.answer_with(*answers)
    with Endpoint("m", server.url, **options) as endpoint:
        return summarise(SOURCE, endpoint=endpoint, complete=True)


def held(briefing: Briefing) -> dict[str, list[str | None]]:
    return {party.name: [position.speaker for position in party.positions] for party in briefing.parties}


def properties(server: LoopbackEndpoint) -> list[str]:
    schema = server.received[1].body["response_format"]["json_schema"]
    assert schema["strict"]
    assert is_strict(schema["schema"])
    return list(schema["schema"]["properties"])


def test_the_speakers_left_out_are_asked_for_with_their_sentences(server: LoopbackEndpoint) -> None:
    briefing = complete(server, first(NORRLAND, VELT), {"parties": [FOSS]})
    assert properties(server) == ["parties"]
    system, user = (message["content"] for message in server.received[1].messages)
    assert "found speakers in the text" in system
    assert "missing number" not in system
    assert user.startswith(
        "Unheard:\n- Lena Foss [7]\n\nParties so far: Norrland; Port of Velt\n\n"
        "Issues so far: the harbour\n\n<text-"
    )
    assert [line[:3] for line in user.splitlines() if line.startswith("[")] == ["[6]", "[7]", "[8]"]
    assert held(briefing) == {
        "Norrland": ["Ada Brandt"],
        "Port of Velt": ["Tom Osei"],
        "Lena Foss": ["Lena Foss"],
    }
    assert briefing.parties[2].positions[0].quote == "The dockers are tired"
    assert briefing.audit is not None
    assert briefing.audit.positions is not None
    assert briefing.audit.positions.speakers == ()
    assert Briefing.model_validate_json(briefing.model_dump_json(), context={"source": SOURCE}) == briefing


def test_numbers_and_speakers_are_asked_for_in_one_call(server: LoopbackEndpoint) -> None:
    briefing = complete(server, first(NORRLAND, VELT, numbers=[]), {"numbers": [CRANES], "parties": [FOSS]})
    assert properties(server) == ["numbers", "parties"]
    system, user = (message["content"] for message in server.received[1].messages)
    assert "found numbers and speakers in the text" in system
    assert user.startswith("Missing:\n- 40 cranes [5]\n\nUnheard:\n- Lena Foss [7]\n\n")
    assert len(server.received) == 2
    assert [number.text for number in briefing.numbers] == ["40 cranes"]
    assert "Lena Foss" in held(briefing)


def test_positions_go_to_the_party_that_has_the_name(server: LoopbackEndpoint) -> None:
    more = party("the Port of Velt’s managers", position("Tom Osei", 5, 6), alias="port of Velt")
    empty = party("Port of Velt", alias="the port of Velt")
    briefing = complete(server, first(NORRLAND, empty, FOSS, numbers=[CRANES]), {"parties": [more]})
    assert held(briefing) == {
        "Norrland": ["Ada Brandt"],
        "Port of Velt": ["Tom Osei"],
        "Lena Foss": ["Lena Foss"],
    }


def test_what_fills_no_gap_is_dropped(server: LoopbackEndpoint) -> None:
    again = party("Norrland", position("Ada Brandt", 3), position("Ada Brandt", 4))
    marsh = party("Una Marsh", position("Una Marsh", 10))
    briefing = complete(server, first(NORRLAND, VELT), {"parties": [again, FOSS, FOSS, marsh]})
    assert held(briefing) == {
        "Norrland": ["Ada Brandt"],
        "Port of Velt": ["Tom Osei"],
        "Lena Foss": ["Lena Foss"],
    }
    assert briefing.rejected == ()


def test_what_is_unsupported_to_the_end_is_listed_behind_the_first_answers(server: LoopbackEndpoint) -> None:
    wrong = position("Lena Foss", 7, quote="The dockers are angry", statement="She counts 99 ships.")
    fine = position("Lena Foss", 7)
    briefing = complete(
        server, first(NORRLAND, VELT), {"parties": [party("Lena Foss", wrong, fine)]}, attempts=1
    )
    assert held(briefing)["Lena Foss"] == ["Lena Foss"]
    where = {item.where for item in briefing.rejected}
    assert where <= {"parties[2].positions[0]", "parties[2].positions[0].quote"}
    assert where


def test_an_answer_with_a_wrong_speaker_is_asked_for_again(server: LoopbackEndpoint) -> None:
    wrong = party("Norrland", position("Ada Brandt", 7, quote="The dockers are tired"))
    briefing = complete(server, first(NORRLAND, VELT), {"parties": [wrong]}, {"parties": [FOSS]})
    told = server.received[2].messages[-1]["content"]
    assert "the text gives these words to Lena Foss (sentence 7 reads: “" in told
    assert held(briefing)["Lena Foss"] == ["Lena Foss"]


def test_nothing_is_asked_where_nobody_is_left_out(server: LoopbackEndpoint) -> None:
    complete(server, first(NORRLAND, VELT, FOSS))
    assert len(server.received) == 1


@pytest.mark.parametrize("mode", ["tools", "json"])
def test_every_mode_asks_alike(server: LoopbackEndpoint, mode: str) -> None:
    briefing = complete(server, first(NORRLAND, VELT), {"parties": [FOSS]}, mode=mode)
    assert "Lena Foss" in held(briefing)


def test_a_briefing_of_ones_own_takes_its_own_parties(server: LoopbackEndpoint) -> None:
    class Weighed(Party):
        weight: str = "?"

    class Mine(Briefing):
        parties: tuple[Weighed, ...]
        numbers: tuple[Number, ...]

    server.answer_with(first(NORRLAND | {"weight": "high"}, VELT), {"parties": [FOSS | {"weight": "low"}]})
    with Endpoint("m", server.url) as endpoint:
        found = summarise(SOURCE, endpoint=endpoint, complete=True, schema=Mine)
    assert [party.weight for party in found.parties] == ["high", "?", "low"]
