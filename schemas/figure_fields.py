"""Where a schema asks for numbers as they are written: in its fields with the check `Figure`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from summariser.schemas.answered import answered_fields
from summariser.schemas.checks import Figure
from summariser.schemas.grounded import checks_on

if TYPE_CHECKING:
    from collections.abc import Iterator


def asks_for_figures(schema: type[BaseModel]) -> bool:
    """Tell whether a schema has a field with the check `Figure`, at whatever depth."""
    return any(_has_figure(model) for model in _models_of(schema, set()))


def lists_with_figures(schema: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the type of the items of each list at the root that have a `Figure`, by the list's name."""
    found = {}
    for name, info in answered_fields(schema):
        if get_origin(info.annotation) in (list, tuple):
            items = [model for model in _models_within(info.annotation) if _has_figure(model)]
            if len(items) == 1:
                [found[name]] = items
    return found


def _has_figure(model: type[BaseModel]) -> bool:
    return any(isinstance(check, Figure) for checks in checks_on(model).values() for check in checks)


def _models_of(schema: type[BaseModel], known: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if schema not in known:
        known.add(schema)
        yield schema
        for _, info in answered_fields(schema):
            for model in _models_within(info.annotation):
                yield from _models_of(model, known)


def _models_within(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_within(argument)
