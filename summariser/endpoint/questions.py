"""Questions to a model, and the replies to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from summariser.schemas import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pydantic import BaseModel

    from summariser.errors import SummariserError
    from summariser.prompts import Messages
    from summariser.schemas.grounded import Grounded
    from summariser.text.source import Source


@dataclass(frozen=True)
class Question:
    """What to ask: the messages, the shape of the answer, and the source that has to support it.

    Attributes:
        optional: whether the asker can do without an answer: a failure is then part of the reply.
        spent: seconds of the deadline that earlier questions took.
    """

    messages: Messages
    schema: type[BaseModel]
    source: Source
    optional: bool = False
    spent: float = 0.0


@dataclass(frozen=True)
class Reply:
    """What came of a question.

    Attributes:
        model: as the endpoint named it.
        created: when the endpoint gave its last answer, as it says.
        completions: the text of every answer.
        usages: tokens of every answer, None where the endpoint does not count.
        drafts: every answer of the right shape, after its checks.
        accepted: whether the last of them has the source's support throughout.
        best: the accepted answer, else what is left of the draft that keeps most, or None where no
            answer can be used.
        problems: what is wrong with the last answer; empty where it is accepted.
        duration: seconds over all.
        failure: what ended an optional question without a usable answer, or None.
    """

    model: str
    created: datetime
    completions: tuple[str, ...]
    usages: tuple[Usage | None, ...]
    drafts: tuple[Grounded[Any], ...]
    accepted: bool
    best: Grounded[Any] | None
    problems: tuple[str, ...]
    duration: float
    failure: SummariserError | None = None

    @property
    def usage(self) -> Usage | None:
        """Tokens over all answers, or None where the endpoint does not count them."""
        return total_usage(self.usages)

    def and_then(self, later: Reply) -> Reply:
        """Return this reply with the answers, tokens and seconds of a later one added; the drafts stay."""
        return replace(
            self,
            created=later.created if later.completions else self.created,
            completions=self.completions + later.completions,
            usages=self.usages + later.usages,
            duration=self.duration + later.duration,
        )


def total_usage(usages: Iterable[Usage | None]) -> Usage | None:
    """Add tokens up, or return None where none are counted."""
    counted = [usage for usage in usages if usage is not None]
    return sum(counted, Usage()) if counted else None
