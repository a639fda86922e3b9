"""Complaints: what is wrong with an answer, in words for the reader and for the model asked again."""

from __future__ import annotations

from pydantic import ValidationError

from summariser.schemas.findings import path

_MOST_PROBLEMS = 20


def problems_of(error: Exception, completion: str) -> tuple[str, ...]:
    """Return what is wrong with an answer, one line each."""
    if not isinstance(error, ValidationError):
        return (f"the answer does not call the tool; it begins “{_beginning(completion)}”",)
    details = error.errors(include_url=False, include_input=False)
    if details[0]["type"] == "unsupported":
        return tuple(details[0]["ctx"]["problems"])
    if details[0]["type"] == "json_invalid":
        return (f"the answer is no valid JSON; it begins “{_beginning(completion)}”",)
    return tuple(": ".join(filter(None, (path(detail["loc"]), detail["msg"]))) for detail in details)


def complaint_about(error: Exception, problems: tuple[str, ...]) -> str:
    """Return what to tell the model that is asked again."""
    if isinstance(error, ValidationError) and error.errors()[0]["type"] == "unsupported":
        return str(error.errors()[0]["ctx"]["complaint"])
    listed = "\n".join(f"- {problem}" for problem in problems[:_MOST_PROBLEMS])
    return f"This answer does not have the shape that was asked for. Give the whole answer again:\n{listed}"


def in_short(error: Exception, problems: tuple[str, ...]) -> str:
    """Return in a few words what is wrong with an answer, for whoever waits for the next one."""
    if isinstance(error, ValidationError) and error.errors()[0]["type"] == "unsupported":
        return str(error.errors()[0]["ctx"]["count"])
    return "the answer had another shape than was asked for" if len(problems) > 1 else problems[0]


def _beginning(completion: str) -> str:
    return " ".join(completion[:60].split())
