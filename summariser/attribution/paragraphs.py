"""Paragraphs: a text's lines joined where a break only wraps them."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?>\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")
_SHORT_LINE = 45
_LONG_LINE = 120
_LABEL = re.compile(r"\s*[A-Z][\w .'’-]{0,40}:\s")


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text's paragraphs, spaces around them left out."""
    lines = [match for match in _LINE.finditer(text) if not match.group().isspace()]
    wrapped = not any(len(line.group()) > _LONG_LINE for line in lines)
    return [_trimmed(text, start, end) for start, end in _joined(text, lines, wrapped=wrapped)]


def _joined(text: str, lines: list[re.Match[str]], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Join lines of wrapped text: a short line, a blank one or a speaker's label ends a paragraph."""
    start: int | None = None
    for line, following in zip_longest(lines, lines[1:]):
        start = line.start() if start is None else start
        goes_on = (
            wrapped
            and following is not None
            and len(line.group()) >= _SHORT_LINE
            and not _BLANK_LINE.match(text, line.end())
            and not _LABEL.match(following.group())
        )
        if not goes_on:
            yield start, line.end()
            start = None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
