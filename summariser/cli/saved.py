"""Saved briefings: shown again without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from summariser.cli.inputs import read_source
from summariser.cli.stderr import print_notice
from summariser.errors import ConfigurationError
from summariser.schemas import Summary
from summariser.schemas.findings import path

if TYPE_CHECKING:
    from summariser.cli.options import Options
    from summariser.text.source import Source


def load_saved(name: str, text: str | None, options: Options) -> tuple[BaseModel, Source | None]:
    """Load a summary that was saved with ``-f json``, and the text that it is of, if that is named.

    Given the text, every quotation has to stand in it as it was cited. No file is opened that only the
    saved summary names.

    Raises:
        ConfigurationError: the file is not a saved summary, or the text is another one.
        SourceError: the file or the text cannot be read.
    """
    from summariser.cli.schema_loading import load_schema
    from summariser.readers.reading import read_file

    saved = read_file(name).text
    schema = load_schema(options.schema)
    summary = _validated(schema, saved, name, None)
    if text is None:
        if not options.quiet:
            print_notice(
                f"{name} is shown as it was saved; name its text as well to have it checked against it"
            )
        return summary, None
    source = _source_of(summary, text, options)
    _validated(schema, saved, name, source)
    return summary, source


def _validated(schema: type[BaseModel], saved: str, name: str, source: Source | None) -> BaseModel:
    context = None if source is None else {"source": source}
    try:
        return schema.model_validate_json(saved, context=context)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if source is not None:
            raise ConfigurationError(
                f"{name}: does not hold what its text does (at {path(first['loc'])}); it was changed since, so "
                "brief the text anew"
            ) from error
        raise ConfigurationError(
            f"{name}: is not a saved summary of the schema {schema.__name__} ({first['msg']}); give what "
            "summarise -f json wrote, and --schema if it has another one"
        ) from error


def _source_of(summary: BaseModel, text: str, options: Options) -> Source:
    provenance = summary.provenance if isinstance(summary, Summary) else None
    source = read_source(text, options)
    if provenance and source.sha256 != provenance.source_sha256:
        raise ConfigurationError(
            f"{text}: is not the text of this briefing, or has changed since; give that text"
        )
    return source
