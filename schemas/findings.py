"""Findings: what a check reports about a part of an answer, and how that part is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, TypeVar

from pydantic import BaseModel

Location = tuple[str | int, ...]
"""Field names and list indices that lead from an answer's root to a part of it."""

T = TypeVar("T", bound=BaseModel)


class Verdict(Enum):
    """What becomes of a finding."""

    NORMALISED = "normalised"
    """The source's own form replaces the model's; nothing was wrong."""
    REPAIRED = "repaired"
    """Wrong in a way that the program can repair by itself: repaired, and listed."""
    REFUSED = "refused"
    """Unsupported: the model is asked again, and after the last attempt the part is removed."""


class _Removed(Enum):
    REMOVED = "removed"


REMOVED: Final = _Removed.REMOVED
"""The fix that takes an element out of its list."""


@dataclass(frozen=True)
class Added:
    """The fix that appends elements to a list."""

    elements: tuple[Any, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Attributes:
        verdict: what becomes of it.
        where: the location of the part concerned.
        what: that part, as the model gave it.
        why: what is wrong with it.
        remedy: the nearest thing that would be right, for the model when it is asked again.
        fixes: for each part to change its new value, `REMOVED` or `Added`; empty where nothing repairs it.
    """

    verdict: Verdict
    where: Location
    what: str
    why: str = ""
    remedy: str = ""
    fixes: Mapping[Location, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.path} “{self.what}”: {self.why}"

    @property
    def path(self) -> str:
        """The location in the notation of JSON paths: ``parties[2].positions[0].quote``."""
        return path(self.where)


def path(where: Location) -> str:
    """Write a location in the notation of JSON paths."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in where)
    return "".join(parts).removeprefix(".")


def mended(answer: T, findings: Iterable[Finding]) -> T:
    """Return a copy of the answer with the fixes of all findings applied."""
    fixes: dict[Location, Any] = {}
    for finding in findings:
        for where, fix in finding.fixes.items():
            earlier = fixes.get(where)
            if isinstance(fix, Added) and isinstance(earlier, Added):
                new = tuple(element for element in fix.elements if element not in earlier.elements)
                fixes[where] = Added(earlier.elements + new)
            elif earlier is not REMOVED:
                fixes[where] = fix
    return _rebuilt(answer, (), fixes) if fixes else answer


def _rebuilt(value: Any, where: Location, fixes: Mapping[Location, Any]) -> Any:
    if where in fixes:
        fix = fixes[where]
        return type(value)([*value, *fix.elements]) if isinstance(fix, Added) else fix
    if not any(location[: len(where)] == where for location in fixes):
        return value
    if isinstance(value, BaseModel):
        update = {
            name: _rebuilt(getattr(value, name), (*where, name), fixes) for name in type(value).model_fields
        }
        return value.model_copy(update=update)
    if isinstance(value, list | tuple):
        elements = (_rebuilt(element, (*where, index), fixes) for index, element in enumerate(value))
        return type(value)(element for element in elements if element is not REMOVED)
    return value
