"""Mentions: the names in a text, and who is named for what is said in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution import extract_attributions
from summariser.entities.lexicon import (
    APPOSED,
    ARTICLE,
    CLAUSE,
    COLLECTIVE,
    HONORIFIC,
    KINDS,
    LABEL,
    NAME,
    NAME_AFTER,
    OF_PLACE,
    OF_WHAT,
    PERSONAL,
    PREFIX,
    PREPOSITION,
    PRONOUN,
    RELATION,
    RELATIVE,
    ROLE_NOUN,
    ROLE_OF,
)
from summariser.text.memo import cached_on_source

if TYPE_CHECKING:
    from summariser.attribution import Attribution, Span
    from summariser.text.source import Source

MAX_NAME = 60
_MAX_ROLE = 90
_MAX_WORDS = 7
_ROLE_OF_TURN = re.compile(r"[ \u00a0]\(([^()\n]{1,60})\)[ \u00a0]?:")
_MAX_APPOSITION = 160
"""How many characters after a role are read for the name in apposition to it."""


class Voice(NamedTuple):
    """A source of speech as one mention calls it: the name, and the role given with it."""

    name: str
    role: str | None

    @property
    def key(self) -> str:
        """What mentions of the same voice share: a person's last name, else the name without articles."""
        bare = ARTICLE.sub("", self.name).casefold()
        return bare.split()[-1].strip(".") if PERSONAL.fullmatch(self.name) and not self.is_collective else bare

    @property
    def is_proper(self) -> bool:
        """Whether it is a name rather than a role or a description."""
        return is_proper(self.name)

    @property
    def is_collective(self) -> bool:
        """Whether a word of it says that it is not one person."""
        return COLLECTIVE.search(self.name) is not None or any(
            pattern.search(self.name) for kind, pattern in KINDS.items() if kind != "expert"
        )


@cached_on_source
def attributions_of(source: Source) -> tuple[Attribution, ...]:
    """Return the attributions of a source, found once."""
    return tuple(extract_attributions(source.text, source.language or "en"))


def is_proper(name: str) -> bool:
    """Tell whether a name is written as one, and is not a pronoun, label or role that a sentence opens with."""
    capitals = NAME.fullmatch(name) is not None and not PRONOUN.fullmatch(name) and not LABEL.fullmatch(name)
    return capitals and not ROLE_NOUN.fullmatch(name) and not COLLECTIVE.fullmatch(name)


def is_personal(name: str) -> bool:
    """Tell whether a name is of the form that a person's has: two or three words and no word for a body."""
    bare = HONORIFIC.sub("", name)
    return PERSONAL.fullmatch(bare) is not None and is_proper(bare) and not Voice(bare, None).is_collective


def titled_names(text: str) -> frozenset[str]:
    """Return the surnames that a text gives a title to: "Ms Brandt"."""
    matches = (NAME.match(text, title.end()) for title in HONORIFIC.finditer(text))
    return frozenset(match.group().split()[-1].strip(".") for match in matches if match)


def names_in(sentence: str, titled: frozenset[str] = frozenset()) -> list[str]:
    """Return the names of people and of bodies in a sentence, where a title, a role or a noun makes them such.

    Args:
        sentence: where to look.
        titled: the surnames that have a title elsewhere.
    """
    found: list[str] = []
    for match in NAME.finditer(sentence):
        name = PREFIX.sub("", match.group()).strip(".,;:")
        bare = read_voice(name)
        if bare is None or not bare.is_proper:
            continue
        person = (
            bare.name.split()[-1] in titled
            or bare.role is not None
            or APPOSED.match(sentence, match.end()) is not None
        )
        if bare.is_collective if not person else is_personal(bare.name):
            found.append(bare.name)
    return found


def is_pronoun(words: str) -> bool:
    """Tell whether the words that name a source are a pronoun."""
    return PRONOUN.fullmatch(words.strip()) is not None


