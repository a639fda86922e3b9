"""Reports: a briefing as people and programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summariser.schemas import Briefing

Format = Literal["text", "markdown", "json"]


def render(briefing: Briefing, form: Format, *, width: int = 80) -> str:
    """Render a briefing without colours, ending in a line break.

    Args:
        briefing: what to render.
        form: ``text``, ``markdown`` or ``json``.
        width: columns of the text form.
    """
    if form == "json":
        return briefing.model_dump_json(indent=2) + "\n"
    if form == "markdown":
        from summariser.report.markdown import to_markdown

        return to_markdown(briefing)
    import io

    from rich.console import Console

    from summariser.report.text import print_briefing

    stream = io.StringIO()
    print_briefing(briefing, Console(file=stream, width=width, color_system=None, legacy_windows=False))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
