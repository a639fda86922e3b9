"""Speakers: who speaks in a text, under one name each, however the text calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.entities.lexicon import (
    COLLECTIVE,
    KINDS,
    PARTICLE,
    PERSONAL,
    ROLE_NOUN,
    WORD_OF_NAME,
    PartyKind,
    titled,
)
from summariser.entities.mentions import MAX_NAME, is_personal, is_proper, read_voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summariser.entities.mentions import Voice

_FIRST_NAMES = re.compile(rf"\b(?:{WORD_OF_NAME} (?:{PARTICLE} )*){{1,3}}\Z")


class Speaker(NamedTuple):
    """Somebody who speaks, under the fullest of the names."""

    name: str
    role: str | None
    aliases: tuple[str, ...]
    kind: PartyKind


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
        before = _FIRST_NAMES.search(text[max(0, match.start() - MAX_NAME) : match.start()])
        named = read_voice((before.group() if before else "") + match.group())
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
    is_titled = _has_turn(name, text) or titled(name).search(text)
    place = re.search(rf"\b(?:in|to|from|of) {re.escape(name)}\b", text)
    return "person" if is_titled else "government" if place else "organisation"
