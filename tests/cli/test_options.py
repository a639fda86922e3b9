"""The options: one field for each, and every one in a group of the help text."""

from __future__ import annotations

import dataclasses
import re

import click
import pytest

from summariser.cli.help_groups import GroupedCommand, GroupedOption
from summariser.cli.main import command
from summariser.cli.options import PARAMETERS, Options


def test_the_options_are_what_the_command_line_fills() -> None:
    assert {field.name for field in dataclasses.fields(Options)} == {option.name for option in PARAMETERS}


def test_the_defaults_are_the_commands() -> None:
    context = command.make_context("summarise", ["article.txt"])
    options = Options(**context.params)
    assert options.inputs == ("article.txt",)
    assert (options.form, options.schema, options.attempts, options.timeout) == ("text", "briefing", 3, 120.0)
    assert (options.model, options.deadline, options.strict) == (None, None, False)


def test_options_do_not_change() -> None:
    options = Options(**command.make_context("summarise", ["-"]).params)
    with pytest.raises(dataclasses.FrozenInstanceError):
        options.strict = True  # type: ignore[misc]


def test_the_help_text_shows_every_option_once_under_a_heading() -> None:
    shown = command.make_context("summarise", [], resilient_parsing=True, terminal_width=80).get_help()
    headings = [line for line in shown.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert headings == ["Input:", "Model:", "Briefing:", "Output:", "Checks and offline:", "Other:"]
    for option in PARAMETERS:
        if isinstance(option, click.Option):
            flag = max(option.opts, key=len)
            assert len(re.findall(rf"^  (?:-\w, )?{flag}\b(?!-)", shown, re.MULTILINE)) == 1, flag


def test_groups_stand_in_the_order_in_which_they_first_appear_and_share_a_column() -> None:
    made = GroupedCommand(
        "made",
        params=[
            GroupedOption(["--beta"], group="B", help="Second letter."),
            GroupedOption(["--alpha-and-omega"], group="A", help="First letter."),
            GroupedOption(["--beta-too"], group="B", help="Again."),
            click.Option(["--none"], help="In no group."),
        ],
    )
    shown = made.make_context("made", [], resilient_parsing=True, terminal_width=80).get_help()
    assert shown.index("B:") < shown.index("A:") < shown.index("Other:")
    assert shown.index("--beta-too") < shown.index("A:")
    lines = shown.splitlines()
    columns = [
        line.index(text) for text in ("Second", "First", "Again", "In no") for line in lines if text in line
    ]
    assert len(columns) == 4
    assert len(set(columns)) == 1
