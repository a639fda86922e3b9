"""Markdown: the text without its markup, by markdown-it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.readers.extracted import Extracted, needing, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\r?\n((?:.*\r?\n)*?)(?:---|\.\.\.)\r?\n")
_HEADING = re.compile(r"h[1-6]")
_ENTRY = re.compile(r"^(title|author|date)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE)


def read(text: str, origin: str) -> Extracted:
    """Return a document's text, and the title, author and date of its front matter."""
    with needing("markdown-it-py", origin, "Markdown"):
        from markdown_it import MarkdownIt
    about: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        about = {name.lower(): value.strip("\"'") for name, value in _ENTRY.findall(front[1])}
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    blocks = list(_blocks(tokens))
    title = about.get("title") or next((block for level, block in blocks if level == "h1"), None)
    return Extracted(
        "\n".join(_spaced(blocks)), one_line(title), one_line(about.get("author")), one_line(about.get("date"))
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield blocks after their kind: a heading's tag, "item", "row" or "text"."""
    around: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.tag if token.type == "heading_open" else token.type.removesuffix("_open"))
        elif token.nesting == -1 and around:
            closed = around.pop()
            if closed == "tr":
                yield "row", " | ".join(cells)
                cells = []
        elif token.type == "inline":
            words = "".join(_words(token.children or []))
            if around[-1:] in (["th"], ["td"]):
                cells.append(words)
            elif around and _HEADING.fullmatch(around[-1]):
                yield around[-1], words
            elif "list_item" in around:
                yield "item", f"- {words}"
            else:
                yield "text", words
        elif token.type in ("fence", "code_block"):
            yield "text", token.content.rstrip("\n")


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type == "softbreak":
            yield " "
        elif child.type == "hardbreak":
            yield "\n"
        elif child.type == "image":
            yield from _words(child.children or [])


def _spaced(blocks: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Put blank lines between blocks, but not between items or rows."""
    before = None
    for kind, block in blocks:
        if before is not None and not (kind == before and kind in ("item", "row")):
            yield ""
        yield block
        before = kind
