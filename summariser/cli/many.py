"""Several inputs in one call: briefed one by one; one that fails does not stop the rest."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from summariser.cli.exit_codes import exit_code
from summariser.cli.inputs import read_source
from summariser.cli.model import chosen_model, print_rejections
from summariser.cli.outputs import Folder, show, write
from summariser.cli.progress import bar, is_shown
from summariser.cli.stderr import print_error, print_notice
from summariser.errors import ConfigurationError, SummariserError
from summariser.text.escaping import escaped_json

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.cli.options import Options
    from summariser.report import Format
    from summariser.text.source import Source

_BETWEEN: dict[Format, str] = {"text": "\n" + "═" * 60 + "\n\n", "markdown": "\n---\n\n"}
"""What stands between two reports on standard output."""


def brief_many(names: tuple[str, ...], options: Options) -> int:
    """Brief inputs one by one into a folder, or one after the other to standard output.

    Returns:
        The exit code: that of the first failure, 0 where there is none.

    Raises:
        ConfigurationError: something is wrong that no input would get around.
    """
    if options.cassette:
        raise click.UsageError(f"--cassette holds one exchange, and {len(names)} inputs are named; name one")
    form: Format = options.form
    if form == "html" and not options.output:
        raise click.UsageError("several pages need a folder; name one with --output")
    folder = Folder(options.output, form, names) if options.output else None
    failures: dict[str, int] = {}
    shown = 0
    looking = is_shown(quiet=options.quiet, verbose=options.verbose) and (folder or not sys.stdout.isatty())
    with bar(names, shown=bool(looking)) as (inputs, progress), chosen_model(options, progress) as ask:
        for name in inputs:
            try:
                source = read_source(name, options)
                summary = ask(source)
                if folder:
                    write(summary, source, form, folder.file_for(source.origin or name))
                else:
                    _print(summary, source, form, first=not shown)
                    shown += 1
            except ConfigurationError:
                raise
            except SummariserError as error:
                print_error(error)
                failures.setdefault(name, exit_code(error))
            else:
                if not options.quiet:
                    print_rejections(summary)
    done = len(names) - len(failures)
    if failures or not options.quiet:
        failed = f"; {len(failures)} failed: {', '.join(failures)}" if failures else ""
        print_notice(f"{done} of {len(names)} briefed{failed}")
    return next(iter(failures.values()), 0)


def _print(summary: BaseModel, source: Source, form: Format, *, first: bool) -> None:
    """Print one of several reports; JSON one a line."""
    if form == "json":
        click.echo(escaped_json(summary.model_dump_json()))
        return
    click.echo("" if first else _BETWEEN[form], nl=False)
    show(summary, source, form)
