"""The checks of names: the source names such a party, person or role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.grounding.names import content_words, find_name, is_named
from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.wording import either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.schemas.findings import Finding


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
            why = f"the text calls nobody {either([*missing, name])}"
            yield field.refused(why, "give names as the text writes them", what=name)
        elif missing:
            why = "the text does not use this name; it was dropped"
            yield field.repaired(why, {field.where: tuple(found)}, what=", ".join(missing))
        elif tuple(found) != tuple(field.value):
            yield field.normalised(tuple(found))


class Named(Check):
    """Somebody or something named in the source: all content words stand within one of its sentences.

    Args:
        essential: whether the model is asked again where it is not named; otherwise it is dropped and listed.
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
            why = f"the text does not use the word {either(unknown)}"
        else:
            why = "no single sentence of the text has all of these words"
        if self.essential or not field.nullable:
            yield field.refused(why, "word it as the text does, or give null")
        else:
            yield field.repaired(f"{why}; it was dropped", {field.where: None})
