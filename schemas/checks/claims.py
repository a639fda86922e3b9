"""The check of claims: the numbers of a statement stand in the sentences that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summariser.grounding.claimed_quantities import unsupported_numbers
from summariser.schemas.checks.base import Field
from summariser.schemas.checks.filled import Filled
from summariser.schemas.checks.wording import either, one_of_sentences, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.schemas.findings import Finding, Location


class Claim(Filled):
    """A statement in the model's words: it says something, and its numbers stand in the cited sentences.

    Args:
        instead: a list beside the field, whose first item replaces it after the last attempt.
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
                why += f", {'which has' if whole else 'which have'} {either(list(found.held))}"
            if found.elsewhere:
                remedy = (
                    f"{one_of_sentences(found.elsewhere)} has it: cite it too, or write what the cited ones say"
                )
            else:
                remedy = f"write what {'it says' if whole else 'they say'} ({field.reading()})"
            yield field.refused(why, remedy, self._fixes(field))

    def _fixes(self, field: Field) -> dict[Location, Any] | None:
        """The replacement of a claim that cannot be removed."""
        others = getattr(field.parent, self.instead) if self.instead else ()
        if not others or title_of(others[0]) == field.value:
            return None
        return {field.where: title_of(others[0])}
