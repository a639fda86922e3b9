"""Showing: what is printed without a model: the prompt, the schema, the text, what a claim lacks."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.exit_codes import PROBLEMS_FOUND
from summariser.cli.inputs import STDIN, STREAM, read_document
from summariser.cli.stderr import notice
from summariser.errors import SourceError
from summariser.text.escaping import escaped, escaped_json, escaped_lines

if TYPE_CHECKING:
    from summariser.text.source import Source


def show_schema(name: str) -> None:
    """Print the JSON Schema of what ``-f json`` writes."""
    from summariser.cli.schema_loading import load_schema

    click.echo(_json(load_schema(name).model_json_schema(mode="serialization")))


def _json(value: Any) -> str:
    return escaped_json(json.dumps(value, indent=2, ensure_ascii=False))


def show_prompt(source: Source, options: dict[str, Any]) -> None:
    """Print the messages and the schema that would be sent."""
    from summariser.cli.schema_loading import load_schema
    from summariser.prompts import default_prompt, load, messages_for
    from summariser.schemas.wire import answer_schema

    schema = load_schema(options["schema_name"])
    prompt = load(options["prompt"] or default_prompt(schema))
    messages = messages_for(source, prompt, schema, options["language"], options["mode"])
    shown = f"# system\n\n{messages.system}\n\n# user\n\n{messages.user}"
    if options["mode"] != "json":  # whose system message carries the schema
        shown += f"\n\n# schema of the answer\n\n{_json(answer_schema(schema))}"
    _print_exactly(shown + "\n")


def show_text(source: Source) -> None:
    """Print the text that offsets refer to, and nothing else."""
    _print_exactly(source.text)


def _print_exactly(text: str) -> None:
    """Print a text as it is, but for what would steer a terminal."""
    to_terminal = sys.stdout is not None and sys.stdout.isatty()
    click.echo(escaped_lines(text) if to_terminal else text, color=True, nl=False)


def check(claims: str, source: Source, *, quiet: bool) -> int:
    """Print what the source does not support of a text, a problem a line; return the exit code."""
    from summariser.grounding.claim_check import problems_by_line

    if claims == STREAM and source.origin == STDIN:
        raise click.UsageError("standard input can be the text or the claims, not both; name a file for one")
    text = read_document(claims, quiet=quiet).text
    if not text.strip():
        raise SourceError(f"{claims}: holds nothing to check")
    problems = list(problems_by_line(text, source))
    for line, problem in problems:
        click.echo(f"{escaped(claims)}:{line}: {escaped(problem)}")
    if not problems and not quiet:
        notice(
            f"no number or name of {_called(claims)} is without support; "
            "whether its claims are true is for you to read"
        )
    return PROBLEMS_FOUND if problems else 0


def _called(claims: str) -> str:
    return STDIN if claims == STREAM else claims


def show_completion(shell: str, command: click.Command, name: str) -> None:
    """Print the script that completes the command's options in a shell."""
    from click.shell_completion import get_completion_class

    if (completion := get_completion_class(shell)) is not None:
        click.echo(completion(command, {}, name, f"_{name.upper()}_COMPLETE").source())
