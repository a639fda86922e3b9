"""A summary for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summariser.report.outline import outline
from summariser.report.shared import (
    also,
    also_called,
    and_more,
    audited_numbers,
    citation,
    cited_sentences,
    coverage,
    footer,
    in_words,
    shown_left_out,
    stances,
    voiced_by,
)
from summariser.schemas import Briefing, Summary
from summariser.text.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from summariser.report.shared import Also
    from summariser.schemas import Evidence, NumbersAudit, Party, Rejected

_STANCE_STYLE = {"for": "green", "against": "red", "conditional": "yellow", "neutral": "dim"}
_ISSUE_COLUMN = 22
_PARTY_COLUMN = 14
_STANCE_COLUMN = len("conditional")


def print_summary(summary: BaseModel, console: Console) -> None:
    """Print a briefing or any other summary to a console, at its width and with its colours."""
    for part in _parts(summary, console.width):
        console.print(part, markup=False, highlight=False, emoji=False, soft_wrap=False)


def _parts(summary: BaseModel, width: int) -> Iterator[RenderableType]:
    yield from _briefing(summary, width) if isinstance(summary, Briefing) else _outlined(summary)
    numbers, others = audited_numbers(summary), also(summary)
    if numbers or others:
        yield _title("Audit")
    if numbers:
        yield _audit(numbers)
    yield from map(_also, others)
    if rejected := getattr(summary, "rejected", ()):
        yield from (_title("Repaired or removed"), _rejected(rejected))
    if sentences := cited_sentences(summary):
        yield from (_title("Cited sentences"), _sentences(sentences))
    if isinstance(summary, Summary) and summary.provenance:
        yield from (Text(), Text(escaped(footer(summary.provenance)), style="dim"))


def _briefing(briefing: Briefing, width: int) -> Iterator[RenderableType]:
    yield Text(escaped(briefing.headline), style="bold")
    yield from (_title("Key messages"), _key_messages(briefing))
    if briefing.issues:
        yield from (_title("Who stands where"), *_stance_tables(briefing, width))
    if briefing.parties:
        yield from (_title("Positions"), Group(*(_party(party) for party in briefing.parties)))
    if briefing.numbers:
        yield from (_title("Numbers"), _numbers(briefing, width))


def _outlined(summary: BaseModel) -> Iterator[RenderableType]:
    title, sections = outline(summary)
    yield Text(escaped(title), style="bold")
    for section in sections:
        yield _title(section.title)
        for line in section.lines:
            text = _with_citation(line.text, line.citation)
            if line.details:
                text.append(f"\n{escaped(line.details)}", "dim")
            row = _grid("mark", "text")
            row.add_row("-", text)
            yield Padding(row, (0, 0, 0, 2 * line.depth))


def _title(text: str) -> RenderableType:
    return Padding(Text(text.upper(), style="bold cyan"), (1, 0, 0, 0))


def _grid(*columns: str) -> Table:
    """A borderless table; a column is "numeral", "mark" (both unwrapped) or "text"."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(justify="right" if column == "numeral" else "left", no_wrap=column != "text")
    return table


def _key_messages(briefing: Briefing) -> Table:
    table = _grid("numeral", "text")
    for number, message in enumerate(briefing.key_messages, start=1):
        table.add_row(f"{number}.", _with_citation(message.text, citation(message.evidence)))
    return table


def _with_citation(text: str, cited: str) -> Text:
    return Text.assemble(escaped(text), (f" {cited}" if cited else "", "dim"))


def _stance_tables(briefing: Briefing, width: int) -> list[RenderableType]:
    """Issues down, parties across; more parties than fit the width go into a further table."""
    rows = stances(briefing)
    names = [party.name for party in briefing.parties if party.positions]
    fitting = max(1, (width - _ISSUE_COLUMN) // _PARTY_COLUMN)
    tables: list[RenderableType] = []
    for start in range(0, len(names), fitting):
        group = names[start : start + fitting]
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
        table.add_column("Issue", ratio=1, min_width=12)
        for name in group:
            table.add_column(Text(escaped(name)), min_width=7, max_width=_PARTY_COLUMN + 6)
        for issue, row in rows.items():
            if any(name in row for name in group):
                cells = [_stance(row.get(name)) for name in group]
                table.add_row(Text(escaped(issue)), *cells)
        tables.append(table)
        if start + fitting < len(names):
            tables.append(Text())
    return tables


def _stance(stance: str | None) -> Text:
    if stance is None:
        return Text("·", style="dim")
    return Text(escaped(stance), style=_STANCE_STYLE.get(stance, ""))


def _party(party: Party) -> RenderableType:
    heading = Text.assemble((escaped(party.name), "bold"), (f" ({escaped(also_called(party))})", "dim"))
    table = _grid("mark", "text")
    table.columns[0].min_width = _STANCE_COLUMN
    for position in party.positions:
        said = _with_citation(position.statement, citation(position.evidence))
        cell = Text.assemble((escaped(position.issue), "italic"), "\n", said)
        voice = escaped(voiced_by(position))
        if position.quote:
            cell.append(f"\n“{escaped(position.quote)}”" + (f" — {voice}" if voice else ""))
        elif voice:
            cell.append(f"\n— {voice} ({escaped(position.attribution)})")
        table.add_row(_stance(position.stance), cell)
    return Group(heading, Padding(table, (0, 0, 0, 2)))


def _numbers(briefing: Briefing, width: int) -> Table:
    table = _grid("numeral", "text", "mark")
    table.columns[0].no_wrap = False
    table.columns[0].max_width = max(12, width * 3 // 10)
    table.columns[2].no_wrap = False
    table.columns[2].max_width = 12
    for number in briefing.numbers:
        source = f" ({escaped(number.according_to)})" if number.according_to else ""
        describes = Text.assemble(escaped(number.describes), (source, "dim"))
        cited = Text(citation(number.evidence), "dim")
        table.add_row(Text(escaped(number.text), style="bold"), describes, cited)
    return table


def _audit(numbers: NumbersAudit) -> Text:
    text = Text(coverage(numbers))
    for index, left in enumerate(shown_left_out(numbers)):
        text.append(", " if index else "")
        text.append(escaped(in_words(left)), "bold").append(f" {citation((left.evidence,))}", "dim")
    return text.append(and_more(numbers.left_out))


def _also(line: Also) -> Text:
    text = Text(line.lead)
    for index, (name, cited) in enumerate(line.shown):
        text.append(", " if index else "")
        text.append(escaped(name), "bold").append(f" {citation(cited)}", "dim")
    return text.append(line.more)


def _rejected(rejected: Iterable[Rejected]) -> Table:
    table = _grid("mark", "text")
    for item in rejected:
        style = "yellow" if item.action == "repaired" else "red"
        what = f"{escaped(item.where)}: “{escaped(item.what)}”: {escaped(item.why)}"
        table.add_row(Text(item.action, style=style), Text(what))
    return table


def _sentences(sentences: Iterable[Evidence]) -> Table:
    table = _grid("numeral", "text")
    for evidence in sentences:
        table.add_row(Text(f"[{evidence.sentence}]", style="dim"), Text(escaped(evidence.quote)))
    return table
