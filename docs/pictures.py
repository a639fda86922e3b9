"""Renew the pictures in docs/pictures: ``python docs/pictures.py``, or ``make pictures``; needs Chromium."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from summariser import Endpoint, Source, summarise
from summariser.report import render
from summariser.report.text import print_summary

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/pictures"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FONT_FROM_ELSEWHERE = re.compile(r"@font-face \{[^}]*\}")
_TERMINAL_HEIGHT = 900
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--hide-scrollbars"]

Picture = Callable[[Any, Path, Path], None]
"""Takes a picture: given the browser, an empty folder to work in, and the file to write."""


def article_page() -> str:
    """Return the demo's briefing as a page."""
    source = Source.from_file("examples/diplomatic-tour.txt")
    with Endpoint(cassette="cassettes/diplomatic-tour.yaml") as endpoint:
        return render(summarise(source, endpoint=endpoint), "html", source=source)


def of_page(width: int, height: int, scheme: str, click: str) -> Picture:
    """Return what takes a picture of the demo's page, after a click on something in it."""

    def take(browser: Any, folder: Path, picture: Path) -> None:
        path = folder / "page.html"
        path.write_text(article_page(), encoding="utf-8")
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page.goto(path.as_uri())
        page.click(click)
        page.mouse.move(0, 0)
        page.screenshot(path=picture)
        page.close()

    return take


def terminal(browser: Any, _: Path, picture: Path) -> None:
    """Take a picture of the beginning of the demo's briefing in a terminal of 80 columns."""
    source = Source.from_file("examples/diplomatic-tour.txt")
    with Endpoint(cassette="cassettes/diplomatic-tour.yaml") as endpoint:
        briefing = summarise(source, endpoint=endpoint)
    console = Console(width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    print_summary(briefing, console)
    page = browser.new_page(viewport={"width": 1000, "height": 100})
    drawn = console.export_svg(title="summarise examples/diplomatic-tour.txt")
    page.set_content(_FONT_FROM_ELSEWHERE.sub("", drawn))
    page.set_viewport_size({"width": 1000, "height": _TERMINAL_HEIGHT})
    page.screenshot(path=picture)
    page.close()


PICTURES: dict[str, Picture] = {
    "terminal.png": terminal,
    "page.png": of_page(1280, 720, "light", "#m3 .pick"),
    "page-position.png": of_page(1280, 720, "light", ".held[href='#p12']"),
    "page-stances.png": of_page(1280, 720, "light", ".contents a[href='#stances']"),
    "page-dark.png": of_page(1280, 720, "dark", "#s10"),
    "page-phone.png": of_page(360, 740, "light", "#m3 .pick"),
}
"""Every picture by its name."""


def main() -> None:
    """Take every picture, or those that the arguments name."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        sys.exit("Chromium is missing: apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        for name in sys.argv[1:] or PICTURES:
            PICTURES[name](browser, Path(folder), FOLDER / name)
        browser.close()


if __name__ == "__main__":
    os.chdir(ROOT)  # the page names the article by its path
    main()
