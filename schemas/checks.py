"""Checks that need the source: each is an annotation on the field that it checks.

``text: Annotated[str, Figure()]`` is all that a schema says. A check looks at its field's value and
at the sentences that the nearest item cites, and yields findings. A schema of your own uses the same
annotations, and a check of your own is a subclass of `Check`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summariser.grounding.figures import find_figure
from summariser.grounding.names import content_words, find_name, is_named
from summariser.grounding.verbatim import find_verbatim, quoted_text, sentences_quoting
from summariser.schemas.evidence import Evidence, cite
from summariser.schemas.findings import REMOVED, Added, Finding, Location, Verdict

if TYPE_CHECKING:
    from summariser.source import Sentence, Source


@dataclass(frozen=True)
class Field:
    """A field under check.

    Attributes:
        value: its value.
        where: its place in the answer.
        parent: the model that it is a field of.
        source: the text that the answer is about.
        evidence: what the nearest item around it cites.
        citations: where those citations stand, or None where nothing around it cites.
        item: the nearest list element around it, the smallest part that can go as a whole, or None.
    """

    value: Any
    where: Location
    parent: BaseModel
    source: Source
    evidence: tuple[Evidence, ...]
    citations: Location | None
    item: Location | None

    @property
    def cited(self) -> list[Sentence]:
        """The cited sentences that exist."""
        found = (self.source.sentence(evidence.sentence) for evidence in self.evidence)
        return [sentence for sentence in found if sentence is not None]

    def normalised(self, value: Any) -> Finding:
        """Put the source's form in the place of the model's."""
        return Finding(Verdict.NORMALISED, self.where, str(self.value), fixes={self.where: value})

    def repaired(self, why: str, fixes: Mapping[Location, Any], what: str | None = None) -> Finding:
        """Mend a part, and list it."""
        return Finding(Verdict.REPAIRED, self.where, str(self.value) if what is None else what, why, fixes)

    def refused(
        self, why: str, fixes: Mapping[Location, Any] | None = None, what: str | None = None
    ) -> Finding:
        """Ask again. Without fixes of its own the whole item has to go after the last attempt."""
        if fixes is None:
            fixes = {} if self.item is None else {self.item: REMOVED}
        return Finding(Verdict.REFUSED, self.where, str(self.value) if what is None else what, why, fixes)

    def reading(self) -> str:
        """What the cited sentences read, for a message to the model."""
        if not self.cited:
            return "no sentence is cited"
        return "; ".join(f"sentence {s.number} reads: “{_shortened(s.text)}”" for s in self.cited[:3])


class Check(ABC):
    """A rule about a field that needs the source; use it as an annotation of that field."""

    @abstractmethod
    def findings(self, field: Field) -> Iterator[Finding]:
        """Yield what is wrong with the field, or can be put into the source's own form."""


class Citations(Check):
    """Every cited sentence exists, and there is at least one."""

    def findings(self, field: Field) -> Iterator[Finding]:
        last = len(field.source.sentences)
        seen: set[int] = set()
        if not field.value:
            what = _title(field.parent)
            yield field.refused("cites no sentence; cite the sentences that carry it", what=what)
        for index, evidence in enumerate(field.value):
            where = (*field.where, index)
            if not evidence.exists:
                why = f"there is no sentence {evidence.sentence}; the sentences are numbered 1 to {last}"
                yield Finding(Verdict.REFUSED, where, str(evidence.sentence), why, {where: REMOVED})
            elif evidence.sentence in seen:
                yield Finding(Verdict.NORMALISED, where, str(evidence.sentence), fixes={where: REMOVED})
            seen.add(evidence.sentence)


class Claim(Check):
    """A statement of the model's own: it says something."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value.strip():
            yield field.refused("is empty; write it, or leave its item out")


class NotEmpty(Check):
    """A list that must not be empty: without it the answer cannot be used."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value:
            yield field.refused("is empty; at least one is needed", fixes={}, what="")


