"""The package's two functions, `summarise` and `asummarise`, by the built-in model or an endpoint's."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from pydantic import BaseModel
from typing_extensions import TypeVar

from summariser.endpoint.ambient import ambient_recording
from summariser.errors import BuiltinModelWarning
from summariser.extractive.builtin import NOT_ASKED_FOR, brief_by_extraction, is_builtin, is_named, named_model
from summariser.pipeline.request import SummaryRequest
from summariser.schemas import Briefing
from summariser.text.source import Source

if TYPE_CHECKING:
    from summariser.endpoint.endpoint import Endpoint

T = TypeVar("T", bound=BaseModel, default=Briefing)


def summarise(
    text: str | Source,
    model: str | None = None,
    base_url: str | None = None,
    api_key: str | None = None,
    *,
    endpoint: Endpoint | None = None,
    prompt: str | None = None,
    schema: type[T] = Briefing,  # type: ignore[assignment]
    language: str | None = None,
    strict: bool = False,
    complete: bool = False,
) -> T:
    """Brief a text.

    Args:
        text: the text, or a `Source`; a path is a text too, see `Source.from_file`.
        model, base_url, api_key: as for `Endpoint`, for one call of its own; or ``"builtin"`` as the model.
            With none of them, and none in the environment, the built-in model is used, with a
            `BuiltinModelWarning`.
        endpoint: an endpoint to reuse instead; it stays open.
        prompt: a prompt of the package, or the path of a folder of templates; the schema's own
            (``briefing`` for `Briefing`, else ``general``) if not given.
        schema: the Pydantic model to fill; `Evidence` and the checks work in any.
        language: the language to write in, such as ``"French"``; the text's own if not given.
        strict: fail where a part of the answer had to be removed, instead of listing it.
        complete: ask once more for the numbers and speakers that the audit finds left out, if any. Where that
            fails the summary stands as it was first answered, with an `IncompleteWarning`. The built-in
            model leaves nothing to ask for.

    Returns:
        An instance of `schema` whose every claim cites sentences that the source has.

    Raises:
        SourceError: the text cannot be briefed.
        ConfigurationError: arguments and environment do not fit together.
        EndpointError: the endpoint failed.
        BriefingInvalid: no answer of the model can be used.
    """
    request = SummaryRequest(_source(text), schema, prompt, language, strict, fill_gaps=complete)
    if endpoint is None and uses_builtin(model, base_url, api_key):
        return _extracted(request, model)
    from summariser.pipeline.steps import Borrowed, ask

    with Borrowed(endpoint, model, base_url, api_key) as asked:
        return ask(request, asked)


async def asummarise(
    text: str | Source,
    model: str | None = None,
    base_url: str | None = None,
    api_key: str | None = None,
    *,
    endpoint: Endpoint | None = None,
    prompt: str | None = None,
    schema: type[T] = Briefing,  # type: ignore[assignment]
    language: str | None = None,
    strict: bool = False,
    complete: bool = False,
) -> T:
    """Do as `summarise` on the running event loop, with the same arguments, result and errors."""
    request = SummaryRequest(_source(text), schema, prompt, language, strict, fill_gaps=complete)
    if endpoint is None and uses_builtin(model, base_url, api_key):
        return _extracted(request, model)
    from summariser.pipeline.steps import Borrowed, aask

    async with Borrowed(endpoint, model, base_url, api_key) as asked:
        return await aask(request, asked)


def uses_builtin(model: str | None, base_url: str | None = None, api_key: str | None = None) -> bool:
    """Tell whether a call without an endpoint of its own is for the built-in model.

    Where no model is named, one is replayed or recorded while a test's cassette is in force.

    Raises:
        ConfigurationError: it is named together with an endpoint.
    """
    if named_model(model) is None and ambient_recording() is not None:
        return False
    return is_builtin(model, base_url, api_key)


def _extracted(request: SummaryRequest[T], model: str | None) -> T:
    briefing = brief_by_extraction(request.source, request.schema, request.prompt, request.language)
    if not is_named(model):
        warnings.warn(NOT_ASKED_FOR, BuiltinModelWarning, stacklevel=3)
    return briefing  # type: ignore[return-value]


def _source(text: str | Source) -> Source:
    return text if isinstance(text, Source) else Source(text)
