"""A schema of one's own: what the sides of a dispute ask of each other. See docs/own-schema.md."""

from typing import Annotated

from pydantic import Field

from summariser import Summary
from summariser.schemas import Cited, Item
from summariser.schemas.checks import Claim, Figure, Named, Verbatim


class Demand(Item):
    """Something that one side asks of another."""

    made_by: Annotated[str, Named(), Field(description="Who makes it, as named in the text.")]
    demand: Annotated[str, Claim(), Field(description="What is asked for and of whom, one sentence.")]
    figure: Annotated[
        str | None, Figure(), Field(description="The number at its heart, copied as written, or null.")
    ]
    words: Annotated[
        str | None, Verbatim(), Field(description="Words of the speaker's own, copied exactly, or null.")
    ]
    evidence: Cited


class Demands(Summary):
    """What the sides of a dispute ask of each other."""

    dispute: Annotated[str, Claim(), Field(description="What the dispute is about, one sentence.")]
    demands: tuple[Demand, ...]
