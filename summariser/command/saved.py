"""Saved briefings: shown again without a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from summariser.command.inputs import read_source
from summariser.errors import ConfigurationError
from summariser.schemas import Summary

if TYPE_CHECKING:
    from summariser.source import Source


def load_saved(name: str, text: str | None, options: dict[str, Any]) -> tuple[BaseModel, Source | None]:
    """Load a summary that was saved with ``-f json``, and the text that it is of, if that is at hand.

    The text is the one that is named, else the file that it was made of where that is unchanged. Given the
    text, every quotation has to stand in it as it was cited.

    Raises:
        ConfigurationError: the file is no saved summary, or the text is another one.
        SourceError: the file or the text cannot be read.
    """
    from summariser.loading import load_schema
    from summariser.readers import read_file

    saved = read_file(name).text
    schema = load_schema(options["schema_name"])
    summary = _validated(schema, saved, name, None)
    source = _source_of(summary, text, options)
    if source is not None:
        _validated(schema, saved, name, source)
    return summary, source


def _validated(schema: type[BaseModel], saved: str, name: str, source: Source | None) -> BaseModel:
    context = None if source is None else {"source": source}
    try:
        return schema.model_validate_json(saved, context=context)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        what = "of this text" if source is not None else f"of the schema {schema.__name__}"
        raise ConfigurationError(
            f"{name}: is no saved summary {what} ({first['msg']}); give what summarise -f json wrote, "
            "and --schema if it has another one"
        ) from error


def _source_of(summary: BaseModel, text: str | None, options: dict[str, Any]) -> Source | None:
    provenance = summary.provenance if isinstance(summary, Summary) else None
    origin = provenance.origin if provenance else None
    given = text is not None
    if text is None:
        if origin is None or not Path(origin).is_file():
            return None
        text = origin
    source = read_source(text, language=options["source_language"], quiet=options["quiet"])
    if provenance and source.sha256 != provenance.source_sha256:
        if given:
            raise ConfigurationError(
                f"{text}: is not the text of this briefing, or has changed since; give that text"
            )
        return None
    return source
