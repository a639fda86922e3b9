"""Small documents with a known text, made by the tests: PDF, Word and HTML."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[float, float, str]
"""Where a line of a page begins, in points from the lower left, and its text."""


def pdf(pages: Sequence[Sequence[Line]], *, title: str = "", author: str = "", date: str = "") -> bytes:
    """A PDF file with lines of text at places; its pages are A4, its fonts the standard ones."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 10 Tf %.1f %.1f Td (" % (x, y) + _escaped(text) + b") Tj ET\n" for x, y, text in lines
        )
        packed = zlib.compress(drawn)
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
        )
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    about = {b"Title": title, b"Author": author, b"CreationDate": date}
    entries = b" ".join(b"/%s (%s)" % (name, _escaped(text)) for name, text in about.items() if text)
    objects.append(b"<< %s >>" % entries)
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, size - 1, start)
    )


def column(lines: Sequence[str], *, x: float = 60.0, top: float = 780.0) -> list[Line]:
    """Lines below one another."""
    return [(x, top - 14 * number, line) for number, line in enumerate(lines)]


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def word(
    paragraphs: Sequence[str], *, title: str = "", author: str = "", table: Sequence[Sequence[str]] = ()
) -> bytes:
    """A Word document; what begins with "- " is a list item, with "# " a heading."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        if paragraph.startswith("# "):
            document.add_heading(paragraph[2:])
        elif paragraph.startswith("- "):
            document.add_paragraph(paragraph[2:], style="List Bullet")
        else:
            document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    """A Word document with a picture that unpacks to half a gigabyte."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(["Short."]))) as whole, zipfile.ZipFile(stream, "w") as packed:
        for name in whole.namelist():
            packed.writestr(name, whole.read(name))
        info = zipfile.ZipInfo("word/media/picture.bin")
        info.compress_type = zipfile.ZIP_DEFLATED
        with packed.open(info, "w") as picture:
            for _ in range(500):
                picture.write(b"\0" * 1_000_000)
    return stream.getvalue()


def page(body: str, *, head: str = "") -> str:
    """A page of HTML around an article."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        '<div class="cookie-banner">We use cookies for the best experience. <button>Accept</button></div>'
        f"<main><article>{body}</article></main>"
        '<aside><h3>Related stories</h3><a href="/x">Ferry late again</a></aside>'
        "<footer>© 2026 Velt Courier. All rights reserved.</footer></body></html>"
    )
