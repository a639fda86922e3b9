"""HTML pages: their main text without menus, notices and related stories, by trafilatura."""

from __future__ import annotations

import logging
import re

from summariser.errors import SourceError
from summariser.formats.extracted import Extracted, needing, one_line

_ITEM = re.compile(r"\s*[-|]")
_LARGEST_PAGE = 20_000_000


def read(page: str, origin: str) -> Extracted:
    """Return the main text of a page, its title, author and date."""
    with needing("trafilatura", origin, "HTML"):
        from trafilatura import bare_extraction
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(page[:_LARGEST_PAGE], with_metadata=True, include_comments=False)
    except (ValueError, RecursionError, AssertionError, LookupError) as error:
        raise SourceError(f"{origin}: is no HTML that can be read ({error}); give the text itself") from error
    if document is None or isinstance(document, dict) or not document.text:
        raise SourceError(
            f"{origin}: no article is found in this page; if a script makes it, save its text from a browser"
        )
    title = one_line(document.title)
    return Extracted(
        "\n".join(_paragraphs(document.text, title)), title, one_line(document.author), one_line(document.date)
    )


def _paragraphs(text: str, title: str | None) -> list[str]:
    """Set blocks apart by blank lines, rows of lists and tables by none; the title stands at the head."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if title and lines and " ".join(lines[0].split()) != title:
        lines.insert(0, title)
    spaced: list[str] = []
    for line in lines:
        if spaced and not (_ITEM.match(line) and _ITEM.match(spaced[-1])):
            spaced.append("")
        spaced.append(line.removesuffix(" |").strip())
    return spaced
