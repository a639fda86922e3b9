"""Quantities are found in time and memory in proportion to the text, whatever it holds."""

import gc
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from summariser.quantities import extract_quantities

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
SMALL, LARGE = 10_000, 40_000
MOST_GROWTH = 3 * LARGE / SMALL
"""Three times what is linear: a quadratic search would take four times it."""
UNMEASURABLE = 0.05
BYTES_A_CHARACTER = 20


def filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def seconds(text: str, language: str = "en") -> float:
    """Seconds of CPU, without those of collecting what other tests have left."""
    gc.disable()
    start = time.process_time()
    extract_quantities(text, language)
    spent = time.process_time() - start
    gc.enable()
    return spent


@pytest.fixture(scope="module", autouse=True)
def _tables_are_loaded() -> None:
    for language in ("en", "fr", "ja"):
        extract_quantities("5 km", language)


def test_time_grows_with_the_length_of_ordinary_text() -> None:
    small = min(seconds(filled(ORDINARY, LARGE)) for _ in range(3))
    assert seconds(filled(ORDINARY, 4 * LARGE)) < small * MOST_GROWTH


@pytest.mark.parametrize("piece", HOSTILE, ids=lambda piece: repr(piece[:12]))
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    small, large = (min(seconds(filled(piece, size)) for _ in range(2)) for size in (SMALL, LARGE))
    assert large < max(small * MOST_GROWTH, UNMEASURABLE)


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_time_grows_with_the_length_of_the_text_in_other_languages(language: str) -> None:
    small = min(seconds(filled(ORDINARY, SMALL), language) for _ in range(2))
    assert seconds(filled(ORDINARY, LARGE), language) < max(small * MOST_GROWTH, UNMEASURABLE)


def test_a_megabyte_of_ordinary_text_takes_a_few_seconds_at_most() -> None:
    """About one second on an idle core of today; several times that is allowed for a busy machine.

    It is measured in a process of its own, without the tracing by which coverage is taken.
    """
    code = (
        "import time; from tests.quantities.test_speed import ORDINARY, extract_quantities, filled, seconds;"
        "extract_quantities('5 km'); print(min(seconds(filled(ORDINARY, 1_000_000)) for _ in range(2)))"
    )
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    finished = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env=untraced,
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(finished.stdout) < 4


def test_memory_is_in_proportion_to_the_text() -> None:
    text = filled(ORDINARY, 400_000)
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
