"""How work grows with what it is done on: sizes compared within one run, never seconds.

The work is mostly that of regular expressions, which no count of calls or lines would see, so that it is
measured; both sizes in turn and in equal amounts, whatever else the machine does meanwhile.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TIMES = 10
"""How many times as large the large input is to be."""
MAX_GROWTH = 30
"""Three times what is linear; quadratic work grows a hundredfold."""
_TRIES = 5


def growth(work: Callable[[T], object], small: T, large: T) -> float:
    """Return how many times the work on the small input that on the large one is.

    The least of several tries counts, the first one that is within `MAX_GROWTH` ends them.
    """
    work(small)  # loads what is loaded once
    found = float("inf")
    for _ in range(_TRIES):
        one, other = _spent(work, [small] * TIMES), _spent(work, [large])
        found = min(found, other / one * TIMES)
        if found <= MAX_GROWTH:
            break
    return found


def _spent(work: Callable[[T], object], inputs: list[T]) -> float:
    """Measure this thread's work, without that of collecting what other tests have left."""
    gc.disable()
    try:
        started = time.thread_time()
        for one in inputs:
            work(one)
        return time.thread_time() - started
    finally:
        gc.enable()
