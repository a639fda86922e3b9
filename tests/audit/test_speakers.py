"""The audit of positions: who speaks in a source and in no position, and who is named often."""

from __future__ import annotations

from typing import Any

import pytest

from summariser import Briefing, Source
from summariser.audit import audit
from summariser.report import render
from summariser.schemas import Audit, PositionsAudit, Unheard, Unmentioned
from summariser.schemas.evidence import cite
from tests.schemas.test_speakers import BRIEFINGS, recorded

TEXT = """\
Harbour talks end without a result

The talks between Norrland and the port of Velt ended on Friday.

“We will not pay,” said Ada Brandt, Norrland’s transport minister. Ms Brandt left early.

Tom Osei, the port’s director, said that 40 cranes stand idle. He warned that the ships would leave.

“The dockers are tired,” Lena Foss told reporters. The union said that it would go on.

An official close to the talks said that they would go on. Dr Una Marsh came late. Una Marsh left with \
Mr Osei. Ms Marsh drove.

The Acme Crane lifts ships. The Acme Crane is red. In Velt the Acme Crane is loved. Velt is old. Velt is wet.
"""
SOURCE = Source(TEXT)


def briefed(*parties: dict[str, Any], numbers: list[dict[str, Any]] | None = None) -> Briefing:
    answer = {
        "headline": "Harbour talks end",
        "key_messages": [{"text": "The talks ended.", "evidence": [2]}],
        "parties": list(parties),
        "numbers": numbers or [],
    }
    return Briefing.model_validate(answer, context={"source": SOURCE})


def party(
    name: str, *aliases: str, speaker: str | None = None, evidence: list[int] | None = None
) -> dict[str, Any]:
    position = {
        "issue": "harbour",
        "stance": "against",
        "statement": "It will not yield.",
        "speaker": speaker,
        "attribution": "reported",
        "evidence": evidence,
    }
    positions = [position] if evidence else []
    return {"name": name, "kind": "group", "aliases": aliases or (name,), "positions": positions}


def positions(briefing: Briefing) -> PositionsAudit:
    found = audit(briefing, SOURCE).positions
    assert found is not None
    return found


def speaks(briefing: Briefing) -> dict[str, list[int]]:
    return {one.name: [e.sentence for e in one.evidence] for one in positions(briefing).speakers}


def test_named_speakers_without_a_position_are_listed_with_their_sentences() -> None:
    assert speaks(briefed()) == {"Ada Brandt": [3], "Tom Osei": [5, 6], "Lena Foss": [7]}


def test_who_speaks_in_a_position_is_heard_whatever_else_they_say() -> None:
    made = briefed(
        party("Norrland", speaker="Ada Brandt", evidence=[3]), party("Velt", speaker="Mr Osei", evidence=[5])
    )
    assert speaks(made) == {"Lena Foss": [7]}


def test_a_party_without_a_position_is_unheard_where_nothing_cites_its_words() -> None:
    assert "Lena Foss" in speaks(briefed(party("Lena Foss")))
    assert "Lena Foss" not in speaks(briefed(party("Lena Foss"), party("Norrland", evidence=[3, 7])))


def test_a_number_that_says_whose_it_is_counts_for_what_is_no_quotation() -> None:
    number = {"text": "40 cranes", "describes": "idle", "according_to": "Tom Osei", "evidence": [5]}
    assert speaks(briefed(numbers=[number]))["Tom Osei"] == [6]


def test_who_is_named_often_is_listed_once_and_places_and_products_are_not() -> None:
    names = positions(briefed()).names
    assert [(one.name, one.count, one.evidence.sentence) for one in names] == [("Una Marsh", 3, 10)]
    assert positions(briefed(party("Una Marsh", "Ms Marsh"))).names == ()


@pytest.mark.parametrize("name", BRIEFINGS)
def test_nobody_is_missed_in_the_recorded_briefings(name: str) -> None:
    source, answer = recorded(name)
    briefing = Briefing.model_validate(answer, context={"source": source})
    assert audit(briefing, source).positions == PositionsAudit(speakers=(), names=())


def test_a_recorded_briefing_without_one_of_its_parties_misses_it() -> None:
    source, answer = recorded("diplomatic-tour")
    answer["parties"] = [party for party in answer["parties"] if party["name"] != "Jorath"]
    found = audit(Briefing.model_validate(answer, context={"source": source}), source).positions
    assert found is not None
    assert [(one.name, [e.sentence for e in one.evidence]) for one in found.speakers] == [
        ("Jorath", [35]),
        ("Leila Hamduni", [36]),
    ]


def left_out(count: int) -> Audit:
    speakers = [Unheard(name=f"Ann Lee{i}", evidence=(cite(SOURCE, 7), cite(SOURCE, 3))) for i in range(count)]
    names = [Unmentioned(name=f"Una Marsh{i}", count=3, evidence=cite(SOURCE, 10)) for i in range(count)]
    return Audit(positions=PositionsAudit(speakers=tuple(speakers), names=tuple(names)))


def test_reports_name_who_is_left_out_and_cite_the_sentences() -> None:
    made = briefed().model_copy(update={"audit": left_out(1)})
    text, markdown = render(made, "text"), render(made, "markdown")
    assert "AUDIT\nAlso speaks in the source: Ann Lee0 [3, 7]\nAlso named often: Una Marsh0 [10]\n" in text
    assert "[7] “The dockers are tired,”" in text
    assert "Also speaks in the source: Ann Lee0[^3][^7]\n\nAlso named often: Una Marsh0[^10]\n" in markdown
    assert "[^7]: " in markdown
    assert Briefing.model_validate_json(render(made, "json")).audit == made.audit


def test_reports_cut_the_lists() -> None:
    made = briefed().model_copy(update={"audit": left_out(12)})
    for text in (" ".join(render(made, "text").split()), render(made, "markdown")):
        assert text.count("and 2 more") == 2
        assert "Ann Lee9" in text
        assert "Ann Lee10" not in text


def test_nothing_is_said_where_nobody_is_left_out() -> None:
    made = briefed().model_copy(update={"audit": left_out(0)})
    assert "AUDIT" not in render(made, "text")
    assert "Audit" not in render(made, "markdown")
