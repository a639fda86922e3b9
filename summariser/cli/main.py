"""The command ``summarise``: result to stdout, everything else to stderr, an exit code for every outcome.

Heavy modules are imported where they are used, so that help, version, schema and bad input answer at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from summariser._version import __version__
from summariser.cli import without_model
from summariser.cli.exit_codes import INTERRUPTED, USAGE, exit_code
from summariser.cli.help_groups import GroupedCommand
from summariser.cli.inputs import named_inputs, read_source, the_only
from summariser.cli.options import PARAMETERS, Options
from summariser.cli.stderr import log_to_stderr, print_error, print_line, print_usage_error
from summariser.errors import ConfigurationError, SummariserError
from summariser.text.escaping import is_unicode

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "summarise"

_EPILOG = """\b
Exit codes: 0 done; 1 the endpoint failed; 2 usage, configuration or unreadable
input; 3 the model's answers could not be used; 4 --check found problems;
130 interrupted.

\b
The endpoint's key is read from OPENAI_API_KEY alone: a command line is visible
to every process. OPENAI_BASE_URL and SUMMARISER_MODEL stand in for the options.
"""


@click.command(
    cls=GroupedCommand,
    params=list(PARAMETERS),
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="summarise", message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context, /, **values: Any) -> None:
    """Turn a text into a briefing: its key messages, the positions each party holds, and its numbers.

    Every item points at the sentences that carry it. Citations, numbers, verbatim words and names are
    checked against the text; what it does not support is asked again, then mended or removed and listed.

    An input is a text, HTML, PDF, Word or Markdown file of 10 MB at most, the http address of a page, or -
    for standard input, which is read where none is named. Several are briefed one by one.
    """
    options = Options(**values)
    _refuse_unusable(options)
    context.exit(_run(options))


def _run(options: Options) -> int:
    if options.completion_shell:
        without_model.print_completion_script(options.completion_shell, command, _NAME)
        return 0
    if options.json_schema:
        without_model.print_json_schema(options.schema)
        return 0
    if options.verbose:
        log_to_stderr()
    if options.render is not None:
        _render_saved(options.render, options)
        return 0
    names = named_inputs(options.inputs)
    if options.source_text or options.show_prompt or options.check is not None:
        return _work_without_model(names, options)
    if len(names) > 1:
        from summariser.cli.many import brief_many

        return brief_many(names, options)
    from summariser.cli.one import brief_one

    brief_one(names[0], options)
    return 0


def _work_without_model(names: tuple[str, ...], options: Options) -> int:
    if options.source_text:
        without_model.print_source_text(read_source(the_only(names, "--source-text"), options))
        return 0
    if options.show_prompt:
        without_model.print_prompt(read_source(the_only(names, "--show-prompt"), options), options)
        return 0
    source = read_source(the_only(names, "--check"), options)
    if options.output or options.form != "text":
        raise click.UsageError("--check prints lines to standard output; leave -o and -f out")
    return without_model.check_claims(options.check or "", source, quiet=options.quiet)


def _render_saved(saved: str, options: Options) -> None:
    from summariser.cli.outputs import checked_file, deliver
    from summariser.cli.saved import load_saved

    path = checked_file(options.output) if options.output else None
    text = the_only(options.inputs, "--render") if options.inputs else None
    summary, source = load_saved(saved, text, options)
    if source is None and options.form == "html":
        raise ConfigurationError(
            f"a page shows the text as well, which {saved} does not hold; name its file or address: "
            f"{_NAME} --render {saved} -f html TEXT"
        )
    deliver(summary, source, options.form, path)


def _refuse_unusable(options: Options) -> None:
    if sys.stdout is None and not options.output:
        raise ConfigurationError("standard output is closed; name a file with --output")
    for name in ("model", "base_url", "language", "source_language"):
        if not is_unicode(getattr(options, name) or ""):
            raise click.UsageError(f"--{name.replace('_', '-')} holds bytes that are not UTF-8")


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
        print_usage_error(error)
        return USAGE
    except SummariserError as error:
        print_error(error)
        return exit_code(error)
    except (KeyboardInterrupt, click.Abort):
        print_line("Interrupted.")
        return INTERRUPTED
    except SystemExit:  # click's answer to a reader that has closed the pipe
        _discard_output()
    except BrokenPipeError:
        # The reader has seen enough; keep the interpreter from complaining when it flushes at exit.
        _discard_output()
    except OSError as error:
        _discard_output()
        print_line(f"Error: standard output cannot be written ({error.strerror}); use --output")
        return USAGE
    return code or 0


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
