"""The steps from a source to a summary by an endpoint's model: one body, run in threads and on event loops."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from pydantic import BaseModel
from typing_extensions import TypeVar

from summariser._version import __version__
from summariser.audit import audit
from summariser.endpoint.endpoint import Endpoint
from summariser.endpoint.questions import Question, Reply
from summariser.endpoint.reasks import unusable
from summariser.errors import BriefingInvalid, ConfigurationError, IncompleteWarning, UnsupportedWarning
from summariser.pipeline.gaps import filling_gaps, places_to_fill
from summariser.pipeline.prices import price
from summariser.prompts import default_prompt, load, messages_for
from summariser.schemas import Briefing, Provenance, Rejected, Summary
from summariser.schemas.findings import Verdict
from summariser.schemas.wire import fingerprint

if TYPE_CHECKING:
    from collections.abc import Generator

    from summariser.pipeline.request import SummaryRequest
    from summariser.schemas.grounded import Grounded


T = TypeVar("T", bound=BaseModel, default=Briefing)


def ask(request: SummaryRequest[T], endpoint: Endpoint) -> T:
    """Summarise a source by an endpoint's model; result and errors are those of `summarise`."""
    steps = _steps(request, endpoint)
    try:
        question = next(steps)
        while True:
            question = steps.send(endpoint.ask(question))
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]


async def aask(request: SummaryRequest[T], endpoint: Endpoint) -> T:
    """Do as `ask` on the running event loop."""
    steps = _steps(request, endpoint)
    try:
        question = next(steps)
        while True:
            question = steps.send(await endpoint.aask(question))
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]


def _steps(request: SummaryRequest[T], endpoint: Endpoint) -> Generator[Question, Reply, T]:
    """The body of both functions: yields what is to be asked, is sent the reply, returns the result."""
    source, schema = request.source, request.schema
    prompt = load(request.prompt or default_prompt(schema))
    places = places_to_fill(schema) if request.fill_gaps else None
    messages = messages_for(source, prompt, schema, request.language, endpoint.mode)
    reply = yield Question(messages, schema, source)
    first_attempts = len(reply.completions)
    grounded: Grounded[T] | None = reply.best
    if grounded is None:
        raise unusable(reply)
    if places is not None:
        filled = yield from filling_gaps(
            grounded, places, source, request.language, endpoint.mode, spent=reply.duration
        )
        grounded = filled.grounded
        reply = reply.and_then(filled.reply) if filled.reply else reply
        if filled.failure:
            told = f"what was left out could not be asked for: {filled.failure}; the first answer stands"
            warnings.warn(told, IncompleteWarning, stacklevel=4)
    removed = [finding for finding in grounded.listed if finding.verdict is Verdict.REFUSED]
    if removed and request.strict:
        raise BriefingInvalid(
            f"{len(removed)} of the answer's parts found no support in the text; if not strict, the rest stays",
            problems=[str(finding) for finding in removed],
            completions=reply.completions,
            usage=reply.usage,
        )
    answer = grounded.answer
    if not isinstance(answer, Summary):
        if grounded.listed:
            listed = "; ".join(map(str, grounded.listed))
            told = f"mended or removed: {listed}; derive {schema.__name__} from Summary to have this listed"
            warnings.warn(told, UnsupportedWarning, stacklevel=4)
        return answer
    provenance = Provenance(
        model=reply.model,
        endpoint=endpoint.host,
        replayed=endpoint.replays,
        created=reply.created,
        prompt_sha256=prompt.sha256,
        schema_sha256=fingerprint(schema),
        source_sha256=source.sha256,
        origin=source.origin,
        attempts=len(reply.completions),
        attempts_to_complete=len(reply.completions) - first_attempts,
        usage=reply.usage,
        usages=reply.usages,
        price=price(reply.usage, reply.model, endpoint.base_url),
        duration=reply.duration,
        version=__version__,
    )
    rejected = tuple(Rejected.from_finding(finding) for finding in grounded.listed)
    return answer.model_copy(
        update={"rejected": rejected, "audit": audit(answer, source), "provenance": provenance}
    )


class Borrowed:
    """The endpoint that was given, left open; or one for this call alone, closed at its end."""

    def __init__(
        self, endpoint: Endpoint | None, model: str | None, base_url: str | None, api_key: str | None
    ) -> None:
        if endpoint is not None and (model or base_url or api_key):
            raise ConfigurationError("an endpoint brings its model, base URL and key; give either it or them")
        self._given = endpoint is not None
        self._endpoint = endpoint or Endpoint(model, base_url, api_key)

    def __enter__(self) -> Endpoint:
        return self._endpoint

    def __exit__(self, *_: object) -> None:
        if not self._given:
            self._endpoint.close()

    async def __aenter__(self) -> Endpoint:
        return self._endpoint

    async def __aexit__(self, *_: object) -> None:
        if not self._given:
            await self._endpoint.aclose()
