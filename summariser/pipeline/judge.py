"""Judging a model's answers: the first that the source supports, else what is left of the best one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from summariser.errors import BriefingInvalid
from summariser.schemas.grounded import Grounded, count_items, require_grounded, salvage

if TYPE_CHECKING:
    from summariser.endpoint.questions import Reply
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)


class Judge(Generic[T]):
    """Keeps every answer of the right shape, and accepts the first that the source supports."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._drafts: list[T] = []
        self._accepted: Grounded[T] | None = None

    def __call__(self, draft: Any) -> None:
        self._drafts.append(draft)
        self._accepted = require_grounded(draft, self._source)

    def verdict(self) -> Grounded[T] | None:
        """Return the accepted answer, else what can be saved, or None where no answer can be used."""
        return self._accepted or self._best()

    def _best(self) -> Grounded[T] | None:
        """Of all answers, what is left of the one that keeps most; of two that keep as much, the later."""
        usable = [found for draft in self._drafts if not (found := salvage(draft, self._source)).refused]
        return max(reversed(usable), key=lambda found: count_items(found.answer), default=None)


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
