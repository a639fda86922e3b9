"""The base class of checks, and the field that a check looks at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from pydantic import BaseModel

from summariser.schemas.checks.wording import shortened
from summariser.schemas.evidence import Evidence
from summariser.schemas.findings import REMOVED, Finding, Location, Verdict

if TYPE_CHECKING:
    from summariser.text.source import Sentence, Source


@dataclass(frozen=True)
class Field:
    """A field under check.

    Attributes:
        value: its value.
        where: its place in the answer.
        parent: the model that it is a field of.
        source: the text that the answer is about.
        evidence: what the nearest enclosing item cites.
        citations: where those citations stand, or None where no enclosing item cites anything.
        item: the nearest enclosing list element, the smallest part that can be removed as a whole, or None.
        language: the language that the answer is written in, as a BCP 47 code.
        ancestors: the models around the parent, the nearest first, the answer itself last.
    """

    value: Any
    where: Location
    parent: BaseModel
    source: Source
    evidence: tuple[Evidence, ...]
    citations: Location | None
    item: Location | None
    language: str
    ancestors: tuple[BaseModel, ...] = ()

    @property
    def nullable(self) -> bool:
        """Whether the schema allows the field to be null."""
        info = type(self.parent).model_fields.get(str(self.where[-1])) if self.where else None
        return info is not None and type(None) in get_args(info.annotation)

    @property
    def cited(self) -> list[Sentence]:
        """The cited sentences that exist; every sentence of the source where no enclosing item cites any."""
        if self.citations is None and not self.evidence:
            return list(self.source.sentences)
        found = (self.source.sentence(evidence.sentence) for evidence in self.evidence)
        return [sentence for sentence in found if sentence is not None]

    def normalised(self, value: Any) -> Finding:
        """Replace the model's form by the source's."""
        return Finding(Verdict.NORMALISED, self.where, str(self.value), fixes={self.where: value})

    def repaired(self, why: str, fixes: Mapping[Location, Any], what: str | None = None) -> Finding:
        """Repair a part, and list the repair."""
        what = str(self.value) if what is None else what
        return Finding(Verdict.REPAIRED, self.where, what, why, fixes=fixes)

    def refused(
        self,
        why: str,
        remedy: str,
        fixes: Mapping[Location, Any] | None = None,
        what: str | None = None,
    ) -> Finding:
        """Ask again. After the last attempt a field that may be null becomes null; else its item is removed."""
        if fixes is None and self.nullable:
            fixes = {self.where: None}
        elif fixes is None:
            fixes = {} if self.item is None else {self.item: REMOVED}
        what = str(self.value) if what is None else what
        return Finding(Verdict.REFUSED, self.where, what, why, remedy, fixes)

    def reading(self) -> str:
        """Return the wording of the cited sentences, for a message to the model."""
        if self.citations is None and not self.evidence:
            return "anywhere in the text"
        if not self.cited:
            return "no sentence is cited"
        return "; ".join(f"sentence {s.number} reads: “{shortened(s.text)}”" for s in self.cited[:3])


class Check(ABC):
    """A rule about a field that needs the source; use it as an annotation of that field.

    A field that is None is not checked. In a list of texts each one is checked, unless `of_whole_list`
    says that the check concerns the list itself.
    """

    of_whole_list: ClassVar[bool] = False

    @abstractmethod
    def findings(self, field: Field) -> Iterator[Finding]:
        """Yield what is wrong with the field, and what can be put into the source's own form."""
