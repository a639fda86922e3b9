"""A text and its numbered sentences, by code-point offsets that slice back exactly."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sentencex import get_sentence_boundaries

from summariser.errors import SourceError
from summariser.languages import alternatives
from summariser.readers.reading import MAX_BYTES, read_file, read_url
from summariser.text.escaping import escaped_name
from summariser.text.language import detect_language
from summariser.text.typography import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summariser.readers.reading import Document

R = TypeVar("R")

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?>\r\n|[\r\n\v\f\x85\u2028\u2029])\s*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")
_BULLET = re.compile(r"\s*(?:[-*+•‣◦▪–—]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]\Z")
_WORD = re.compile(r"[^\W_]+")
_OPENING_QUOTE_AT_END = re.compile(r"(?<=\s)[“‘«„\"'(\[]+\s*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MIN_WRAPPED_LINE = 40
_MAX_WRAPPED_LINE = 120
_RAGGED = 0.88
_LONG_LINES_IN_WRAPPED_TEXT = 0.05
_WINDOW = 8_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a source: its number from 1, and ``source.text[start:end] == text``."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """A text to brief, untouched, and its numbered sentences.

    Args:
        text: the text; offsets everywhere count its code points.
        title: its title where it is known apart from the text.
        origin: where it came from: a path, an address, ``stdin``.
        published: its date of publication, as given.
        language: its language as a BCP 47 code such as ``"en"``; told from the text if not given, and
            None where it is not plain, when English rules apply.
        author: who wrote it, where that is known apart from the text.

    Raises:
        SourceError: the text is empty, too short or too long to brief, or an argument holds half a
            surrogate pair.
    """

    text: str
    title: str | None = None
    origin: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    sentences: tuple[Sentence, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise SourceError(
                f"a text is a str, not {type(self.text).__name__}; decode bytes first, or use Source.from_file"
            )
        if len(self.text) > MAX_BYTES:
            raise SourceError(
                f"the text has {len(self.text):,} characters, over {MAX_BYTES:,}; split it and brief the parts"
            )
        for name in ("text", "title", "origin", "published", "language"):
            if found := _SURROGATE.search(getattr(self, name) or ""):
                raise SourceError(
                    f"the {name} holds half a surrogate pair at offset {found.start()}; decode its bytes again"
                )
        if _too_short(self.text):
            named = escaped_name(self.origin or "the text")
            raise SourceError(f"{named} is empty or too short to brief{_path_hint(self.text)}")
        if self.language is None:
            object.__setattr__(self, "language", detect_language(self.text))
        spans = _sentence_spans(self.text, self.language or "en")
        sentences = tuple(
            Sentence(number, start, end, self.text[start:end])
            for number, (start, end) in enumerate(spans, start=1)
        )
        object.__setattr__(self, "sentences", sentences)

    def __reduce__(self) -> tuple[Any, ...]:
        return Source, (self.text, self.title, self.origin, self.published, self.language, self.author)

    @classmethod
    def from_file(cls, path: str | Path, *, language: str | None = None) -> Source:
        """Read a source from a file: plain text, HTML, PDF, Word or Markdown, told by its content.

        Raises:
            SourceError: the file cannot be read or holds no text to brief, or the libraries to read its
                kind are not installed.
        """
        return cls.from_document(read_file(path), language=language)

    @classmethod
    def from_url(cls, url: str, *, language: str | None = None) -> Source:
        """Read a source from an http or https address; of a page its main text.

        Redirects are followed a few times, and never from a public host to a private one.

        Raises:
            SourceError: the address cannot be fetched or holds no text to brief, or the libraries to read
                its kind are not installed.
        """
        return cls.from_document(read_url(url), language=language)

    @classmethod
    def from_document(cls, document: Document, *, language: str | None = None) -> Source:
        """Make a source of what a reader brought back.

        Raises:
            SourceError: it holds no text to brief.
        """
        return cls(
            document.text,
            title=document.title,
            origin=document.origin,
            published=document.published,
            language=language,
            author=document.author,
        )

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """Answers to questions about this source that were asked before; see `remembered`."""
        return {}

    @cached_property
    def folded(self) -> Folded:
        """The text with its typography folded, for finding names in it."""
        return fold(self.text)

    @cached_property
    def words(self) -> dict[str, frozenset[int]]:
        """Every word in lower case, and the numbers of the sentences that hold it."""
        found: dict[str, set[int]] = {}
        for sentence in self.sentences:
            for word in _WORD.findall(fold(sentence.text).text.lower()):
                found.setdefault(word, set()).add(sentence.number)
        return {word: frozenset(numbers) for word, numbers in found.items()}

    @cached_property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences in groups, a new one wherever a blank line stands between two."""
        groups: list[list[Sentence]] = []
        end = 0
        for sentence in self.sentences:
            if not groups or _BLANK_LINE.search(self.text, end, sentence.start):
                groups.append([])
            groups[-1].append(sentence)
            end = sentence.end
        return tuple(tuple(group) for group in groups)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the offset, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and offset < found.end else None

    def sentence(self, number: int) -> Sentence | None:
        """Return the sentence of that number, or None where there is none."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None


def remembered(function: Callable[[str, Source], R]) -> Callable[[str, Source], R]:
    """Keep what a function says of a text and a source for as long as the source lives."""

    @wraps(function)
    def recalled(text: str, source: Source) -> R:
        key = function, text
        if key not in source.memo:
            source.memo[key] = function(text, source)
        found: R = source.memo[key]
        return found

    return recalled


def kept(function: Callable[[Source], R]) -> Callable[[Source], R]:
    """Keep what a function says of a source for as long as the source lives."""

    @wraps(function)
    def recalled(source: Source) -> R:
        if function not in source.memo:
            source.memo[function] = function(source)
        found: R = source.memo[function]
        return found

    return recalled


def _too_short(text: str) -> bool:
    words = text.split()
    letters_beyond_ascii = sum(character.isalpha() and not character.isascii() for character in text[:1000])
    return (len(words) < 2 and letters_beyond_ascii < 4) or not any(c.isalnum() for c in text)


def _path_hint(text: str) -> str:
    try:
        names_a_file = bool(text.strip()) and "\0" not in text and Path(text.strip()).is_file()
    except OSError:
        names_a_file = False
    return "; to read the file of that name, use Source.from_file" if names_a_file else "; give more text"


def _sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
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
    """Tell whether a stop ends no sentence: that of "1." at the start of a block, of "M." in French."""
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
    if long_lines > len(lines) * _LONG_LINES_IN_WRAPPED_TEXT:
        yield from (line.span() for line in lines)
        return
    run: list[re.Match[str]] = []
    for line in lines:
        if run and _BLANK_LINE.search(text, run[-1].end(), line.start()):
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
        stop = min(start + _WINDOW, end)
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
