"""Figures: found as whole numbers only."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.grounding.figures import find_figure


def found(figure: str, sentence: str) -> str | None:
    source = Source(sentence)
    span = find_figure(figure, source.sentences[0])
    return source.text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("$20bn", "A US$20bn sale was agreed."),
        ("5–10%", "Between 5-10% of homes burned."),
        ("10%", "Between 5–10% of homes burned."),
        ("3.5 million", "Some 3.5\u00a0million people left."),
        ("about 1,200 dockers", "About 1,200 dockers stood idle."),
        ("-5%", "Growth was −5% last year."),
        ("a third", "A third of homes burned."),
        ("20", "Only 20, they said."),
    ],
)
def test_a_figure_stands_within_a_longer_one_at_a_token_boundary(figure: str, sentence: str) -> None:
    assert found(figure, sentence)


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("5", "It is 5.5 today."),
        ("5.5", "It is 15.5 today."),
        ("20", "Since 2024 nothing changed."),
        ("200", "Some 1,200 dockers left."),
        ("1", "Some 1,200 dockers left."),
        ("20", "Some 20% of homes burned."),
        ("3.5", "Some 3.5 million people left."),
        ("$20", "A $20bn sale was agreed."),
        ("5%", "Growth was -5% last year."),
        ("12 million", "Some 21 million people left."),
        ("", "Some 21 million people left."),
    ],
)
def test_a_part_of_a_number_is_no_figure(figure: str, sentence: str) -> None:
    assert found(figure, sentence) is None
