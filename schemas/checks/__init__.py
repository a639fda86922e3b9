"""Checks that need the source: each is an annotation on the field that it checks.

``text: Annotated[str, Figure()]`` is all that a schema says. A check looks at its field's value and
at the sentences that the nearest item cites, and yields findings. A schema of your own uses the same
annotations, and a check of your own is a subclass of `Check`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from pydantic import BaseModel

from summariser.grounding.claimed_quantities import unsupported_numbers
from summariser.grounding.figures import find_figure, quantity_at
from summariser.grounding.names import content_words, find_name, is_named
from summariser.grounding.occurrences import quantities_within
from summariser.grounding.verbatim import find_verbatim, quoted_text, sentences_quoting
from summariser.quantities.quantity import QUANTITY_KINDS
from summariser.schemas.evidence import Evidence, cite
from summariser.schemas.findings import REMOVED, Added, Finding, Location, Verdict

if TYPE_CHECKING:
    from summariser.text.source import Sentence, Source


_MOST_PLACES = 3
_COMPUTED = frozenset({"value", "upper", "unit", "qualifier"})
"""What the program computes beside a number."""


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
        """The cited sentences that exist; all of the source's where nothing around the field cites."""
        if self.citations is None and not self.evidence:
            return list(self.source.sentences)
        found = (self.source.sentence(evidence.sentence) for evidence in self.evidence)
        return [sentence for sentence in found if sentence is not None]

    def normalised(self, value: Any) -> Finding:
        """Put the source's form in the place of the model's."""
        return Finding(Verdict.NORMALISED, self.where, str(self.value), fixes={self.where: value})

    def repaired(self, why: str, fixes: Mapping[Location, Any], what: str | None = None) -> Finding:
        """Mend a part, and list it."""
        what = str(self.value) if what is None else what
        return Finding(Verdict.REPAIRED, self.where, what, why, fixes=fixes)

    def refused(
        self,
        why: str,
        remedy: str,
        fixes: Mapping[Location, Any] | None = None,
        what: str | None = None,
    ) -> Finding:
        """Ask again. After the last attempt a field that may be null becomes it, else its item goes."""
        if fixes is None and self.nullable:
            fixes = {self.where: None}
        elif fixes is None:
            fixes = {} if self.item is None else {self.item: REMOVED}
        what = str(self.value) if what is None else what
        return Finding(Verdict.REFUSED, self.where, what, why, remedy, fixes)

    def reading(self) -> str:
        """What the cited sentences read, for a message to the model."""
        if self.citations is None and not self.evidence:
            return "anywhere in the text"
        if not self.cited:
            return "no sentence is cited"
        return "; ".join(f"sentence {s.number} reads: “{_shortened(s.text)}”" for s in self.cited[:3])


class Check(ABC):
    """A rule about a field that needs the source; use it as an annotation of that field.

    A field that is None is not checked. On a list of texts the check looks at each of them, unless
    `of_whole_list` says that it is about the list.
    """

    of_whole_list: ClassVar[bool] = False

    @abstractmethod
    def findings(self, field: Field) -> Iterator[Finding]:
        """Yield what is wrong with the field, or can be put into the source's own form."""


class Citations(Check):
    """Every cited sentence exists, and there is at least one."""

    def findings(self, field: Field) -> Iterator[Finding]:
        last = len(field.source.sentences)
        seen: set[int] = set()
        if not field.value:
            remedy = "cite the sentences that carry it"
            yield field.refused("cites no sentence", remedy, what=_title(field.parent))
        single = isinstance(field.value, Evidence)
        for index, evidence in enumerate([field.value] if single else field.value or ()):
            where = field.where if single else (*field.where, index)
            what = str(evidence.sentence)
            if not evidence.exists:
                why, remedy = f"there is no sentence {what}", f"the sentences are numbered 1 to {last}"
                gone = (field.item or ()) if single else where
                yield Finding(Verdict.REFUSED, where, what, why, remedy, {gone: REMOVED} if gone else {})
            elif evidence.sentence in seen:
                yield Finding(Verdict.NORMALISED, where, what, fixes={where: REMOVED})
            seen.add(evidence.sentence)


