"""Names: whether the source calls somebody so."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.grounding.names import find_name, is_named

SOURCE = Source(
    "Ada Brandt, Norrland’s transport minister, met a senior State Department official; US officials stayed "
    "away. The White House told us nothing. Tom O’Neill spoke. "
    "المتحدث باسم والحكومة قال ذلك. 北京政府は反対した。"
)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("norrland", "Norrland"),
        ("Norrland's", "Norrland"),
        ("Tom O'Neill", "Tom O’Neill"),
        ("White House", "White House"),
        ("the White House", "The White House"),
        ("a State Department", "State Department"),
        ("US", "US"),
        ("الحكومة", "الحكومة"),
        ("北京政府", "北京政府"),
    ],
)
def test_a_name_comes_back_as_the_source_writes_it(name: str, written: str) -> None:
    assert find_name(name, SOURCE) == written


@pytest.mark.parametrize("name", ["Norr", "Adam", "Brand", "HO", "Us", "", "Veltland"])
def test_a_part_of_a_word_or_another_name_is_not_found(name: str) -> None:
    assert find_name(name, SOURCE) is None


def test_a_pronoun_is_no_country() -> None:
    assert find_name("US", Source("They told us nothing at all.")) is None


@pytest.mark.parametrize(
    "name",
    [
        "Ms Brandt",
        "Minister Ada Brandt",
        "a senior US State Department official",
        "Prof Ada Brandt of Norrland",
    ],
)
def test_content_words_may_stand_anywhere_in_one_sentence(name: str) -> None:
    assert is_named(name, SOURCE)


@pytest.mark.parametrize("name", ["Ada Smith", "Ada O’Neill", "the", "Foreign Minister Brandt"])
def test_words_of_several_sentences_or_of_none_do_not_make_a_name(name: str) -> None:
    assert not is_named(name, SOURCE)
