"""What every report shows, in words: citations, speakers, the table of stances, the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summariser.schemas.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summariser.schemas import Briefing, Party, Position, Provenance


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
    """Return every cited sentence once, in the source's order."""
    found = {evidence.sentence: evidence for evidence in _evidence(summary)}
    return [found[number] for number in sorted(found)]


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for _, child in value:
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


def footer(provenance: Provenance) -> str:
    """Return in one line how the summary came about."""
    attempts = "1 attempt" if provenance.attempts == 1 else f"{provenance.attempts} attempts"
    usage = provenance.usage
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out" if usage else "tokens not counted"
    price = f"${provenance.price:.4f}" if provenance.price is not None else None
    how = f"recorded {provenance.created:%Y-%m-%d}" if provenance.replayed else f"{provenance.duration:.1f} s"
    asked = f"{provenance.model} at {provenance.endpoint}"
    return " · ".join(part for part in (provenance.origin, asked, attempts, tokens, price, how) if part)
