"""Which fields of a model are asked for, and which the program fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

OUTPUT_ONLY = {"readOnly": True}
"""Marks a field that the program fills: it is not asked of a model, and a saved summary holds it."""


def answered_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields that a language model is asked for, in order."""
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not (isinstance(extra, dict) and extra.get("readOnly")):
            yield name, info


def answered(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of the fields that a language model is asked for."""
    for name, _ in answered_fields(type(model)):
        yield name, getattr(model, name)
