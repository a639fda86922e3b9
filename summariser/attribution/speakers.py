"""Speakers: the full name that a surname, a pronoun or a role stands for, where the text makes it plain."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.attribution.roles import Roles
    from summariser.attribution.spans import Span
    from summariser.attribution.tables import Language
    from summariser.attribution.tokens import Token

_NO_NAMES: Roles = (
    *("determiners", "pronouns", "conjunctions", "prepositions", "subordinators"),
    *("auxiliaries", "adverbs", "not_names", "wh", "openers"),
)
Gender = Literal["he", "she", ""]
"""The pronoun that stands for somebody, or nothing where that is not told."""
_PRONOUNS: tuple[Literal["he", "she"], ...] = ("he", "she")
_NEAR = 1_200
"""How many characters before a pronoun its name is looked for."""
_MAX_NAMES = 12
"""How many names before a pronoun are looked at."""
_AMBIGUOUS = 2
"""How many people make a role that names nobody."""
_AFTER_NAME = re.compile(r"\s*(?:\Z|[,(—–]|who\b)")
_MAX_NAME = 5
_APPOSITION = 8
"""How many words of an apposition are read for roles."""


class Name(NamedTuple):
    """A proper name where it stands in the text."""

    start: int
    end: int
    words: tuple[str, ...]
    person: bool
    gender: Gender
    inner: bool
    """Whether it is a name also by its place: more than one word, or within a sentence."""


class Speakers:
    """What a text says of its people: their full names, roles and genders."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self._language = language
        self._names = list(_names(tokens, language))
        self._starts = [name.start for name in self._names]
        self._full: dict[str, Name] = {}
        self._genders: dict[str, Gender] = {}
        for name in self._names:
            surname = name.words[-1]
            if name.person and len(name.words) > 1:
                self._full.setdefault(surname, name)
            if name.gender:
                self._genders.setdefault(surname, name.gender)
        self._inner = {word for name in self._names if name.inner for word in name.words}
        self._roles = self._find_roles(tokens)

    def resolve(self, source: Span) -> tuple[int, int] | None:
        """Return where the fullest name of a source stands, or None where the text does not make it plain."""
        index = bisect_left(self._starts, source.start)
        inside = self._names[index] if index < len(self._names) else None
        if inside is not None and inside.end <= source.end:
            return self._by_name(source, inside)
        words = source.text.lower().split()
        if len(words) == 1:
            return self._by_pronoun(index, source.start, words[0])
        if words and self._language.is_word("definite_articles", words[0]):
            return self._by_role(words[-1], source.start)
        return None

    def _by_name(self, source: Span, name: Name) -> tuple[int, int] | None:
        """Read a source whose head is a name; "a friend of Ann Lee" and "Lee's friend" are not."""
        before = source.text[: name.start - source.start].lower().split()
        if any(self._language.is_word("prepositions", word) for word in before):
            return None
        if not _AFTER_NAME.match(source.text, name.end - source.start):
            return None
        if len(name.words) == 1 or not name.person:
            full = self._full.get(name.words[-1])
            if full is not None and full.start <= name.start:
                return full.start, full.end
            if self._language.nouns_capitalised or name.words[-1] not in self._inner:
                return None
        return name.start, name.end

    def _by_pronoun(self, index: int, start: int, word: str) -> tuple[int, int] | None:
        gender = next((role for role in _PRONOUNS if self._language.is_word(role, word)), None)
        if gender is None:
            return None
        near: dict[str, Name] = {}
        for name in reversed(self._names[max(0, index - _MAX_NAMES) : index]):
            surname = name.words[-1]
            known = name.person or surname in self._full
            if name.end < start - _NEAR or len(near) > 1:
                break
            if known and self._genders.get(surname, gender) == gender:
                near.setdefault(surname, name)
        if len(near) != 1:
            return None
        surname, name = next(iter(near.items()))
        self._genders.setdefault(surname, gender)
        full = self._full.get(surname, name)
        full = full if full.start <= name.start else name
        return full.start, full.end

    def _by_role(self, role: str, start: int) -> tuple[int, int] | None:
        """Read "the minister" where the text has called but one person so."""
        bearers = [name for name in self._roles.get(role, {}).values() if name.start < start]
        if len(bearers) != 1:
            return None
        name = self._full.get(bearers[0].words[-1], bearers[0])
        return name.start, name.end

    def _find_roles(self, tokens: Sequence[Token]) -> dict[str, dict[str, Name]]:
        """Read roles from titles ("Mayor Ann Lee") and appositions ("Ann Lee, the mayor of …")."""
        roles: dict[str, dict[str, Name]] = {}
        begins = [token.start for token in tokens]
        for name in self._names:
            if not name.person:
                continue
            for role in self._roles_beside(tokens, begins, name):
                bearers = roles.setdefault(role, {})
                if len(bearers) < _AMBIGUOUS:
                    bearers.setdefault(name.words[-1], name)
        return roles

    def _roles_beside(self, tokens: Sequence[Token], begins: Sequence[int], name: Name) -> Iterator[str]:
        yield from (word.lower() for word in name.words[:-2])
        at = bisect_left(begins, name.start)
        if at and self._is_title(tokens[at - 1]):
            at -= 1
        if at and tokens[at - 1].kind == "word":
            yield tokens[at - 1].low
        elif role := self._role_before(tokens, at):
            yield role
        at = bisect_left(begins, name.end)
        if at + 1 < len(tokens) and tokens[at].text == ",":
            for token in tokens[at + 1 : at + 1 + _APPOSITION]:
                if token.kind != "word" or self._language.is_word("prepositions", token.low):
                    break
                yield token.low

    def _is_title(self, token: Token) -> bool:
        return bool(_gender(token, self._language))

    def _role_before(self, tokens: Sequence[Token], at: int) -> str | None:
        """Read the role that a name is in apposition to: "the minister of energy, Dr Ann Lee"."""
        if at == 0 or tokens[at - 1].text != ",":
            return None
        role = None
        for token in reversed(tokens[max(0, at - 1 - _APPOSITION) : at - 1]):
            if token.kind != "word":
                return None
            if self._language.is_word("determiners", token.low):
                return role
            if self._language.is_word("prepositions", token.low):
                role = None
            elif role is None:
                role = token.low
        return None


