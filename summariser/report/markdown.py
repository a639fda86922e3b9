"""The briefing in Markdown, evidence as footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.report.parts import also_called, cited_sentences, footer, stances, visible, voiced_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summariser.schemas import Briefing, Evidence, Party

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])")
_LIST_OR_HEADING = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def to_markdown(briefing: Briefing) -> str:
    """Render a briefing as GitHub-flavoured Markdown; nothing in it is read as markup or HTML."""
    return "\n".join(_lines(briefing)).rstrip() + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
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
    if briefing.rejected:
        yield from ("", "## Repaired or removed", "")
        for item in briefing.rejected:
            yield f"- {item.action} `{item.where}`: “{_escaped(item.what)}”: {_escaped(item.why)}"
    yield ""
    if briefing.provenance:
        yield from (f"*{_escaped(footer(briefing.provenance))}*", "")
    for evidence in cited_sentences(briefing):
        yield f"[^{evidence.sentence}]: {_escaped(evidence.quote)}"


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


def _notes(evidence: Iterable[Evidence]) -> str:
    return "".join(f"[^{number}]" for number in sorted({item.sentence for item in evidence}))


def _escaped(text: str) -> str:
    """Return the text on one line with everything that Markdown or HTML would read made plain."""
    text = _SPECIAL.sub(r"\\\1", visible(text))
    return _LIST_OR_HEADING.sub(lambda match: "\\" + match[0] if match[3] else f"{match[1]}\\{match[2]}", text)
