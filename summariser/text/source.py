"""A text and its numbered sentences, by code-point offsets that slice back exactly."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summariser.errors import SourceError
from summariser.text.escaping import escaped_name
from summariser.text.language import detect_language
from summariser.text.sentences import BLANK_LINE, sentence_spans
from summariser.text.typography import Folded, fold

if TYPE_CHECKING:
    from summariser.readers.reading import Document

MAX_CHARACTERS = 10_000_000
"""The most characters that a text may have."""
_WORD = re.compile(r"[^\W_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        if len(self.text) > MAX_CHARACTERS:
            raise SourceError(
                f"the text has {len(self.text):,} characters, over {MAX_CHARACTERS:,}; "
                "split it and brief the parts"
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
        spans = sentence_spans(self.text, self.language or "en")
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
        from summariser.readers.reading import read_file

        return cls.from_document(read_file(path), language=language)

    @classmethod
    def from_url(cls, url: str, *, language: str | None = None) -> Source:
        """Read a source from an http or https address; of a page its main text.

        Redirects are followed a few times, and never from a public host to a private one.

        Raises:
            SourceError: the address cannot be fetched or holds no text to brief, or the libraries to read
                its kind are not installed.
        """
        from summariser.readers.reading import read_url

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
        """Results computed from this source; see `cached_on_source`."""
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
            if not groups or BLANK_LINE.search(self.text, end, sentence.start):
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
