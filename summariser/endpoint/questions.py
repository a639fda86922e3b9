"""Questions to a model, and the replies to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summariser.schemas import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from pydantic import BaseModel

    from summariser.errors import SummariserError
    from summariser.prompts import Messages
    from summariser.text.source import Source


@dataclass(frozen=True)
class Question:
    """What to ask: the messages, the shape of the answer, and who judges it.

    Attributes:
        judge: called with every answer that has the right shape; raises within Pydantic's validation
            where the answer has to be asked for again.
        optional: whether the asker can do without an answer: a failure is then part of the reply.
        spent: seconds of the deadline that earlier questions took.
    """

    messages: Messages
    schema: type[BaseModel]
    source: Source
    judge: Callable[[BaseModel], None]
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
        problems: what is wrong with the last answer; empty where it is valid.
        duration: seconds over all.
        failure: what ended an optional question without a usable answer, or None.
    """

    model: str
    created: datetime
    completions: tuple[str, ...]
    usages: tuple[Usage | None, ...]
    problems: tuple[str, ...]
    duration: float
    failure: SummariserError | None = None

    @property
    def usage(self) -> Usage | None:
        """Tokens over all answers, or None where the endpoint does not count them."""
        return total_usage(self.usages)

    def and_then(self, later: Reply) -> Reply:
        """Return both replies as one: what was answered, counted and spent adds up."""
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
