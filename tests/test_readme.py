"""The README: its excerpt is of a real run, its code runs, its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))
from excerpt import with_excerpt

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_excerpt_is_of_a_real_run() -> None:
    assert with_excerpt(README) == README
    assert "KEY MESSAGES" in README
    assert "NUMBERS" in README


@pytest.mark.parametrize("code", blocks("python"))
def test_the_code_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_two_commands_stand_at_the_top_and_exist() -> None:
    first, *_ = blocks("console")
    assert re.findall(r"^make (\w+)", first, re.MULTILINE) == ["demo", "test"]
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "check", "record"):
        assert re.search(rf"^  make {target} ", helped, re.MULTILINE)


def test_every_option_in_the_readme_exists() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    commands = "\n".join(re.findall(r"summarise .*", README))
    used = set(re.findall(r"(?<![\w-])(--[a-z-]+|-[a-z])\b", commands))
    assert used
    assert {option for option in used if option not in helped} == set()


def test_the_exit_codes_are_those_of_the_help() -> None:
    command = Path(sys.executable).with_name("summarise")
    helped = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE):
        assert re.search(rf"\b{code} ", helped)
