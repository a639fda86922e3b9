"""Asking: one model for every input of a command line, and what is said of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summariser.cli.stderr import notice, warnings_to_stderr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import BaseModel

    from summariser.text.source import Source

_OF_ENDPOINT = ("mode", "attempts", "timeout", "deadline", "cassette")
_OF_CALL = ("prompt", "language", "strict", "complete")


@contextmanager
def model(options: dict[str, Any], progress: Callable[[str], None]) -> Iterator[Callable[[Source], BaseModel]]:
    """Choose the model that options and environment name; give the function that briefs a source with it.

    Raises:
        ConfigurationError: no model can be chosen.
    """
    from summariser._api import summarise
    from summariser.cli.schema_loading import load_schema
    from summariser.extractive.builtin import is_builtin

    schema = load_schema(options["schema_name"])
    common = {name: options[name] for name in _OF_CALL}
    if not options["cassette"] and is_builtin(options["model"], options["base_url"]):

        def extract(source: Source) -> BaseModel:
            return summarise(source, options["model"], schema=schema, **common)

        with warnings_to_stderr():
            yield extract
        return
    from summariser.endpoint.endpoint import Endpoint

    arguments = {name: options[name] for name in _OF_ENDPOINT}
    with Endpoint(options["model"], options["base_url"], progress=progress, **arguments) as endpoint:
        if not options["quiet"]:
            where = f"replaying {options['cassette']}, recorded from" if endpoint.replays else "asking"
            notice(f"{where} {endpoint.model or 'the model'} at {endpoint.host}")

        def ask(source: Source) -> BaseModel:
            return summarise(source, endpoint=endpoint, schema=schema, **common)

        with warnings_to_stderr():
            yield ask


def tell_what_became_of(summary: BaseModel) -> None:
    """Say how much of a model's answer had to be removed or repaired."""
    actions = [item.action for item in getattr(summary, "rejected", ())]
    if actions:
        removed, repaired = actions.count("removed"), actions.count("repaired")
        notice(f"{removed} removed, {repaired} repaired; see “rejected” or “Repaired or removed”")
