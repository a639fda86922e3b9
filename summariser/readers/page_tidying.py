"""Tidying of a page's tree: markers, advertisements and tables for layout are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.languages import lowered

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKER = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*")
_MARKER_CLASSES = frozenset({"reference", "noprint"})
_EDITING_CLASSES = frozenset({"mw-editsection", "mw-jump-link", "MsoCommentReference"})
_NOTICES = frozenset({"siteNotice", "centralNotice"})
_WORDS_OF_NAMES = re.compile(r"[\s_-]+")
_MAX_AD = 300
_BLOCKS = frozenset({"div", "section", "aside", "figure", "p", "li", "amp-ad"})
_MIN_ARTICLE_CELL = 400
"""The fewest characters of a cell with paragraphs that holds an article rather than a datum."""
_LAYOUT = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "center"})
_HOLDERS = frozenset({"body", "div", "section", "td", "center", "form"})
_UNREAD = frozenset({"script", "style", "noscript", "nav", "header", "footer", "aside", "button", "a", "head"})
_MIN_PROSE_SHARE = 0.75


def tidy(tree: HtmlElement) -> None:
    """Remove from a page what its markup shows not to be part of the article, and mark the article."""
    for element in list(tree.iter("*")):
        if element.getparent() is not None and (_is_marker(element) or _is_advertisement(element)):
            element.drop_tree()
    _undo_layout(tree)
    _mark_article(tree)


def _is_marker(element: HtmlElement) -> bool:
    """Recognise footnote markers, links for editing, notices of a wiki, numbers of comments in Word."""
    classes = set((element.get("class") or "").split())
    if element.tag == "sup":
        return bool(classes & _MARKER_CLASSES) or _MARKER.fullmatch(element.text_content()) is not None
    return bool(classes & _EDITING_CLASSES) or element.get("id") in _NOTICES


def _is_advertisement(element: HtmlElement) -> bool:
    """Recognise a short block that is named an advertisement, by its markup or by a label that opens it."""
    if element.tag not in _BLOCKS:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if lowered("advertising").isdisjoint(_WORDS_OF_NAMES.split(named)) and not _is_labelled(element):
        return False
    return len(element.text_content().strip()) <= _MAX_AD


def _is_labelled(element: HtmlElement) -> bool:
    first = next((words for words in element.itertext() if words.strip()), "")
    return first.strip().lower() in lowered("advertising_labels")


def _undo_layout(tree: HtmlElement) -> None:
    """Turn tables whose cells hold articles, not data, into plain blocks."""
    for cell in list(tree.iter("td")):
        paragraphs = cell.find(".//p") is not None or len(cell.findall(".//br")) > 1
        if not paragraphs or len(cell.text_content()) < _MIN_ARTICLE_CELL:
            continue
        table = next(cell.iterancestors("table"), None)
        for part in list(table.iter(*_LAYOUT)) if table is not None else []:
            part.tag = "div"


def _mark_article(tree: HtmlElement) -> None:
    """Mark the article of a page without such a mark: the smallest block with most of the prose."""
    body = tree.find("body")
    if body is None or next(tree.iter("article", "main"), None) is not None:
        return
    prose = _prose(body)
    held = body
    while True:
        larger = [
            child for child in held if child.tag in _HOLDERS and prose[child] >= prose[body] * _MIN_PROSE_SHARE
        ]
        if not larger:
            break
        held = larger[0]
    if held is not body:
        held.tag = "article"


def _prose(body: HtmlElement) -> dict[HtmlElement, int]:
    """The number of characters of text in each element, without links and menus."""
    held: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        own = len((element.text or "").strip())
        inner = sum(held[child] + len((child.tail or "").strip()) for child in element)
        held[element] = own + inner if isinstance(element.tag, str) and element.tag not in _UNREAD else 0
    return held
