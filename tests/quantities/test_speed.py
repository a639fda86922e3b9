"""Quantities are found with work and memory in proportion to the text, whatever it holds."""

import subprocess
import sys
import tracemalloc
from functools import partial

import pytest

from summariser.quantities import extract_quantities
from tests.support.growth import MAX_GROWTH, growth

ORDINARY = (
    "The ministry said on Monday that 22,722 people had fled since October 7, about 5% more than in 2019. "
    "Officials in the capital declined to comment on the report, which a local newspaper had published first. "
    "“We have seen a rise of 12 per cent,” said Anna Smith, 44, who runs one of the shelters in the city. "
    "Neighbouring countries, which had promised help before the winter, were to meet again in the spring.\n\n"
)
HOSTILE = [
    *[
        "1234567890",
        ",",
        "1.1.1.1.",
        "1,111,",
        "1 111 ",
        "million ",
        "one and ",
        "and ",
        "5 to ",
        "-",
        "5-",
        "$",
    ],
    *["$5 ", "a ", "'", "”", "\n", "\n \n", " ", "abc", "a'a", "A-1", "5 am pm ", "half a ", "hundreds of "],
    *[
        "US $",
        "5万3千",
        "1/2/",
        "No. 5 ",
        "5×10^",
        "fold",
        "twenty-",
        "(5)",
        "5m ",
        "S&P ",
        "12:",
        "1\u00a0",
        "３",
    ],
]
SMALL, LARGE = 4_000, 40_000
BYTES_A_CHARACTER = 20


def filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def test_work_grows_with_the_length_of_ordinary_text() -> None:
    assert growth(extract_quantities, filled(ORDINARY, LARGE), filled(ORDINARY, 10 * LARGE)) <= MAX_GROWTH


@pytest.mark.parametrize("piece", HOSTILE, ids=lambda piece: repr(piece[:12]))
def test_work_grows_with_the_length_of_hostile_text(piece: str) -> None:
    assert growth(extract_quantities, filled(piece, SMALL), filled(piece, LARGE)) <= MAX_GROWTH


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_work_grows_with_the_length_of_the_text_in_other_languages(language: str) -> None:
    work = partial(extract_quantities, language=language)
    assert growth(work, filled(ORDINARY, SMALL), filled(ORDINARY, LARGE)) <= MAX_GROWTH


def test_memory_is_in_proportion_to_the_text() -> None:
    text = filled(ORDINARY, 100_000)
    tracemalloc.start()
    quantities = extract_quantities(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert quantities
    assert peak < BYTES_A_CHARACTER * len(text)


def test_importing_loads_neither_models_nor_tables() -> None:
    code = "import sys, summariser.quantities as q; assert not {'openai', 'pydantic', 'numpy'} & {*sys.modules}"
    code += "; from summariser.quantities import tables; assert tables._load.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
