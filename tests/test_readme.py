"""The README and the pages in docs/: what they show is real, their code runs, their links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from summariser import summarise
from tests.conftest import ROOT
from tests.support.answers import SOURCE, TEXT, good_answer
from tests.support.documents import column, pdf, word
from tests.support.loopback import LoopbackEndpoint
from tests.support.website import Site, sent

sys.path.insert(0, str(ROOT / "docs"))
from excerpt import with_excerpt
from pictures import PICTURES

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAX_README = 9_000
"""The most bytes that the README has, to be read at a sitting."""
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "cassettes/README.md")
}
"""Every page for people, by its path."""
RUN_ELSEWHERE = {"docs/attribution.md", "docs/quantities.md", "docs/testing.md"}
"""Pages whose Python is run by the tests of their packages, or by a test of its own below."""
PYTHON = [
    code
    for name, text in PAGES.items()
    if name not in RUN_ELSEWHERE
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL)
]


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_excerpt_is_of_a_real_run() -> None:
    assert with_excerpt(README) == README
    assert "KEY MESSAGES" in README
    assert "NUMBERS" in README


def test_the_readme_can_be_read_at_a_sitting() -> None:
    assert len(README.encode()) <= MAX_README


def test_every_page_is_reached_from_the_readme() -> None:
    linked = {target.partition("#")[0] for target in links(README)}
    assert {name for name in PAGES if name not in linked | {"README.md"}} == set()


def links(text: str) -> list[str]:
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files_and_headings_that_exist(name: str) -> None:
    for target in links(PAGES[name]):
        path, _, heading = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        if heading:
            assert heading in headings(file.read_text(encoding="utf-8")), target


def headings(text: str) -> set[str]:
    """The headings of a page as links write them."""
    written = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in written}


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_paths_that_the_pages_name_exist(name: str) -> None:
    named = set(re.findall(r"`([\w.-]+/[\w./-]*)`", PAGES[name]))
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_architecture_names_every_room() -> None:
    table = PAGES["docs/architecture.md"].partition("## The rooms")[2].partition("## ")[0]
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE))))
    rooms = {path.name.removesuffix(".py") for path in (ROOT / "summariser").iterdir()}
    rooms -= {"__init__", "__pycache__", "_version", "py.typed"}
    assert rooms <= named


@pytest.mark.parametrize("code", PYTHON)
def test_the_code_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "print" not in code


def commands(text: str) -> list[str]:
    lines = "\n".join(blocks("console", text)).splitlines()
    return [line.partition(" #")[0].strip() for line in lines if "summarise " in line]


@pytest.mark.parametrize("line", dict.fromkeys(line for text in PAGES.values() for line in commands(text)))
def test_the_commands_run(line: str, tmp_path: Path, server: LoopbackEndpoint, site: Site) -> None:
    """In a folder with the files they name, against an endpoint and a web site on loopback."""
    for name in ("examples", "cassettes"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "summary.txt").write_text("The dispute goes to arbitration.", encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.py").write_text(
        (ROOT / "examples/demands.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "report.pdf").write_bytes(pdf([column(TEXT.splitlines())]))
    (tmp_path / "minutes.docx").write_bytes(word(TEXT.splitlines()))
    briefing = summarise(SOURCE, "builtin")
    (tmp_path / "brief.json").write_text(briefing.model_dump_json(), encoding="utf-8")
    (tmp_path / str(SOURCE.origin)).write_text(TEXT, encoding="utf-8")
    site.pages["/news"] = sent(TEXT, "text/plain; charset=utf-8")
    (tmp_path / "my-prompt").mkdir()
    (tmp_path / "my-prompt/system.md.j2").write_text("Be brief.", encoding="utf-8")
    empty: dict[str, Any] = {"decisions": [], "actions": [], "open_questions": [], "meeting": "x", "held": None}
    server.answer_with(good_answer() | empty | {"dispute": "x", "demands": []})
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    (tmp_path / ".local/share/bash-completion/completions").mkdir(parents=True)
    settings = {**os.environ, "PATH": path, "HOME": str(tmp_path), "OPENAI_BASE_URL": server.url}
    done = subprocess.run(
        line.replace("https://example.org", site.url),
        shell=True,
        cwd=tmp_path,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_tutorials_schema_is_the_one_in_the_examples() -> None:
    example = (ROOT / "examples/demands.py").read_text(encoding="utf-8")
    code = next(code for code in blocks("python", PAGES["docs/own-schema.md"]) if "class Demands" in code)
    assert code.strip() == example.partition('"""\n\n')[2].strip()


def test_the_two_commands_stand_at_the_top_and_exist() -> None:
    first, *_ = blocks("console")
    assert re.findall(r"^make (\w+)", first, re.MULTILINE) == ["demo", "test"]
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "check", "record"):
        assert re.search(rf"^  make {target} ", helped, re.MULTILINE)


def test_a_test_of_ones_own_is_recorded_and_replayed_as_the_page_says(
    tmp_path: Path, server: LoopbackEndpoint
) -> None:
    page = PAGES["docs/testing.md"]
    [code] = blocks("python", page)
    (tmp_path / "test_pipeline.py").write_text(code, encoding="utf-8")
    (tmp_path / "my_pipeline.py").write_text("from summariser import summarise as brief_of_the_day\n")
    message = {"text": "The council met on Monday.", "evidence": [1]}
    answer = {"headline": "The council met", "key_messages": [message], "parties": [], "numbers": []}
    server.answer_with(answer)
    [lines] = blocks("console", page)
    for line, settings in zip(lines.splitlines(), [{"OPENAI_BASE_URL": server.url}, {}], strict=True):
        done = subprocess.run(
            [sys.executable, "-m", *line.split()],
            cwd=tmp_path,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
    assert (tmp_path / "cassettes/test_the_brief.yaml").exists()


def test_every_option_in_the_pages_exists() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    mentioned = "\n".join(re.findall(r"summarise .*", "\n".join(PAGES.values())))
    used = set(re.findall(r"(?<![\w-])(--[a-z-]+|-[a-z])\b", mentioned))
    assert used
    assert {option for option in used if option not in helped} == set()


def test_the_exit_codes_are_those_of_the_help() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    codes = re.findall(r"^\| *`?(\d+)`? *\|", PAGES["docs/command.md"], re.MULTILINE)
    assert codes
    for code in codes:
        assert re.search(rf"\b{code} ", helped)


def test_the_pictures_are_those_that_the_command_makes_and_are_small() -> None:
    linked = {
        (document.parent / target).resolve()
        for document in (ROOT / "README.md", *ROOT.glob("docs/*.md"))
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
    }
    assert linked >= {ROOT / "docs/pictures" / name for name in PICTURES}
    for picture in linked:
        assert picture.read_bytes().startswith(b"\x89PNG"), picture
        assert picture.stat().st_size < 250_000, picture