class Filled(Check):
    """A text that says something."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value.strip():
            yield field.refused("is empty", "write it, or leave its item out", what=_title(field.parent))


class Claim(Filled):
    """A statement of the model's own: it says something, and its numbers stand in the cited sentences.

    Args:
        instead: a list beside the field, whose first item takes its place after the last attempt.
    """

    def __init__(self, *, instead: str | None = None) -> None:
        self.instead = instead

    def findings(self, field: Field) -> Iterator[Finding]:
        yield from super().findings(field)
        whole = field.citations is None and not field.evidence
        cited = None if whole else {sentence.number for sentence in field.cited}
        for found in unsupported_numbers(field.value, field.source, cited, field.language):
            where = "the text" if whole else "the cited sentences"
            read = f" (read as {found.reading})" if found.reading else ""
            why = f"“{found.text}”{read} does not stand in {where}"
            if found.held:
                why += f", {'which has' if whole else 'which have'} {_listed(list(found.held))}"
            if found.elsewhere:
                remedy = (
                    f"{_all_sentences(found.elsewhere)} has it: cite it too, or write what the cited ones say"
                )
            else:
                remedy = f"write what {'it says' if whole else 'they say'} ({field.reading()})"
            yield field.refused(why, remedy, self._fixes(field))

    def _fixes(self, field: Field) -> dict[Location, Any] | None:
        """What is put in the place of the claim where nothing else can go."""
        others = getattr(field.parent, self.instead) if self.instead else ()
        if not others or _title(others[0]) == field.value:
            return None
        return {field.where: _title(others[0])}


class NotEmpty(Check):
    """A list that must not be empty: without it the answer cannot be used."""

    of_whole_list = True

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value:
            yield field.refused("is empty", "at least one is needed", fixes={}, what="")


class Figure(Check):
    """A number as it is written in a cited sentence, or null.

    Fields beside it that are named `value`, `upper`, `unit` and `qualifier` get what it amounts to.
    """

    def findings(self, field: Field) -> Iterator[Finding]:
        yield from self._written(field)
        yield from self._computed(field)

    def _computed(self, field: Field) -> Iterator[Finding]:
        places = list(find_figure(field.value, field.source))
        cited = [place for place in places if field.source.sentence_at(place[0]) in field.cited]
        place = next(iter(cited or places), None)
        quantity = quantity_at(*place, field.source) if place else None
        for name in _COMPUTED & type(field.parent).model_fields.keys():
            computed = getattr(quantity, name, None)
            if getattr(field.parent, name) != computed:
                yield Finding(
                    Verdict.NORMALISED, field.where, name, fixes={(*field.where[:-1], name): computed}
                )

    def _written(self, field: Field) -> Iterator[Finding]:
        cited = {sentence.number for sentence in field.cited}
        places = list(self._places(field))
        if len(several := _kinds_within(field)) > 1:
            yield field.refused(f"holds {_listed(several)}, which are several numbers", "give one for each")
            return
        written = next((text for number, text in places if number in cited), None)
        elsewhere = sorted({number for number, _ in places} - cited)
        if written is not None:
            if written != field.value:
                yield field.normalised(written)
        elif len(elsewhere) == 1 and field.citations is not None:
            [number] = elsewhere
            why = f"stands in sentence {number}, which was not cited; that citation was added"
            added = Added((cite(field.source, number),))
            yield field.repaired(why, {field.citations: added, field.where: places[0][1]})
        elif elsewhere:
            numbers = ", ".join(map(str, elsewhere[:5]))
            remedy = f"it does in {numbers}: cite the one that is meant"
            yield field.refused("does not stand in the cited sentences", remedy)
        else:
            remedy = f"copy it as it is written ({field.reading()})"
            yield field.refused("does not stand in the text as a whole number", remedy)

    def _places(self, field: Field) -> Iterator[tuple[int, str]]:
        """The sentences that hold the number whole, and how it is written there."""
        for start, end in find_figure(field.value, field.source):
            if sentence := field.source.sentence_at(start):
                yield sentence.number, field.source.text[start:end]


class Verbatim(Check):
    """The exact words of a cited sentence, or null."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.nullable and not field.value.strip():
            yield field.normalised(None)
            return
        found = find_verbatim(field.value, field.source, [s.number for s in field.cited])
        if found.problem is None:
            if (words := quoted_text(field.source, found.spans)) != field.value:
                yield field.normalised(words)
        elif found.spans:
            remedy = f"quote otherwise, or give null ({field.reading()})"
            yield field.refused(found.problem, remedy)
        else:
            yield self._elsewhere(field, found.problem)

    def _elsewhere(self, field: Field, problem: str) -> Finding:
        places = sentences_quoting(field.value, field.source) if len(field.value.split()) > 2 else []
        if len(places) == 1 and field.citations is not None:
            [numbers] = places
            spans = find_verbatim(field.value, field.source, numbers).spans
            added = Added(tuple(cite(field.source, number) for number in numbers))
            why = f"stands in {_sentences(numbers)}, which was not cited; that citation was added"
            fixes = {field.citations: added, field.where: quoted_text(field.source, spans)}
            return field.repaired(why, fixes)
        if places:
            remedy = f"it does in {' and in '.join(map(_sentences, places))}"
        else:
            remedy = f"copy it exactly, … for words left out, or give null ({field.reading()})"
        return field.refused(problem, remedy)