class Figure(Check):
    """A number as it is written in a cited sentence."""

    def findings(self, field: Field) -> Iterator[Finding]:
        for sentence in field.cited:
            if span := find_figure(field.value, sentence):
                if (written := field.source.text[slice(*span)]) != field.value:
                    yield field.normalised(written)
                return
        elsewhere = [s for s in field.source.sentences if find_figure(field.value, s)]
        if len(elsewhere) == 1 and field.citations is not None:
            [sentence] = elsewhere
            written = field.source.text[slice(*(find_figure(field.value, sentence) or (0, 0)))]
            yield field.repaired(
                f"stands in sentence {sentence.number}, which was not cited; that citation was added",
                {field.citations: Added((cite(field.source, sentence.number),)), field.where: written},
            )
        elif elsewhere:
            numbers = ", ".join(str(sentence.number) for sentence in elsewhere[:5])
            yield field.refused(f"is not in the cited sentences, but in {numbers}; cite the one that is meant")
        else:
            yield field.refused(
                f"does not stand in the source as a whole number; copy it as it is written ({field.reading()})"
            )


class Verbatim(Check):
    """The exact words of a cited sentence, or null."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.value is None:
            return
        if not field.value.strip():
            yield field.normalised(None)
            return
        found = find_verbatim(field.value, field.source, [s.number for s in field.cited])
        if found.problem is None:
            if (words := quoted_text(field.source, found.spans)) != field.value:
                yield field.normalised(words)
            return
        elsewhere = sentences_quoting(field.value, field.source)
        if len(elsewhere) == 1 and field.citations is not None and len(field.value.split()) > 2:
            numbers = elsewhere[0]
            yield field.repaired(
                f"stands in {_sentences(numbers)}, not cited; the citation was added",
                {field.citations: Added(tuple(cite(field.source, number) for number in numbers))},
            )
            return
        why = found.problem
        if elsewhere:
            why += f", but it does in {' and in '.join(_sentences(numbers) for numbers in elsewhere[:3])}"
        else:
            why += f"; copy it exactly, … for words left out, or give null ({field.reading()})"
        yield field.refused(why, {field.where: None})


class Attribution(Check):
    """How words are attributed: ``quoted`` only beside verbatim words in the field `quote`."""

    def __init__(self, quote: str = "quote") -> None:
        self.quote = quote

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.value == "quoted" and not getattr(field.parent, self.quote):
            yield field.normalised("reported")


class Aliases(Check):
    """Names by which the source calls a party; at least one occurs in it."""

    def __init__(self, name: str = "name") -> None:
        self.name = name

    def findings(self, field: Field) -> Iterator[Finding]:
        found: dict[str, None] = {}
        missing: list[str] = []
        for alias in field.value:
            written = find_name(alias, field.source)
            if written is None:
                missing.append(alias)
            else:
                found[written] = None
        name = getattr(field.parent, self.name)
        if not found and (written := find_name(name, field.source)):
            found[written] = None
        if not found:
            why = f"the source calls nobody {_listed([*missing, name])}; give names as the source writes them"
            yield field.refused(why, what=name)
        elif missing:
            why = f"the source does not use the name {_listed(missing)}; it was dropped"
            yield field.repaired(why, {field.where: tuple(found)}, what=", ".join(missing))
        elif tuple(found) != tuple(field.value):
            yield field.normalised(tuple(found))


class Named(Check):
    """Somebody or something named in the source: all content words stand within one of its sentences.

    Args:
        essential: whether the model is asked again where it is not; otherwise it is dropped and listed.
    """

    def __init__(self, *, essential: bool = True) -> None:
        self.essential = essential

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.value is None or is_named(field.value, field.source):
            return
        if not field.value.strip():
            yield field.normalised(None)
            return
        unknown = [word for word in content_words(field.value) if word not in field.source.words]
        why = (
            f"the source does not use the word {_listed(unknown)}"
            if unknown
            else "no single sentence of the source has all of these words"
        )
        if self.essential:
            yield field.refused(f"{why}; word it as the source does, or give null", {field.where: None})
        else:
            yield field.repaired(f"{why}; it was dropped", {field.where: None})


def _listed(words: list[str]) -> str:
    return " or ".join(f"“{word}”" for word in dict.fromkeys(words))


def _sentences(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"sentence {numbers[0]}"
    return f"sentences {numbers[0]} to {numbers[-1]}"


def _shortened(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _title(item: BaseModel) -> str:
    """The item's first text, to recognise it by."""
    texts = (value for _, value in item if isinstance(value, str))
    return next(texts, type(item).__name__)
