"""Times of day: "14:30", "2 p.m.", "14h30", "14 Uhr"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.quantities.lexer import glued, glued_kind
from summariser.quantities.nouns import counted_noun
from summariser.quantities.readings import NonQuantity
from summariser.quantities.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.roles import PhraseRole
    from summariser.quantities.tables import Language

_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:h]([0-5]\d)")
_MINUTES = re.compile(r"[0-5]\d(?:\.\d+)?")
_HOUR_AND_MINUTES = re.compile(r"[hH][0-5]\d")
_MILITARY = len("1430")
_MAX_HOURS = 24
_MAX_MARK_LENGTH = 4
_MAX_MARKS = 3
_MAX_OPENING = 3


def time(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read the time of day that begins with a number, or None."""
    token = tokens[at]
    end = _with_minutes(tokens, at, language) or at + 1
    marked = _mark_end(tokens, end, language)
    if end > at + 1:
        return NonQuantity(at, marked or end, "time")
    if not (token.text.isdigit() or _CLOCK.fullmatch(token.text)):
        return None
    if marked is not None:
        plain_hours = language.is_word("hours", tokens[end].low) and len(token.text) != _MILITARY
        military = len(token.text) > 2 and token.text[0] in "012"
        if not plain_hours and (_is_hour(token.text) or _CLOCK.fullmatch(token.text) or military):
            return NonQuantity(at, marked, "time")
    clock = _CLOCK.fullmatch(token.text) is not None
    if not (clock or _is_hour(token.text)):
        return None
    hour = end < len(tokens) and language.is_word("hours", tokens[end].low) and tokens[end].gap != "\n"
    if _opened(tokens, at, language, "before an hour") and hour:
        return NonQuantity(at, end + 1, "time")
    if _opened(tokens, at, language, "before a time"):
        if hour:
            return NonQuantity(at, end + 1, "time")
        measured = unit_after(tokens, end, language) or counted_noun(tokens, end, language)
        return None if measured else NonQuantity(at, end, "time")
    return None


def _is_hour(text: str) -> bool:
    return len(text) <= 2 and text.isdigit() and int(text) <= _MAX_HOURS


def _with_minutes(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """Where hours with minutes end: "14:30", "14:30:05", "14h30", "14時30分"."""
    if not _is_hour(tokens[at].text):
        return None
    position = at + 1
    if glued_kind(tokens, position, "code") and _HOUR_AND_MINUTES.fullmatch(tokens[position].text):
        return position + 1
    if glued(tokens, position, ":") and glued_kind(tokens, position + 1, "number"):
        if not _MINUTES.fullmatch(tokens[position + 1].text):
            return None
        position += 2
        seconds = glued(tokens, position, ":") and glued_kind(tokens, position + 1, "number")
        return position + 2 if seconds else position
    marks = language.dates["hour_marks"]
    if position < len(tokens) and not tokens[position].gap and tokens[position].low in marks:
        position += 1
        minutes = glued_kind(tokens, position, "number") and position + 1 < len(tokens)
        if minutes and tokens[position + 1].low in language.dates["minute_marks"]:
            position += 2
        return position
    return None


def _mark_end(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """Where "p.m.", "GMT" and the like end after a time, or None."""
    clock = language.dates["clock"]
    end = None
    for _ in range(_MAX_MARKS):
        if at >= len(tokens) or tokens[at].gap == "\n":
            break
        for length in range(min(_MAX_MARK_LENGTH, len(tokens) - at), 0, -1):
            joined = "".join(token.low for token in tokens[at : at + length])
            dotted = length > 1 and joined.endswith(".") and joined.count(".") > 1
            if joined in clock or (dotted and joined[:-1] in clock):
                at = end = at + length
                break
        else:
            break
    return end


def _opened(tokens: Sequence[Token], at: int, language: Language, role: PhraseRole) -> bool:
    """Tell whether the words before a number make it a time: "a las 14"."""
    phrases = language.phrases[role]
    return bool(phrases) and any(
        tuple(token.low for token in tokens[max(0, at - length) : at]) in phrases
        for length in range(_MAX_OPENING, 0, -1)
    )
