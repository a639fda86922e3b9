"""Speaker turns: labels such as "SMITH:" or "Q:" that open the paragraphs of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(
    r"""
    ["“]? (?P<label> [^\W\d_][\w.'’-]* (?: [ \u00a0][^\W\d_][\w.'’-]* ){0,4} )
    (?: [ \u00a0] \( [^()\n]{1,60} \) )?  # a role
    [ \u00a0]? (?P<colon>:) \s+ (?=\S)
    """,
    re.VERBOSE,
)
_QUESTION = frozenset({"Q", "A", "Question", "Answer"})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Turn(NamedTuple):
    """A paragraph that a label gives to a speaker: the offsets of label, colon and words."""

    label: tuple[int, int]
    colon: tuple[int, int]
    content: tuple[int, int]
    verbatim: bool
    """Whether it is of a transcript, not a headline."""


def find_turns(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, Turn]:
    """Find the speaker turns of a text by the numbers of their paragraphs.

    A label counts in capitals, as "Q" or "A", where it comes again, or where the text knows it as a name.
    """
    labelled = [
        (number, end, match)
        for number, (start, end) in enumerate(paragraphs)
        if (match := _LABEL.match(text, start, end)) and match.end() < end
    ]
    if not labelled:
        return {}
    times = Counter(match.group("label") for _, _, match in labelled)
    names = set(_names(text))
    transcript = sum(label.isupper() for label in times) > 1
    return {
        number: Turn(match.span("label"), match.span("colon"), (match.end(), end), verbatim=verbatim)
        for number, end, match in labelled
        for label in [match.group("label")]
        for verbatim in [
            label in _QUESTION or times[label] > 1 or _shouted(label, names, transcript=transcript)
        ]
        if label[0].isupper() and (verbatim or label.split()[-1] in names)
    }


def _shouted(label: str, names: set[str], *, transcript: bool) -> bool:
    known = label.title().split()[-1] in names or len(label.split()) > 1
    return label.isupper() and len(label) > 1 and (known or transcript)


def _names(text: str) -> Iterator[str]:
    """Capitalised words that follow another word of their sentence."""
    for match in _WORD.finditer(text):
        start = match.start()
        if text[start].isupper() and start > 1 and text[start - 1] == " " and text[start - 2].isalpha():
            yield match.group().removesuffix("'s").removesuffix("’s")
