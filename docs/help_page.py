"""Renew the help text in docs/command.md: ``python docs/help_page.py``, or ``make help-page``."""

from __future__ import annotations

import re
from pathlib import Path

from summariser.cli.main import command

PAGE = Path(__file__).parent / "command.md"
_BLOCK = re.compile(r"(<!-- made by `make help-page` -->\n```text\n).*?(```\n)", re.DOTALL)
_COLUMNS = 88


def help_text() -> str:
    """Return what ``summarise --help`` prints, at one width whatever the terminal's."""
    context = command.make_context("summarise", [], resilient_parsing=True, terminal_width=_COLUMNS)
    return f"{context.get_help()}\n"


def with_help(page: str) -> str:
    """Return the page with its help text renewed."""
    return _BLOCK.sub(lambda match: f"{match[1]}{help_text()}{match[2]}", page)


if __name__ == "__main__":
    PAGE.write_text(with_help(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
