"""Failures of an endpoint, in words that say what to do next."""

from __future__ import annotations

import re
import ssl
from typing import Any

import openai

from summariser.endpoint.cassettes import cassette_error
from summariser.endpoint.retries import MAX_REQUESTS, asked_wait
from summariser.errors import ConfigurationError, EndpointError, SummariserError
from summariser.transport import refusal_of, tls_failure

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+@|\b(?:sk|key)-[\w*-]{6,}|(?<=Bearer )\S+")

_MIN_KEY = 12
"""The fewest characters of a real key; local endpoints are given words such as "ollama"."""
_MODE_REFUSED = re.compile(r"response_format|json_schema|tool_choice")

_ADVICE = {
    400: "the endpoint refused the request; a shorter text, another `mode` or another model may do",
    401: "the endpoint refused the key; set OPENAI_API_KEY to one that it accepts",
    403: "the key may not use this model here; check the account's rights, or take another model",
    404: "no such model or path; check `model`, and that the base URL is right (most end in /v1)",
    408: "the endpoint gave up waiting; try again later",
    413: "the text is too long for the endpoint; split it",
    422: "the endpoint refused the request; another `mode` or another model may do",
    429: "the endpoint is limiting requests; try again later",
}


def endpoint_failure(
    error: Exception, host: str, *, key: str | None, timeout: float, deadline: float | None
) -> SummariserError | None:
    """Return the package's own error for a failure of the transport, or None for anything else.

    What the endpoint says of it is passed on shortened, and never with the key or anything like one.
    """
    if (mismatch := cassette_error(error)) is not None:
        return ConfigurationError(mismatch)
    if (refused := refusal_of(error)) is not None:
        return EndpointError(f"{host} is not an endpoint to read from: {refused}; check the base URL")
    if (tls := tls_failure(error)) is not None:
        return EndpointError(f"{host} {_of_tls(tls)}")
    if isinstance(error, openai.APITimeoutError):
        if deadline is not None:
            return EndpointError(
                f"{host} gave no answer within the deadline of {deadline:g} s; raise `deadline`"
            )
        return EndpointError(
            f"{host} did not answer within {timeout:g} s, {MAX_REQUESTS} times over; "
            "raise `timeout`, or try later"
        )
    if isinstance(error, openai.APIStatusError):
        return EndpointError(_refusal(error, host, key))
    if isinstance(error, openai.APIConnectionError):
        cause = redacted(str(error.__cause__ or error), key)
        return EndpointError(f"{host} cannot be reached ({cause}); check the base URL and that it is running")
    if isinstance(error, openai.APIError):
        return EndpointError(f"{host} did not answer as an OpenAI-compatible endpoint does; check the base URL")
    return None


def _of_tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"has a certificate that is not trusted here ({error.verify_message}); check the base URL, or name "
            "its authority's certificates in SSL_CERT_FILE"
        )
    return f"cannot be spoken with over TLS ({error.reason}); check the base URL: http:// instead of https://?"


def _redirected(error: openai.APIStatusError, key: str | None) -> str:
    """Say where a redirect leads: nothing was sent there."""
    location = error.response.headers.get("location", "").removesuffix("/chat/completions")
    place = redacted(location, key) or "no place"
    return f"it redirects to {place}, which is not followed; if that is right, make it the base URL"


def _refusal(error: openai.APIStatusError, host: str, key: str | None) -> str:
    status = error.status_code
    advice = _ADVICE.get(status, "the endpoint has trouble; try again later")
    if error.response.is_redirect or 300 <= status < 400:
        advice = _redirected(error, key)
    elif status == 401 and key is None:
        advice = "the endpoint wants a key; set OPENAI_API_KEY"
    elif _MODE_REFUSED.search(str(error.body)):
        advice = "the endpoint does not take requests of this mode; try another `mode`: tools or json"
    elif error.code == "insufficient_quota":
        advice = "the account's quota is used up; add to it, or use another key"
    elif asked := asked_wait(error):
        advice = f"the endpoint asks to wait {asked:,.0f} s; try again then"
    said = _said(error.body, key)
    return f"{host} answered {status}{f' ({said})' if said else ''}: {advice}"


def _said(body: Any, key: str | None) -> str:
    """The endpoint's own words, shortened, without anything like a key."""
    message = body.get("message") if isinstance(body, dict) else None
    text = " ".join(str(message or "").split()).replace("`", "'")  # backticks mark our parameters
    text = redacted(text, key)
    return text if len(text) <= 200 else text[:199] + "…"


def redacted(text: str, key: str | None) -> str:
    """Return a text without the key, and without anything that looks like one or like credentials."""
    return _CREDENTIALS.sub("[redacted]", text.replace(key, "[redacted]") if key and tells(text, key) else text)


def tells(text: str, key: str | None) -> bool:
    """Tell whether a text holds the key; a stand-in such as "unused" is none."""
    return key is not None and len(key) >= _MIN_KEY and key in text
