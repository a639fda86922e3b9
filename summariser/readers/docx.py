"""Word documents: paragraphs, list items and table rows in order, by python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from summariser.errors import SourceError
from summariser.readers.extracted import Extracted, needing, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table

MAX_UNPACKED = 100_000_000
"""The most bytes of a document when its archive is unpacked."""


def read(data: bytes, origin: str) -> Extracted:
    """Return a document's text, title, author and date."""
    with needing("python-docx", origin, "Word documents"):
        import docx
        from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    _refuse_bomb(data, origin)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document))
        about = document.core_properties
        title, author = one_line(about.title), one_line(about.author)
        date = about.created or about.modified
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError) as error:
        raise SourceError(f"{origin}: is not a Word document that can be read; save it anew") from error
    return Extracted(text, title, author, date.date().isoformat() if date else None)


def _refuse_bomb(data: bytes, origin: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"{origin}: is a damaged or incomplete Word document; save it anew") from error
    if unpacked > MAX_UNPACKED:
        raise SourceError(
            f"{origin}: unpacks to {unpacked / 1e6:,.0f} MB, over {MAX_UNPACKED / 1e6:,.0f}; "
            "give the text itself, or the document without its pictures"
        )


def _blocks(document: Document) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    items: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            text = block.text.strip()
            if text and _is_item(block):
                items.append(f"- {text}")
                continue
        else:
            text = "\n".join(_rows(block))
        if items:
            yield "\n".join(items)
            items = []
        if text:
            yield text
    if items:
        yield "\n".join(items)


def _is_item(paragraph: object) -> bool:
    style = getattr(getattr(paragraph, "style", None), "name", None) or ""
    return style.startswith("List")


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = dict.fromkeys(
            " ".join(cell.text.split()) for cell in row.cells
        )  # a merged cell comes repeatedly
        yield " | ".join(filter(None, cells))
