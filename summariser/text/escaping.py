"""Escaping of what a terminal would obey or hide: control characters, text direction, zero width."""

from __future__ import annotations

import re

_CONTROLS_IN_LINES = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e00ff"
)
_JOINED = "\u0590-\u1fff\u2194-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U000dffff"
"""Characters after which a joiner has a purpose: letters of scripts that join or stack, and emoji."""
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OUT_OF_PLACE = (
    rf"(?<![{_JOINED}])[\u200c\u200d]"
    r"|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]"
    rf"|(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
)
"""Joiners and variation selectors where they do not change the shape of a character."""

_HALF = re.compile("[\ud800-\udfff]")
_HIDDEN_IN_LINES = re.compile(rf"[{_CONTROLS_IN_LINES}{_DIRECTION}{_ZERO_WIDTH}]|{_OUT_OF_PLACE}")
_HIDDEN = re.compile(rf"[\t\n{_CONTROLS_IN_LINES}{_DIRECTION}{_ZERO_WIDTH}]|{_OUT_OF_PLACE}")


def escaped(text: str) -> str:
    """Return the text on one line, its spaces folded, with a visible sign for what a terminal obeys or hides.

    A terminal must never be given an escape sequence that a text or a model brings along.
    """
    return escaped_name(" ".join(text.split()))


def escaped_name(name: str) -> str:
    """Escape a path or another name, whose spaces and line breaks matter."""
    return _HIDDEN.sub(_as_sign, name)


def escaped_lines(text: str) -> str:
    """Escape a text of several lines, which stay as they are."""
    return _HIDDEN_IN_LINES.sub(_as_sign, text.replace("\r\n", "\n"))


def is_unicode(text: str) -> bool:
    """Tell whether a text can be written in UTF-8, which is the case without halves of surrogate pairs."""
    return _HALF.search(text) is None


def escaped_json(json: str) -> str:
    """Return the same JSON with these characters written as JSON escapes."""
    return _HIDDEN_IN_LINES.sub(_as_json_escape, json)


def _as_sign(hidden: re.Match[str]) -> str:
    point = ord(hidden[0])
    if point == 0x7F:
        return "␡"
    return chr(0x2400 + point) if point < 0x20 else f"⟨U+{point:04X}⟩"


def _as_json_escape(hidden: re.Match[str]) -> str:
    units = hidden[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
