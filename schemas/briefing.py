"""The briefing: key messages, the positions of the parties, and the numbers.

Field descriptions and docstrings of the models are what the model is told about them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, computed_field

from summariser.quantities import Qualifier
from summariser.schemas.answered import OUTPUT_ONLY
from summariser.schemas.checks import (
    Aliases,
    Claim,
    Figure,
    Filled,
    Named,
    NotEmpty,
    QuotationType,
    Spoken,
    Verbatim,
)
from summariser.schemas.evidence import Cited
from summariser.schemas.summary import Item, Summary


class KeyMessage(Item):
    """A main point of the text."""

    text: Annotated[str, Claim(), Field(description="One self-contained sentence.")]
    evidence: Cited


class Position(Item):
    """What a party holds about an issue."""

    issue: Annotated[
        str, Filled(), Field(description="What it is about, in two to five words; alike for every party.")
    ]
    stance: Annotated[
        Literal["for", "against", "conditional", "neutral"],
        Field(description="Towards the issue as worded; conditional: for or against only if something holds."),
    ]
    statement: Annotated[str, Claim(), Field(description="The position in reported speech, one sentence.")]
    speaker: Annotated[
        str | None, Named(), Field(description="Who voices it, as named in the text; null if nobody does.")
    ] = None
    role: Annotated[
        str | None,
        Named(essential=False),
        Field(description="The speaker's role in the text's own words, or null."),
    ] = None
    quote: Annotated[
        str | None,
        Verbatim(),
        Spoken(),
        Field(
            description="The speaker's own words, copied exactly from within quotation marks in a cited "
            "sentence, … for words left out; null if there are none."
        ),
    ] = None
    attribution: Annotated[
        Literal["quoted", "reported", "inferred"],
        QuotationType(),
        Field(description="quoted: with quote; reported: said, not quoted; inferred: from what the party did."),
    ]
    evidence: Cited


class Party(Item):
    """Somebody who takes part in the matter: speaks, acts or is bound by it."""

    name: Annotated[str, Filled(), Field(description="The fullest name.")]
    kind: Annotated[
        Literal["government", "organisation", "company", "group", "person", "expert", "media"],
        Field(description="expert: an outsider who assesses the matter."),
    ]
    aliases: Annotated[
        tuple[str, ...],
        Aliases(),
        Field(description="Every name the text itself uses for it, copied, with its capital or ministry."),
    ]
    positions: tuple[Position, ...]


class Measured(Item):
    """Base of items that give a number as it is written; the program computes what it amounts to."""

    text: Annotated[
        str, Figure(), Field(description="As written, with currency, scale and unit: “$20bn”, “40 jets”.")
    ]
    value: Annotated[Decimal | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """The number that it amounts to, of a range its first end."""
    upper: Annotated[Decimal | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """The second end of a range, or None."""
    unit: Annotated[str | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """A code or a plain word: "USD", "percent", "km", "people"."""
    qualifier: Annotated[Qualifier | None, Field(json_schema_extra=dict(OUTPUT_ONLY))] = None
    """How the source qualifies it: "about", "at least", "more than" and so on, or None."""


class Number(Measured):
    """A quantity of substance; no date, no ordinal, no name with a number in it."""

    describes: Annotated[str, Claim(), Field(description="What it measures: of what, where, when.")]
    according_to: Annotated[
        str | None,
        Named(),
        Field(description="Who says so, as named in the text; null if the text itself does."),
    ] = None
    evidence: Cited


class Briefing(Summary):
    """A briefing on a text."""

    default_prompt: ClassVar[str] = "briefing"

    headline: Annotated[
        str, Claim(instead="key_messages"), Field(description="What happened, in at most twelve words.")
    ]
    key_messages: Annotated[
        tuple[KeyMessage, ...], NotEmpty(), Field(description="Three to seven, the most important first.")
    ]
    parties: Annotated[tuple[Party, ...], Field(description="Empty if the text has none.")]
    numbers: Annotated[tuple[Number, ...], Field(description="In order of appearance; may be empty.")]

    @computed_field(description="The issues of all positions, in order of appearance.")  # type: ignore[prop-decorator]
    @property
    def issues(self) -> tuple[str, ...]:
        """The issues of all positions, in order of appearance."""
        return tuple(dict.fromkeys(position.issue for party in self.parties for position in party.positions))
