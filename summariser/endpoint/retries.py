"""Transport retries: which failures of a request are worth another one, and how long to wait for it.

The policy wraps the bare ``create`` call, below the re-asks, so that a failure in the middle of a
re-ask is repeated with that re-ask's messages.
"""

from __future__ import annotations

import email.utils
import logging
import random
import time
from typing import TYPE_CHECKING, Any

import openai
from tenacity import retry_if_exception, stop_after_attempt, stop_any, stop_before_delay

from summariser.endpoint.cassettes import cassette_error
from summariser.transport import refusal_of, tls_failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from tenacity import RetryCallState
    from tenacity.stop import stop_base

_log = logging.getLogger("summariser")

MAX_REQUESTS = 4
"""Requests at most for one answer: the first and three more."""
FIRST_WAIT = 0.5
"""Seconds before the second request, doubled for each further one, less up to a quarter at random."""
MAX_WAIT = 30.0
"""The longest wait in seconds; an endpoint that asks for more is not waited for."""

_WORTH_ANOTHER = frozenset({408, 409, 429})


def transport_policy(seconds_left: float | None, progress: Callable[[str], None]) -> dict[str, Any]:
    """Return tenacity's arguments; no wait is begun that would end after the seconds that are left.

    Each wait is told to `progress`.
    """

    def tell(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        what = getattr(error, "status_code", type(error).__name__)
        wait = state.next_action.sleep if state.next_action else 0.0
        _log.info("request %d failed (%s); the next one in %.1f s", state.attempt_number, what, wait)
        progress(f"request {state.attempt_number} failed ({what}), the next one in {wait:.1f} s")

    stop: stop_base = stop_after_attempt(MAX_REQUESTS)
    if seconds_left is not None:
        stop = stop_any(stop, stop_before_delay(max(0.0, seconds_left)))
    retry = retry_if_exception(is_worth_another)
    return {"retry": retry, "stop": stop, "wait": wait_before, "before_sleep": tell, "reraise": True}


def is_worth_another(error: BaseException) -> bool:
    """Tell whether repeating the request may help: connection, timeout, 408, 409, 429 and 5xx."""
    if cassette_error(error) is not None or refusal_of(error) is not None or tls_failure(error) is not None:
        return False
    if isinstance(error, openai.APIStatusError):
        if error.code == "insufficient_quota" or (asked_wait(error) or 0) > MAX_WAIT:
            return False
        return error.status_code in _WORTH_ANOTHER or error.status_code >= 500
    return isinstance(error, openai.APIConnectionError)


def wait_before(state: RetryCallState) -> float:
    """Return the seconds to wait: what the endpoint asked for, else exponential backoff with jitter."""
    error = state.outcome.exception() if state.outcome else None
    asked = asked_wait(error) if isinstance(error, openai.APIStatusError) else None
    if asked is not None:
        return asked
    wait: float = min(FIRST_WAIT * 2 ** (state.attempt_number - 1), MAX_WAIT)
    return wait * random.uniform(0.75, 1)  # noqa: S311  # nosec B311


def asked_wait(error: openai.APIStatusError) -> float | None:
    """Return the seconds that the endpoint's ``Retry-After`` asks to wait, or None."""
    headers = error.response.headers
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    if (seconds := _number(value)) is not None:
        return seconds
    try:
        date = email.utils.parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return max(0.0, date.timestamp() - time.time())


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None
