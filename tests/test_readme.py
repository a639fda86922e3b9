"""The README: its excerpt is of a real run, its code runs, its commands exist."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

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


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_excerpt_is_of_a_real_run() -> None:
    assert with_excerpt(README) == README
    assert "KEY MESSAGES" in README
    assert "NUMBERS" in README


DOCS = [
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/own-schema.md", "docs/html.md")
]


@pytest.mark.parametrize("code", [code for text in DOCS for code in blocks("python", text)])
def test_the_code_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "print" not in code


def commands(text: str) -> list[str]:
    lines = "\n".join(blocks("console", text)).splitlines()
    return [line.partition(" #")[0].strip() for line in lines if "summarise " in line]


@pytest.mark.parametrize("line", [line for text in DOCS for line in commands(text)])
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
    (tmp_path / SOURCE.origin).write_text(TEXT, encoding="utf-8")
    site.pages["/news"] = sent(TEXT, "text/plain; charset=utf-8")
    (tmp_path / "my-prompt").mkdir()
    (tmp_path / "my-prompt/system.md.j2").write_text("Be brief.", encoding="utf-8")
    empty = {"decisions": [], "actions": [], "open_questions": [], "meeting": "x", "held": None}
    server.answer_with(good_answer() | empty | {"dispute": "x", "demands": []})
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "OPENAI_BASE_URL": server.url}
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
    code = next(code for code in blocks("python", DOCS[1]) if "class Demands" in code)
    assert code.strip() == example.partition('"""\n\n')[2].strip()


def test_the_two_commands_stand_at_the_top_and_exist() -> None:
    first, *_ = blocks("console")
    assert re.findall(r"^make (\w+)", first, re.MULTILINE) == ["demo", "test"]
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "check", "record"):
        assert re.search(rf"^  make {target} ", helped, re.MULTILINE)


def test_every_option_in_the_readme_exists() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    mentioned = "\n".join(re.findall(r"summarise .*", README))
    used = set(re.findall(r"(?<![\w-])(--[a-z-]+|-[a-z])\b", mentioned))
    assert used
    assert {option for option in used if option not in helped} == set()


def test_the_exit_codes_are_those_of_the_help() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE):
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
