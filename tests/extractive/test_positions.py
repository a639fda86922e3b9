"""Positions by extraction: each is the speaker's whom the text names, by a pronoun too where it is plain."""

from __future__ import annotations

from summariser import Source
from summariser.extractive.positions import parties_of


def held(text: str) -> list[tuple[str, str, int]]:
    """Who holds what, as (party, stance, sentence)."""
    return [
        (party.name, position.stance, position.evidence[0].sentence)
        for party in parties_of(Source(text))
        for position in party.positions
    ]


def test_it_is_the_body_that_spoke_in_the_sentence_before() -> None:
    text = "The Harbour Board estimates that 3,400 people live there. It denied that it had delayed the permit."
    assert held(text) == [("Harbour Board", "neutral", 1), ("Harbour Board", "against", 2)]


def test_it_is_no_person() -> None:
    text = "Ada Brandt said that the harbour was full. It denied that it had delayed the permit."
    assert held(text) == [("Ada Brandt", "neutral", 1)]


def test_it_is_not_looked_for_further_back() -> None:
    text = (
        "The Harbour Board estimates that 3,400 people live there. Rain fell on the quay all day. "
        "Boats stayed in. It denied that it had delayed the permit."
    )
    assert held(text) == [("Harbour Board", "neutral", 1)]


def test_a_demand_against_something_is_a_stance_against_it() -> None:
    text = "Ada Brandt demanded that the council drop the plan. Tom Osei demanded that it build the wall."
    assert held(text) == [("Ada Brandt", "against", 1), ("Tom Osei", "for", 2)]


def test_a_role_is_whoever_was_called_so_in_apposition() -> None:
    text = (
        "The Minister of Energy, Mr Tom Osei, today welcomed the accord. Rain fell. "
        "“It will lower bills,” the minister said."
    )
    assert held(text) == [("Tom Osei", "for", 1), ("Tom Osei", "neutral", 3)]


def test_who_declines_to_comment_holds_no_position() -> None:
    assert (
        held("Sport England declined to comment. The mayor, Ann Lee, refused to say whether it was true.") == []
    )


def test_she_is_not_who_spoke_before_where_the_sentence_names_somebody_else() -> None:
    text = (
        "Tom Osei met Ann Lee at the wall. Tom Osei said the wall was safe. "
        "The foreign secretary is due on Tuesday, where she will urge a truce."
    )
    assert held(text) == [("Tom Osei", "neutral", 2)]


def test_a_quotation_within_a_quotation_keeps_its_marks() -> None:
    text = "“Councillor Tansley calls this ‘a tax on going to work’,” said Ann Lee. Nobody answered."
    [party] = parties_of(Source(text))
    assert party.positions[0].quote == "Councillor Tansley calls this ‘a tax on going to work’"


def test_a_turn_is_held_by_what_it_says_and_not_by_its_greeting() -> None:
    text = (
        "VOSS: Good morning. The tunnel will not open again this spring.\n\n"
        "RASK: Yes. I reject the words “at once”, as I told the board."
    )
    parties = parties_of(Source(text))
    assert [(party.name, party.positions[0].quote) for party in parties] == [
        ("VOSS", "The tunnel will not open again this spring."),
        ("RASK", "I reject the words “at once”, as I told the board."),
    ]
