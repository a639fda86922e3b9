"""Quotation marks, as languages pair them: whether a span of text runs across one."""

from __future__ import annotations

import re

_MARK = re.compile(r"[“”„«»]|(?<!\d)\"|\"(?=\s*\w)")
_CLOSED_AND_OPENED = re.compile(r"[”»\"]\s+[“«\"]")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\Z")
_OPENS = re.compile(r"(?:^|[\s(\[—–-])\Z")
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«»", '"': '"', "”": "”"}


def crosses_quotation_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a span holds a quotation mark that is closed, or was opened, outside it.

    One that opens a further paragraph of a quotation, or the next quotation at once, does not count.
    """
    part = _CLOSED_AND_OPENED.sub(lambda pair: " " * len(pair.group()), text[start:end])
    opened: list[str] = []
    for mark in _MARK.finditer(part):
        character = mark.group()
        if opened and character in _CLOSES[opened[-1]]:
            opened.pop()
        elif character in "“„«" or _OPENS.search(part[: mark.start()][-2:]):
            if not _PARAGRAPH_BREAK.search(part[: mark.start()]):
                opened.append(character)
        else:
            return True
    return bool(opened)
