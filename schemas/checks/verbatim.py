"""The checks of verbatim words: they stand in a cited sentence, and only they count as quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.grounding.verbatim import find_verbatim, quoted_text, sentences_quoting
from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.wording import run_of_sentences
from summariser.schemas.evidence import cite
from summariser.schemas.findings import Added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.schemas.findings import Finding


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
            why = f"stands in {run_of_sentences(numbers)}, which was not cited; that citation was added"
            fixes = {field.citations: added, field.where: quoted_text(field.source, spans)}
            return field.repaired(why, fixes)
        if places:
            remedy = f"it does in {' and in '.join(map(run_of_sentences, places))}"
        else:
            remedy = f"copy it exactly, … for words left out, or give null ({field.reading()})"
        return field.refused(problem, remedy)


class QuotationType(Check):
    """How words are attributed: ``quoted`` only where the field `quote` has verbatim words."""

    def __init__(self, quote: str = "quote") -> None:
        self.quote = quote

    def findings(self, field: Field) -> Iterator[Finding]:
        if field.value == "quoted" and not getattr(field.parent, self.quote):
            yield field.normalised("reported")
