"""What the command does without a model: print the prompt, the schema or the text, and check claims."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from summariser.cli.exit_codes import PROBLEMS_FOUND
from summariser.cli.inputs import STDIN, STREAM, read_document
from summariser.cli.stderr import print_notice
from summariser.errors import SourceError
from summariser.text.escaping import escaped, escaped_json, escaped_lines

if TYPE_CHECKING:
    from summariser.cli.options import Options
    from summariser.text.source import Source


def print_json_schema(name: str) -> None:
    """Print the JSON Schema of what ``-f json`` writes."""
    from summariser.cli.schema_loading import load_schema

    click.echo(_json(load_schema(name).model_json_schema(mode="serialization")))


def _json(value: Any) -> str:
    return escaped_json(json.dumps(value, indent=2, ensure_ascii=False))


def print_prompt(source: Source, options: Options) -> None:
    """Print the messages and the schema that would be sent."""
    from summariser.cli.schema_loading import load_schema
    from summariser.prompts import default_prompt, load, messages_for
    from summariser.schemas.wire import answer_schema

    schema = load_schema(options.schema)
    prompt = load(options.prompt or default_prompt(schema))
    messages = messages_for(source, prompt, schema, options.language, options.mode)
    shown = f"# system\n\n{messages.system}\n\n# user\n\n{messages.user}"
    if options.mode != "json":  # whose system message carries the schema
        shown += f"\n\n# schema of the answer\n\n{_json(answer_schema(schema))}"
    _print_exactly(shown + "\n")


def print_source_text(source: Source) -> None:
    """Print the text that offsets refer to, and nothing else."""
    _print_exactly(source.text)


def _print_exactly(text: str) -> None:
    """Print a text as it is, but for what would steer a terminal."""
    to_terminal = sys.stdout is not None and sys.stdout.isatty()
    click.echo(escaped_lines(text) if to_terminal else text, color=True, nl=False)


def check_claims(claims: str, source: Source, *, quiet: bool) -> int:
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
        print_notice(
            f"no number or name of {_name_of(claims)} is without support; "
            "whether its claims are true is for you to read"
        )
    return PROBLEMS_FOUND if problems else 0


def _name_of(claims: str) -> str:
    return STDIN if claims == STREAM else claims


def print_completion_script(shell: str, command: click.Command, name: str) -> None:
    """Print the script that completes the command's options in a shell."""
    from click.shell_completion import get_completion_class

    if (completion := get_completion_class(shell)) is not None:
        click.echo(completion(command, {}, name, f"_{name.upper()}_COMPLETE").source())
