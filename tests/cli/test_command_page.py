"""docs/command.md: its help text, options, exit codes and examples are the command's."""

from __future__ import annotations

import re
import shlex
import sys

import pytest

from summariser.cli.exit_codes import EXIT_CODES, INTERRUPTED, PROBLEMS_FOUND
from summariser.cli.main import command
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))
from help_page import PAGE, help_text, with_help

TEXT = PAGE.read_text(encoding="utf-8")
WRITTEN = TEXT.partition("## All options")[0]
"""The page without the help text."""


def test_the_help_text_is_printed_whole_and_is_not_out_of_date() -> None:
    assert help_text() in TEXT
    assert with_help(TEXT) == TEXT, "run make help-page"


def test_the_help_text_is_what_the_command_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "90")  # Click leaves two columns free
    command.main(["--help"], prog_name="summarise", standalone_mode=False)
    assert capsys.readouterr().out == help_text()


def test_the_help_text_fits_its_width() -> None:
    assert max(map(len, help_text().splitlines())) <= 88


def test_every_option_on_the_page_exists() -> None:
    used = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]*|-[a-z])(?![\w-])", WRITTEN))
    assert used
    context = command.make_context("summarise", [], resilient_parsing=True)
    known = {flag for option in command.get_params(context) for flag in option.opts}
    assert used <= known


def test_the_exit_codes_are_the_commands() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", WRITTEN, re.MULTILINE)}
    assert told == {0, *EXIT_CODES.values(), PROBLEMS_FOUND, INTERRUPTED}


LINES = [
    line
    for block in re.findall(r"^```console\n(.*?)^```", WRITTEN, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("line", LINES)
def test_the_examples_are_understood(line: str) -> None:
    words = shlex.split(re.split(r"\s[#>]\s", line)[0].rpartition("| ")[2])
    assert words[0] == "summarise"
    assert command.make_context("summarise", words[1:])
