"""The command ``summarise``: result to stdout, everything else to stderr, an exit code for every outcome.

Heavy modules are imported where they are used, so that help, version, schema and bad input answer at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from summariser._version import __version__
from summariser.cli.exit_codes import INTERRUPTED, USAGE, exit_code
from summariser.cli.inputs import named_inputs, read_source, the_only
from summariser.cli.stderr import log_to_stderr, tell, tell_error, tell_usage
from summariser.errors import ConfigurationError, SummariserError
from summariser.text.escaping import is_unicode

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "summarise"
_SHELLS = ("bash", "zsh", "fish")

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
@click.argument("inputs", nargs=-1, type=click.Path(readable=False), metavar="[FILE | URL | -]...")
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
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="How to show the briefing; html is a page with the text beside it.",
)
@click.option(
    "-o", "--output", metavar="PATH", help="Write to a file instead of stdout; with several inputs to a folder."
)
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
@click.option(
    "--source-text", is_flag=True, help="Print the text that offsets refer to, as it was read; ask no model."
)
@click.option(
    "--render",
    "saved",
    metavar="BRIEFING",
    help="Show a briefing again that was saved with -f json; for a page name its text as well. No model.",
)
@click.option(
    "--completion", type=click.Choice(_SHELLS), help="Print the script that completes options in a shell."
)
@click.option("-q", "--quiet", is_flag=True, help="No notices on stderr, warnings and errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Say on stderr what is asked, answered and asked again.")
@click.version_option(__version__, prog_name="summarise", message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context, /, inputs: tuple[str, ...], **options: Any) -> None:
    """Turn a text into a briefing: its key messages, the positions each party holds, and its numbers.

    Every item points at the sentences that carry it. Citations, numbers, verbatim words and names are
    checked against the text; what it does not support is asked again, then mended or removed and listed.

    An input is a text, HTML, PDF, Word or Markdown file of 10 MB at most, the http address of a page, or -
    for standard input, which is read where none is named. Several are briefed one by one.
    """
    _refuse_unusable(options)
    context.exit(_run(inputs, options))


def _run(inputs: tuple[str, ...], options: dict[str, Any]) -> int:
    from summariser.cli import without_model as showing

    if options["completion"]:
        showing.show_completion(options["completion"], command, _NAME)
        return 0
    if options["json_schema"]:
        showing.show_schema(options["schema_name"])
        return 0
    if options["verbose"]:
        log_to_stderr()
    if options["saved"] is not None:
        return _render_saved(inputs, options)
    names = named_inputs(inputs)
    only = next((flag for flag in ("show_prompt", "source_text") if options[flag]), None)
    if only or options["claims"] is not None:
        name = the_only(names, f"--{only.replace('_', '-')}" if only else "--check")
        source = read_source(name, language=options["source_language"], quiet=options["quiet"])
        if options["source_text"]:
            showing.show_text(source)
            return 0
        if options["show_prompt"]:
            showing.show_prompt(source, options)
            return 0
        if options["output"] or options["form"] != "text":
            raise click.UsageError("--check prints lines to standard output; leave -o and -f out")
        return showing.check(options["claims"], source, quiet=options["quiet"])
    if len(names) > 1:
        from summariser.cli.many import brief_many

        return brief_many(names, options)
    from summariser.cli.one import brief_one

    brief_one(names[0], options)
    return 0


def _render_saved(inputs: tuple[str, ...], options: dict[str, Any]) -> int:
    from summariser.cli.outputs import checked_file, deliver
    from summariser.cli.saved import load_saved

    path = checked_file(options["output"]) if options["output"] else None
    summary, source = load_saved(options["saved"], the_only(inputs, "--render") if inputs else None, options)
    if source is None and options["form"] == "html":
        raise ConfigurationError(
            f"a page shows the text as well, which {options['saved']} does not hold; name its file or address: "
            f"{_NAME} --render {options['saved']} -f html TEXT"
        )
    deliver(summary, source, options["form"], path)
    return 0


def _refuse_unusable(options: dict[str, Any]) -> None:
    if sys.stdout is None and not options["output"]:
        raise ConfigurationError("standard output is closed; name a file with --output")
    for name in ("model", "base_url", "language", "source_language"):
        if not is_unicode(options[name] or ""):
            raise click.UsageError(f"--{name.replace('_', '-')} holds bytes that are no UTF-8")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code; no traceback for an error that has a name."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # an ASCII terminal gets escapes, not a traceback
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None) -> int:
    code = None
    try:
        code = command.main(arguments, prog_name=_NAME, standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        tell_usage(error)
        return USAGE
    except SummariserError as error:
        tell_error(error)
        return exit_code(error)
    except (KeyboardInterrupt, click.Abort):
        tell("Interrupted.")
        return INTERRUPTED
    except SystemExit:  # click's answer to a reader that has closed the pipe
        _discard_output()
    except BrokenPipeError:
        # The reader has seen enough; keep the interpreter from complaining when it flushes at exit.
        _discard_output()
    except OSError as error:
        _discard_output()
        tell(f"Error: standard output cannot be written ({error.strerror}); use --output")
        return USAGE
    return code or 0


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
