"""The JSON Schema that a model is given: compact, and strict wherever the schema allows."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


@lru_cache(maxsize=64)
def _answer_schema(model: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _tidy(model.model_json_schema(mode="validation"))
    return schema


def answer_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model's answers, without titles and defaults and with every property required.

    The model has to give every field, if only as null, instead of leaving it to a default.
    """
    return deepcopy(_answer_schema(model))


def fingerprint(model: type[BaseModel]) -> str:
    """Return the SHA-256 of the schema for a model's answers."""
    return hashlib.sha256(compact_json(_answer_schema(model)).encode()).hexdigest()


def compact_json(value: Any) -> str:
    """Write JSON without spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tidy(node: Any) -> Any:
    if isinstance(node, list):
        return [_tidy(element) for element in node]
    if not isinstance(node, dict):
        return node
    tidied: dict[str, Any] = {}
    for keyword, value in node.items():
        if keyword in ("title", "default", "discriminator"):
            continue
        if keyword in ("properties", "$defs"):
            tidied[keyword] = {name: _tidy(schema) for name, schema in value.items()}
        elif keyword == "oneOf":
            tidied["anyOf"] = _tidy(value)
        else:
            tidied[keyword] = _tidy(value)
    if "$ref" in tidied:
        return {"$ref": tidied["$ref"]}
    if "properties" in tidied and tidied.get("additionalProperties", False) is False:
        tidied["required"] = list(tidied["properties"])
        tidied["additionalProperties"] = False
    return tidied


_STRICT_KEYWORDS = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf"}
    | {"$ref", "$defs", "description", "minItems", "maxItems", "minimum", "maximum"}
    | {"exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "format"}
)


def is_strict(schema: dict[str, Any]) -> bool:
    """Tell whether OpenAI's strict structured outputs accept the schema.

    Its root is an object, every object names all its properties as required and allows no others, and
    no keyword beyond the documented ones is used.
    """
    return schema.get("type") == "object" and _all_strict(schema)


def _all_strict(node: Any) -> bool:
    if isinstance(node, list):
        return all(_all_strict(element) for element in node)
    if not isinstance(node, dict):
        return True
    if not node.keys() <= _STRICT_KEYWORDS or not node.keys() & {"type", "$ref", "anyOf", "enum", "const"}:
        return False
    if node.get("type") == "object" and (
        node.get("additionalProperties") is not False
        or set(node.get("required", ())) != set(node.get("properties", ()))
    ):
        return False
    children = [*node.get("properties", {}).values(), *node.get("$defs", {}).values()]
    return _all_strict(children) and _all_strict(node.get("items", [])) and _all_strict(node.get("anyOf", []))
