"""A summary in Markdown, with its evidence as footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.report.outline import outline
from summariser.report.shared import (
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
from summariser.text.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from summariser.report.shared import Also
    from summariser.schemas import Evidence, NumbersAudit, Party

_ADDRESS = re.compile(r"(?<![\w.+-])([\w.+-]+@[\w.-]*\w)")
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$&@]|(?<=/)/|(?<=\w)\.(?=[^\W\d_]{2})|(?i:(?<=www))\.")
"""What begins or ends markup, or turns a plain address into a link."""
_AT_START = re.compile(r"^\d+(?=[.)](?:\s|$))|^(?=[-+=\"'(])")
"""The place before a mark that would begin a list, a heading or a link's title."""


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
            yield f"- {item.action} {_code(item.where)}: “{_as_markdown(item.what)}”: {_as_markdown(item.why)}"
    yield ""
    if isinstance(summary, Summary) and summary.provenance:
        yield from (f"*{_as_markdown(footer(summary.provenance))}*", "")
    for evidence in cited_sentences(summary):
        yield f"[^{evidence.sentence}]: \\[{evidence.sentence}\\] {_as_markdown(evidence.quote)}"


def _briefing(briefing: Briefing) -> Iterator[str]:
    yield f"# {_as_markdown(briefing.headline)}"
    yield from ("", "## Key messages", "")
    for number, message in enumerate(briefing.key_messages, start=1):
        yield f"{number}. {_as_markdown(message.text)}{_notes(message.evidence)}"
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
            describes = f"{_as_markdown(figure.describes)}{_notes(figure.evidence)}"
            yield f"| {_as_markdown(figure.text)} | {describes} | {_as_markdown(figure.according_to or '')} |"


def _outlined(summary: BaseModel) -> Iterator[str]:
    title, sections = outline(summary)
    yield f"# {_as_markdown(title)}"
    for section in sections:
        yield from ("", f"## {_as_markdown(section.title)}", "")
        for line in section.lines:
            details = f" ({_as_markdown(line.details)})" if line.details else ""
            yield f"{'  ' * line.depth}- {_as_markdown(line.text)}{details}{_notes(line.evidence)}"


def _stance_table(briefing: Briefing) -> Iterator[str]:
    names = [party.name for party in briefing.parties if party.positions]
    yield f"| Issue | {' | '.join(_as_markdown(name) for name in names)} |"
    yield f"| --- |{' --- |' * len(names)}"
    for issue, row in stances(briefing).items():
        yield f"| {_as_markdown(issue)} | {' | '.join(_as_markdown(row.get(name, '')) for name in names)} |"


def _party(party: Party) -> Iterator[str]:
    yield from ("", f"**{_as_markdown(party.name)}** ({_as_markdown(also_called(party))})", "")
    for position in party.positions:
        issue, stance = _as_markdown(position.issue), _as_markdown(position.stance)
        line = f"- *{issue}* ({stance}): {_as_markdown(position.statement)}"
        voice = _as_markdown(voiced_by(position))
        if position.quote:
            line += f" “{_as_markdown(position.quote)}”" + (f" — {voice}" if voice else "")
        elif voice:
            line += f" — {voice}, {_as_markdown(position.attribution)}"
        yield f"{line}{_notes(position.evidence)}"


def _audit(numbers: NumbersAudit) -> str:
    shown = (f"{_as_markdown(in_words(left))}{_notes((left.evidence,))}" for left in shown_left_out(numbers))
    return f"{coverage(numbers)}{', '.join(shown)}{and_more(numbers.left_out)}"


def _also(line: Also) -> str:
    shown = (f"{_as_markdown(name)}{_notes(cited)}" for name, cited in line.shown)
    return f"{line.lead}{', '.join(shown)}{line.more}"


def _notes(evidence: Iterable[Evidence]) -> str:
    return "".join(f"[^{number}]" for number in sorted({item.sentence for item in evidence}))


def _as_markdown(text: str) -> str:
    """Return the text on one line, with all that Markdown or HTML would interpret escaped.

    A mail address is set as code, since some renderers make a link of it in spite of escapes.
    """
    parts = _ADDRESS.split(escaped(text))
    parts[::2] = [_SPECIAL.sub(r"\\\g<0>", part) for part in parts[::2]]
    parts[1::2] = [_code(address) for address in parts[1::2]]
    return _AT_START.sub(r"\g<0>\\", "".join(parts))


def _code(text: str) -> str:
    """Return the text on one line as code, between more backticks than it holds itself."""
    shown = escaped(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}"
