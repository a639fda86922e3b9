"""A summary in Markdown, evidence as footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.report.outline import outline
from summariser.report.parts import (
    also,
    also_called,
    and_more,
    audited_numbers,
    cited_sentences,
    coverage,
    footer,
    in_words,
    shown_left_out,
    stances,
    voiced_by,
)
from summariser.schemas import Briefing, Summary
from summariser.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from summariser.report.parts import Also
    from summariser.schemas import Evidence, NumbersAudit, Party

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])")
_LIST_OR_HEADING = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def to_markdown(summary: BaseModel) -> str:
    """Render a summary as GitHub-flavoured Markdown; nothing in it is read as markup or HTML."""
    return "\n".join(_lines(summary)).rstrip() + "\n"


def _lines(summary: BaseModel) -> Iterator[str]:
    yield from _briefing(summary) if isinstance(summary, Briefing) else _outlined(summary)
    numbers, others = audited_numbers(summary), also(summary)
    if numbers or others:
        yield from ("", "## Audit")
    if numbers:
        yield from ("", _audit(numbers))
    for line in others:
        yield from ("", _also(line))
    if rejected := getattr(summary, "rejected", ()):
        yield from ("", "## Repaired or removed", "")
        for item in rejected:
            yield f"- {item.action} `{item.where}`: “{_escaped(item.what)}”: {_escaped(item.why)}"
    yield ""
    if isinstance(summary, Summary) and summary.provenance:
        yield from (f"*{_escaped(footer(summary.provenance))}*", "")
    for evidence in cited_sentences(summary):
        yield f"[^{evidence.sentence}]: \\[{evidence.sentence}\\] {_escaped(evidence.quote)}"


def _briefing(briefing: Briefing) -> Iterator[str]:
    yield f"# {_escaped(briefing.headline)}"
    yield from ("", "## Key messages", "")
    for number, message in enumerate(briefing.key_messages, start=1):
        yield f"{number}. {_escaped(message.text)}{_notes(message.evidence)}"
    if briefing.issues:
        yield from ("", "## Who stands where", "")
        yield from _stance_table(briefing)
    if briefing.parties:
        yield from ("", "## Positions")
        for party in briefing.parties:
            yield from _party(party)
    if briefing.numbers:
        yield from (
            "",
            "## Numbers",
            "",
            "| Number | What it measures | According to |",
            "| ---: | --- | --- |",
        )
        for figure in briefing.numbers:
            describes = f"{_escaped(figure.describes)}{_notes(figure.evidence)}"
            yield f"| {_escaped(figure.text)} | {describes} | {_escaped(figure.according_to or '')} |"


def _outlined(summary: BaseModel) -> Iterator[str]:
    title, sections = outline(summary)
    yield f"# {_escaped(title)}"
    for section in sections:
        yield from ("", f"## {_escaped(section.title)}", "")
        for line in section.lines:
            details = f" ({_escaped(line.details)})" if line.details else ""
            yield f"{'  ' * line.depth}- {_escaped(line.text)}{details}{_notes(line.evidence)}"


def _stance_table(briefing: Briefing) -> Iterator[str]:
    names = [party.name for party in briefing.parties if party.positions]
    yield f"| Issue | {' | '.join(_escaped(name) for name in names)} |"
    yield f"| --- |{' --- |' * len(names)}"
    for issue, row in stances(briefing).items():
        yield f"| {_escaped(issue)} | {' | '.join(row.get(name, '') for name in names)} |"


def _party(party: Party) -> Iterator[str]:
    yield from ("", f"**{_escaped(party.name)}** ({_escaped(also_called(party))})", "")
    for position in party.positions:
        line = f"- *{_escaped(position.issue)}* ({position.stance}): {_escaped(position.statement)}"
        voice = _escaped(voiced_by(position))
        if position.quote:
            line += f" “{_escaped(position.quote)}”" + (f" — {voice}" if voice else "")
        elif voice:
            line += f" — {voice}, {position.attribution}"
        yield f"{line}{_notes(position.evidence)}"


def _audit(numbers: NumbersAudit) -> str:
    shown = (f"{_escaped(in_words(left))}{_notes((left.evidence,))}" for left in shown_left_out(numbers))
    return f"{coverage(numbers)}{', '.join(shown)}{and_more(numbers.left_out)}"


def _also(line: Also) -> str:
    shown = (f"{_escaped(name)}{_notes(cited)}" for name, cited in line.shown)
    return f"{line.lead}{', '.join(shown)}{line.more}"


def _notes(evidence: Iterable[Evidence]) -> str:
    return "".join(f"[^{number}]" for number in sorted({item.sentence for item in evidence}))


def _escaped(text: str) -> str:
    """Return the text on one line with everything that Markdown or HTML would read made plain."""
    text = _SPECIAL.sub(r"\\\1", visible(text))
    return _LIST_OR_HEADING.sub(lambda match: "\\" + match[0] if match[3] else f"{match[1]}\\{match[2]}", text)
