"""Evidence: a sentence of the source, cited by its number and quoted by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

    from summariser.text.source import Source


def source_of(context: Any) -> Source | None:
    """Return the Source of a validation context, or None where it holds none."""
    source: Source | None = context.get("source") if isinstance(context, dict) else None
    return source


class Evidence(BaseModel):
    """A cited sentence: its number, its code-point span in the source's text, and the text there.

    A model gives the number alone, and the program fills in the rest from the Source in the validation
    context (``context={"source": source}``). A saved briefing holds the full form; with a Source at
    hand that form must equal the sentence, or a quotation could be forged.

    A number without a sentence validates as well, with an empty quote and the span (0, 0), so that
    the checks can report it together with everything else that is wrong.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    sentence: int
    start: int
    end: int
    quote: str

    @property
    def exists(self) -> bool:
        """Whether the source has a sentence of this number."""
        return self.end > self.start

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source_type: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_wrap_validator_function(cls._from_citation, handler(source_type))

    @classmethod
    def _from_citation(
        cls, value: Any, handler: core_schema.ValidatorFunctionWrapHandler, info: core_schema.ValidationInfo
    ) -> Evidence:
        source = source_of(info.context)
        number = _sentence_number(value)
        if number is None:
            evidence: Evidence = handler(value)
            if source is not None and evidence != cite(source, evidence.sentence):
                msg = "the full form of evidence must equal the sentence of the source; give its number alone"
                raise PydanticCustomError("forged_evidence", msg)
            return evidence
        if source is None:
            msg = 'a sentence number needs the source: validate with context={"source": source}'
            raise PydanticCustomError("source_missing", msg)
        return cite(source, number)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        if handler.mode == "validation":
            return {"type": "integer"}
        return {**handler(schema), "description": "A cited sentence and its place in the source's text."}


Cited = Annotated[
    tuple[Evidence, ...],
    Field(description="The sentences that carry this, by number: all that are needed, no more."),
]
"""The type of the field by which an item cites its evidence."""


def _sentence_number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.strip("[] ").isdecimal() and len(value) < 12:
        return int(value.strip("[] "))
    return None


def cite(source: Source, number: int) -> Evidence:
    """Return the evidence for a sentence number, whether or not the source has such a sentence."""
    sentence = source.sentence(number)
    if sentence is None:
        return Evidence.model_construct(sentence=number, start=0, end=0, quote="")
    return Evidence.model_construct(
        sentence=number, start=sentence.start, end=sentence.end, quote=sentence.text
    )
