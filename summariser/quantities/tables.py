"""Tables: the words and symbols of numbers, units and dates in each language, read from TOML files."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args

from summariser.languages.tables import (
    base_language,
    check_keys,
    expanded,
    known_languages,
    read_toml,
    shared_lists,
)
from summariser.quantities.patterns import token_pattern
from summariser.quantities.quantity import Kind, Qualifier
from summariser.quantities.roles import DateRole, EndingRole, Head, NounRole, PhraseRole, Role, Rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


DEFAULT_LANGUAGE = "en"
_PACKAGE, _FOLDER = "summariser.quantities", "languages"
_ONLY_BEFORE = frozenset({"#"})
_ONLY_AFTER = frozenset({"p", "kn", "Ft", "円", "¢", "￠"})
"""Currency symbols that stand after an amount only."""

_ROLES = {"words": Role, "phrases": PhraseRole, "dates": DateRole, "nouns": NounRole, "endings": EndingRole}
_KEYS = (
    *_ROLES,
    *("decimal", "group", "spaced_groups", "bare_above", "spaced", "head", "elisions", "glued"),
    *("rules", "units"),
    *("magnitudes", "abbreviations", "multiples", "indefinite", "fractions", "spelled", "before", "after"),
)

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
    head: Head
    """Which word of the phrase after a number is counted: "plural", "first", "capitalised" or "none"."""
    rules: frozenset[Rule]
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
    after: dict[tuple[str, ...], Qualifier]
    before_starts: frozenset[str]
    before_ends: frozenset[str]
    after_starts: frozenset[str]
    """First and last words of the qualifiers."""
    words: dict[Role, frozenset[str]]
    phrases: dict[PhraseRole, Phrases]
    dates: dict[DateRole, frozenset[str]]
    nouns: dict[NounRole, frozenset[str]]
    endings: dict[EndingRole, tuple[str, ...]]
    symbols: dict[str, Unit] = field(repr=False)
    """Units by symbol, in this very case."""
    unit_words: dict[str, Unit] = field(repr=False)
    """Units by word, in lower case without spaces."""
    unit_beginnings: frozenset[str] = field(repr=False)
    """All that a unit's symbol or word may begin with."""
    currencies: dict[str, Unit] = field(repr=False)
    """Currencies by what is written before an amount."""
    pattern: re.Pattern[str] = field(repr=False)

    def is_word(self, role: Role, word: str) -> bool:
        """Tell whether a word, in lower case, plays a part such as "to" or "between"."""
        return word in self.words[role]

    def holds(self, rule: Rule) -> bool:
        """Tell whether a convention holds in the language."""
        return rule in self.rules


def language_of(code: str) -> Language:
    """Return the tables of a BCP 47 language code; English ones where there are none of its own."""
    name = base_language(code)
    return _load(name if name in known_languages(_PACKAGE, _FOLDER) else DEFAULT_LANGUAGE)


@cache
def _load(name: str) -> Language:
    data = _checked(f"quantities/languages/{name}.toml", read_toml(_PACKAGE, f"{_FOLDER}/{name}.toml"), name)
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
        glued=data["glued"],
    )

    before, after = _qualifiers(data["before"], pattern), _qualifiers(data["after"], pattern)
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
        after=after,
        before_starts=frozenset(phrase[0] for phrase in before),
        before_ends=frozenset(phrase[-1] for phrase in before),
        after_starts=frozenset(phrase[0] for phrase in after),
        words={cast("Role", role): frozenset(values) for role, values in data["words"].items()},
        phrases={cast("PhraseRole", role): _split(values, pattern) for role, values in data["phrases"].items()},
        dates={cast("DateRole", role): frozenset(values) for role, values in data["dates"].items()},
        nouns={cast("NounRole", role): frozenset(values) for role, values in data["nouns"].items()},
        endings={cast("EndingRole", role): tuple(values) for role, values in data["endings"].items()},
        symbols=symbols,
        unit_words=unit_words,
        unit_beginnings=_beginnings(symbols) | _beginnings(unit_words),
        currencies=currencies,
        pattern=pattern,
    )


def _checked(where: str, data: dict[str, Any], language: str) -> dict[str, Any]:
    """Check the keys of a table, and replace its references to shared lists by their words."""
    check_keys(where, data.keys() - {"number_words"}, _KEYS, all_of_them=True)
    for part, roles in _ROLES.items():
        check_keys(f"{where} [{part}]", data[part], get_args(roles), all_of_them=True)
    for part in ("before", "after"):
        check_keys(f"{where} [{part}]", data[part], get_args(Qualifier))
    check_keys(f"{where} [units]", data["units"], get_args(Kind))
    check_keys(f"{where} rules", data["rules"], get_args(Rule))
    check_keys(f"{where} head", (data["head"],), get_args(Head))
    shared = shared_lists(language)
    return {**data, **{part: expanded(f"{where} [{part}]", data[part], shared) for part in _ROLES}}


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
    elif isinstance(data, (list, tuple)):
        for item in data:
            yield from _strings(item)


@cache
def _units() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    symbols: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    currencies: dict[str, Unit] = {}
    for kind, units in read_toml(_PACKAGE, "units.toml").items():
        for name, written in units.items():
            unit = Unit(name, cast("Kind", kind))
            for symbol in written["symbols"]:
                if symbol not in _ONLY_BEFORE:
                    symbols.setdefault(symbol, unit)
            for word in written["words"]:
                words.setdefault(word, unit)
                words.setdefault(word + "s", unit)
            if kind == "money":
                before = (symbol for symbol in written["symbols"] if symbol not in _ONLY_AFTER)
                currencies.update(dict.fromkeys(before, unit))
                if name.isupper():
                    symbols.setdefault(name, unit)
                    currencies[name] = unit
    return symbols, words, currencies
