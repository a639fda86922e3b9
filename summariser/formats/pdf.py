"""PDF files: the text of their pages without running heads and page numbers, by pypdf."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from summariser.errors import SourceError
from summariser.formats.extracted import Extracted, needing, one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_SECONDS = 60.0
"""How long reading may take; some two hundred pages take a tenth of it."""
_EDGE = 2
"""How many lines at the top and the bottom of a page may be running heads."""
_LEAST_RUNNING = 3
"""On how many pages a line stands at least that is a running head."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|]*(?:(?:page|seite|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?[\s\-–—|]*", re.IGNORECASE
)
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad‐]\n(?=[a-zà-ÿ])")
_ENDS = re.compile(r"[.!?:…][\"”’»)\]]*\Z")


def read(data: bytes, origin: str) -> Extracted:
    """Return the text of a file, its title, author and date of creation."""
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
            f"{origin}: its {len(pages)} pages hold no text, as scanned ones do; have it recognised first, for "
            "example: ocrmypdf in.pdf out.pdf"
        )
    return Extracted(_joined(_without_running_heads(pages)), title, author, date)


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
    """Leave out page numbers, and what stands at the edge of many pages, its digits aside."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(shape for page in lines for shape in {_shape(line) for line in _edge(page)})
    running = {shape for shape, count in edges.items() if count >= max(_LEAST_RUNNING, len(pages) // 3)}
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


def _edge(page: list[str]) -> list[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _joined(pages: list[list[str]]) -> str:
    """Join pages, a sentence that goes on over the break included, and words divided at line ends."""
    text = ""
    for page in filter(None, pages):
        if text:
            text += "\n\n" if _ENDS.search(text) else "\n"
        text += "\n".join(page)
    return _HYPHENATED.sub("", text)
