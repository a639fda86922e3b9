"""Details in words: the value of a number, the origin of a source, how a summary was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from summariser.schemas import Number, Provenance
    from summariser.text.source import Source

_COUNTED_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def amount(number: Number) -> str:
    """Return the value of a number with its unit: ``20,000,000,000 USD``; nothing where it is unknown."""
    if number.value is None:
        return ""
    ends = [end for end in (number.value, number.upper) if end is not None]
    unit = f"{number.unit}s" if number.unit in _COUNTED_TIMES and ends != [1] else number.unit
    return " ".join(part for part in (number.qualifier, "–".join(map(_figure, ends)), unit) if part)


def _figure(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def how_made(provenance: Provenance) -> Iterator[tuple[str, str]]:
    """Yield how a summary was made, by label and value."""
    yield "Model", provenance.model
    yield "Endpoint", provenance.endpoint or "none: by extraction, no language model"
    answered = "Recorded" if provenance.replayed else "Created"
    yield answered, f"{provenance.created:%Y-%m-%d %H:%M} {provenance.created.tzname() or ''}".rstrip()
    if provenance.endpoint:
        extra = f", {provenance.attempts_to_complete} of them to complete"
        yield "Attempts", f"{provenance.attempts}{extra if provenance.attempts_to_complete else ''}"
    if usage := provenance.usage:
        yield "Tokens", f"{usage.input_tokens:,} in, {usage.output_tokens:,} out"
    elif provenance.endpoint:
        yield "Tokens", "not counted by the endpoint"
    if provenance.price is not None:
        yield "List price", f"${provenance.price:.4f}"
    if not provenance.replayed:
        yield "Duration", f"{provenance.duration:.1f} s"
    yield "Version", f"summariser {provenance.version}"


def fingerprints(provenance: Provenance) -> Iterator[tuple[str, str]]:
    """Yield the fingerprints by which a summary can be made again, by label and SHA-256."""
    for name in ("source", "prompt", "schema"):
        if digest := getattr(provenance, f"{name}_sha256"):
            yield name.capitalize(), digest


def whence(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what is known of a source, by label and value."""
    for name, value in (("Title", source.title), ("Origin", source.origin), ("Published", source.published)):
        if value:
            yield name, value
