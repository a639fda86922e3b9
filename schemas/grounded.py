"""Grounding an answer: all checks in one pass, and what is removed after the last attempt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel

from summariser.errors import ConfigurationError
from summariser.schemas.answered import answered, answered_fields
from summariser.schemas.checks import Check, Citations, Field
from summariser.schemas.evidence import Evidence
from summariser.schemas.findings import Finding, Location, Verdict, mended
from summariser.text.language import detect_language

if TYPE_CHECKING:
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)

_MAX_ROUNDS = 12
_MIN_FOR_LANGUAGE = 60
"""The fewest characters from which a language is detected reliably."""
_COLLECTIONS = (list, tuple, dict)


@dataclass(frozen=True)
class Grounded(Generic[T]):
    """An answer after its checks.

    Attributes:
        answer: the answer in the source's own form, repairs made.
        given: the answer as the model gave it; the findings are located in this one.
        listed: the repairs and removals that a reader must know of.
        refused: what is still unsupported; empty in an answer that may be used.
        items: how many items with evidence were checked.
    """

    answer: T
    given: T
    listed: tuple[Finding, ...] = field(default=())
    refused: tuple[Finding, ...] = field(default=())
    items: int = 0

    @property
    def extent(self) -> str:
        """How much is unsupported: ``2 problems in 14 items``."""
        count = len(self.refused)
        return f"{count} problem{'s' if count > 1 else ''} in {self.items} items"


def ground(answer: T, source: Source) -> Grounded[T]:
    """Run every check of an answer against its source, and repair what can be repaired without asking.

    What is refused is decided after the repairs, so that an added citation counts.
    """
    first = list(_findings(answer, source))
    refused = [finding for finding in first if finding.verdict is Verdict.REFUSED]
    better = mended(answer, (finding for finding in first if finding.verdict is not Verdict.REFUSED))
    return Grounded(
        answer=better,
        given=answer,
        listed=tuple(finding for finding in first if finding.verdict is Verdict.REPAIRED),
        refused=tuple(f for f in _findings(better, source) if f.verdict is Verdict.REFUSED) if refused else (),
        items=count_items(answer),
    )


def salvage(answer: T, source: Source) -> Grounded[T]:
    """Remove the smallest parts that fail until nothing is refused.

    What cannot be repaired stays in `refused`: such an answer cannot be used.
    """
    given = answer
    listed: tuple[Finding, ...] = ()
    for _ in range(_MAX_ROUNDS):
        grounded = ground(answer, source)
        listed += grounded.listed
        if not grounded.refused or any(not finding.fixes for finding in grounded.refused):
            break
        listed += grounded.refused
        answer = mended(grounded.answer, grounded.refused)
    return replace(grounded, given=given, listed=listed)


def best_left(drafts: Sequence[T], source: Source) -> Grounded[T] | None:
    """Return what is left of the draft that keeps most, of equals the last, or None where none can be used."""
    usable = [left for draft in drafts if not (left := salvage(draft, source)).refused]
    return max(reversed(usable), key=lambda left: count_items(left.answer), default=None)


def require_grounded(answer: T, source: Source) -> Grounded[T]:
    """Ground an answer, or raise one error that names every problem.

    Raises:
        Unsupported: something has no support; for use within a Pydantic validator.
    """
    grounded = ground(answer, source)
    if grounded.refused:
        raise Unsupported(grounded)
    return grounded


class Unsupported(ValueError):
    """An answer of which something has no support in its source.

    Attributes:
        grounded: the answer after its checks.
    """

    def __init__(self, grounded: Grounded[Any]) -> None:
        listed = "".join(f"\n- {finding}" for finding in grounded.refused)
        super().__init__(f"the source does not support this ({grounded.extent}):{listed}")
        self.grounded = grounded


def count_items(value: Any) -> int:
    """Count the parts of an answer that cite evidence."""
    if isinstance(value, Evidence):
        return 0
    if isinstance(value, BaseModel):
        own = any(cites for _, _, cites in _plan(type(value)))
        return own + sum(count_items(child) for _, child in answered(value))
    if isinstance(value, list | tuple):
        return sum(count_items(child) for child in value)
    return 0


def checks_in(answer: BaseModel, source: Source) -> Iterator[tuple[Check, Field]]:
    """Yield every check of an answer with the field that it looks at, in order; null is not checked."""
    language = _language_of(answer, source)
    yield from _in_model(answer, Field(answer, (), answer, source, (), None, None, language))


def checks_on(model: type[BaseModel]) -> dict[str, tuple[Check, ...]]:
    """Return the checks with which a model's own fields are annotated, by field name."""
    return {name: checks for name, checks, _ in _plan(model)}


