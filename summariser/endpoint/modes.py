"""Modes: how the shape of the answer is asked for, of the endpoint and of Instructor."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, Self

import instructor
from instructor import OpenAISchema
from pydantic import BaseModel, ConfigDict, RootModel, ValidationInfo, model_validator

from summariser.schemas.wire import answer_schema, is_strict

Mode = Literal["json-schema", "tools", "json"]
"""How the answer's shape is asked for."""

INSTRUCTOR_MODES = {
    "json-schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON_SCHEMA,  # its own JSON mode adds a prompt of its own
}


def shape_of(schema: type[BaseModel], mode: str) -> dict[str, Any]:
    """Return the part of a request that asks for a schema's shape: compact, and strict where it can be."""
    wire, name = answer_schema(schema), schema.__name__
    if mode == "json":
        return {"response_format": {"type": "json_object"}}
    if mode == "tools":
        description = wire.pop("description", None) or name
        shape = {"name": name, "description": description, "parameters": wire}
        asked: dict[str, Any] = {"tools": [{"type": "function", "function": shape}]}
    else:
        shape = {"name": name, "schema": wire}
        asked = {"response_format": {"type": "json_schema", "json_schema": shape}}
    if is_strict(wire):
        shape["strict"] = True
    return asked


@lru_cache(maxsize=64)
def answer_model(schema: type[BaseModel]) -> type[RootModel[Any]]:
    """Return a root around the schema whose answers are judged; Instructor's own subclassing stays outside.

    The validation context holds the function that judges them, as ``judge``.
    """

    class Answer(RootModel[schema], OpenAISchema):  # type: ignore[valid-type]
        model_config = ConfigDict(title=schema.__name__, hide_input_in_errors=True)

        @model_validator(mode="after")
        def _judged(self, info: ValidationInfo) -> Self:
            if isinstance(info.context, dict):
                info.context["judge"](self.root)
            return self

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            """Stand in for the schema, which our ``create`` puts in: making it takes longer than checking."""
            return {"title": schema.__name__, "description": "", "type": "object", "properties": {}}

    Answer.__name__ = Answer.__qualname__ = schema.__name__
    return Answer
