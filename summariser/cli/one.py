"""One input: read, briefed and delivered."""

from __future__ import annotations

from typing import Any

from summariser.cli.inputs import read_source
from summariser.cli.model import model, tell_what_became_of
from summariser.cli.outputs import checked_file, deliver
from summariser.cli.progress import is_shown, spinner


def brief_one(name: str, options: dict[str, Any]) -> None:
    """Brief one input, and show or write the report.

    Raises:
        SummariserError: any of the package's errors.
    """
    quiet = options["quiet"]
    source = read_source(name, language=options["source_language"], quiet=quiet)
    path = checked_file(options["output"], [name]) if options["output"] else None
    shown = is_shown(quiet=quiet, verbose=options["verbose"])
    with spinner("briefing", shown=shown) as progress, model(options, progress) as ask:
        summary = ask(source)
    if not quiet:
        tell_what_became_of(summary)
    deliver(summary, source, options["form"], path)
