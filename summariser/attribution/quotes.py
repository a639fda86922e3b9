"""Quotations: where they open and close, in straight, curly, angled and single marks, nested or unclosed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(
    r"[\"“”„‟«»″＂]|``|''"
    r"|(?<![^\s(\[—–―\-/])[‘‚‹'›](?=[^\s'’])"  # a single mark that may open
    r"|(?<=[^\s])[’'‘›‹](?![^\W_])"  # one that may close: an apostrophe inside a word is neither
)
_DOUBLE = frozenset('"“”„‟«»″＂') | {"``", "''"}
_CLOSING_GLYPHS = {
    "“": '”"″',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "``": "''”\"",
    "''": "''”\"",
    '"': '"”“',
    "″": "″",
    "＂": "＂",
}
_NESTED = frozenset({("“", "”", "”"), ("«", "»", "»")})
"""Marks that close one quotation within another, seen from the one that opens it."""
_ALWAYS_OPENS = frozenset({"„", "``"})
_BEFORE_OPENING = re.compile(r"[\s(\[{—–―\-/:‘'‚…]")
_MAX_SINGLE = 600
"""How many characters a quotation in single marks may have: a stray apostrophe must not swallow a page."""


class Quotation(NamedTuple):
    """A quotation with its marks; `closed` is False where it runs on to the end of its paragraph."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Find the outermost quotations of each paragraph, in order and without overlaps."""
    return [quotation for start, end in paragraphs for quotation in _in_paragraph(text, start, end)]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    ends_of_singles = _ends_of_singles(text, marks)
    opened: re.Match[str] | None = None
    taken = start
    doubles = [mark for mark in marks if mark.group() in _DOUBLE]
    nested = {
        inner.start()
        for opening, inner, outer in zip(doubles, doubles[1:], doubles[2:], strict=False)
        if (opening.group(), inner.group(), outer.group()) in _NESTED
    }
    for mark, closing in zip(marks, ends_of_singles, strict=True):
        if mark.start() < taken:
            continue
        if mark.group() not in _DOUBLE:
            if opened is None and closing is not None:
                yield Quotation(mark.start(), closing.end(), mark.end(), closing.start(), closed=True)
                taken = closing.end()
        elif opened is None:
            opened = mark if _opens(text, mark, start, end) else None
        elif mark.start() in nested:
            nested.discard(mark.start())
        elif _closes(text, opened, mark, end):
            yield Quotation(opened.start(), mark.end(), opened.end(), mark.start(), closed=True)
            taken, opened = mark.end(), None
    if opened is not None and opened.end() < end:
        yield Quotation(opened.start(), end, opened.end(), end, closed=False)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a double mark opens a quotation, none being open: by its place, then by its shape."""
    left, right = mark.span()
    at_start = left == start or bool(_BEFORE_OPENING.match(text[left - 1]))
    before_word = right < end and not text[right].isspace()
    if mark.group() in _ALWAYS_OPENS or (at_start and before_word):
        return True
    return mark.group() in "“«" and right < end and (at_start or before_word)


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    """Tell whether a double mark closes the quotation that is open, and opens no other within it."""
    if mark.group() not in _CLOSING_GLYPHS[opened.group()]:
        return False
    left, right = mark.span()
    looks_opening = bool(_BEFORE_OPENING.match(text[left - 1])) and right < end and (text[right].isalnum())
    return not looks_opening or mark.group() in "”»"


def _ends_of_singles(text: str, marks: Sequence[re.Match[str]]) -> list[re.Match[str] | None]:
    """Return for each single mark that opens a quotation the one that closes it, going backwards once.

    An "s" before the mark and a small letter after it make a possessive: "the players' union".
    """
    ends: list[re.Match[str] | None] = []
    following: re.Match[str] | None = None
    doubles = doubles_at_following = 0
    for mark in reversed(marks):
        if mark.group() in _DOUBLE:
            doubles += 1
            ends.append(None)
            continue
        left, right = mark.span()
        closes = left > 0 and not _BEFORE_OPENING.match(text[left - 1])
        if closes:
            ends.append(None)
            possessive = (
                text[left - 1] in "sS"
                and text[right : right + 1] == " "
                and text[right + 1 : right + 2].islower()
            )
            if not possessive or following is None:
                following, doubles_at_following = mark, doubles
            continue
        near = following is not None and following.start() - right <= _MAX_SINGLE
        ends.append(following if near and (doubles - doubles_at_following) % 2 == 0 else None)
    ends.reverse()
    return ends