def _findings(answer: BaseModel, source: Source) -> Iterator[Finding]:
    for check, field_ in checks_in(answer, source):
        yield from check.findings(field_)


def _in_model(model: BaseModel, around: Field) -> Iterator[tuple[Check, Field]]:
    evidence, citations = around.evidence, around.citations
    ancestors = around.ancestors if around.parent is model else (around.parent, *around.ancestors)
    plan = _plan(type(model))
    for name, _, cites in plan:
        value = getattr(model, name)
        if cites and value is not None:
            evidence = _cited(value)
            citations = None if isinstance(value, Evidence) else (*around.where, name)
    for name, checks, cites in plan:
        value = getattr(model, name)
        here = replace(
            around,
            value=value,
            where=(*around.where, name),
            parent=model,
            evidence=evidence,
            citations=citations,
            ancestors=ancestors,
        )
        if cites and value is not None:
            yield Citations(), here
        yield from _in_value(value, here, checks)


def _in_value(value: Any, here: Field, checks: tuple[Check, ...]) -> Iterator[tuple[Check, Field]]:
    """The checks on a field's value, or on its elements where it is a list."""
    if isinstance(value, Evidence):
        return
    if isinstance(value, BaseModel):
        yield from _in_model(value, here)
        return
    whole = [check for check in checks if check.of_whole_list or not isinstance(value, _COLLECTIONS)]
    for check in whole if value is not None else ():
        yield check, here
    if isinstance(value, _COLLECTIONS):
        elementwise = tuple(check for check in checks if not check.of_whole_list)
        keyed = value.items() if isinstance(value, dict) else enumerate(value)
        for key, element in keyed:
            where: Location = (*here.where, key)
            item = where if isinstance(value, list | tuple) else here.item
            yield from _in_value(element, replace(here, value=element, where=where, item=item), elementwise)


def _language_of(answer: BaseModel, source: Source) -> str:
    """The language of the answer's own texts; the source's where theirs is unclear."""
    texts = " ".join(_own_texts(answer))
    return (detect_language(texts) if len(texts) >= _MIN_FOR_LANGUAGE else None) or source.language or "en"


def _own_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel) and not isinstance(value, Evidence):
        for _, child in value:
            yield from _own_texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _own_texts(child)


def _cited(value: Any) -> tuple[Evidence, ...]:
    """The evidence in a field, which is one or a list of them."""
    if isinstance(value, Evidence):
        return (value,)
    if isinstance(value, list | tuple) and value and all(isinstance(element, Evidence) for element in value):
        return tuple(value)
    return ()


@lru_cache(maxsize=256)
def _plan(model: type[BaseModel]) -> tuple[tuple[str, tuple[Check, ...], bool], ...]:
    """For every field its name, its checks, and whether it holds citations.

    Raises:
        ConfigurationError: evidence is held where it cannot be checked.
    """
    plan = []
    for name, info in answered_fields(model):
        metadata = [*info.metadata, *_annotations(info.annotation)]
        cites = _holds_evidence(info.annotation)
        if cites and get_origin(info.annotation) in (dict, set, frozenset):
            where = f"{model.__name__}.{name}"
            raise ConfigurationError(f"{where}: evidence can be checked in a list or tuple only; use one")
        checks = tuple(check for check in metadata if isinstance(check, Check))
        plan.append((name, checks, cites))
    return tuple(plan)


def _holds_evidence(annotation: Any) -> bool:
    return annotation is Evidence or any(_holds_evidence(argument) for argument in get_args(annotation))


def _annotations(annotation: Any) -> Iterator[Any]:
    """The metadata of each ``Annotated`` within an annotation: of a union's member, of a list's element."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not isinstance(argument, Check):
            yield from _annotations(argument)
