"""The options of the command, and the dataclass that they fill."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from summariser.cli.help_groups import GroupedOption

if TYPE_CHECKING:
    from summariser.endpoint.modes import Mode
    from summariser.report import Format

SHELLS = ("bash", "zsh", "fish")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a command line says: a field for each of `PARAMETERS`, under the same name."""

    inputs: tuple[str, ...]
    source_language: str | None
    model: str | None
    base_url: str | None
    mode: Mode | None
    attempts: int
    timeout: float
    deadline: float | None
    language: str | None
    schema: str
    prompt: str | None
    strict: bool
    complete: bool
    form: Format
    output: str | None
    cassette: str | None
    check: str | None
    render: str | None
    show_prompt: bool
    json_schema: bool
    source_text: bool
    completion_shell: str | None
    quiet: bool
    verbose: bool


_input = partial(GroupedOption, group="Input")
_model = partial(GroupedOption, group="Model")
_briefing = partial(GroupedOption, group="Briefing")
_output = partial(GroupedOption, group="Output")
_offline = partial(GroupedOption, group="Checks and offline")
_SECONDS = click.FloatRange(0, min_open=True)

PARAMETERS: tuple[click.Parameter, ...] = (
    click.Argument(["inputs"], nargs=-1, type=click.Path(readable=False), metavar="[FILE | URL | -]..."),
    _input(
        ["--source-language"],
        metavar="CODE",
        help="The text's language, such as fr; told from it if not given.",
    ),
    _model(["-m", "--model"], metavar="NAME", help="builtin, or a model as its endpoint names it."),
    _model(["--base-url"], metavar="URL", help="An OpenAI-compatible endpoint; most end in /v1."),
    _model(
        ["--mode"],
        type=click.Choice(["json-schema", "tools", "json"]),
        help="How the answer's shape is asked for; json-schema if not given.",
    ),
    _model(
        ["--attempts"],
        type=click.IntRange(1, 20),
        default=3,
        show_default=True,
        metavar="N",
        help="Answers to ask for at most, the first included; with --complete again as many.",
    ),
    _model(
        ["--timeout"],
        type=_SECONDS,
        default=120.0,
        show_default=True,
        metavar="SECONDS",
        help="What one request may take.",
    ),
    _model(
        ["--deadline"],
        type=_SECONDS,
        metavar="SECONDS",
        help="What everything may take, waits and re-asks included.",
    ),
    _briefing(["--language"], metavar="NAME", help="The language to write in; the text's own if not given."),
    _briefing(
        ["--schema"],
        default="briefing",
        show_default=True,
        metavar="NAME",
        help="What to fill: briefing, minutes, or a Pydantic model: module:Class, file.py or file.py:Class.",
    ),
    _briefing(["--prompt"], metavar="FOLDER", help="Templates of your own; the schema's if not given."),
    _briefing(["--complete"], is_flag=True, help="Ask once more for the numbers and speakers left out."),
    _briefing(["--strict"], is_flag=True, help="Fail where a part of the answer had to be removed."),
    _output(
        ["-f", "--format", "form"],
        type=click.Choice(["text", "markdown", "json", "html"]),
        default="text",
        show_default=True,
        help="How to show the briefing; html is a page with the text beside it.",
    ),
    _output(
        ["-o", "--output"],
        metavar="PATH",
        help="Write to a file instead of stdout; with several inputs to a folder.",
    ),
    _offline(
        ["--check"],
        metavar="CLAIMS",
        help="Check the numbers and names of a text, such as a summary from elsewhere (- for stdin); no model.",
    ),
    _offline(
        ["--render"],
        metavar="BRIEFING",
        help="Show a briefing again that was saved with -f json; for a page name its text as well. No model.",
    ),
    _offline(
        ["--cassette"],
        metavar="FILE",
        help="Record the exchange to this file, or replay it where it exists: no key, no network.",
    ),
    _offline(
        ["--show-prompt"], is_flag=True, help="Print the messages and the schema to be sent; ask no model."
    ),
    _offline(["--json-schema"], is_flag=True, help="Print the JSON Schema of -f json; ask no model."),
    _offline(
        ["--source-text"],
        is_flag=True,
        help="Print the text that offsets refer to, as it was read; ask no model.",
    ),
    GroupedOption(
        ["--completion", "completion_shell"],
        type=click.Choice(SHELLS),
        help="Print the script that completes options in a shell.",
    ),
    GroupedOption(["-q", "--quiet"], is_flag=True, help="No notices on stderr, warnings and errors only."),
    GroupedOption(
        ["-v", "--verbose"], is_flag=True, help="Say on stderr what is asked, answered and asked again."
    ),
)
"""The argument and the options, in the order of the help text."""
