"""Titles: the headline that stands over a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.furniture import is_furniture

if TYPE_CHECKING:
    from summariser.source import Sentence, Source

_LONGEST = 140
_CLOSING = '.!?…:;,”"’»)'


def title_of(source: Source) -> Sentence | None:
    """Return the first sentence where it is a line of its own without a full stop, else None."""
    first = source.sentences[0]
    alone = len(source.sentences) > 1 and "\n" in source.text[first.end : source.sentences[1].start]
    titled = alone and len(first.text) <= _LONGEST and first.text.rstrip()[-1] not in _CLOSING
    return first if titled and not is_furniture(first.text) else None
