"""The check of speakers: quoted words are given to the speaker to whom the source gives them.

It is narrow, since a false refusal would cost a correct position.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summariser.schemas.checks.base import Check, Field
from summariser.schemas.findings import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.grounding.quotation_speakers import QuotedSpeaker
    from summariser.schemas.findings import Finding


class Spoken(Check):
    """Verbatim words of the speaker named beside them, where the source plainly says who speaks.

    Refused only where the source gives a direct quotation to another proper name, the claimed speaker is
    not mentioned near it, and one of the two does not belong to the party around the field. Whoever relays
    the words of others passes; where no speaker is claimed, only a speaker of another party fails.

    Args:
        speaker: the field beside it that names the speaker.
        name: the field with a party's name, of a model around this one.
        aliases: the field of the same model with the party's further names.
    """

    def __init__(self, speaker: str = "speaker", name: str = "name", aliases: str = "aliases") -> None:
        self.speaker = speaker
        self.name = name
        self.aliases = aliases

    def findings(self, field: Field) -> Iterator[Finding]:
        from summariser.grounding.quotation_speakers import find_speaker, is_one_of, is_outside, is_someone_else

        actual = find_speaker(field.value, field.source, [sentence.number for sentence in field.cited])
        if actual is None or actual.relays:
            return
        claimed: str | None = getattr(field.parent, self.speaker, None) or None
        index = next((i for i, model in enumerate(field.ancestors) if hasattr(model, self.aliases)), None)
        party = None if index is None else self._names(field.ancestors[index])
        others = [] if index is None else self._others(field.ancestors[index], field.ancestors[index + 1 :])
        if claimed is None or (party is not None and is_one_of(claimed, party)):
            wrong = party is not None and self._is_of_another_party(actual, party, others, field)
        else:
            texts = [sentence.text for sentence in field.cited]
            wrong = is_someone_else(claimed, actual, texts, field.source) and (
                party is None
                or is_outside(actual.name, party, others, field.source)
                or is_outside(claimed, party, others, field.source)
            )
        if wrong:
            yield self._refused(field, actual, claimed)

    def _is_of_another_party(
        self, actual: QuotedSpeaker, party: list[str], others: list[list[str]], field: Field
    ) -> bool:
        """Tell whether the words are another party's, where no speaker is claimed."""
        from summariser.grounding.quotation_speakers import is_mentioned, is_one_of, share_a_sentence

        around = next(model for model in field.ancestors if hasattr(model, self.aliases))
        own = [*party, *_speakers_of(around, self.speaker)]
        return (
            not any(is_mentioned(actual.name, name) for name in own)
            and not share_a_sentence(actual.name, party, field.source)
            and not any(is_mentioned(name, actual.around) for name in party)
            and any(is_one_of(actual.name, names) for names in others)
        )

    def _refused(self, field: Field, actual: QuotedSpeaker, claimed: str | None) -> Finding:
        reading = " ".join(actual.sentence.text.split())
        where = f"sentence {actual.sentence.number} reads: “{reading}”"
        given = f"the text gives these words to {actual.name} ({where})"
        why = f"{given}, not to {claimed}" if claimed else f"{given}, of another party"
        remedy = (
            f"give the position to {actual.name}, or quote words of the party's own speaker, or give no quote"
        )
        gone = {} if field.item is None else {field.item: REMOVED}
        return field.refused(why, remedy, gone)

    def _names(self, party: BaseModel) -> list[str]:
        return [getattr(party, self.name), *getattr(party, self.aliases)]

    def _others(self, party: BaseModel, around: tuple[BaseModel, ...]) -> list[list[str]]:
        """The names of every other party in the answer, and of those who speak for it."""
        siblings = _of_type(around[-1], type(party)) if around else []
        return [
            [*self._names(other), *_speakers_of(other, self.speaker)]
            for other in siblings
            if other is not party
        ]


def _speakers_of(value: Any, speaker: str) -> list[str]:
    found = [getattr(value, speaker)] if isinstance(getattr(value, speaker, None), str) else []
    children = (child for _, child in value) if isinstance(value, BaseModel) else value
    for child in children:
        if isinstance(child, BaseModel | list | tuple):
            found += _speakers_of(child, speaker)
    return found


def _of_type(value: Any, model: type[BaseModel]) -> list[Any]:
    if isinstance(value, model):
        return [value]
    children = [child for _, child in value] if isinstance(value, BaseModel) else list(value)
    return [
        found
        for child in children
        if isinstance(child, BaseModel | list | tuple)
        for found in _of_type(child, model)
    ]