def voice_of(attribution: Attribution, text: str = "") -> Voice | None:
    """Return who is named for an attribution, or None where nobody is.

    Args:
        attribution: what the text attributes.
        text: the text that it was found in; with it the name after a role is read ("his lawyer, Ann Lee").
    """
    source, speaker = attribution.source, attribution.speaker
    if source is None:
        return None
    words = " ".join(source.text.split())
    own = read_voice(words, _name_after(source, text))
    if own is not None and own.is_proper:
        own = own if own.role else own._replace(role=_role_of_turn(source, text))
        fuller = speaker and read_voice(" ".join(speaker.text.split()))
        return own._replace(name=fuller.name) if fuller and _is_fuller(fuller, own) else own
    if speaker is None or (source.start <= speaker.start < source.end and not PRONOUN.fullmatch(words)):
        return own
    named = read_voice(" ".join(speaker.text.split()))
    if named is None or not named.is_proper:
        return own
    if PRONOUN.fullmatch(words) or (own and not own.is_collective and is_personal(named.name)):
        return named._replace(role=named.role or (own.name if own else None))
    return own


def _name_after(source: Span, text: str) -> str:
    """The name in apposition after a role, up to which the source was read, or nothing."""
    if not text or any(word[:1].isupper() for word in source.text.split()[1:]):
        return ""
    found = NAME_AFTER.match(text, source.end, source.end + _MAX_APPOSITION)
    return found[1] if found else ""


def _role_of_turn(source: Span, text: str) -> str | None:
    """The role in brackets between the name and the colon of a speaker's turn: "SMITH (Minister): …"."""
    found = _ROLE_OF_TURN.match(text, source.end)
    return _role(found[1]) if found else None


def _is_fuller(fuller: Voice, own: Voice) -> bool:
    """Tell whether a voice is the same one's by a longer name that ends alike."""
    return len(fuller.name) > len(own.name) and fuller.name.split()[-1] == own.name.split()[-1]


def read_voice(text: str, following: str = "") -> Voice | None:
    """Read the words that name a source; `following` is a name that may stand in apposition to them."""
    head, _, apposition = text.partition(", ")
    apposition = apposition or following
    if _calls_for_a_name(head):
        named = NAME.match(HONORIFIC.sub("", apposition))
        if named and is_personal(named.group()):
            head, apposition = named.group(), head  # "the minister, Ada Brandt"
    bare = RELATIVE.sub("", HONORIFIC.sub("", ARTICLE.sub("", head))).strip(" .,;:“”\"'‘’")
    bare = re.sub(r"['’]s?$", "", bare)
    if not bare or len(bare) > MAX_NAME or len(bare.split()) > _MAX_WORDS:
        return None
    if CLAUSE.match(bare) or PRONOUN.fullmatch(bare) or LABEL.fullmatch(bare):
        return None
    role = _role(apposition)
    if not NAME.fullmatch(bare):
        last = [match.group() for match in NAME.finditer(bare)][-1:]
        before = bare.removesuffix(last[0]) if last else bare
        if before != bare and is_personal(last[0]) and not PREPOSITION.search(before):
            return Voice(last[0], role or _role(before))
        first = NAME.match(bare)
        if first and OF_WHAT.match(bare, first.end()):
            person = _named(first.group(), role)
            if is_personal(person.name):
                return person
        return Voice(bare, role) if ROLE_NOUN.search(bare) or COLLECTIVE.search(bare) else None
    return _named(bare, role)


def _calls_for_a_name(head: str) -> bool:
    """Tell whether words are a role or somebody's relation: "the minister", "her opponent"."""
    bare = ARTICLE.sub("", head)
    if ROLE_OF.fullmatch(bare):
        return True
    if not head[-1:].islower() or NAME.fullmatch(bare):
        return False
    return ROLE_NOUN.search(head) is not None or RELATION.fullmatch(head) is not None


def _named(name: str, role: str | None) -> Voice:
    """Take a title off a name, and off a person's name the place that stands after it."""
    words = name.split()
    titles = 0
    while titles < len(words) - 1 and ROLE_NOUN.search(" ".join(words[: titles + 1])) is None:
        titles += 1
    rest = " ".join(words[titles + 1 :])
    if rest and (PERSONAL.fullmatch(rest) or (" " not in rest and titles == 0)):
        return Voice(rest, role or " ".join(words[: titles + 1]))
    bare = OF_PLACE.sub("", name)
    if bare != name and is_personal(bare):
        return Voice(bare, role)
    if re.search(r"\sin\s", name) and Voice(bare, None).is_collective:
        return Voice(bare, role)
    return Voice(name, role)


def _role(text: str) -> str | None:
    text = ARTICLE.sub("", text.split(", ")[0].strip(" ,.;:–—-"))
    if not ROLE_NOUN.search(text) or len(text) > _MAX_ROLE or CLAUSE.match(text):
        return None
    return text
