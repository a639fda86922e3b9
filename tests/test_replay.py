"""The recorded briefings: what has to hold whatever a model words."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from summariser import Briefing, Endpoint, Source, summarise
from summariser.schemas.grounded import ground

sys.path.insert(0, str(ROOT / "cassettes"))
from record import RECORDINGS

KNOWN = {
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
}


def replay(name: str) -> tuple[Source, Briefing]:
    source = Source.from_file(ROOT / RECORDINGS[name]["source"])
    with Endpoint(cassette=ROOT / "cassettes" / f"{name}.yaml") as endpoint:
        return source, summarise(source, endpoint=endpoint)


@pytest.fixture(scope="module", params=KNOWN)
def recorded(request: pytest.FixtureRequest) -> tuple[str, Source, Briefing]:
    return (str(request.param), *replay(request.param))


def test_every_recording_is_known_here() -> None:
    assert set(KNOWN) == set(RECORDINGS) == {path.stem for path in (ROOT / "cassettes").glob("*.yaml")}


def test_every_quotation_slices_back(recorded: tuple[str, Source, Briefing]) -> None:
    _, source, briefing = recorded
    positions = [position for party in briefing.parties for position in party.positions]
    cited = [e for item in (*briefing.key_messages, *positions, *briefing.numbers) for e in item.evidence]
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
    assert briefing.rejected == ()
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
    assert briefing.provenance is not None
    assert briefing.provenance.attempts == 2
    requests = re.findall(
        r"does not support this answer", (ROOT / "cassettes" / "council-debate.yaml").read_text()
    )
    assert requests


def test_a_replay_is_the_same_every_time() -> None:
    one, other = (json.loads(replay("council-debate")[1].model_dump_json()) for _ in range(2))
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
