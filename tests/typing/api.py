"""What the public functions return, as type checkers see it; checked by ``make types``, never run."""

from __future__ import annotations

from typing import assert_type

from pydantic import BaseModel

from summariser import (
    Briefing,
    BriefingInvalid,
    Endpoint,
    Evidence,
    Source,
    Summary,
    asummarise,
    summarise,
)
from summariser.attribution import Attribution, extract_attributions
from summariser.audit import audit
from summariser.grounding import check_claim
from summariser.quantities import Quantity, extract_quantities
from summariser.report import render
from summariser.schemas import Audit, Minutes, Provenance


class Own(BaseModel):
    because: list[Evidence]


class OwnSummary(Summary):
    because: list[Evidence]


def a_summary_is_of_the_schema_that_is_asked_for(text: str, source: Source) -> None:
    assert_type(summarise(text), Briefing)
    assert_type(summarise(source, "builtin"), Briefing)
    assert_type(summarise(text, "m", "http://127.0.0.1/v1", "key", schema=Own), Own)
    assert_type(summarise(source, schema=Minutes, strict=True, language="French"), Minutes)
    assert_type(summarise(source, schema=OwnSummary).provenance, Provenance | None)
    assert_type(summarise(source, complete=True).audit, Audit | None)


async def so_it_is_on_an_event_loop(text: str, source: Source) -> None:
    assert_type(await asummarise(text), Briefing)
    assert_type(await asummarise(source, schema=Own), Own)
    async with Endpoint("m", "http://127.0.0.1/v1") as endpoint:
        assert_type(endpoint, Endpoint)
        assert_type(await asummarise(source, endpoint=endpoint, schema=Minutes), Minutes)


def an_endpoint_is_a_context_manager(source: Source) -> None:
    with Endpoint("m", "http://127.0.0.1/v1", mode="json", timeout=1, deadline=2.5) as endpoint:
        assert_type(endpoint, Endpoint)
        assert_type(summarise(source, endpoint=endpoint), Briefing)
        assert_type(summarise(source, endpoint=endpoint, schema=Own), Own)


def a_wrong_argument_is_told(text: str) -> None:
    """Each comment is an error by itself where it is not needed."""
    summarise(b"bytes")  # type: ignore[arg-type]
    summarise(text, schema=dict)  # type: ignore[type-var]
    Endpoint("m", mode="xml")  # type: ignore[arg-type]


def what_a_briefing_holds_is_typed(briefing: Briefing, source: Source, error: BriefingInvalid) -> None:
    for message in briefing.key_messages:
        assert_type(message.text, str)
        assert_type(message.evidence, tuple[Evidence, ...])
        assert_type(source.text[message.evidence[0].start : message.evidence[0].end], str)
    assert_type(render(briefing, "html", source=source), str)
    assert_type(error.problems[0], str)


def the_parts_that_run_no_model_are_typed(text: str, source: Source, summary: BaseModel) -> None:
    assert_type(audit(summary, source), Audit)
    assert_type(check_claim("A claim.", text), list[str])
    assert_type(extract_quantities(text, "fr"), list[Quantity])
    assert_type(extract_attributions(text), list[Attribution])
    assert_type(Source.from_file("article.txt"), Source)
    assert_type(source.sentences[0].number, int)
