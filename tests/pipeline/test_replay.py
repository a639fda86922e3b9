"""The recorded briefings: what has to hold whatever a model words."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from summariser import Briefing, BriefingInvalid, Source
from summariser.schemas import Minutes
from summariser.schemas.briefing import KeyMessage, Number, Position
from summariser.schemas.grounded import ground
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "cassettes"))
from record import RECORDINGS, run

KNOWN: dict[str, dict[str, list[str]]] = {
    "diplomatic-tour": {
        "parties": ["Calverra", "Beyrak", "Skarland", "Kestria", "Qasira", "Jorath", "Wendelin"],
        "numbers": ["20bn", "40", "18,463", "1,170", "71%"],
        "quotes": ["not a refusal", "false from beginning to end"],
    },
    "earnings-report": {
        "parties": ["Halvern", "Union", "Venning"],
        "numbers": ["4.18bn", "6.4%", "352m", "1.76", "90 basis points", "750m", "1,400", "310m"],
        "quotes": ["not a great one"],
    },
    "council-debate": {
        "parties": ["Progress", "Ratepayers", "Greenway", "Traders"],
        "numbers": ["4.80", "412m", "16,940", "38,000"],
        "quotes": ["for you to decide"],
    },
    "court-ruling": {"parties": ["Pellmarsh"], "numbers": ["143m", "57m", "61", "1,350"], "quotes": []},
    "clinical-trial": {"parties": ["Haldrin"], "numbers": ["4,218", "18.5", "0.80", "8.7"], "quotes": []},
    "dock-strike": {
        "parties": ["Union", "Association"],
        "numbers": ["11,600", "9%", "5.5%", "37"],
        "quotes": [],
    },
    "reforme-retraites": {
        "parties": ["Front des salariés", "Concorde"],
        "numbers": ["22\u202f722", "1,5\u00a0milliard", "147"],
        "quotes": [],
    },
    "dam-project-ja": {"parties": ["澄野"], "numbers": ["980億円", "24万人", "2316人"], "quotes": []},
}


@cache
def replay(name: str) -> tuple[Source, Any]:
    return run(name, ROOT / "cassettes" / f"{name}.yaml")


@pytest.fixture(params=KNOWN)
def recorded(request: pytest.FixtureRequest) -> tuple[str, Source, Briefing]:
    return (str(request.param), *replay(request.param))


def test_every_recording_is_known_here() -> None:
    assert set(RECORDINGS) == {path.stem for path in (ROOT / "cassettes").glob("*.yaml")}
    assert set(RECORDINGS) == {*KNOWN, "minutes", "demands", "refusal", "truncation"}


def test_every_quotation_slices_back(recorded: tuple[str, Source, Briefing]) -> None:
    _, source, briefing = recorded
    positions = [position for party in briefing.parties for position in party.positions]
    items: list[KeyMessage | Position | Number] = [*briefing.key_messages, *positions, *briefing.numbers]
    cited = [evidence for item in items for evidence in item.evidence]
    assert cited
    for evidence in cited:
        assert source.text[evidence.start : evidence.end] == evidence.quote
    for position in positions:
        for fragment in (position.quote or "").split(" … "):
            assert fragment in source.text
    for number in briefing.numbers:
        assert any(number.text in evidence.quote for evidence in number.evidence)


def test_every_check_holds(recorded: tuple[str, Source, Briefing]) -> None:
    _, source, briefing = recorded
    assert not ground(briefing, source).refused
    assert not [item for item in briefing.rejected if item.action == "removed"]
    assert Briefing.model_validate_json(briefing.model_dump_json(), context={"source": source}) == briefing


def test_the_known_parties_figures_and_words_are_there(recorded: tuple[str, Source, Briefing]) -> None:
    name, _, briefing = recorded
    names = " ".join(" ".join((party.name, *party.aliases)) for party in briefing.parties)
    figures = " ".join(number.text for number in briefing.numbers)
    quotes = " ".join(position.quote or "" for party in briefing.parties for position in party.positions)
    assert [party for party in KNOWN[name]["parties"] if party not in names] == []
    assert [figure for figure in KNOWN[name]["numbers"] if figure not in figures] == []
    assert [words for words in KNOWN[name]["quotes"] if words not in quotes] == []


def test_parties_can_be_compared(recorded: tuple[str, Source, Briefing]) -> None:
    _, _, briefing = recorded
    shared = [
        issue
        for issue in briefing.issues
        if sum(any(p.issue == issue for p in party.positions) for party in briefing.parties) > 1
    ]
    assert shared


def test_page_furniture_is_left_out() -> None:
    source, briefing = replay("diplomatic-tour")
    furniture = source.text.index("Share this article")
    assert all(e.start < furniture for message in briefing.key_messages for e in message.evidence)


def test_the_debate_failed_a_check_first_and_the_reask_mended_it() -> None:
    _, briefing = replay("council-debate")
    assert briefing.provenance.attempts == len(briefing.provenance.usages) == 2
    exchanges = yaml.safe_load((ROOT / "cassettes/council-debate.yaml").read_text(encoding="utf-8"))
    complaint = json.loads(exchanges["interactions"][1]["request"]["body"])["messages"][-1]["content"]
    assert "does not support this answer" in complaint
    assert "does not stand word for word" in complaint


def test_quotations_stay_in_the_language_of_the_source() -> None:
    source, briefing = replay("dam-project-ja")
    assert source.language == "ja"
    assert briefing.headline.isascii()
    assert not briefing.key_messages[0].evidence[0].quote.isascii()
    quotes = [position.quote for party in briefing.parties for position in party.positions if position.quote]
    assert quotes
    assert not any(quote.isascii() for quote in quotes)
    assert replay("reforme-retraites")[0].language == "fr"


def test_minutes_hold_decisions_actions_and_open_questions() -> None:
    source, minutes = replay("minutes")
    assert isinstance(minutes, Minutes)
    assert not ground(minutes, source).refused
    outcomes = {decision.outcome for decision in minutes.decisions}
    assert {"adopted", "rejected"} <= outcomes
    due = {action.owner: action.due for action in minutes.actions}
    assert due["OB"] == "26 September"
    assert any(when is None for when in due.values())
    assert minutes.open_questions
    assert any(decision.vote for decision in minutes.decisions)


def test_a_schema_of_ones_own_is_grounded_too() -> None:
    source, demands = replay("demands")
    assert type(demands).__name__ == "Demands"
    assert not ground(demands, source).refused
    assert any("9" in (demand.figure or "") for demand in demands.demands)
    assert demands.provenance.replayed


@pytest.mark.parametrize("name", ["refusal", "truncation"])
def test_a_refusal_and_a_truncation_replay_as_such(name: str) -> None:
    with pytest.raises(BriefingInvalid, match=RECORDINGS[name]["fails"]) as caught:
        replay(name)
    assert len(caught.value.completions) == 1
    assert caught.value.usage is not None


def test_a_replay_is_the_same_every_time() -> None:
    cassette = ROOT / "cassettes" / "council-debate.yaml"
    one, other = (json.loads(run("council-debate", cassette)[1].model_dump_json()) for _ in range(2))
    for briefing in (one, other):
        assert briefing["provenance"].pop("duration") >= 0
    assert one == other


@pytest.mark.parametrize("path", sorted((ROOT / "cassettes").glob("*.yaml")), ids=lambda path: path.stem)
def test_no_recording_holds_a_key_or_a_header_beyond_the_allowed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"bearer |\bsk-\w|set-cookie", text, re.IGNORECASE)
    for exchange in yaml.safe_load(text)["interactions"]:
        for part in (exchange["request"], exchange["response"]):
            assert {name.lower() for name in part["headers"]} <= {"content-type"}
