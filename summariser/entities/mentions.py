"""Voices: who speaks in a text, under one name each however the text calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution import extract_attributions
from summariser.entities.lexicon import (
    APPOSED,
    ARTICLE,
    BEHIND,
    CLAUSE,
    COLLECTIVE,
    HONORIFIC,
    KINDS,
    LABEL,
    NAME,
    OF_PLACE,
    OF_WHAT,
    PARTICLE,
    PERSONAL,
    PREFIX,
    PREPOSITION,
    PRONOUN,
    RELATION,
    RELATIVE,
    ROLE_NOUN,
    ROLE_OF,
    WORD_OF_NAME,
    PartyKind,
)
from summariser.text.source import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summariser.attribution import Attribution, Span
    from summariser.text.source import Source

_LONGEST_NAME, _LONGEST_ROLE = 60, 90
_MOST_WORDS = 7
_ROLE_OF_TURN = re.compile(r"[ \u00a0]\(([^()\n]{1,60})\)[ \u00a0]?:")
_FIRST_NAMES = re.compile(rf"\b(?:{WORD_OF_NAME} (?:{PARTICLE} )*){{1,3}}\Z")
_LONGEST_APPOSITION = 160
"""How many characters behind a role are read for the name in apposition to it."""


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
        """Whether a word of it says that it is no single person."""
        return COLLECTIVE.search(self.name) is not None or any(
            pattern.search(self.name) for kind, pattern in KINDS.items() if kind != "expert"
        )


class Speaker(NamedTuple):
    """Somebody who speaks, under the fullest of the names."""

    name: str
    role: str | None
    aliases: tuple[str, ...]
    kind: PartyKind


@kept
def attributions_of(source: Source) -> tuple[Attribution, ...]:
    """Return the attributions of a source, found once."""
    return tuple(extract_attributions(source.text, source.language or "en"))


def is_proper(name: str) -> bool:
    """Tell whether a name is written as one, and no pronoun, label or role that a sentence opens with."""
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
        bare = _voice(name)
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
        text: the text that it was found in; with it the name behind a role is read ("his lawyer, Ann Lee").
    """
    source, speaker = attribution.source, attribution.speaker
    if source is None:
        return None
    words = " ".join(source.text.split())
    own = _voice(words, _behind(source, text))
    if own is not None and own.is_proper:
        own = own if own.role else own._replace(role=_role_of_turn(source, text))
        fuller = speaker and _voice(" ".join(speaker.text.split()))
        return own._replace(name=fuller.name) if fuller and _is_fuller(fuller, own) else own
    if speaker is None or (source.start <= speaker.start < source.end and not PRONOUN.fullmatch(words)):
        return own
    named = _voice(" ".join(speaker.text.split()))
    if named is None or not named.is_proper:
        return own
    if PRONOUN.fullmatch(words) or (own and not own.is_collective and is_personal(named.name)):
        return named._replace(role=named.role or (own.name if own else None))
    return own


def _behind(source: Span, text: str) -> str:
    """The name in apposition behind a role, up to which the source was read, or nothing."""
    if not text or any(word[:1].isupper() for word in source.text.split()[1:]):
        return ""
    found = BEHIND.match(text, source.end, source.end + _LONGEST_APPOSITION)
    return found[1] if found else ""


def _role_of_turn(source: Span, text: str) -> str | None:
    """The role in brackets between the name and the colon of a speaker's turn: "SMITH (Minister): …"."""
    found = _ROLE_OF_TURN.match(text, source.end)
    return _role(found[1]) if found else None


def _is_fuller(fuller: Voice, own: Voice) -> bool:
    """Tell whether a voice is the same one's by a longer name that ends alike."""
    return len(fuller.name) > len(own.name) and fuller.name.split()[-1] == own.name.split()[-1]


def _voice(text: str, behind: str = "") -> Voice | None:
    head, _, apposition = text.partition(", ")
    apposition = apposition or behind
    if _calls_for_a_name(head):
        named = NAME.match(HONORIFIC.sub("", apposition))
        if named and is_personal(named.group()):
            head, apposition = named.group(), head  # "the minister, Ada Brandt"
    bare = RELATIVE.sub("", HONORIFIC.sub("", ARTICLE.sub("", head))).strip(" .,;:“”\"'‘’")
    bare = re.sub(r"['’]s?$", "", bare)
    if not bare or len(bare) > _LONGEST_NAME or len(bare.split()) > _MOST_WORDS:
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
    """Take a title off a name, and off a person's name the place that stands behind it."""
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
    if not ROLE_NOUN.search(text) or len(text) > _LONGEST_ROLE or CLAUSE.match(text):
        return None
    return text


def speakers(voices: Iterable[Voice], text: str) -> dict[Voice, Speaker]:
    """Join the mentions of each speaker under the fullest name, the others being aliases."""
    distinct = list(dict.fromkeys(voices))
    keys = _joined_keys([voice.key for voice in distinct])
    groups: dict[str, list[Voice]] = {}
    for voice in distinct:
        groups.setdefault(keys[voice.key], []).append(voice)
    joined: dict[Voice, Speaker] = {}
    for mentions in groups.values():
        names = list(
            dict.fromkeys(name for voice in mentions for name in (voice.name, *_spelt(voice.name, text)))
        )
        fullest = max(names, key=lambda name: (len(name.split()), -names.index(name)))
        role = next((voice.role for voice in mentions if voice.role), None)
        speaker = Speaker(fullest, role, tuple(names), _kind_of(fullest, role, text))
        joined.update(dict.fromkeys(mentions, speaker))
    return joined


def _spelt(label: str, text: str) -> Iterator[str]:
    """How a text writes the name that a speaker's label has in capitals: "Ada Brandt" for "BRANDT"."""
    if not label.isupper() or not is_proper(label) or not _has_turn(label, text):
        return
    for match in re.finditer(rf"\b{re.escape(label)}\b", text, re.IGNORECASE):
        if match.group().isupper() or match.group().islower():
            continue
        before = _FIRST_NAMES.search(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        named = _voice((before.group() if before else "") + match.group())
        if named is not None and is_personal(named.name):
            yield named.name
            return


def _has_turn(name: str, text: str) -> bool:
    return re.search(rf"^{re.escape(name)}(?: \([^()\n]*\))?:\s", text, re.MULTILINE) is not None


def _joined_keys(keys: Sequence[str]) -> dict[str, str]:
    """Give a body that is called by the end of one longer name the key of that, such as "the union"."""
    joined = {key: key for key in keys}
    for key in joined:
        longer = [other for other in joined if other != key and other.endswith(f" {key}")]
        if (" " in key or COLLECTIVE.fullmatch(key)) and len(longer) == 1:
            joined[key] = longer[0]
    return joined


def _kind_of(name: str, role: str | None, text: str) -> PartyKind:
    if role and KINDS["expert"].search(role):
        return "expert"
    for kind, pattern in KINDS.items():
        if pattern.search(name):
            return kind
    if name[0].islower():
        return "person" if ROLE_NOUN.search(name) and not name.endswith("s") else "group"
    if role or PERSONAL.fullmatch(name):
        return "person"
    titled = _has_turn(name, text) or re.search(rf"\b(?:Mr|Mrs|Ms|Dr)\.? {re.escape(name)}\b", text)
    place = re.search(rf"\b(?:in|to|from|of) {re.escape(name)}\b", text)
    return "person" if titled else "government" if place else "organisation"
