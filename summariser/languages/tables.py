"""Tables: reading the words of each language from its TOML file, and checking that every role is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

from summariser.languages.roles import NumberRole, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    Lists = Mapping[str, Iterable[str]]

DEFAULT_LANGUAGE = "en"
_PACKAGE, _FOLDER = "summariser", "languages"
_REFERENCE = "@"
_WORDS, _DEMONYMS = "words", "demonyms"


class TableError(ValueError):
    """A table holds a key that nothing reads, lacks one, or refers to a list that does not exist."""


@dataclass(frozen=True)
class Table:
    """The shared words of one language, as they are written within a sentence."""

    words: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, Mapping[str, int]]
    demonyms: Mapping[str, str]


def base_language(code: str) -> str:
    """Return a BCP 47 code without its region: "de" for "de-AT"."""
    return code.split("-")[0].split("_")[0].lower()


@cache
def known_languages(package: str, folder: str) -> frozenset[str]:
    """Return the codes of the languages that have a table in a folder of a package."""
    names = (entry.name for entry in files(package).joinpath(folder).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def read_toml(package: str, name: str) -> dict[str, Any]:
    """Read a TOML file of a package."""
    import tomllib  # only where a table is loaded

    found = files(package)
    for part in name.split("/"):
        found = found.joinpath(part)
    return tomllib.loads(found.read_text(encoding="utf-8"))


def check_keys(where: str, keys: Iterable[str], known: Collection[str], *, all_of_them: bool = False) -> None:
    """Check that the keys of a table are roles that the program reads.

    Args:
        where: the name of the table, for the message.
        keys: the keys that it has.
        known: the roles that there are.
        all_of_them: whether every role has to stand there.

    Raises:
        TableError: a key is unknown, or one is missing.
    """
    found = frozenset(keys)
    if unknown := sorted(found - frozenset(known)):
        raise TableError(
            f"{where} has unknown keys: {', '.join(unknown)}; known are {', '.join(sorted(known))}"
        )
    if all_of_them and (missing := sorted(frozenset(known) - found)):
        raise TableError(f"{where} lacks the keys {', '.join(missing)}")


def expanded(where: str, lists: Lists, shared: Lists | None = None) -> dict[str, tuple[str, ...]]:
    """Replace each reference such as "@months" by the words of that list, a shared one before an own one.

    Raises:
        TableError: a reference names no list, or a list refers to itself.
    """
    return {role: tuple(dict.fromkeys(_resolved(where, role, lists, shared or {}, ()))) for role in lists}


def _resolved(where: str, role: str, lists: Lists, shared: Lists, seen: tuple[str, ...]) -> Iterator[str]:
    if role in seen:
        raise TableError(f"{where}: the list {role} refers to itself")
    for word in lists[role]:
        name = word.removeprefix(_REFERENCE)
        if name == word or not name:
            yield word
        elif name in shared:
            yield from shared[name]
        elif name in lists:
            yield from _resolved(where, name, lists, shared, (*seen, role))
        else:
            raise TableError(f"{where}: the list {role} refers to @{name}, which does not exist")


@cache
def table_of(language: str) -> Table:
    """Return the shared table of a language; an empty one where it has none."""
    if language not in known_languages(_PACKAGE, _FOLDER):
        return Table(MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))
    where = f"{_FOLDER}/{language}.toml"
    data = read_toml(_PACKAGE, where)
    check_keys(where, data, (_WORDS, _DEMONYMS, *get_args(NumberRole)))
    check_keys(where, data[_WORDS], get_args(Role))
    values = {role: MappingProxyType(data[role]) for role in get_args(NumberRole) if role in data}
    return Table(
        MappingProxyType(expanded(where, data[_WORDS], values)),
        MappingProxyType(values),
        MappingProxyType(data.get(_DEMONYMS, {})),
    )


def shared_lists(language: str) -> dict[str, tuple[str, ...]]:
    """Return every list of a language that other tables may refer to, in lower case."""
    table = table_of(language)
    lists: dict[str, Iterable[str]] = {**table.words, **table.numbers}
    return {role: tuple(word.lower() for word in found) for role, found in lists.items()}


@cache
def words(role: Role | NumberRole, language: str | None = None) -> tuple[str, ...]:
    """Return the words of a role as they are written, in one language or in all."""
    found: dict[str, None] = {}
    for table in _tables(language):
        found.update(dict.fromkeys(table.words.get(role, ())))
        found.update(dict.fromkeys(table.numbers.get(role, ())))
    return tuple(found)


@cache
def lowered(role: Role | NumberRole, language: str | None = None) -> frozenset[str]:
    """Return the words of a role in lower case, in one language or in all."""
    return frozenset(word.lower() for word in words(role, language))


def alternatives(*roles: Role | NumberRole, language: str | None = None, capital: bool = False) -> str:
    """Return a pattern that matches any of the words, the longest first.

    Args:
        roles: what the words are for.
        language: the language; all if not given.
        capital: whether they are written with a capital, as at the start of a sentence.
    """
    found = {word for role in roles for word in words(role, language)}
    if capital:
        found = {word[:1].upper() + word[1:] for word in found}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@cache
def numbers(role: NumberRole, language: str | None = None) -> Mapping[str, int]:
    """Return the numbers that words stand for, by word in lower case, in one language or in all."""
    return MappingProxyType(
        {
            word.lower(): number
            for table in _tables(language)
            for word, number in table.numbers.get(role, {}).items()
        }
    )


@cache
def demonyms() -> Mapping[str, str]:
    """Return the countries of the words for their people that are not formed from their names."""
    return MappingProxyType(
        {people: land for table in _tables(None) for people, land in table.demonyms.items()}
    )


def _tables(language: str | None) -> Iterator[Table]:
    return map(table_of, sorted(known_languages(_PACKAGE, _FOLDER)) if language is None else (language,))
