"""Titles: the headline above a text."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from summariser.languages import alternatives
from summariser.quantities import extract_quantities
from summariser.text.boilerplate import is_boilerplate
from summariser.text.memo import cached_on_source

if TYPE_CHECKING:
    from summariser.text.source import Sentence, Source

_MAX_TITLE = 140
_MAX_HEADINGS = 4
"""The most lines above a text among which its headline is looked for."""
_NEAR = 12
"""Among so many sentences at the start one must have closing punctuation; verse and lists have no headline."""
_CLOSING = '.!?…:;,”"’»)'
_DATE = frozenset({"date", "time"})


@cached_on_source
def title_of(source: Source) -> Sentence | None:
    """Return the headline: the first line above a text that is not a label, nor a dateline if it can be."""
    above = list(takewhile(lambda sentence: _stands_alone(source, sentence), source.sentences[:_MAX_HEADINGS]))
    if not any(_is_whole(sentence) for sentence in source.sentences[:_NEAR]):
        return None
    lines = [line for line in above if not _is_label(line.text)]
    return next((line for line in lines if not _is_dated(line.text, source)), lines[0] if lines else None)


def _is_whole(sentence: Sentence) -> bool:
    return sentence.text.rstrip()[-1] in _CLOSING


def _stands_alone(source: Source, sentence: Sentence) -> bool:
    following = source.sentence(sentence.number + 1)
    end = len(source.text) if following is None else following.start
    alone = "\n" in source.text[sentence.end : end]
    return alone and len(sentence.text) <= _MAX_TITLE and not _is_whole(sentence)


@cache
def _label() -> re.Pattern[str]:
    """What says of which kind a text is, and not what it is about."""
    return re.compile(rf"(?:{alternatives('kinds_of_text')})", re.IGNORECASE)


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('entries')})\s*:", re.IGNORECASE)


def _is_label(line: str) -> bool:
    return is_boilerplate(line) or _label().fullmatch(line.strip()) is not None or is_entry(line)


def is_entry(line: str) -> bool:
    """Tell whether a line is an entry of a text's head, such as “Present: …”."""
    return _entry().match(line) is not None


def _is_dated(line: str, source: Source) -> bool:
    """Tell whether a line ends in a date, as a line does that names author, place and day."""
    found = extract_quantities(line, source.language or "en")
    return bool(found) and found[-1].kind in _DATE and line.rstrip().endswith(found[-1].text)
