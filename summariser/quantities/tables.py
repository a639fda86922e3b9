"""Tables: the words and symbols of numbers, units and dates in each language, read from TOML files."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summariser.quantities.patterns import token_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from summariser.quantities.quantity import Kind, Qualifier

DEFAULT_LANGUAGE = "en"
_FOLDER = Path(__file__).parent
_ONLY_BEFORE = frozenset({"#"})
_ONLY_BEHIND = frozenset({"p", "kn", "Ft", "円", "¢", "￠"})
"""Currency symbols that stand behind an amount only."""

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Unit:
    """A unit as it is given out, and the kind of quantity that it makes."""

    name: str
    kind: Kind


@dataclass(frozen=True, eq=False)
class Language:
    """The words and conventions of one language."""

    code: str
    decimal: str
    group: str
    number_words: str | None
    """The language by which number words are read, or None where they are not."""
    bare_above: int
    """A number word by itself is a quantity where it is greater than this."""
    spaced: bool
    """Whether words are written with spaces between them."""
    head: str
    """Which word of the phrase behind a number is counted: "plural", "first", "capitalised" or "none"."""
    rules: frozenset[str]
    """The conventions that hold in the language, by name."""
    magnitudes: dict[str, int]
    """Power of ten by magnitude, written out."""
    abbreviations: dict[str, int]
    """Power of ten by abbreviated magnitude."""
    multiples: dict[str, int]
    indefinite: dict[str, int]
    fractions: dict[str, int]
    spelled: dict[str, str]
    """Values of number words beyond the usual ones ("anderthalb")."""
    before: dict[tuple[str, ...], Qualifier]
    behind: dict[tuple[str, ...], Qualifier]
    before_starts: frozenset[str]
    before_ends: frozenset[str]
    behind_starts: frozenset[str]
    """First and last words of the qualifiers."""
    words: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    dates: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    symbols: dict[str, Unit] = field(repr=False)
    """Units by symbol, in this very case."""
    unit_words: dict[str, Unit] = field(repr=False)
    """Units by word, in lower case without spaces."""
    unit_beginnings: frozenset[str] = field(repr=False)
    """All that a unit's symbol or word may begin with."""
    currencies: dict[str, Unit] = field(repr=False)
    """Currencies by what is written before an amount."""
    pattern: re.Pattern[str] = field(repr=False)

    def is_word(self, role: str, word: str) -> bool:
        """Tell whether a word, in lower case, plays a part such as "to" or "between"."""
        return word in self.words[role]

    def holds(self, rule: str) -> bool:
        """Tell whether a convention holds in the language."""
        return rule in self.rules


def language_of(code: str) -> Language:
    """Return the tables of a BCP 47 language code; English ones where there are none of its own."""
    name = code.split("-")[0].split("_")[0].lower()
    return _load(name if name in _known() else DEFAULT_LANGUAGE)


@cache
def _known() -> frozenset[str]:
    return frozenset(path.stem for path in (_FOLDER / "languages").glob("*.toml"))


@cache
def _load(name: str) -> Language:
    data = _read(f"languages/{name}.toml")
    symbols, unit_words, currencies = _units()
    unit_words = {**unit_words, **dict(_own_units(data["units"]))}
    pattern = token_pattern(
        data["decimal"],
        data["group"],
        spaced_groups=data["spaced_groups"],
        currencies=currencies,
        elisions=data["elisions"],
        articles=data["words"]["article"],
        words={*symbols, *unit_words, *_strings(data)},
    )

    before, behind = _qualifiers(data["before"], pattern), _qualifiers(data["behind"], pattern)
    return Language(
        code=name,
        decimal=data["decimal"],
        group=data["group"],
        number_words=data.get("number_words"),
        bare_above=data["bare_above"],
        spaced=data["spaced"],
        head=data["head"],
        rules=frozenset(data["rules"]),
        magnitudes=data["magnitudes"],
        abbreviations=data["abbreviations"],
        multiples=data["multiples"],
        indefinite=data["indefinite"],
        fractions=data["fractions"],
        spelled=data["spelled"],
        before=before,
        behind=behind,
        before_starts=frozenset(phrase[0] for phrase in before),
        before_ends=frozenset(phrase[-1] for phrase in before),
        behind_starts=frozenset(phrase[0] for phrase in behind),
        words={role: frozenset(values) for role, values in data["words"].items()},
        phrases={role: _split(values, pattern) for role, values in data["phrases"].items()},
        dates={role: frozenset(values) for role, values in data["dates"].items()},
        nouns={role: frozenset(values) for role, values in data["nouns"].items()},
        endings={role: tuple(values) for role, values in data["endings"].items()},
        symbols=symbols,
        unit_words=unit_words,
        unit_beginnings=_beginnings(symbols) | _beginnings(unit_words),
        currencies=currencies,
        pattern=pattern,
    )


def _read(path: str) -> dict[str, Any]:
    import tomllib  # only where a table is loaded

    return tomllib.loads((_FOLDER / path).read_text(encoding="utf-8"))


def _split(phrases: Iterable[str], pattern: re.Pattern[str]) -> Phrases:
    return frozenset(tuple(match.group().lower() for match in pattern.finditer(phrase)) for phrase in phrases)


def _qualifiers(table: dict[str, list[str]], pattern: re.Pattern[str]) -> dict[tuple[str, ...], Qualifier]:
    return {
        words: cast("Qualifier", qualifier)
        for qualifier, phrases in table.items()
        for words in _split(phrases, pattern)
    }


def _own_units(own: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Unit]]:
    for kind, units in own.items():
        for name, spelled in units.items():
            for word in spelled:
                yield word, Unit(name, cast("Kind", kind))
                yield word + "s", Unit(name, cast("Kind", kind))


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:length] for word in words for length in range(1, len(word) + 1))


def _strings(data: object) -> Iterator[str]:
    """Every key and word of a table."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _strings(value)
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)


@cache
def _units() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    symbols: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    currencies: dict[str, Unit] = {}
    for kind, units in _read("units.toml").items():
        for name, written in units.items():
            unit = Unit(name, cast("Kind", kind))
            for symbol in written["symbols"]:
                if symbol not in _ONLY_BEFORE:
                    symbols.setdefault(symbol, unit)
            for word in written["words"]:
                words.setdefault(word, unit)
                words.setdefault(word + "s", unit)
            if kind == "money":
                before = (symbol for symbol in written["symbols"] if symbol not in _ONLY_BEHIND)
                currencies.update(dict.fromkeys(before, unit))
                if name.isupper():
                    symbols.setdefault(name, unit)
                    currencies[name] = unit
    return symbols, words, currencies
