"""Start-up and reading: ``make benchmark`` prints both tables, as multiples of something known in the same run.

Start-up: the CPU of a whole run of the command against that of a Python which does nothing.
Reading: the CPU that a megabyte takes against that of finding its words by one regular expression, and how
many times the work of a tenth of it that is.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summariser import Source, summarise
from summariser.attribution import extract_attributions
from summariser.grounding import check_claim
from summariser.quantities import extract_quantities
from summariser.readers.encodings import detect_encoding

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).with_name("summarise"))
ARTICLE = str(ROOT / "examples/diplomatic-tour.txt")
RUNS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "a file that is not there": ["missing.txt"],
    "the built-in model": ["--model", "builtin", ARTICLE],
    "a recording": ["--cassette", str(ROOT / "cassettes/diplomatic-tour.yaml"), ARTICLE],
}
TRIES = 3


def start_up() -> None:
    """Print what each run of the command takes."""
    nothing = _process([sys.executable, "-c", "pass"])
    print("| summarise | times a Python that does nothing |\n| --- | ---: |")
    for name, arguments in RUNS.items():
        print(f"| {name} | {_process([COMMAND, *arguments]) / nothing:.1f} |")


def reading() -> None:
    """Print what each part takes for a megabyte."""
    article = Path(ARTICLE).read_text(encoding="utf-8")
    whole = article * (1_000_000 // len(article))
    parts: dict[str, Callable[[str], object]] = {
        "sentences": lambda text: Source(text, language="en").sentences,
        "encoding": lambda text: detect_encoding(text.encode("cp1252", "replace")),
        "quantities": extract_quantities,
        "attributions": extract_attributions,
        "check of a claim": lambda text: check_claim("It was 41 cranes.", text, "en", "en"),
        "briefing by the built-in model": lambda text: summarise(Source(text, language="en"), "builtin"),
    }
    words = _spent(lambda text: re.findall(r"\w+", text), whole)
    print("| a megabyte | times finding its words | times a tenth of it |\n| --- | ---: | ---: |")
    for name, work in parts.items():
        work(article)
        all_of_it, tenth = _spent(work, whole), _spent(work, whole[: len(whole) // 10])
        print(f"| {name} | {all_of_it / words:.0f} | {all_of_it / tenth:.1f} |")


def _process(command: list[str]) -> float:
    """Return the CPU of the best of some runs."""
    spent = []
    for _ in range(TRIES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def _spent(work: Callable[[str], object], text: str) -> float:
    found = []
    for _ in range(TRIES):
        started = time.process_time()
        work(text)
        found.append(time.process_time() - started)
    return min(found)


if __name__ == "__main__":
    start_up()
    print()
    reading()
