"""Minutes of a meeting: what was decided, who has to do what, and what was left open.

Field descriptions and docstrings of the models are what the model is told about them.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from summariser.schemas.checks import Claim, Named, Verbatim
from summariser.schemas.evidence import Cited
from summariser.schemas.summary import Item, Summary


class Decision(Item):
    """What the meeting settled."""

    text: Annotated[str, Claim(), Field(description="The proposal and what was resolved, one sentence.")]
    outcome: Annotated[
        Literal["adopted", "rejected", "deferred"],
        Field(description="deferred: put off by a decision to do so."),
    ]
    vote: Annotated[
        str | None,
        Verbatim(),
        Field(description="The vote, copied exactly from a cited sentence; null if none is recorded."),
    ] = None
    evidence: Cited


class Action(Item):
    """What somebody has to do after the meeting."""

    task: Annotated[str, Claim(), Field(description="What is to be done, beginning with a verb.")]
    owner: Annotated[
        str | None, Named(), Field(description="Who has to do it, as named in the text, or null.")
    ] = None
    due: Annotated[
        str | None,
        Verbatim(),
        Field(description="The deadline, copied exactly from a cited sentence, or null."),
    ] = None
    evidence: Cited


class OpenQuestion(Item):
    """What the meeting left undecided."""

    text: Annotated[str, Claim(), Field(description="The question, self-contained.")]
    raised_by: Annotated[
        str | None, Named(essential=False), Field(description="Who raised it, as named in the text, or null.")
    ] = None
    evidence: Cited


class Minutes(Summary):
    """What a meeting decided, set going and left open."""

    default_prompt: ClassVar[str] = "minutes"

    meeting: Annotated[str, Claim(), Field(description="Whose meeting it was, and what kind.")]
    held: Annotated[
        str | None, Verbatim(), Field(description="When it was held, copied exactly from the text, or null.")
    ] = None
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    open_questions: tuple[OpenQuestion, ...]
