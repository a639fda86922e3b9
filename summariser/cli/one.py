"""One input: read, briefed and delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.cli.inputs import read_source
from summariser.cli.model import chosen_model, print_rejections
from summariser.cli.outputs import checked_file, deliver
from summariser.cli.progress import is_shown, spinner

if TYPE_CHECKING:
    from summariser.cli.options import Options


def brief_one(name: str, options: Options) -> None:
    """Brief one input, and show or write the report.

    Raises:
        SummariserError: any of the package's errors.
    """
    quiet = options.quiet
    source = read_source(name, options)
    path = checked_file(options.output, [name]) if options.output else None
    shown = is_shown(quiet=quiet, verbose=options.verbose)
    with spinner("briefing", shown=shown) as progress, chosen_model(options, progress) as ask:
        summary = ask(source)
    if not quiet:
        print_rejections(summary)
    deliver(summary, source, options.form, path)
