"""The command ``summarise``: result to stdout, everything else to stderr, an exit code for every outcome.

Heavy modules are imported where they are used, so that help, version, schema and bad input answer at once.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from summariser._version import __version__
from summariser.errors import (
    BriefingInvalid,
    BuiltinModelWarning,
    ConfigurationError,
    EndpointError,
    IncompleteWarning,
    SourceError,
    SummariserError,
    UnsupportedWarning,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from summariser.source import Source

EXIT_CODES: dict[type[SummariserError], int] = {
    EndpointError: 1,
    SourceError: 2,
    ConfigurationError: 2,
    BriefingInvalid: 3,
}
"""The exit code for each kind of error; 0 is success and 130 an interrupt."""
PROBLEMS_FOUND = 4
INTERRUPTED = 130
_STDIN = "standard input"
_MOST_PROBLEMS = 20

_EPILOG = """\b
Exit codes: 0 done; 1 the endpoint failed; 2 usage, configuration or unreadable
input; 3 the model's answers could not be used; 4 --check found problems;
130 interrupted.

\b
The endpoint's key is read from OPENAI_API_KEY alone: a command line is visible
to every process. OPENAI_BASE_URL and SUMMARISER_MODEL stand in for the options.
"""


@click.command(
    epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.argument("file", required=False, metavar="[FILE | -]")
@click.option("-m", "--model", metavar="NAME", help="builtin, or a model as its endpoint names it.")
@click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint; most end in /v1.")
@click.option(
    "--mode",
    type=click.Choice(["json-schema", "tools", "json"]),
    help="How the answer's shape is asked for; json-schema if not given.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to show the briefing.",
)
@click.option("-o", "--output", metavar="FILE", help="Write the briefing to a file instead of stdout.")
@click.option("--strict", is_flag=True, help="Fail where a part of the answer had to be removed.")
@click.option("--complete", is_flag=True, help="Ask once more for the numbers and speakers left out.")
@click.option(
    "--attempts",
    type=click.IntRange(1, 20),
    default=3,
    show_default=True,
    help="Answers to ask for at most, the first included; with --complete again as many.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="What one request may take.",
)
@click.option(
    "--deadline",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="What everything may take, waits and re-asks included.",
)
@click.option("--language", metavar="NAME", help="The language to write in; the text's own if not given.")
@click.option(
    "--cassette",
    metavar="FILE",
    help="Record the exchange to this file, or replay it where it exists: no key, no network.",
)
@click.option(
    "--schema",
    "schema_name",
    default="briefing",
    show_default=True,
    metavar="NAME",
    help="What to fill: briefing, minutes, or a Pydantic model: module:Class, file.py or file.py:Class.",
)
@click.option("--prompt", metavar="FOLDER", help="Templates of your own; the schema's if not given.")
@click.option(
    "--source-language", metavar="CODE", help="The text's language, such as fr; told from it if not given."
)
@click.option(
    "--check",
    "claims",
    metavar="CLAIMS",
    help="Check the numbers and names of a text, such as a summary from elsewhere (- for stdin); no model.",
)
@click.option("--show-prompt", is_flag=True, help="Print the messages and the schema to be sent; ask no model.")
@click.option("--json-schema", is_flag=True, help="Print the JSON Schema of -f json; ask no model.")
@click.option("-q", "--quiet", is_flag=True, help="No notices on stderr, warnings and errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Say on stderr what is asked, answered and asked again.")
@click.version_option(__version__, prog_name="summarise", message="%(prog)s %(version)s")
def command(file: str | None, **options: Any) -> None:
    """Turn a text into a briefing: its key messages, the positions each party holds, and its numbers.

    Every item points at the sentences that carry it. Citations, numbers, verbatim words and names are
    checked against the text; what it does not support is asked again, then mended or removed and listed.
    FILE is a text file in UTF-8; without one, or with -, standard input is read.
    """
    if options["json_schema"]:
        click.echo(_json(_schema(options).model_json_schema(mode="serialization")))
        return
    source = _source(file, options["source_language"])
    if options["show_prompt"]:
        click.echo(_shown_prompt(source, options))
        return
    if options["claims"] is not None:
        if options["output"] or options["form"] != "text":
            raise click.UsageError("--check prints lines to standard output; leave -o and -f out")
        _check(options["claims"], source, quiet=options["quiet"])
        return
    if options["verbose"]:
        _log_to_stderr()
    output = _output(options["output"])
    summary = _summarise(source, options)
    if not options["quiet"]:
        _tell_what_became_of(summary)
    _deliver(summary, options["form"], output)


def _schema(options: dict[str, Any]) -> type[BaseModel]:
    from summariser.loading import load_schema

    return load_schema(options["schema_name"])


def _json(value: Any) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False)


def _shown_prompt(source: Source, options: dict[str, Any]) -> str:
    from summariser.prompts import default_prompt, load, messages_for
    from summariser.schemas.wire import answer_schema

    schema = _schema(options)
    prompt = load(options["prompt"] or default_prompt(schema))
    messages = messages_for(source, prompt, schema, options["language"], options["mode"])
    shown = f"# system\n\n{messages.system}\n\n# user\n\n{messages.user}"
    if options["mode"] == "json":  # its system message carries the schema
        return shown
    return f"{shown}\n\n# schema of the answer\n\n{_json(answer_schema(schema))}"


def _check(claims: str, source: Source, *, quiet: bool) -> None:
    """Print what the source does not support of a text, a problem a line."""
    from summariser.grounding.checking import problems_by_line
    from summariser.readers import read_file, read_stream

    if claims == "-" and source.origin == _STDIN:
        raise click.UsageError("standard input can be the text or the claims, not both; name a file for one")
    text = read_stream(sys.stdin.buffer, _STDIN).text if claims == "-" else read_file(claims).text
    if not text.strip():
        raise SourceError(f"{claims}: holds nothing to check")
    problems = list(problems_by_line(text, source))
    for line, problem in problems:
        click.echo(f"{_one_line(claims)}:{line}: {_one_line(problem)}")
    if problems:
        raise click.exceptions.Exit(PROBLEMS_FOUND)
    if not quiet:
        _notice(
            f"no number or name of {claims} is without support; whether its claims are true is for you to read"
        )


def _log_to_stderr() -> None:
    import logging

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("summarise: %(message)s"))
    logger = logging.getLogger("summariser")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _source(file: str | None, language: str | None) -> Source:
    if file is None and sys.stdin is not None and sys.stdin.isatty():
        raise click.UsageError("no text: name a file, or pipe a text to standard input")
    from summariser.source import Source

    if file not in (None, "-"):
        return Source.from_file(str(file), language=language)
    from summariser.readers import read_stream

    if sys.stdin is None:
        raise SourceError("standard input is closed; name a file")
    document = read_stream(sys.stdin.buffer, _STDIN)
    return Source(document.text, origin=document.origin, language=language)


def _output(name: str | None) -> Path | None:
    """Check that the output can be written before a model is paid for."""
    if name is None:
        return None
    from summariser.writing import unwritable

    path = Path(name)
    if not path.parent.is_dir():
        raise ConfigurationError(f"{name}: there is no folder {path.parent}; make it first")
    if why := unwritable(path):
        raise ConfigurationError(f"{name}: {why}")
    return path


def _summarise(source: Source, options: dict[str, Any]) -> BaseModel:
    from summariser.briefing import summarise
    from summariser.builtin import is_builtin

    schema = _schema(options)
    common = {name: options[name] for name in ("prompt", "language", "strict", "complete")}
    if not options["cassette"] and is_builtin(options["model"], options["base_url"]):
        with _warnings_to_stderr():
            return summarise(source, options["model"], schema=schema, **common)
    from summariser.endpoint import Endpoint

    arguments = ("mode", "attempts", "timeout", "deadline", "cassette")
    with Endpoint(
        options["model"], options["base_url"], **{name: options[name] for name in arguments}
    ) as endpoint:
        if not options["quiet"]:
            where = f"replaying {options['cassette']}, recorded from" if endpoint.replays else "asking"
            _notice(f"{where} {endpoint.model or 'the model'} at {endpoint.host}")
        with _warnings_to_stderr():
            return summarise(source, endpoint=endpoint, schema=schema, **common)


@contextmanager
def _warnings_to_stderr() -> Iterator[None]:
    """Say in one line each what the package warns of, with --quiet as well."""
    import warnings

    def tell(message: Warning | str, *_: Any, **__: Any) -> None:
        click.echo(f"Warning: {_one_line(str(message))}", err=True)

    with warnings.catch_warnings():
        for category in (BuiltinModelWarning, IncompleteWarning, UnsupportedWarning):
            warnings.simplefilter("always", category)
        warnings.showwarning = tell
        yield


def _tell_what_became_of(summary: BaseModel) -> None:
    actions = [item.action for item in getattr(summary, "rejected", ())]
    if actions:
        removed, repaired = actions.count("removed"), actions.count("repaired")
        _notice(f"{removed} removed, {repaired} repaired; see “rejected” or “Repaired or removed”")


def _deliver(summary: BaseModel, form: Any, output: Path | None) -> None:
    from summariser.report import render

    if output is not None:
        from summariser.writing import write_atomically

        rendered = render(summary, form)
        try:
            write_atomically(output, rendered)
        except OSError as error:
            click.echo(rendered, nl=False)  # what was paid for is not lost
            raise ConfigurationError(
                f"{output}: cannot be written ({error.strerror}); the result went to standard output"
            ) from error
        return
    from rich.console import Console

    console = Console()
    if form == "text" and console.is_terminal:
        from summariser.report.text import print_summary

        print_summary(summary, console)
    else:
        click.echo(render(summary, form, width=console.width), nl=False)


def _notice(message: str) -> None:
    click.echo(f"summarise: {message}", err=True)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code; no traceback for an error that has a name."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # an ASCII terminal gets escapes, not a traceback
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None) -> int:
    code = None
    try:
        code = command.main(arguments, prog_name="summarise", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return 2
    except SummariserError as error:
        click.echo(f"Error: {_one_line(str(error))}", err=True)
        for problem in getattr(error, "problems", ())[:_MOST_PROBLEMS]:
            click.echo(f"  - {_one_line(problem)}", err=True)
        return next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except SystemExit:  # click's answer to a reader that has closed the pipe
        _discard_output()
    except BrokenPipeError:
        # The reader has seen enough; keep the interpreter from complaining when it flushes at exit.
        _discard_output()
    except OSError as error:
        _discard_output()
        click.echo(f"Error: standard output cannot be written ({error.strerror}); use --output", err=True)
        return 2
    return code or 0


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(text: str) -> str:
    from summariser.visible import visible

    return visible(text)
