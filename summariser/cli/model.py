"""One model for every input of a command line, and what is said of it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from summariser.cli.stderr import print_notice, warnings_to_stderr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import BaseModel

    from summariser.cli.options import Options
    from summariser.text.source import Source


@contextmanager
def chosen_model(options: Options, progress: Callable[[str], None]) -> Iterator[Callable[[Source], BaseModel]]:
    """Choose the model that options and environment name; yield the function that briefs a source with it.

    Raises:
        ConfigurationError: no model can be chosen.
    """
    from summariser._api import summarise, uses_builtin
    from summariser.cli.schema_loading import load_schema

    brief = partial(
        summarise,
        schema=load_schema(options.schema),
        prompt=options.prompt,
        language=options.language,
        strict=options.strict,
        complete=options.complete,
    )
    if not options.cassette and uses_builtin(options.model, options.base_url):
        with warnings_to_stderr():
            yield partial(brief, model=options.model)
        return
    from summariser.endpoint.endpoint import Endpoint

    with Endpoint(
        options.model,
        options.base_url,
        mode=options.mode,
        attempts=options.attempts,
        timeout=options.timeout,
        deadline=options.deadline,
        cassette=options.cassette,
        progress=progress,
    ) as endpoint:
        if not options.quiet:
            what = f"replaying {options.cassette}, recorded from" if endpoint.replays else "asking"
            print_notice(f"{what} {endpoint.model or 'the model'} at {endpoint.host}")
        with warnings_to_stderr():
            yield partial(brief, endpoint=endpoint)


def print_rejections(summary: BaseModel) -> None:
    """Say how much of a model's answer had to be removed or repaired."""
    actions = [item.action for item in getattr(summary, "rejected", ())]
    if actions:
        removed, repaired = actions.count("removed"), actions.count("repaired")
        print_notice(f"{removed} removed, {repaired} repaired; see “rejected” or “Repaired or removed”")