class Attribution(Check):
    """How words are attributed: ``quoted`` only beside verbatim words in the field `quote`."""

    def __init__(self, quote: str = "quote") -> None:
        self.quote = quote

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.value == "quoted" and not getattr(field.parent, self.quote):
            yield field.normalised("reported")


class Aliases(Check):
    """Names by which the source calls a party; at least one occurs in it."""

    of_whole_list = True

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
            why = f"the text calls nobody {_listed([*missing, name])}"
            yield field.refused(why, "give names as the text writes them", what=name)
        elif missing:
            why = "the text does not use this name; it was dropped"
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
        if is_named(field.value, field.source):
            return
        if field.nullable and not field.value.strip():
            yield field.normalised(None)
            return
        unknown = [word for word in content_words(field.value) if word not in field.source.words]
        if unknown:
            why = f"the text does not use the word {_listed(unknown)}"
        else:
            why = "no single sentence of the text has all of these words"
        if self.essential or not field.nullable:
            yield field.refused(why, "word it as the text does, or give null")
        else:
            yield field.repaired(f"{why}; it was dropped", {field.where: None})


def _kinds_within(field: Field) -> list[str]:
    """The quantities of different units that a figure holds where it stands first, as written."""
    place = next(iter(find_figure(field.value, field.source)), None)
    found = quantities_within(field.source, *place) if place else []
    units = {(one.kind, one.unit): one.text for one in found if one.kind in QUANTITY_KINDS and one.unit}
    same_kind = len({kind for kind, _ in units}) == 1
    return [] if same_kind else list(units.values())


def _listed(words: list[str]) -> str:
    return " or ".join(f"“{word}”" for word in dict.fromkeys(words))


def _sentences(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"sentence {numbers[0]}"
    return f"sentences {numbers[0]} to {numbers[-1]}"


def _all_sentences(numbers: tuple[int, ...]) -> str:
    return f"sentence {' or '.join(map(str, numbers[:_MOST_PLACES]))}"


def _shortened(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _title(item: BaseModel) -> str:
    """The item's first text, to recognise it by."""
    texts = (value for _, value in item if isinstance(value, str))
    return next(texts, type(item).__name__)
