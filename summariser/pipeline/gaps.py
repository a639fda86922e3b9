"""Filling gaps: what the audit of a summary finds left out is asked for once more, and merged into it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from pydantic import BaseModel, Field, create_model

from summariser.audit.numbers import amounts_left_out
from summariser.audit.speakers import introduced_in, unheard_speakers
from summariser.endpoint.questions import Question, Reply
from summariser.endpoint.reasks import unusable
from summariser.errors import ConfigurationError, SummariserError
from summariser.pipeline.merging import moved, with_numbers, with_parties
from summariser.prompts import Wanted, completion_prompt, messages_for
from summariser.schemas import Briefing, Item
from summariser.schemas.figure_fields import lists_with_figures

if TYPE_CHECKING:
    from collections.abc import Generator

    from summariser.schemas.grounded import Grounded
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)

_log = logging.getLogger("summariser")

_MAX_NUMBERS = 60
"""Numbers that one call asks for at most, the first ones: an answer has to stay within a model's limit."""
_MAX_SPEAKERS = 20
"""Speakers whose positions it asks for at most, the first ones."""
_PARTIES = "parties"


@dataclass(frozen=True)
class PlacesToFill:
    """Where a schema takes what was left out: a list of its root for numbers, and a briefing's parties."""

    field: str
    item: type[BaseModel]
    party: type[BaseModel] | None = None


@lru_cache(maxsize=64)
def places_to_fill(schema: type[BaseModel]) -> PlacesToFill:
    """Return where a schema takes what was left out.

    Raises:
        ConfigurationError: it has no single list of items with a number as written.
    """
    lists = lists_with_figures(schema)
    if len(lists) != 1:
        has = f"has {', '.join(lists)}" if lists else "has none"
        raise ConfigurationError(
            f"{schema.__name__} cannot be completed: exactly one list of its own must have items with a field "
            f"annotated Figure(), and it {has}; leave `complete` out, or change the schema"
        )
    [(name, item)] = lists.items()
    party = None
    if issubclass(schema, Briefing):
        party = next(iter(get_args(schema.model_fields[_PARTIES].annotation)), None)
    return PlacesToFill(name, item, party)


@lru_cache(maxsize=64)
def schema_for(where: PlacesToFill, *, numbers: bool, parties: bool) -> type[BaseModel]:
    """Return the schema of what was left out: the list of numbers, that of parties, or both."""
    fields: dict[str, Any] = {}
    if numbers:
        about = Field(description="One for each missing number, in order of appearance; may be empty.")
        fields[where.field] = (tuple[where.item, ...], about)  # type: ignore[name-defined]
    if parties:
        about = Field(description="Those for whom the unheard speak, with the positions missed; may be empty.")
        fields[_PARTIES] = (tuple[where.party, ...], about)  # type: ignore[name-defined]
    return create_model("Completion", __base__=Item, __doc__="What the summary left out.", **fields)


@dataclass(frozen=True)
class Filled(Generic[T]):
    """What came of filling the gaps of a summary.

    Attributes:
        grounded: the summary, with what was added and what was found about the additions.
        reply: what came of the question, or None where nothing was left out.
        failure: why the summary stands as it was, or None.
    """

    grounded: Grounded[T]
    reply: Reply | None = None
    failure: SummariserError | None = None


def filling_gaps(
    first: Grounded[T], where: PlacesToFill, source: Source, language: str | None, mode: str, *, spent: float
) -> Generator[Question, Reply, Filled[T]]:
    """Ask for what a first answer leaves out, if there is anything, and merge what can be used."""
    answer = first.answer
    numbers = tuple(amounts_left_out(answer, source).values())[:_MAX_NUMBERS]
    speakers = unheard_speakers(answer, source) if where.party and isinstance(answer, Briefing) else ()
    unheard = speakers[:_MAX_SPEAKERS]
    if not numbers and not unheard:
        return Filled(first)
    _log.info("%d number(s) and %d speaker(s) left out; asking for them", len(numbers), len(unheard))
    schema = schema_for(where, numbers=bool(numbers), parties=bool(unheard))
    wanted = Wanted.of(numbers, unheard, {one.name: introduced_in(one.name, source) for one in unheard}, answer)
    messages = messages_for(source, completion_prompt(), schema, language, mode, wanted)
    reply = yield Question(messages, schema, source, optional=True, spent=spent)
    second = reply.best
    if second is None:
        return Filled(first, reply, reply.failure or unusable(reply))
    answer = with_numbers(answer, where.field, getattr(second.answer, where.field, ()), source)
    if unheard and isinstance(answer, Briefing):
        answer = with_parties(answer, getattr(second.answer, _PARTIES, ()), source)
    offsets = {name: len(getattr(first.given, name)) for name in schema.model_fields}
    listed = (*first.listed, *(moved(finding, offsets) for finding in second.listed))
    return Filled(replace(first, answer=answer, listed=listed), reply)
