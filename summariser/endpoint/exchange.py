"""The exchange: one question to a model, with its requests, answers, re-asks and usage.

Instructor asks again while an answer is invalid. Its ``create`` is ours, so that on the way out the
rendered messages and the compact schema are put in exactly, transport failures are retried below the
re-asks, and on the way back refusals and truncations are told from invalid answers.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx2
import openai
from instructor.core import InstructorRetryException
from instructor.core.hooks import Hooks
from tenacity import AsyncRetrying, Retrying

from summariser.endpoint.completions import choice_of, put_in_order, time_of, usage_of
from summariser.endpoint.failures import endpoint_failure, tells
from summariser.endpoint.modes import answer_model, shape_of
from summariser.endpoint.questions import Question, Reply, total_usage
from summariser.endpoint.reasks import complaint_about
from summariser.endpoint.retries import transport_policy
from summariser.errors import BriefingInvalid, EndpointError, SummariserError
from summariser.schemas.grounded import Unsupported, best_left, ground
from summariser.transport import bounded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from openai.types.chat import ChatCompletion
    from openai.types.chat.chat_completion import Choice
    from pydantic import BaseModel

    from summariser.endpoint.reasks import Complaint
    from summariser.schemas import Usage
    from summariser.schemas.grounded import Grounded

MAX_ANSWER = 1_000_000
"""The most characters that an answer may have; a long briefing has some twenty thousand."""
_TOO_MUCH = (400, 413)
"""How endpoints refuse a request that an earlier answer has made too long."""

_log = logging.getLogger("summariser")

_NO_COMPLETION = "the endpoint did not answer with a chat completion; check its base URL (most end in /v1)"


class Exchange:
    """The requests and answers that one question takes."""

    def __init__(
        self,
        question: Question,
        mode: str,
        attempts: int,
        timeout: float,
        deadline: float | None,
        key: str | None,
        progress: Callable[[str], None],
    ) -> None:
        self._question = question
        self._progress = progress
        self._key = key
        self._mode = mode
        self._attempts = attempts
        self._timeout = timeout
        self._deadline = deadline
        self._started = time.monotonic()
        self._model = ""
        self._created = datetime.now(UTC)
        self._completions: list[str] = []
        self._usages: list[Usage | None] = []
        self._drafts: list[Grounded[Any]] = []
        self._complaints: list[Complaint] = []
        self._failure: SummariserError | None = None

    def arguments(self, model: str) -> dict[str, Any]:
        """Return the arguments of Instructor's ``create``.

        Given a context it would render messages as templates, so it gets stand-ins for them. Its own
        words to the model that is asked again are left out as well: ours replace them on the way.
        """
        hooks = Hooks()
        hooks.on("parse:error", self._complain)
        context = {"source": self._question.source, "judge": self._judge, "draft": True}
        return {
            "model": model,
            "response_model": answer_model(self._question.schema),
            "messages": [{"role": "system", "content": "-"}, {"role": "user", "content": "-"}],
            "context": context,
            "max_retries": self._attempts - 1,
            "strict": False,
            "hooks": hooks,
        }

    def _judge(self, draft: BaseModel) -> None:
        """Check an answer of the right shape; called within its validation.

        Raises:
            Unsupported: the answer has to be asked for again.
        """
        grounded = ground(draft, self._question.source)
        self._drafts.append(grounded)
        if grounded.refused:
            raise Unsupported(grounded)

    def _complain(self, error: Exception, **_: Any) -> None:
        self._complaints.append(complaint_about(error, self._completions[-1]))
        _log.info("answer %d has %d problem(s)", len(self._completions), len(self._complaints[-1].problems))

    def models(self, client: openai.OpenAI) -> list[str]:
        """Ask the endpoint which models it has."""
        for attempt in Retrying(**self._policy()):
            with attempt, _as_json(), bounded(left := self._time_left()):
                listed = client.models.list(timeout=left)
        return [model.id for model in listed.data or ()]

    async def amodels(self, client: openai.AsyncOpenAI) -> list[str]:
        """Do the same on an event loop."""
        async for attempt in AsyncRetrying(**self._policy()):
            with attempt, _as_json():
                async with _abounded(left := self._time_left()):
                    listed = await client.models.list(timeout=left)
        return [model.id for model in listed.data or ()]

    def create_with(self, client: openai.OpenAI) -> Callable[..., ChatCompletion]:
        """Return a ``create`` that sends through this exchange."""

        def create(**arguments: Any) -> ChatCompletion:
            request = self._outgoing(arguments)
            for attempt in Retrying(**self._policy()):
                with attempt, _as_json(), bounded(left := self._time_left()):
                    response = client.chat.completions.create(**request, timeout=left)
            return self._incoming(response)

        return create

    def acreate_with(self, client: openai.AsyncOpenAI) -> Callable[..., Awaitable[ChatCompletion]]:
        """Return the same for an event loop."""

        async def create(**arguments: Any) -> ChatCompletion:
            request = self._outgoing(arguments)
            async for attempt in AsyncRetrying(**self._policy()):
                with attempt, _as_json():
                    async with _abounded(left := self._time_left()):
                        response = await client.chat.completions.create(**request, timeout=left)
            return self._incoming(response)

        return create

    def _outgoing(self, arguments: dict[str, Any]) -> dict[str, Any]:
        _log.info("asking %s for answer %d", arguments["model"], len(self._completions) + 1)
        complaint = f": {self._complaints[-1].in_short}" if self._complaints else ""
        self._progress(f"attempt {len(self._completions) + 1}{complaint}")
        shape = shape_of(self._question.schema, self._mode)
        return {**arguments, **shape, "messages": list(self._exact(arguments["messages"]))}

    def _exact(self, messages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The messages with our own words: what was rendered first, a complaint after each answer."""
        rendered = self._question.messages
        yield {"role": "system", "content": rendered.system}
        yield {"role": "user", "content": rendered.user}
        answers = 0
        for message in messages[2:]:
            if message["role"] == "assistant":
                answers += 1
                yield message
            else:
                yield {**message, "content": self._complaints[answers - 1].message}

    def _incoming(self, response: Any) -> ChatCompletion:
        choice = choice_of(response)
        if choice is None:
            raise EndpointError(_NO_COMPLETION)
        message = choice.message
        self._model = response.model or self._model
        self._created = time_of(response.created) or self._created
        self._completions.append(put_in_order(message, self._mode))
        if tells(self._completions[-1], self._key):
            raise EndpointError("the endpoint sent the key back in its answer, and is not to be trusted")
        self._usages.append(usage_of(response))
        self._refuse_unusable(choice, len(self._completions[-1]))
        return response  # type: ignore[no-any-return]

    def _refuse_unusable(self, choice: Choice, length: int) -> None:
        refusal = getattr(choice.message, "refusal", None)
        if refusal or choice.finish_reason == "content_filter":
            said = f": {' '.join(refusal.split())[:300]}" if refusal else ""
            kind = "refused to answer" if refusal else "was stopped by the endpoint's content filter"
            raise self._invalid(f"the model {kind}{said}; try another model, or a part of the text")
        if choice.finish_reason == "length":
            raise self._invalid(
                "the answer was cut off at the model's limit of output tokens; split the text, or use a model "
                "with a higher limit"
            )
        if length > MAX_ANSWER:
            raise self._invalid(
                f"the answer is far too long ({length:,} characters, of {MAX_ANSWER:,} at most); "
                "try another model"
            )

    def _invalid(self, message: str) -> BriefingInvalid:
        return BriefingInvalid(message, completions=self._completions, usage=total_usage(self._usages))

    def _time_left(self) -> float:
        left = self._until_deadline()
        if left is None:
            return self._timeout
        if left <= 0:
            raise EndpointError(
                f"no usable answer within the deadline of {self._deadline:g} s; raise `deadline`"
            )
        return min(self._timeout, left)

    def _policy(self) -> dict[str, Any]:
        return transport_policy(self._until_deadline(), self._progress)

    def _until_deadline(self) -> float | None:
        if self._deadline is None:
            return None
        return self._deadline - self._question.spent - (time.monotonic() - self._started)

    def failure(self, error: Exception, host: str) -> SummariserError | None:
        """Return the package's own error for what ended the exchange.

        None means that the answers were invalid to the end, which is for the caller to judge.

        Raises:
            Exception: the error itself where it is neither the endpoint's nor the answers' fault.
        """
        cause = error.__cause__ if isinstance(error, InstructorRetryException) else error
        if isinstance(cause, SummariserError):
            return cause
        if self._complaints and getattr(cause, "status_code", None) in _TOO_MUCH:
            _log.info("the endpoint refused to be asked again; what was answered before is judged")
            return None
        if not isinstance(cause, Exception):
            raise error
        failure = endpoint_failure(cause, host, key=self._key, timeout=self._timeout, deadline=self._deadline)
        if failure is not None:
            return failure
        if not isinstance(error, InstructorRetryException) or not error.failed_attempts:
            raise cause
        return None

    def keep(self, failure: SummariserError) -> bool:
        """Keep an optional question's failure for the reply; False where it has to be raised."""
        if not self._question.optional or not isinstance(failure, EndpointError | BriefingInvalid):
            return False
        self._failure = failure
        return True

    def reply(self) -> Reply:
        """Return what came of the question."""
        accepted = bool(self._drafts) and not self._drafts[-1].refused
        drafts = [draft.given for draft in self._drafts]
        best = self._drafts[-1] if accepted else best_left(drafts, self._question.source)
        return Reply(
            model=self._model,
            created=self._created,
            completions=tuple(self._completions),
            usages=tuple(self._usages),
            drafts=tuple(self._drafts),
            accepted=accepted,
            best=best,
            problems=self._complaints[-1].problems if self._complaints and not accepted else (),
            duration=time.monotonic() - self._started,
            failure=self._failure,
        )


@contextmanager
def _as_json() -> Iterator[None]:
    """Tell a response that is not JSON from an answer that is not: asking again would not help."""
    try:
        yield
    except json.JSONDecodeError as error:
        raise EndpointError(_NO_COMPLETION) from error


@asynccontextmanager
async def _abounded(seconds: float) -> AsyncIterator[None]:
    """Bound a request on an event loop in time and in size."""
    try:
        with bounded(seconds):
            async with asyncio.timeout(seconds):
                yield
    except TimeoutError as error:
        raise openai.APITimeoutError(httpx2.Request("POST", "https://endpoint.invalid")) from error
