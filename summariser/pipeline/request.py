"""The request: what a caller wants to have summarised, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from pydantic import BaseModel
from typing_extensions import TypeVar

if TYPE_CHECKING:
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class SummaryRequest(Generic[T]):
    """What `summarise` and `asummarise` are asked for, the model aside; see there for each.

    Attributes:
        fill_gaps: their argument `complete`.
    """

    source: Source
    schema: type[T]
    prompt: str | None = None
    language: str | None = None
    strict: bool = False
    fill_gaps: bool = False
