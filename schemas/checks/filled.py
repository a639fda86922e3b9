"""The checks that a field is not empty: a text, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.wording import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.schemas.findings import Finding


class Filled(Check):
    """A text that says something."""

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value.strip():
            yield field.refused("is empty", "write it, or leave its item out", what=title_of(field.parent))


class NotEmpty(Check):
    """A list that must not be empty: without it the answer cannot be used."""

    of_whole_list = True

    def findings(self, field: Field) -> Iterator[Finding]:
        if not field.value:
            yield field.refused("is empty", "at least one is needed", fixes={}, what="")
