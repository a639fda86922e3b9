"""The sentences of a source as a page shows them, with the claims that rest on each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summariser.text.escaping import escaped_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summariser.report.anchors import Anchor
    from summariser.text.source import Sentence, Source

_WRITTEN_BY_NUMBER = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Characters that a page may hold, but an HTML file only as a numeric character reference."""
_IMPOSSIBLE = re.compile("[\x00\x80-\x9f]")
"""Characters without a character reference, which a terminal may obey."""


class Exact(str):
    """A text of the source, of which no character may be changed."""

    __slots__ = ()


@dataclass(frozen=True)
class Run:
    """A part of a sentence that is marked for the same claims throughout."""

    text: Exact
    code_point: int | None
    """The code point of a text of one character that is written by its number, else None."""
    anchors: tuple[str, ...]
    """The identifiers of the claims whose own words these are."""


@dataclass(frozen=True)
class Shown:
    """A sentence with the claims that rest on it."""

    number: int
    runs: tuple[Run, ...]
    anchors: tuple[Anchor, ...]


def shown_paragraphs(source: Source, anchors: Iterable[Anchor]) -> list[list[Shown]]:
    """Return the source's sentences by paragraph, each with the claims that rest on it."""
    resting: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        for number in anchor.sentences:
            resting.setdefault(number, []).append(anchor)
    return [[_shown(sentence, resting.get(sentence.number, ())) for sentence in p] for p in source.paragraphs]


def _shown(sentence: Sentence, anchors: Iterable[Anchor]) -> Shown:
    resting = tuple(anchors)
    return Shown(sentence.number, tuple(_runs(sentence, resting)), resting)


def _runs(sentence: Sentence, anchors: tuple[Anchor, ...]) -> Iterator[Run]:
    words = [
        (start - sentence.start, end - sentence.start, anchor.id)
        for anchor in anchors
        for start, end in anchor.words
        if start < sentence.end and end > sentence.start
    ]
    length = len(sentence.text)
    cuts = {0, length} | {min(max(cut, 0), length) for start, end, _ in words for cut in (start, end)}
    for start, end in pairwise(sorted(cuts)):
        marked = tuple(dict.fromkeys(anchor for first, last, anchor in words if first <= start and end <= last))
        yield from _written(sentence.text[start:end], marked)


def _written(text: str, marked: tuple[str, ...]) -> Iterator[Run]:
    """Split off every character that is written by its number."""
    text = _IMPOSSIBLE.sub(lambda found: escaped_name(found[0]), text)
    end = 0
    for found in _WRITTEN_BY_NUMBER.finditer(text):
        if found.start() > end:
            yield Run(Exact(text[end : found.start()]), None, marked)
        yield Run(Exact(found[0]), ord(found[0]), marked)
        end = found.end()
    if end < len(text):
        yield Run(Exact(text[end:]), None, marked)
