"""The base of every summary: what the program adds to the model's answer."""

from __future__ import annotations

import inspect
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from summariser.errors import ConfigurationError
from summariser.schemas.answered import OUTPUT_ONLY
from summariser.schemas.evidence import Evidence, source_of
from summariser.schemas.findings import REMOVED, Finding, Verdict, path
from summariser.schemas.grounded import require_grounded

_ADDED = ("rejected", "audit", "provenance")


class Item(BaseModel):
    """Base of the models in a summary: frozen, and its output-only fields are kept from the model."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        if handler.mode == "validation":
            resolved = handler.resolve_ref_schema(schema)
            properties = resolved.get("properties", {})
            hidden = {name for name, field in properties.items() if field.get("readOnly")}
            resolved["properties"] = {n: field for n, field in properties.items() if n not in hidden}
            resolved["required"] = [name for name in resolved.get("required", []) if name not in hidden]
        return schema


class Rejected(Item):
    """A part of the model's answer that the source does not support, and what became of it."""

    where: str
    """Its place in the answer, such as ``parties[2].positions[0].quote``."""
    what: str
    """The part as the model gave it."""
    why: str
    """What is wrong with it."""
    action: Literal["repaired", "removed"]

    @classmethod
    def from_finding(cls, finding: Finding) -> Rejected:
        """List a repair or a removal; where a whole item went, it is the item that is named."""
        action: Literal["repaired", "removed"] = (
            "repaired" if finding.verdict is Verdict.REPAIRED else "removed"
        )
        gone = [location for location, fix in finding.fixes.items() if fix is REMOVED]
        if gone and gone[0] != finding.where:
            part = ".".join(str(step) for step in finding.where[len(gone[0]) :] if isinstance(step, str))
            why = f"its {part} {finding.why}"
            return cls(where=path(gone[0]), what=finding.what, why=why, action=action)
        return cls(where=finding.path, what=finding.what, why=finding.why, action=action)


class LeftOut(Item):
    """A quantity of the source that no number of the summary covers."""

    text: str
    """The quantity as the source has it."""
    value: Decimal
    """Its value, of a range the first end."""
    upper: Decimal | None
    """The second end of a range, or None."""
    unit: str | None
    """A code or a plain word, such as "USD", "percent" or "people", or None."""
    evidence: Evidence
    """The sentence that holds it."""


class NumbersAudit(Item):
    """How many of the source's quantities the summary's numbers cover; equal ones count once."""

    found: int
    """Quantities of substance in the source."""
    covered: int
    """Those that a number of the summary covers."""
    left_out: tuple[LeftOut, ...]
    """The others, in order of appearance."""


class Unheard(Item):
    """Somebody who speaks in the source and in no position of the briefing."""

    name: str
    """The fullest name that the source gives with the words."""
    evidence: tuple[Evidence, ...]
    """The sentences with the words that no position cites."""


class Unmentioned(Item):
    """Somebody whom the source names often, and the briefing neither as a party nor as a speaker."""

    name: str
    """The fullest name in the source."""
    count: int
    """How many sentences name them."""
    evidence: Evidence
    """The first of them."""


class PositionsAudit(Item):
    """Whom the briefing's parties leave out, as far as the program can tell; in order of appearance."""

    speakers: tuple[Unheard, ...]
    """Those with words of their own."""
    names: tuple[Unmentioned, ...]
    """Those named often."""


class Audit(Item):
    """What the source holds that the summary leaves out."""

    numbers: NumbersAudit | None = None
    """The audit of numbers, or None where the schema has no field for numbers as written."""
    positions: PositionsAudit | None = None
    """The audit of positions, or None where the schema is not a briefing."""


class Usage(Item):
    """Tokens as the endpoint counted them, over all attempts."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )


class Provenance(Item):
    """How a summary came about."""

    model: str
    """The model as the endpoint named it in its answer."""
    endpoint: str | None
    """The endpoint's host, or None for the built-in model."""
    replayed: bool
    """Whether the answer was replayed from a recording."""
    created: datetime
    """When the endpoint answered, as it says; the time of recording under replay."""
    prompt_sha256: str | None
    """Fingerprint of the prompt's templates, or None for the built-in model."""
    schema_sha256: str
    """Fingerprint of the JSON Schema that the model was given."""
    source_sha256: str
    """SHA-256 of the source's text in UTF-8."""
    origin: str | None
    """Where the source came from."""
    attempts: int
    """Requests that were answered, the first included."""
    attempts_to_complete: int = 0
    """How many of them asked for what the first answer had left out."""
    usage: Usage | None
    """Tokens over all attempts, or None where the endpoint does not count them."""
    usages: tuple[Usage | None, ...]
    """Tokens of each attempt, the first one first."""
    price: Decimal | None
    """What the tokens cost in US dollars by list price, or None where it is not known."""
    duration: float
    """Seconds from the first request to the last answer."""
    version: str
    """The version of this package."""


class Summary(Item):
    """Base class of grounded summaries; derive your own schema from it.

    Validated with a Source in the context (``context={"source": source}``) every check runs, and one
    error names everything that the source does not support.
    """

    default_prompt: ClassVar[str] = "general"
    """The prompt that fits this schema, where no other is asked for."""

    rejected: Annotated[tuple[Rejected, ...], Field(json_schema_extra=dict(OUTPUT_ONLY))] = ()
    """Parts of the model's answer that were repaired or removed."""
    audit: Annotated[Audit | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """What the source holds that the summary leaves out."""
    provenance: Annotated[Provenance | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """How the summary came about."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a schema that declares a field which the program would overwrite."""
        super().__pydantic_init_subclass__(**kwargs)
        for name in _ADDED:
            if name in inspect.get_annotations(cls):
                raise ConfigurationError(f"{cls.__name__}.{name}: the program fills this field; rename yours")

    @model_serializer(mode="wrap")
    def _program_last(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
        """Put what the program adds after the model's answer; unannotated, so that the schema stays."""
        data = handler(self)
        return {
            **{n: v for n, v in data.items() if n not in _ADDED},
            **{n: data[n] for n in _ADDED if n in data},
        }

    @model_validator(mode="wrap")
    @classmethod
    def _ground(cls, data: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        summary = handler(data)
        source = source_of(info.context)
        if source is None or (info.context or {}).get("draft"):
            return summary
        grounded = require_grounded(summary, source)
        repairs = tuple(Rejected.from_finding(finding) for finding in grounded.listed)
        return grounded.answer.model_copy(update={"rejected": summary.rejected + repairs})
