"""Renew the excerpt of a real run in README.md: ``python docs/excerpt.py``, or ``make readme``."""

from __future__ import annotations

import re
from pathlib import Path

from summariser import Endpoint, Source, summarise
from summariser.report import render

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_EXCERPT = re.compile(r"(<!-- excerpt: made by `make readme` -->\n```text\n).*?(```\n)", re.DOTALL)
_MESSAGES, _NUMBERS = 2, 3
_TABLE_LINES, _POSITION_LINES = 6, 6


def excerpt() -> str:
    """Return the first lines of each section of the demo's report; what is cut is marked […]."""
    source = Source.from_file(ROOT / "examples/diplomatic-tour.txt")
    with Endpoint(cassette=ROOT / "cassettes/diplomatic-tour.yaml") as endpoint:
        report = render(summarise(source, endpoint=endpoint), "text", width=80)
    headline, *sections = re.split(r"\n\n(?=[A-Z ]+\n)", report)
    shown = [headline]
    for section in sections:
        title, _, body = section.partition("\n")
        if title == "KEY MESSAGES":
            first = _until(body, rf"^ *{_MESSAGES + 1}\.")
            shown.append(f"{title}\n{first}[…]")
        elif title == "WHO STANDS WHERE":
            shown.append(f"{title}\n{_lines(body, _TABLE_LINES)}[…]")
        elif title == "POSITIONS":
            shown.append(f"{title}\n{_lines(body, _POSITION_LINES)}[…]")
        elif title == "NUMBERS":
            rows = re.split(r"\n(?=.*\])", body)
            shown.append(f"{title}\n" + "\n".join(rows[:_NUMBERS]) + "\n[…]")
    return "\n\n".join(shown) + "\n"


def _lines(text: str, number: int) -> str:
    return "".join(text.splitlines(keepends=True)[:number])


def _until(text: str, pattern: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    return text[: match.start()] if match else text


def with_excerpt(readme: str) -> str:
    """Return the README with a fresh excerpt."""
    return _EXCERPT.sub(lambda match: f"{match[1]}{excerpt()}{match[2]}", readme)


if __name__ == "__main__":
    README.write_text(with_excerpt(README.read_text(encoding="utf-8")), encoding="utf-8")
