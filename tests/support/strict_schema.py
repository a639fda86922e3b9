"""A checker for OpenAI's strict structured outputs, written from their documented rules.

The root is an object and no ``anyOf``; every object has ``additionalProperties: false`` and requires
all its properties; only the listed types and keywords are used; ``$ref`` stands alone; limits on depth,
properties, enum values and the length of names hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = {"string", "number", "boolean", "integer", "object", "array", "null"}
ANYWHERE = {"type", "description", "enum", "const", "anyOf"}
FOR_TYPE = {
    "object": {"properties", "required", "additionalProperties", "$defs"},
    "array": {"items", "minItems", "maxItems"},
    "string": {"pattern", "format"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}
MAX_DEPTH, MAX_PROPERTIES, MAX_ENUM_VALUES, MAX_NAME_CHARACTERS = 10, 5_000, 1_000, 120_000


def violations(schema: dict[str, Any]) -> list[str]:
    """Every way in which the schema breaks the rules; none means that it qualifies."""
    found = list(_of_node(schema, schema, "#", 1))
    if schema.get("type") != "object" or "anyOf" in schema:
        found.append("#: the root must be an object, not anyOf")
    names, values = list(_names(schema)), list(_enum_values(schema))
    if len(names) > MAX_PROPERTIES:
        found.append("#: too many properties")
    if len(values) > MAX_ENUM_VALUES:
        found.append("#: too many enum values")
    if sum(map(len, names)) + sum(len(str(value)) for value in values) > MAX_NAME_CHARACTERS:
        found.append("#: names and enum values are too long in all")
    return found


def _of_node(node: dict[str, Any], root: dict[str, Any], where: str, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        yield f"{where}: nested too deep"
        return
    if "$ref" in node:
        if set(node) != {"$ref"}:
            yield f"{where}: $ref has keywords beside it"
        target = root
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _of_node(target, root, f"{where}→{node['$ref']}", depth)
        return
    kinds = node.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds] if kinds else []
    if not kinds and not node.keys() & {"anyOf", "enum", "const"}:
        yield f"{where}: has no type"
    yield from (f"{where}: unsupported type {kind}" for kind in kinds if kind not in TYPES)
    allowed = ANYWHERE.union(*(FOR_TYPE.get(kind, set()) for kind in kinds))
    yield from (f"{where}: unsupported keyword {keyword}" for keyword in node.keys() - allowed)
    if "object" in kinds:
        properties = node.get("properties", {})
        if node.get("additionalProperties") is not False:
            yield f"{where}: additionalProperties is not false"
        if sorted(node.get("required", [])) != sorted(properties):
            yield f"{where}: not every property is required"
        for name, child in properties.items():
            yield from _of_node(child, root, f"{where}/{name}", depth + 1)
    if "array" in kinds:
        yield from _of_node(node.get("items", {}), root, f"{where}[]", depth + 1)
    for index, child in enumerate(node.get("anyOf", [])):
        yield from _of_node(child, root, f"{where}|{index}", depth)


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from node.get("$defs", {})
        for child in node.values():
            yield from _names(child)
    elif isinstance(node, list):
        for child in node:
            yield from _names(child)


def _enum_values(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from node.get("enum", [])
        for child in node.values():
            yield from _enum_values(child)
    elif isinstance(node, list):
        for child in node:
            yield from _enum_values(child)
