"""Tables: the cues and function words of each language, read from TOML files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

from summariser.attribution.roles import AdjectiveRole, Frame, NounRole, PhraseRole, Role
from summariser.attribution.spans import Stance
from summariser.languages.tables import (
    base_language,
    check_keys,
    expanded,
    known_languages,
    read_toml,
    shared_lists,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_LANGUAGE = "en"
_PACKAGE, _FOLDER = "summariser.attribution", "languages"
_SETTINGS = "settings"
_VOWELS = "aeiou"

_ROLES = {
    "words": Role,
    "phrases": PhraseRole,
    "nouns": NounRole,
    "noun_stances": Stance,
    "adjectives": AdjectiveRole,
}
_KEYS = (*_ROLES, "verbs", "light", "irregular", "nouns_capitalised")

Form = Literal["base", "third", "past", "participle", "ing"]


_FINITE: frozenset[Form] = frozenset({"third", "past"})


class Cue(NamedTuple):
    """A verb that attributes, and what may stand as content beside it."""

    lemma: str
    stance: Stance
    frames: frozenset[str]
    after: tuple[str, ...]
    """The words that belong to it after the verb: "out" of "point out"."""


class Inflected(NamedTuple):
    """A form of a cue, with the words that follow it."""

    cue: Cue
    forms: frozenset[Form]


class Language(NamedTuple):
    """The words of one language by which attribution is told."""

    code: str
    verbs: dict[str, tuple[Inflected, ...]]
    """Cues by an inflected form of their verb, longest first."""
    words: dict[Role, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    """Nouns of speech and thought by what introduces their content."""
    noun_stances: dict[str, Stance]
    """What each of these nouns does."""
    adjectives: dict[str, frozenset[str]]
    phrases: dict[PhraseRole, tuple[tuple[str, ...], ...]]
    light: frozenset[str]
    """Verbs, in every form, that make a cue with a noun: "made a claim"."""
    triggers: frozenset[str]
    """Words at which a cue that is not a verb may stand."""
    direct_only: bool
    """Whether only direct quotations are read."""
    nouns_capitalised: bool
    """Whether a capital letter does not make a name."""

    def is_word(self, role: Role, word: str) -> bool:
        """Tell whether a word, in lower case, plays a part such as that of a determiner."""
        return word in self.words.get(role, ())

    def has_phrase(self, role: PhraseRole, *words: str) -> bool:
        """Tell whether words are a phrase of a role."""
        return words in self.phrases.get(role, ())


@cache
def language_of(code: str) -> Language:
    """Return the tables of a BCP 47 language code; English ones where there are none of its own.

    Raises:
        TableError: a table has a key that nothing reads.
    """
    name = base_language(code)
    name = name if name in known_languages(_PACKAGE, _FOLDER) else DEFAULT_LANGUAGE
    data = read_toml(_PACKAGE, f"{_FOLDER}/{name}.toml")
    where = f"attribution/languages/{name}.toml"
    _check(where, data)
    words = expanded(where, data["words"], shared_lists(name))
    irregular = data.get("irregular", {})
    nouns = {role: frozenset(_plurals(words)) for role, words in data.get("nouns", {}).items()}
    adjectives = {role: frozenset(words) for role, words in data.get("adjectives", {}).items()}
    phrases: dict[PhraseRole, tuple[tuple[str, ...], ...]] = {
        role: tuple(tuple(phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
        for role, phrases in data.get("phrases", {}).items()
    }
    return Language(
        code=name,
        verbs=_verbs(data["verbs"], irregular),
        words={cast("Role", role): frozenset(found) for role, found in words.items()},
        nouns=nouns,
        noun_stances={
            **{noun: "say" for role, plain in nouns.items() if role != _SETTINGS for noun in plain},
            **{
                noun: stance
                for stance, plain in data.get("noun_stances", {}).items()
                for noun in _plurals(plain)
            },
        },
        adjectives=adjectives,
        phrases=phrases,
        light=frozenset(
            form for verb in data.get("light", {}).get("verbs", ()) for form in _inflect(verb, irregular)
        ),
        triggers=frozenset().union(
            ("as",),
            (phrase[0] for group in phrases.values() for phrase in group),
            *(words for role, words in nouns.items() if role != _SETTINGS),
            *adjectives.values(),
        ),
        direct_only="nouns" not in data,
        nouns_capitalised=data.get("nouns_capitalised", False),
    )


def _check(where: str, data: dict[str, Any]) -> None:
    check_keys(where, data, _KEYS)
    for part, roles in _ROLES.items():
        check_keys(f"{where} [{part}]", data.get(part, ()), get_args(roles))
    for group in data["verbs"]:
        check_keys(f"{where} [[verbs]]", group, ("stance", "frames", "words", "forms"))
        check_keys(f"{where} [[verbs]] stance", (group["stance"],), get_args(Stance))
        check_keys(f"{where} [[verbs]] frames", group["frames"], get_args(Frame))


def _verbs(
    groups: Iterable[dict[str, Any]], irregular: dict[str, list[str]]
) -> dict[str, tuple[Inflected, ...]]:
    """Join what the groups say of one verb, so that each of its forms has the frames of all."""
    found: dict[str, list[Inflected]] = {}
    stances: dict[str, Stance] = {}
    frames: dict[str, set[str]] = {}
    for group in groups:
        for form in group.get("forms", ()):
            found[form] = [Inflected(Cue(form, group["stance"], frozenset(group["frames"]), ()), _FINITE)]
        for word in group.get("words", ()):
            if stances.get(word, "say") == "say":  # whatever says more than that goes first
                stances[word] = group["stance"]
            frames.setdefault(word, set()).update(group["frames"])
    for lemma, stance in stances.items():
        verb, *after = lemma.split()
        cue = Cue(lemma, stance, frozenset(frames[lemma]), tuple(after))
        for form, names in _inflect(verb, irregular).items():
            found.setdefault(form, []).append(Inflected(cue, names))
    return {
        form: tuple(sorted(inflected, key=lambda one: -len(one.cue.after))) for form, inflected in found.items()
    }


def _inflect(verb: str, irregular: dict[str, list[str]]) -> dict[str, frozenset[Form]]:
    """Return the written forms of a verb, and what each may be."""
    if verb in irregular:
        third, past, participle, ing = irregular[verb]
    else:
        third, past, participle, ing = _regular(verb)
    names: dict[str, set[Form]] = {}
    pairs: tuple[tuple[str, Form], ...] = (
        (verb, "base"), (third, "third"), (past, "past"), (participle, "participle"), (ing, "ing"),
    )  # fmt: skip
    for written, form in pairs:
        names.setdefault(written, set()).add(form)
    return {written: frozenset(forms) for written, forms in names.items()}


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    else:
        past = verb + ("d" if verb.endswith("e") else "ed")
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    return third, past, past, (verb[:-1] if silent else verb) + "ing"


def _plurals(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        third, *_ = _regular(word)
        yield third
