"""Making visible what a terminal would obey or hide."""

from __future__ import annotations

import unicodedata

_BIDI_AND_INVISIBLE = frozenset(
    "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def visible(text: str) -> str:
    """Return the text on one line, control and invisible direction characters made visible.

    A terminal must never be given an escape sequence that a text or a model brings along.
    """
    return "".join(_shown(character) for character in " ".join(text.split()))


def _shown(character: str) -> str:
    if character in _BIDI_AND_INVISIBLE:
        return f"⟨U+{ord(character):04X}⟩"
    if unicodedata.category(character) != "Cc":
        return character
    point = ord(character)
    if point == 0x7F:
        return "␡"
    return chr(0x2400 + point) if point < 0x20 else f"⟨U+{point:04X}⟩"
