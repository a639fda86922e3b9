"""Anchors: a name for each claim of a summary, by which its sentences lead back to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summariser.grounding.figures import find_figure
from summariser.grounding.verbatim import find_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summariser.report.outline import Line, Section
    from summariser.schemas import Briefing, Evidence, KeyMessage, Number, Party, Position
    from summariser.text.source import Source

Span = tuple[int, int]


@dataclass(frozen=True)
class Anchor:
    """A claim of a summary, and the sentences that it rests on."""

    code: str
    """A short name, such as ``M1``."""
    name: str
    """The same in words: ``Key message 1``."""
    text: str
    """Its statement, as shown beside a sentence that it rests on."""
    item: Any
    """The part itself."""
    evidence: tuple[Evidence, ...]
    """What it cites."""
    words: tuple[Span, ...] = ()
    """Where its verbatim words or its number stand in the source."""

    @property
    def id(self) -> str:
        """Its identifier in the page."""
        return self.code.lower()

    @property
    def sentences(self) -> list[int]:
        """The numbers of the cited sentences, each once."""
        return sorted({cited.sentence for cited in self.evidence})


@dataclass(frozen=True)
class PartyAnchors:
    """A party, and the anchors of its positions."""

    number: int
    party: Party
    positions: tuple[Anchor, ...]


@dataclass(frozen=True)
class BriefingAnchors:
    """The anchors of a briefing by its parts."""

    messages: tuple[Anchor, ...]
    parties: tuple[PartyAnchors, ...]
    numbers: tuple[Anchor, ...]

    def __iter__(self) -> Iterator[Anchor]:
        yield from self.messages
        for party in self.parties:
            yield from party.positions
        yield from self.numbers

    @property
    def speaking(self) -> list[PartyAnchors]:
        """The parties that hold a position."""
        return [party for party in self.parties if party.positions]

    @property
    def table(self) -> dict[str, list[list[Anchor]]]:
        """For every issue the positions of each party that holds any, in order."""
        rows: dict[str, list[list[Anchor]]] = {}
        for column, party in enumerate(self.speaking):
            for anchor in party.positions:
                row = rows.setdefault(anchor.item.issue, [[] for _ in self.speaking])
                row[column].append(anchor)
        return rows


def briefing_anchors(briefing: Briefing, source: Source) -> BriefingAnchors:
    """Return the anchors of a briefing, with the places of their words in the source."""
    parties, held = [], 0
    for number, party in enumerate(briefing.parties, start=1):
        positions = tuple(
            _position(count, party, position, source)
            for count, position in enumerate(party.positions, start=held + 1)
        )
        held += len(positions)
        parties.append(PartyAnchors(number, party, positions))
    return BriefingAnchors(
        tuple(_message(count, message) for count, message in enumerate(briefing.key_messages, start=1)),
        tuple(parties),
        tuple(_number(count, number, source) for count, number in enumerate(briefing.numbers, start=1)),
    )


def outlined_anchors(sections: Iterable[Section]) -> list[tuple[str, list[Anchor | Line]]]:
    """Return the sections of an outline by title, each line that cites anything as an anchor."""
    shown, count = [], 0
    for section in sections:
        lines: list[Anchor | Line] = []
        for line in section.lines:
            if line.evidence:
                count += 1
                lines.append(_line(count, section, line))
            else:
                lines.append(line)
        shown.append((section.title, lines))
    return shown


def _message(count: int, message: KeyMessage) -> Anchor:
    return Anchor(f"M{count}", f"Key message {count}", message.text, message, message.evidence)


def _position(count: int, party: Party, position: Position, source: Source) -> Anchor:
    cited = {evidence.sentence for evidence in position.evidence}
    words = find_verbatim(position.quote, source, cited).spans if position.quote else ()
    text = f"{party.name}, {position.stance}: {position.statement}"
    return Anchor(f"P{count}", f"Position {count}", text, position, position.evidence, words)


def _number(count: int, number: Number, source: Source) -> Anchor:
    cited = [(evidence.start, evidence.end) for evidence in number.evidence]
    words = tuple(
        (start, end)
        for start, end in find_figure(number.text, source)
        if any(first <= start and end <= last for first, last in cited)
    )
    text = f"{number.text}: {number.describes}"
    return Anchor(f"N{count}", f"Number {count}", text, number, number.evidence, words)


def _line(count: int, section: Section, line: Line) -> Anchor:
    return Anchor(f"C{count}", f"Claim {count}", f"{section.title}: {line.text}", line, line.evidence)
