"""Figures: found as whole numbers only."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.grounding.figures import find_figure


def found(figure: str, sentence: str) -> str | None:
    source = Source(sentence)
    span = next(iter(find_figure(figure, source)), None)
    return source.text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("$20bn", "A US$20bn sale."),
        ("5-10%", "Between 5–10% burned."),
        ("10%", "Between 5–10% burned."),
        ("3.5 million", "Some 3.5\xa0million left."),
        ("about 1,200 dockers", "About 1,200 dockers stood."),
        ("-5%", "Growth was −5% last year."),
        ("a third", "A third of homes."),
        ("20", "Only 20, they said."),
        ("40 aviones", "Unos —40 aviones— según."),
        ("$20bn", "unos —$20bn según"),
        ("22 722", "Le 22 722 départs."),
        ("1,5 milliard d’euros", "Un trou de 1,5 milliard d’euros."),
        ("three years", "Some three years ago."),
        ("two hundred people", "Some two hundred people."),
        ("40 F-28 jets", "Sold 40 F-28 jets."),
        ("85-megawatt", "An 85-megawatt farm."),
        ("約980億円", "約980億円に増えた。"),
        ("980億円", "約980億円に増えた。"),
        ("minus 5.0%", "It was minus 5.0% here."),
        ("27 to 19", "Won by 27 to 19, with."),
        ("12-cent", "Of the 12-cent beat."),
        ("dozens of villages", "Some dozens of villages."),
        ("11.6km", "An 11.6km line."),
        ("5.2", "Rose 5.2. Then."),
        ("3.4 %", "Hausse de 3.4 % ici."),
        ("HR 0.80", "The HR 0.80 here."),
    ],
)
def test_a_figure_stands_within_a_longer_one_at_a_token_boundary(figure: str, sentence: str) -> None:
    assert found(figure, sentence)


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("$20", "A $20 bn sale."),
        ("5", "A 5 bn sale."),
        ("20", "Some 20 percent of it."),
        ("20", "Some 20 per cent of it."),
        ("20", "A 20-million plan."),
        ("20", "Rs 20 crore paid."),
        ("3", "Etwa 3 Millionen Leute."),
        ("3", "Près de 3 millions ici."),
        ("3", "It took 3 ½ hours."),
        ("2", "Some 2 dozen people."),
        ("12", "Here 12 000 people."),
        ("200 000", "Here 1 200 000 people."),
        ("200", "Here 1'200 people."),
        ("5 million", "It is .5 million now."),
        ("-5%", "Growth of 3–5% now."),
        ("5%", "Loss of £-5% now."),
        ("one", "Some twenty-one people."),
        ("hundred", "Some two hundred people."),
        ("2", "Some 1/2 of it."),
        ("30", "At 10:30 today."),
        ("19", "The COVID-19 wave."),
        ("28", "The F-28 jets."),
        ("the", "In the town."),
        ("dockers", "The dockers left."),
        ("5", "It is 5.5 today."),
        ("20", "Since 2024 nothing."),
        ("1", "Some 1,200 dockers."),
        ("5%", "Growth was -5% last year."),
        ("5%", "Growth was −5% last year."),
        ("12 million", "Some 21 million."),
        ("20", "Some 20% of homes."),
    ],
)
def test_a_part_of_a_number_or_a_word_is_no_figure(figure: str, sentence: str) -> None:
    assert found(figure, sentence) is None
