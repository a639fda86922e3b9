"""HTML pages: their main text without menus, notices and related stories, by trafilatura."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from summariser.errors import SourceError
from summariser.readers.extracted import Extracted, needing, one_line
from summariser.readers.page_tidying import tidy
from summariser.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_BULLET = re.compile(r"[·•▪‣]\s+")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_SEPARATORS = " |–—·»:-"
_APART = re.compile(r"\s+[|–—·»:-]\s+")
_PART = re.compile(rf"\S(?:(?!{_APART.pattern}).)*")
_WORD = re.compile(r"\w{3,}")
_MIN_TITLE_SHARE = 0.5
"""The smallest share of the words of a title that its text holds too."""
_MAX_PAGE = 20_000_000
_HEAD = 8
"""The number of lines at the beginning in which a page repeats its title, or gives its date."""
_MAX_DATE_LINE = 100
"""The longest line that gives a date."""
_DATE = re.compile(
    r"""
      \b (?:19|20)\d\d - \d\d - \d\d
    | \b \d{1,2} (?:\.|st|nd|rd|th|er)? ,? [ .] [\w. ]{0,12} \b (?:19|20)\d\d \b
    """,
    re.VERBOSE,
)


def read(page: str, origin: str) -> Extracted:
    """Return a page's main text, title, author and date."""
    with needing("trafilatura", origin, "HTML"):
        from trafilatura import bare_extraction, load_html
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = load_html(page[:_MAX_PAGE])
        if tree is not None:
            tidy(tree)
        document = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, RecursionError, AssertionError, LookupError) as error:
        raise SourceError(f"{origin}: is not HTML that can be read ({error}); give the text itself") from error
    if tree is None or document is None or isinstance(document, dict) or not document.text:
        raise SourceError(
            f"{origin}: no article is found in this page; if a script makes it, save its text from a browser"
        )
    lines = [line.rstrip() for line in document.text.splitlines() if line.strip()]
    title = _title(one_line(document.title), one_line(document.sitename), tree, lines)
    return Extracted(
        "\n".join(_paragraphs(lines, title)),
        title,
        _author(one_line(document.author), tree),
        one_line(document.date) or _date_of(lines),
    )


def _title(title: str | None, site: str | None, tree: HtmlElement, lines: Sequence[str]) -> str | None:
    """Remove the site's name from a title: a heading of the page, or its text, shows which part that is."""
    if title is None:
        return None
    headings = [one_line(heading.text_content()) or "" for heading in tree.iter("h1")]
    whole = one_line(tree.findtext(".//title")) or title
    own = _own_part(whole, lines)
    if title in headings:
        ends = title == site or (_parts_beside(title, whole)[1] and len(title) * 2 < len(whole))
        return own if ends and own and _share(title, lines) <= _MIN_TITLE_SHARE else title
    for heading in filter(None, headings):
        first, last = _parts_beside(heading, title)
        if heading != site and (first or (last and len(heading) * 2 >= len(title))):
            return heading
    if site and _parts_beside(site, title)[1]:
        return title[: -len(site)].rstrip(_SEPARATORS)
    return own if own and title in whole and not any(headings) else title


def _own_part(title: str, lines: Sequence[str]) -> str:
    """Remove the parts at both ends of a title that its text does not mention: "Velt Courier – News"."""
    parts = [part.span() for part in _PART.finditer(title)]
    said = [span for span in parts if _share(title[slice(*span)], lines) > _MIN_TITLE_SHARE]
    return title[said[0][0] : said[-1][1]].lstrip(_SEPARATORS) if said else ""


def _parts_beside(part: str, title: str) -> tuple[bool, bool]:
    """Tell whether a title begins with a part, and whether it ends with it."""
    bare = re.escape(part)
    return (
        re.match(f"{bare}{_APART.pattern}", title) is not None,
        re.search(f"{_APART.pattern}{bare}\\Z", title) is not None,
    )


def _share(part: str, lines: Sequence[str]) -> float:
    """The share of the words of a title's part that the text holds."""
    words = {word.lower() for word in _WORD.findall(part)}
    said = {word.lower() for line in lines for word in _WORD.findall(line)}
    return len(words & said) / max(len(words), 1)


def _author(author: str | None, tree: HtmlElement) -> str | None:
    """Join an author who was split into several: "Ministry; Soil" of the "Ministry of Water and Soil"."""
    if author is None or "; " not in author:
        return author
    first, *_, last = map(re.escape, author.split("; "))
    named = [
        one_line(meta.get("content")) or "" for meta in tree.iter("meta") if _is_author(meta.get("name") or "")
    ]
    return next((name for name in named if re.fullmatch(rf"{first} of .+ and {last}", name)), author)


def _is_author(name: str) -> bool:
    return name.lower() in ("author", "dc.creator", "dcterms.creator", "citation_author")


def _date_of(lines: Sequence[str]) -> str | None:
    """Return the date in a short line at the head of a text."""
    from htmldate import find_date

    for line in lines[:_HEAD]:
        if len(line) <= _MAX_DATE_LINE and _DATE.search(line):
            found = find_date(f"<html><body><p>{line}</p></body></html>", original_date=True)
            return str(found) if found else None
    return None


def _paragraphs(lines: Sequence[str], title: str | None) -> list[str]:
    """Put blank lines between blocks, but not between rows of lists and tables; the title comes first, once."""
    kept = [title] if title else []
    for at, line in enumerate(lines):
        again = at < _HEAD and title is not None and " ".join(line.split()) == title
        if not again and not _RULE.fullmatch(line) and not is_boilerplate(line):
            kept.append(line)
    spaced: list[str] = []
    before = ""
    for line in kept:
        kind = (
            "|" if line.startswith("|") else "-" if line.lstrip().startswith("-") or _BULLET.match(line) else ""
        )
        if spaced and not (kind and kind == before):
            spaced.append("")
        spaced.append(_BULLET.sub("- ", line.strip("| ") if kind == "|" else line.strip(), count=1))
        before = kind
    return spaced
