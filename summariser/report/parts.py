"""What every report shows, in words: citations, speakers, the table of stances, the footer."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summariser.schemas import Briefing, Evidence, Party, Position, Provenance

_BIDI_AND_INVISIBLE = frozenset(
    "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def visible(text: str) -> str:
    """Return the text on one line, control and invisible direction characters made visible.

    A terminal must never be given an escape sequence that a text or a model brings along.
    """
    return "".join(_shown(character) for character in " ".join(text.split()))


def _shown(character: str) -> str:
    if character in _BIDI_AND_INVISIBLE:
        return f"⟨U+{ord(character):04X}⟩"
    if unicodedata.category(character) != "Cc":
        return character
    point = ord(character)
    if point == 0x7F:
        return "␡"
    return chr(0x2400 + point) if point < 0x20 else f"⟨U+{point:04X}⟩"


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


def cited_sentences(briefing: Briefing) -> list[Evidence]:
    """Return every cited sentence once, in the source's order."""
    positions = [position for party in briefing.parties for position in party.positions]
    cited = [message.evidence for message in briefing.key_messages]
    cited += [position.evidence for position in positions]
    cited += [number.evidence for number in briefing.numbers]
    found = {evidence.sentence: evidence for group in cited for evidence in group}
    return [found[number] for number in sorted(found)]


def voiced_by(position: Position) -> str:
    """Return the speaker and the role, as far as they are known."""
    return ", ".join(part for part in (position.speaker, position.role) if part)


def also_called(party: Party) -> str:
    """Return the party's kind, and the names that the source uses besides its own."""
    others = [alias for alias in party.aliases if alias != party.name]
    return f"{party.kind}; also {', '.join(others)}" if others else party.kind


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
    """Return in one line how the briefing came about."""
    attempts = "1 attempt" if provenance.attempts == 1 else f"{provenance.attempts} attempts"
    usage = provenance.usage
    tokens = f"{usage.input_tokens:,} + {usage.output_tokens:,} tokens" if usage else "tokens not counted"
    how = f"recorded {provenance.created:%Y-%m-%d}" if provenance.replayed else f"{provenance.duration:.1f} s"
    return f"{provenance.model} at {provenance.endpoint} · {attempts} · {tokens} · {how}"
