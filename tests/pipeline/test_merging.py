"""Merging: additions are weighed against what is still left out, each audited by itself."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from summariser.audit import audit
from summariser.pipeline import merging
from summariser.pipeline.merging import with_numbers, with_parties
from summariser.schemas import Briefing
from tests.support.answers import SOURCE, good_answer

if TYPE_CHECKING:
    import pytest

FULL = Briefing.model_validate(good_answer(), context={"source": SOURCE})


def test_any_order_of_additions_leaves_out_no_more_than_the_full_briefing() -> None:
    left_out = audit(FULL, SOURCE).numbers
    for additions in itertools.permutations(FULL.numbers):
        merged = with_numbers(FULL.model_copy(update={"numbers": ()}), "numbers", additions, SOURCE)
        assert audit(merged, SOURCE).numbers == left_out


def test_what_is_covered_already_is_not_added_again() -> None:
    assert with_numbers(FULL, "numbers", FULL.numbers, SOURCE) == FULL
    assert with_parties(FULL, FULL.parties, SOURCE) == FULL


def test_parties_that_were_left_out_bring_their_positions() -> None:
    merged = with_parties(FULL.model_copy(update={"parties": ()}), FULL.parties, SOURCE)
    assert audit(merged, SOURCE).positions.speakers == audit(FULL, SOURCE).positions.speakers  # type: ignore[union-attr]


def test_the_whole_answer_is_audited_once_however_many_additions_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    audited: list[object] = []
    whole: Any = vars(merging)["amounts_left_out"]

    def audit(part: object, *rest: object) -> Any:
        audited.append(part)
        return whole(part, *rest)

    monkeypatch.setattr(merging, "amounts_left_out", audit)
    with_numbers(FULL, "numbers", FULL.numbers * 3, SOURCE)
    assert audited == [FULL, *FULL.numbers * 3]