def _names(tokens: Sequence[Token], language: Language) -> Iterator[Name]:
    """Find runs of capitalised words outside quotations; one word alone counts after another word only."""
    at = 0
    while at < len(tokens):
        if not _is_name(tokens[at], language):
            at += 1
            continue
        first = at
        while at < len(tokens) and at - first < _MAX_NAME and _is_name(tokens[at], language):
            at += 1
        before = tokens[first - 1] if first else None
        article = before is not None and language.is_word("definite_articles", before.low)
        gender = _gender(tokens[first], language)
        if gender and at - first > 1:
            first += 1
        words = tuple(token.text for token in tokens[first:at])
        person = not article and not words[-1].isupper() and (at - first > 1 or bool(gender))
        inner = at - first > 1 or bool(gender) or (before is not None and not _may_end(before))
        yield Name(tokens[first].start, tokens[at - 1].end, words, person, gender, inner)


def _gender(token: Token, language: Language) -> Gender:
    """The pronoun that stands for whoever has a title, or nothing where the word is not one that says so."""
    title = token.low.removesuffix(".")
    if language.is_word("male", title):
        return "he"
    return "she" if language.is_word("female", title) else ""


def _may_end(token: Token) -> bool:
    return (token.kind == "quote" and token.ends_with in ".?!") or (
        token.kind == "mark" and token.text in ".?!"
    )


def _is_name(token: Token, language: Language) -> bool:
    return token.capital and not any(language.is_word(role, token.low) for role in _NO_NAMES)
