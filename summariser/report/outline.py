"""The outline of a summary of any schema, by which it is shown without a report written for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summariser.report.shared import citation
from summariser.schemas.answered import answered
from summariser.schemas.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Line:
    """One line of an outline: an item's text, its further fields, and what it cites."""

    depth: int
    text: str
    details: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def citation(self) -> str:
        """The cited sentence numbers in brackets, or nothing."""
        return citation(self.evidence) if self.evidence else ""


@dataclass(frozen=True)
class Section:
    """A field of the summary with its lines."""

    title: str
    lines: tuple[Line, ...]


def outline(summary: BaseModel) -> tuple[str, list[Section]]:
    """Return the summary's title, its first text, and a section for each field that is not empty."""
    shown = [(name, value) for name, value in answered(summary) if not _is_empty(value)]
    texts = [name for name, value in shown if isinstance(value, str)]
    title = str(getattr(summary, texts[0])) if texts else _words(type(summary).__name__)
    plain = [(name, value) for name, value in shown if name not in texts[:1] and _is_plain(value)]
    sections = [Section("Particulars", tuple(Line(0, f"{_words(n)}: {v}") for n, v in plain))] if plain else []
    for name, value in shown:
        if not _is_plain(value) and not _cites(value):
            sections.append(Section(_words(name), tuple(_lines(value, 0))))
    own = _own_evidence(summary)
    if own:
        sections.insert(0, Section("Rests on", (Line(0, "sentences", evidence=own),)))
    return title, sections


def _lines(value: Any, depth: int) -> Iterator[Line]:
    if isinstance(value, BaseModel):
        yield from _item(value, depth)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield Line(depth, f"{key}: {child}")
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _lines(child, depth)
    else:
        yield Line(depth, str(value))


def _item(item: BaseModel, depth: int) -> Iterator[Line]:
    plain = [(name, value) for name, value in answered(item) if _is_plain(value) and not _is_empty(value)]
    main = next((name for name, value in plain if isinstance(value, str)), None)
    text = str(getattr(item, main)) if main else _words(type(item).__name__)
    details = " · ".join(f"{_words(name).lower()}: {value}" for name, value in plain if name != main)
    yield Line(depth, text, details, _own_evidence(item))
    for name, value in answered(item):
        if not _is_plain(value) and not _cites(value) and not _is_empty(value):
            yield Line(depth + 1, f"{_words(name)}:")
            yield from _lines(value, depth + 2)


def _own_evidence(model: BaseModel) -> tuple[Evidence, ...]:
    groups = (value if isinstance(value, list | tuple) else (value,) for _, value in model if _cites(value))
    return tuple(evidence for group in groups for evidence in group)


def _cites(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(child, Evidence) for child in value)
    return isinstance(value, Evidence)


def _is_plain(value: Any) -> bool:
    return not isinstance(value, BaseModel | list | tuple | dict | set)


def _is_empty(value: Any) -> bool:
    return (
        value is None
        or (not _is_plain(value) and not isinstance(value, BaseModel) and not value)
        or value == ""
    )


def _words(name: str) -> str:
    """The name of a field or class as words."""
    spaced = "".join(f" {c.lower()}" if c.isupper() and i else c for i, c in enumerate(name))
    return spaced.replace("_", " ").strip().capitalize()
