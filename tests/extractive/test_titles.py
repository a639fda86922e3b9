"""Titles: the headline is the line over a text that says what it is about."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.extractive.titles import title_of

BODY = "The council voted on Tuesday to build a wall.\nIt will be long and high."


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Council backs wall", "Council backs wall"),
        ("PRESS RELEASE\n\nMinistry of Works, Velt, 3 March 2026\n\nCouncil backs wall", "Council backs wall"),
        ("Statement\n\nCouncil backs wall", "Council backs wall"),
        ("3 March 2026", "3 March 2026"),
        (
            "Minutes of the committee, 3 March 2026\n\nPresent: Ann Lee, Tom Osei",
            "Minutes of the committee, 3 March 2026",
        ),
        ("Advertisement\n\nCouncil backs wall", "Council backs wall"),
        ("Council backs wall.", None),
        ("“We will build,” says council: ", None),
    ],
)
def test_the_headline_is_a_line_of_its_own(above: str, title: str | None) -> None:
    found = title_of(Source(f"{above}\n\n{BODY}"))
    assert (found and found.text) == title


def test_a_text_that_has_no_line_over_it_has_no_title() -> None:
    assert title_of(Source(BODY)) is None


def test_a_poem_has_no_title_where_no_line_ends_a_sentence() -> None:
    assert title_of(Source("Rain on the quay\nGulls over the wall\nNobody at home")) is None
