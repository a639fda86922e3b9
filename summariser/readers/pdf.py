"""PDF files: the text of their pages without running heads and page numbers, by pypdf."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from summariser.errors import SourceError
from summariser.readers.extracted import Extracted, needing, one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_SECONDS = 60.0
"""The most seconds that reading may take; some two hundred pages take a tenth of it."""
_EDGE = 2
"""The number of lines at the top and the bottom of a page that may be running heads."""
_MIN_RUNNING = 3
"""The fewest pages on which a running head stands."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"""
    [\s\-–—|]*
    (?: (?:page|seite|p\.) \s* )? \d{1,4}
    (?: \s* (?:/|of|von|sur|de) \s* \d{1,4} )?
    [\s\-–—|]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HYPHENATED = re.compile(r"([^\W\d_]{0,40}[a-zà-ÿ])[-\u00ad‐]\n([a-zà-ÿ]+)([^\s-]*)[ ]?")
_HEADING = re.compile(
    r"""
    (?<= [.!?”"\])] ) \n
    (?= \d{1,2} (?:\.\d{1,2})* \.? [ ] [A-ZÀ-Þ][^\n.!?,;]{2,60} \n [A-ZÀ-Þ“] )
    """,
    re.VERBOSE,
)
"""The break before a numbered heading, which is replaced by a blank line."""
_COMPOUND = re.compile(r"[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_NOTE = re.compile(r"(?:\d{1,2}|[*†‡])\s+[“‘\"(]?[A-ZÀ-Þ]")
_MAX_NOTE_LINES = 6
"""The most lines of a footnote that interrupts a sentence."""
_FOOTNOTE_MARK = re.compile(
    r"""
    (?<= [a-zà-ÿ]{3}[.,;] )
    (?<! \b (?:fig|vol|sec|eqn|art|nos|tab|ref|app) \. )
    \d{1,2}
    (?= \s+ [A-ZÀ-Þ“‘"(] )
    """,
    re.VERBOSE,
)
"""The raised number of a footnote, which stands directly after a full stop in the text."""
_ENDS = re.compile(r"[.!?:…][\"”’»)\]]*\Z")


def read(data: bytes, origin: str) -> Extracted:
    """Return a file's text, title, author and date of creation."""
    with needing("pypdf", origin, "PDF files"):
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{origin}: is encrypted; save it without its password first")
        pages = _pages(reader, origin)
        title, author, date = _about(reader)
    except (PyPdfError, ImportError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise SourceError(f"{origin}: is a damaged PDF file ({error}); save or download it anew") from error
    except (RecursionError, OverflowError, OSError, AssertionError, NotImplementedError) as error:
        raise SourceError(f"{origin}: is a PDF file that cannot be read ({error}); save it anew") from error
    if not any(page.strip() for page in pages):
        raise SourceError(
            f"{origin}: no text is in it ({len(pages)} pages), as in scanned files; have it recognised first, "
            "for example: ocrmypdf in.pdf out.pdf"
        )
    return Extracted(_joined(_notes_last(_without_running_heads(pages))), title, author, date)


def _pages(reader: PdfReader, origin: str) -> list[str]:
    ends = time.monotonic() + MAX_SECONDS
    pages: list[str] = []
    for page in reader.pages:
        if time.monotonic() > ends:
            raise SourceError(
                f"{origin}: takes more than {MAX_SECONDS:g} s to read; give some of its pages, or the text"
            )
        pages.append(page.extract_text())
    return pages


def _about(reader: PdfReader) -> tuple[str | None, str | None, str | None]:
    about = reader.metadata
    if about is None:
        return None, None, None
    try:
        date = about.creation_date
    except ValueError:
        date = None
    return one_line(about.title), one_line(about.author), date.date().isoformat() if date else None


def _without_running_heads(pages: list[str]) -> list[list[str]]:
    """Leave out page numbers, and what stands at the edge of many pages, whatever its digits."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(shape for page in lines for shape in {_shape(line) for line in _edge(page)})
    running = {shape for shape, count in edges.items() if count >= max(_MIN_RUNNING, len(pages) // 3)}
    running |= _alternating(lines)
    kept: list[list[str]] = []
    for page in lines:
        last = len(page) - _EDGE
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at < _EDGE or at >= last) and (_PAGE_NUMBER.fullmatch(line) or _shape(line) in running)
                )
            ]
        )
    return kept


def _alternating(pages: list[list[str]]) -> set[str]:
    """The shapes of lines that open every second page after the first, as on left or right pages."""
    heads = Counter(_shape(page[0]) for page in pages[1:] if page)
    return {shape for shape, count in heads.items() if count >= max(2, (len(pages) - 1) // 2)}


def _edge(page: list[str]) -> list[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _notes_last(pages: list[list[str]]) -> list[list[str]]:
    """Move footnotes that interrupt a sentence, at the end of a column or page, after the text."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    kept: list[list[str]] = [[] for _ in pages]
    notes: list[str] = []
    at = 0
    while at < len(lines):
        number, line = lines[at]
        end = _end_of_note([text for _, text in lines[at - 1 : at + _MAX_NOTE_LINES + 1]]) if at else 0
        notes.extend(text for _, text in lines[at : at + end])
        if not end:
            kept[number].append(line)
        at += end or 1
    return [*kept, notes]


def _end_of_note(lines: list[str]) -> int:
    """The number of lines of a footnote that interrupts the sentence of the first line; 0 for none."""
    before, *following = lines
    if _ENDS.search(before) or not _NOTE.match(following[0]):
        return 0
    for at, (line, after) in enumerate(pairwise(following), start=1):
        if _ENDS.search(line) and after[0].islower():
            return at
    return 0


def _joined(pages: list[list[str]]) -> str:
    """Join pages, also within a sentence that continues on the next, and words divided at line ends."""
    text = ""
    for page in filter(None, pages):
        if text:
            text += "\n\n" if _ENDS.search(text) else "\n"
        text += "\n".join(page)
    return _HEADING.sub("\n\n", _FOOTNOTE_MARK.sub("", _undivided(text)))


def _undivided(text: str) -> str:
    """Join words divided at line ends; a compound that stands elsewhere in the text keeps its hyphen."""
    compounds = set(_COMPOUND.findall(text))

    def whole(match: re.Match[str]) -> str:
        compound = f"{match[1]}-{match[2]}"
        return (compound if compound in compounds else match[1] + match[2]) + match[3] + "\n"

    return _HYPHENATED.sub(whole, text)
