"""Caching on a source: a result is computed once for each source and each argument before it."""

from __future__ import annotations

import subprocess
import sys

from summariser.text.memo import cached_on_source
from summariser.text.source import Source


def test_a_result_is_computed_once_for_each_source_and_argument() -> None:
    calls: list[tuple[str, str]] = []

    @cached_on_source
    def occurrences(word: str, source: Source) -> int:
        calls.append((word, source.text))
        return source.text.count(word)

    first, second = Source("One and one is two."), Source("One is one.")
    assert [occurrences("one", first), occurrences("two", first), occurrences("one", first)] == [1, 1, 1]
    assert occurrences("one", second) == 1
    assert calls == [("one", first.text), ("two", first.text), ("one", second.text)]


def test_a_text_at_hand_needs_no_reader() -> None:
    script = (
        "import sys\n"
        "from summariser.text.source import Source\n"
        "Source('A text of some words.')\n"
        "sys.exit(', '.join(name for name in sys.modules if name.startswith('summariser.readers')) or 0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
