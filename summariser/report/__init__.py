"""Reports: a summary as people and programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pydantic import BaseModel

Format = Literal["text", "markdown", "json"]


def render(summary: BaseModel, form: Format, *, width: int = 80) -> str:
    """Render a briefing, or any other summary, without colours, ending in a line break.

    Args:
        summary: what to render.
        form: ``text``, ``markdown`` or ``json``.
        width: columns of the text form.
    """
    if form == "json":
        return summary.model_dump_json(indent=2) + "\n"
    if form == "markdown":
        from summariser.report.markdown import to_markdown

        return to_markdown(summary)
    import io

    from rich.console import Console

    from summariser.report.text import print_summary

    stream = io.StringIO()
    print_summary(summary, Console(file=stream, width=width, color_system=None, legacy_windows=False))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
