"""The check of a claim, whoever made it, against a text: the numbers and names without support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.grounding.claimed_quantities import unsupported_numbers
from summariser.grounding.names import unknown_names
from summariser.text.language import base_language, detect_language
from summariser.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.grounding.claimed_quantities import Unsupported

_MIN_FOR_LANGUAGE = 60
"""The fewest characters from which a language is detected reliably."""


def check_claim(
    claim: str, source_text: str, language: str | None = None, claim_language: str | None = None
) -> list[str]:
    """Check the numbers and names of a claim against a text.

    Args:
        claim: a statement or a whole summary, in any number of sentences.
        source_text: the text that it is about.
        language: the text's language as a BCP 47 code; detected if not given.
        claim_language: the claim's language; if not given, detected in a long claim, else the text's.
            Names are compared only where both are the same.

    Returns:
        One line for each problem, with the offending words of the claim in it; empty where none was
        found. That nothing was found does not make a claim true.

    Raises:
        SourceError: there is no text to check against.
    """
    source = Source(source_text, language=language)
    return problems_of(claim, source, claim_language)


def problems_by_line(claims: str, source: Source) -> Iterator[tuple[int, str]]:
    """Yield the problems of a text of claims, each with its line number, from 1."""
    language = _language_of(claims, source)
    for number, line in enumerate(claims.splitlines(), start=1):
        for problem in problems_of(line, source, language):
            yield number, problem


def problems_of(claim: str, source: Source, claim_language: str | None = None) -> list[str]:
    """Return what `check_claim` does, for a source."""
    claim_language = claim_language or _language_of(claim, source)
    numbers = unsupported_numbers(claim, source, language=claim_language, absent=True)
    problems = [_described(found) for found in numbers]
    if base_language(claim_language) == base_language(source.language):
        problems += [f"“{name}” is named nowhere in the text" for name in unknown_names(claim, source)]
    return list(dict.fromkeys(problems))


def _language_of(claim: str, source: Source) -> str | None:
    return (detect_language(claim) if len(claim) >= _MIN_FOR_LANGUAGE else None) or source.language


def _described(found: Unsupported) -> str:
    held = f"; it has {', '.join(f'“{text}”' for text in found.held)}" if found.held else ""
    read = f" (read as {found.reading})" if found.reading else ""
    return f"“{found.text}”{read} is not in the text{held}"
