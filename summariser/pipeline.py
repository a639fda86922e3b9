"""From a text to a briefing: one body, run by `summarise` and, on an event loop, by `asummarise`."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Generic

from pydantic import BaseModel
from typing_extensions import TypeVar

from summariser._version import __version__
from summariser.endpoint import Endpoint
from summariser.errors import BriefingInvalid, ConfigurationError, UnsupportedWarning
from summariser.exchange import Question, Reply
from summariser.prices import price
from summariser.prompts import Prompt, default_prompt, load, messages_for
from summariser.schemas import Briefing, Provenance, Rejected, Summary
from summariser.schemas.findings import Verdict
from summariser.schemas.grounded import Grounded, count_items, described, require_grounded, salvage
from summariser.schemas.wire import fingerprint
from summariser.source import Source

if TYPE_CHECKING:
    from collections.abc import Generator


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
) -> T:
    """Brief a text.

    Args:
        text: the text, or a `Source`; a path is a text too, see `Source.from_file`.
        model, base_url, api_key: as for `Endpoint`, for one call of its own.
        endpoint: an endpoint to reuse instead; it stays open.
        prompt: a prompt of the package, or the path of a folder of templates; the schema's own
            (``briefing`` for `Briefing`, else ``general``) if not given.
        schema: the Pydantic model to fill; `Evidence` and the checks work in any.
        language: the language to write in, such as ``"French"``; the text's own if not given.
        strict: fail where a part of the answer had to be removed, instead of listing it.

    Returns:
        An instance of `schema` whose every claim cites sentences that the source has.

    Raises:
        SourceError: the text cannot be briefed.
        ConfigurationError: arguments and environment do not fit together.
        EndpointError: the endpoint failed.
        BriefingInvalid: no answer of the model can be used.
    """
    source = _source(text)
    with _Borrowed(endpoint, model, base_url, api_key) as asked:
        steps = _steps(source, asked, load(prompt or default_prompt(schema)), schema, language, strict=strict)
        try:
            question = next(steps)
            while True:
                question = steps.send(asked.ask(question))
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]


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
) -> T:
    """Do as `summarise` on the running event loop, with the same arguments, result and errors."""
    source = _source(text)
    async with _Borrowed(endpoint, model, base_url, api_key) as asked:
        steps = _steps(source, asked, load(prompt or default_prompt(schema)), schema, language, strict=strict)
        try:
            question = next(steps)
            while True:
                question = steps.send(await asked.aask(question))
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]


def _steps(
    source: Source, endpoint: Endpoint, prompt: Prompt, schema: type[T], language: str | None, *, strict: bool
) -> Generator[Question, Reply, T]:
    """The body of both functions: yields what is to be asked, is sent the reply, returns the result."""
    judge = _Judge[T](source)
    messages = messages_for(source, prompt, schema, language, endpoint.mode)
    reply = yield Question(messages, schema, source, judge)
    grounded = judge.accepted or _best(judge.drafts, source)
    if grounded is None:
        raise _unusable(reply)
    removed = [finding for finding in grounded.listed if finding.verdict is Verdict.REFUSED]
    if removed and strict:
        raise BriefingInvalid(
            f"{len(removed)} of the answer's parts found no support in the text; if not strict, the rest stays",
            problems=described(removed),
            completions=reply.completions,
            usage=reply.usage,
        )
    answer = grounded.answer
    if not isinstance(answer, Summary):
        if grounded.listed:
            listed = "; ".join(described(grounded.listed))
            told = f"mended or removed: {listed}; derive {schema.__name__} from Summary to have this listed"
            warnings.warn(told, UnsupportedWarning, stacklevel=3)
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
        usage=reply.usage,
        usages=reply.usages,
        price=price(reply.usage, reply.model, endpoint.base_url),
        duration=reply.duration,
        version=__version__,
    )
    rejected = tuple(Rejected.from_finding(finding) for finding in grounded.listed)
    return answer.model_copy(update={"rejected": rejected, "provenance": provenance})


class _Judge(Generic[T]):
    """Keeps every answer of the right shape, and accepts the first that the source supports."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.drafts: list[T] = []
        self.accepted: Grounded[T] | None = None

    def __call__(self, draft: Any) -> None:
        self.drafts.append(draft)
        self.accepted = require_grounded(draft, self._source)


class _Borrowed:
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


def _source(text: str | Source) -> Source:
    return text if isinstance(text, Source) else Source(text)


def _best(drafts: list[T], source: Source) -> Grounded[T] | None:
    """Of all answers, what is left of the one that keeps most; of two that keep as much, the later."""
    usable = [grounded for draft in drafts if not (grounded := salvage(draft, source)).refused]
    return max(reversed(usable), key=lambda grounded: count_items(grounded.answer), default=None)


def _unusable(reply: Reply) -> BriefingInvalid:
    count = len(reply.completions)
    which = f"none of the model's {count} answers" if count > 1 else "no answer of the model's"
    return BriefingInvalid(
        f"{which} can be used; more attempts or another model may help",
        problems=reply.problems,
        completions=reply.completions,
        usage=reply.usage,
    )
