"""What all reports show, in words: citations, speakers, the table of stances, the footer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from summariser.schemas import Summary
from summariser.schemas.answered import answered
from summariser.schemas.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from summariser.schemas import Audit, Briefing, LeftOut, NumbersAudit, Party, Position, Provenance

MAX_LEFT_OUT = 10
"""The most numbers, speakers or names left out that a report shows; JSON holds all of them."""


def citation(evidence: Iterable[Evidence]) -> str:
    """Return the cited sentence numbers in brackets, runs of three and more joined: ``[3, 7–9]``."""
    numbers = sorted({item.sentence for item in evidence})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(str(number) for number in run) for run in runs
    ]
    return f"[{', '.join(shown)}]"


def cited_sentences(summary: BaseModel) -> list[Evidence]:
    """Return the sentences that the report cites, each once, in the source's order."""
    numbers = audited_numbers(summary)
    left_out = [left.evidence for left in shown_left_out(numbers)] if numbers else []
    left_out += [evidence for line in also(summary) for _, cited in line.shown for evidence in cited]
    found = {evidence.sentence: evidence for evidence in (*_evidence(summary), *left_out)}
    return [found[number] for number in sorted(found)]


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for _, child in answered(value):
            yield from _evidence(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _evidence(child)


def voiced_by(position: Position) -> str:
    """Return the speaker and the role, as far as they are known."""
    return ", ".join(part for part in (position.speaker, position.role) if part)


def also_called(party: Party) -> str:
    """Return the party's kind, and the names that the source uses besides its own."""
    own = _plain_name(party.name)
    others = [alias for alias in party.aliases if _plain_name(alias) != own]
    return f"{party.kind}; also {', '.join(others)}" if others else party.kind


def _plain_name(name: str) -> str:
    return name.casefold().removeprefix("the ")


def stances(briefing: Briefing) -> dict[str, dict[str, str]]:
    """Return for every issue the stance of each party that speaks to it, by party name."""
    table: dict[str, dict[str, list[str]]] = {issue: {} for issue in briefing.issues}
    for party in briefing.parties:
        for position in party.positions:
            held = table[position.issue].setdefault(party.name, [])
            if position.stance not in held:
                held.append(position.stance)
    return {issue: {name: ", ".join(held) for name, held in row.items()} for issue, row in table.items()}


def audited_numbers(summary: BaseModel) -> NumbersAudit | None:
    """Return the summary's audit of numbers, or None where there is none or the source has no numbers."""
    audit: Audit | None = getattr(summary, "audit", None) if isinstance(summary, Summary) else None
    numbers = audit.numbers if audit else None
    return numbers if numbers and numbers.found else None


def coverage(numbers: NumbersAudit) -> str:
    """Return in words how many of the source's figures are covered, to be followed by those left out."""
    figures = "figure" if numbers.found == 1 else "figures"
    covered = f"{numbers.covered} of {numbers.found} {figures} in the source"
    return f"{covered}; left out: " if numbers.left_out else covered


def shown_left_out(numbers: NumbersAudit) -> tuple[LeftOut, ...]:
    """Return the numbers left out that a report shows."""
    return numbers.left_out[:MAX_LEFT_OUT]


def and_more(left_out: Sized) -> str:
    """Return how many of those left out are not shown, in words that follow the last one, or nothing."""
    more = len(left_out) - MAX_LEFT_OUT
    return f" and {more} more" if more > 0 else ""


class Also(NamedTuple):
    """A line of the audit of positions: its lead, the names shown with their sentences, how many more."""

    lead: str
    shown: tuple[tuple[str, tuple[Evidence, ...]], ...]
    more: str


def also(summary: BaseModel) -> list[Also]:
    """Return whom the audit of positions finds left out, one line for each reason."""
    audit: Audit | None = getattr(summary, "audit", None) if isinstance(summary, Summary) else None
    positions = audit.positions if audit else None
    if positions is None:
        return []
    speak = [(one.name, one.evidence) for one in positions.speakers]
    named = [(one.name, (one.evidence,)) for one in positions.names]
    return [
        Also(lead, tuple(listed[:MAX_LEFT_OUT]), and_more(listed))
        for lead, listed in (("Also speaks in the source: ", speak), ("Also named often: ", named))
        if listed
    ]


def in_words(left_out: LeftOut) -> str:
    """Return a quantity with the noun that it counts, if that follows directly in the source."""
    counted = re.escape(left_out.unit or "")
    found = re.search(rf"{re.escape(left_out.text)}\s+{counted}\b", left_out.evidence.quote, re.IGNORECASE)
    return found[0] if counted and found else left_out.text


def footer(provenance: Provenance) -> str:
    """Return in one line how the summary came about."""
    if provenance.endpoint is None:
        made = f"{provenance.model}: by extraction, no language model"
        return " · ".join(part for part in (provenance.origin, made, f"{provenance.duration:.1f} s") if part)
    attempts = "1 attempt" if provenance.attempts == 1 else f"{provenance.attempts} attempts"
    if provenance.attempts_to_complete:
        attempts += f" ({provenance.attempts_to_complete} to complete)"
    usage = provenance.usage
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out" if usage else "tokens not counted"
    price = f"${provenance.price:.4f}" if provenance.price is not None else None
    how = f"recorded {provenance.created:%Y-%m-%d}" if provenance.replayed else f"{provenance.duration:.1f} s"
    asked = f"{provenance.model} at {provenance.endpoint}"
    return " · ".join(part for part in (provenance.origin, asked, attempts, tokens, price, how) if part)
