"""Splitting a text into sentences: at line breaks that are meant, and within a line by sentencex."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from summariser.languages import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
BLANK_LINE = re.compile(r"(?>\r\n|[\r\n\v\f\x85\u2028\u2029])\s*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")
_BULLET = re.compile(r"\s*(?:[-*+•‣◦▪–—]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]\Z")
_OPENING_QUOTE_AT_END = re.compile(r"(?<=\s)[“‘«„\"'(\[]+\s*\Z")
_MIN_WRAPPED_LINE = 40
_MAX_WRAPPED_LINE = 120
_RAGGED = 0.88
_MAX_SHARE_OF_LONG_LINES = 0.05
_MAX_WINDOW = 8_000


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end; each holds a letter or a digit."""
    for block_start, block_end in _blocks(text):
        held: tuple[int, int] | None = None
        for start, end in _segments(text, block_start, block_end, language):
            if held is not None and _goes_on(text, held, block_start, language):
                held = held[0], end
            elif any(character.isalnum() for character in text[start:end]):
                if held is not None:
                    yield held
                held = start, end
            elif held is not None:  # a stray closing quote or emoji stays with the sentence before it
                held = held[0], end
        if held is not None:
            yield held


def _goes_on(text: str, held: tuple[int, int], block_start: int, language: str) -> bool:
    """Tell whether a stop does not end a sentence: that of "1." at the start of a block, of "M." in French."""
    if _LIST_MARKER.match(text, block_start, held[1]):
        return True
    return language.startswith("fr") and _french_title().search(text, *held) is not None


@cache
def _french_title() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|(?<=[\s«“(’']))(?:{alternatives('stopped_titles')})\.\Z")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Split at line breaks, save those that only wrap a paragraph; spans hold no blank line."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    long_lines = sum(line.end() - line.start() > _MAX_WRAPPED_LINE for line in lines)
    if long_lines > len(lines) * _MAX_SHARE_OF_LONG_LINES:
        yield from (line.span() for line in lines)
        return
    run: list[re.Match[str]] = []
    for line in lines:
        if run and BLANK_LINE.search(text, run[-1].end(), line.start()):
            yield from _unwrapped(run)
            run = []
        run.append(line)
    yield from _unwrapped(run)


def _unwrapped(lines: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Join lines where a break fell only because the next word would not fit, or a sentence goes on.

    A break before a capital that had room in the widest line's width, less what a ragged margin takes,
    was meant: a title, a list, a verse.
    """
    width = max((len(line.group()) for line in lines), default=0)
    start = None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        start = line.start() if start is None else start
        if following is not None:
            length, first_word = len(line.group()), following.group().split(maxsplit=1)[0]
            fits = length + 1 + len(first_word) <= width * _RAGGED
            goes_on = first_word[0].islower() or first_word[0].isdigit()
            wrapped = length >= _MIN_WRAPPED_LINE and (goes_on or not fits)
            if wrapped and not _BULLET.match(following.group()):
                continue
        yield start, line.end()
        start = None


def _segments(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Segment a block by windows: sentencex is quadratic in unbalanced quotes, and lines may be long."""
    while start < end:
        stop = min(start + _MAX_WINDOW, end)
        if stop < end and (space := text.rfind(" ", start, stop)) > start:
            stop = space + 1
        found = get_sentence_boundaries(language, text[start:stop])
        if stop < end and len(found) > 1:
            found.pop()  # its end may lie beyond the window
        left = start
        for boundary in found:
            right = start + boundary["end_index"]
            opening = _OPENING_QUOTE_AT_END.search(text, left, right)
            if opening and right < end:  # an opening quote belongs to the sentence that it opens
                right = opening.start()
            segment = text[left:right]
            if segment.strip():
                yield left + len(segment) - len(segment.lstrip()), left + len(segment.rstrip())
            left = right
        start = left
