"""Re-asks: what is wrong with an answer, in words for the model that is asked again and for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summariser.errors import BriefingInvalid
from summariser.schemas.findings import path
from summariser.schemas.grounded import Unsupported

if TYPE_CHECKING:
    from summariser.endpoint.questions import Reply
    from summariser.schemas.findings import Location
    from summariser.schemas.grounded import Grounded

_MAX_PROBLEMS = 20


@dataclass(frozen=True)
class Complaint:
    """What is wrong with one answer.

    Attributes:
        problems: for the reader, one line each.
        message: for the model that is asked again.
        in_short: in a few words, for whoever waits for the next answer.
    """

    problems: tuple[str, ...]
    message: str
    in_short: str


def complaint_about(error: Exception, completion: str) -> Complaint:
    """Return what is wrong with an answer that did not pass validation."""
    if not isinstance(error, ValidationError):
        return _of_shape((f"the answer does not call the tool; it begins “{_beginning(completion)}”",))
    details = error.errors(include_url=False, include_input=False)
    cause = details[0].get("ctx", {}).get("error")
    if isinstance(cause, Unsupported):
        return _of_support(cause.grounded)
    if details[0]["type"] == "json_invalid":
        return _of_shape((f"the answer is no valid JSON; it begins “{_beginning(completion)}”",))
    return _of_shape(tuple(": ".join(filter(None, (path(detail["loc"]), detail["msg"]))) for detail in details))


def _of_support(grounded: Grounded[Any]) -> Complaint:
    refused = grounded.refused
    listed = "".join(f"\n- {finding}; {finding.remedy}" for finding in refused)
    failing = len({_item_of(finding.where) for finding in refused})
    return Complaint(
        problems=tuple(map(str, refused)),
        message=(
            f"The text does not support this answer ({grounded.extent}). "
            f"Mend just these, keep all else:{listed}"
        ),
        in_short=f"{failing} of {max(failing, grounded.items)} items had no support",
    )


def _item_of(where: Location) -> Location:
    """The innermost element of a list that a location is in."""
    last = max((at for at, step in enumerate(where) if isinstance(step, int)), default=0)
    return where[: last + 1]


def _of_shape(problems: tuple[str, ...]) -> Complaint:
    listed = "".join(f"\n- {problem}" for problem in problems[:_MAX_PROBLEMS])
    return Complaint(
        problems=problems,
        message=(
            f"This answer does not have the shape that was asked for. Give the whole answer again:{listed}"
        ),
        in_short="the answer had another shape than was asked for" if len(problems) > 1 else problems[0],
    )


def _beginning(completion: str) -> str:
    return " ".join(completion[:60].split())


def unusable(reply: Reply) -> BriefingInvalid:
    """Return the error for a reply of which no answer can be used."""
    count = len(reply.completions)
    which = f"none of the model's {count} answers" if count > 1 else "no answer of the model's"
    return BriefingInvalid(
        f"{which} can be used; more attempts or another model may help",
        problems=reply.problems,
        completions=reply.completions,
        usage=reply.usage,
    )
