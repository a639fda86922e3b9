"""Each list of words stands once: in the shared tables, in one room's table, or nowhere else."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from summariser.languages.tables import shared_lists
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PACKAGE = ROOT / "summariser"
SHARED = PACKAGE / "languages"
ROOMS = [PACKAGE / room / "languages" for room in ("attribution", "quantities")]
MIN_WORDS = 5
"""From how many words on a list is one."""
EVERYTHING_SMALL = ("words.function_words", "nouns.stop")
"""The lists of all small words of a language, which hold much of the other lists."""
ALTERNATIVES = re.compile(r"[\w'’ -]+(?:\|[\w'’ -]+)+")


def lists_of(path: Path) -> dict[str, list[str]]:
    """The lists of a table by their key, in lower case, references as they stand; months are one as well."""
    return dict(_lists(tomllib.loads(path.read_text(encoding="utf-8")), ""))


def _lists(data: dict[str, Any], where: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in data.items():
        if key.endswith("months") or (isinstance(value, list) and all(isinstance(word, str) for word in value)):
            yield f"{where}{key}", [word.lower() for word in value]
        elif isinstance(value, dict):
            yield from _lists(value, f"{where}{key}.")


SHARED_LISTS = {path.stem: lists_of(path) for path in SHARED.glob("*.toml")}
TABLES = sorted(path for folder in (SHARED, *ROOMS) for path in folder.glob("*.toml"))
KNOWN = {
    **{
        f"{path.stem} {role}": {*words}
        for path in SHARED.glob("*.toml")
        for role, words in shared_lists(path.stem).items()
    },
    **{
        f"{path.relative_to(PACKAGE)} {key}": {*words}
        for room in ROOMS
        for path in room.glob("*.toml")
        for key, words in lists_of(path).items()
    },
}


def written_in(path: Path) -> Iterator[tuple[int, set[str]]]:
    """The lists of words in a module: of strings, within one string, or as alternatives of a pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            yield node.lineno, _texts(node.elts)
        elif isinstance(node, ast.Dict):
            yield node.lineno, _texts(node.keys)
        elif isinstance(node, ast.Constant) and node not in docs:
            for group in ALTERNATIVES.findall(_text(node) or ""):
                yield node.lineno, set(group.lower().split("|"))
        elif isinstance(node, ast.Attribute) and node.attr == "split":
            yield node.lineno, set((_text(node.value) or "").lower().split())


def _text(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _texts(nodes: Iterable[ast.AST | None]) -> set[str]:
    return {text.lower() for node in nodes if (text := _text(node)) is not None}


MODULES = sorted(
    path
    for folder in (PACKAGE, ROOT / "schemas")
    for path in folder.rglob("*.py")
    if path.name != "roles.py" and not {"schemas", "prompts"} & set(path.relative_to(ROOT).parts[1:])
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_holds_a_list_of_a_table(path: Path) -> None:
    found = [
        (line, table, sorted(shared))
        for line, words in written_in(path)
        for table, known in KNOWN.items()
        if len(shared := {word for word in words & known if len(word) > 1}) >= MIN_WORDS
        and 2 * len(shared) > len(words)
    ]
    assert found == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_no_list_holds_another_word_by_word(path: Path) -> None:
    """Where a list takes in another of its language, it refers to it."""
    own = {key: set(words) for key, words in lists_of(path).items()}
    shared = {key: set(words) for key, words in SHARED_LISTS.get(path.stem, {}).items()}
    across = [(one, other) for one in shared.items() for other in own.items() if path.parent != SHARED]
    found = [
        (inner, outer)
        for (inner, words), (outer, all_words) in [*permutations(own.items(), 2), *across]
        if len(words) >= MIN_WORDS and words <= all_words and outer not in EVERYTHING_SMALL
    ]
    assert found == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.parent.name)
def test_a_room_that_has_a_shared_role_refers_to_it(room: Path) -> None:
    for path in room.glob("*.toml"):
        shared = SHARED_LISTS.get(path.stem, {})
        for key, words in lists_of(path).items():
            role = key.rpartition(".")[2]
            if role in shared and words:
                assert f"@{role}" in words, (path.name, key)
