"""Reports: a summary as people and programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summariser.errors import ConfigurationError
from summariser.text.escaping import escaped_json

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.text.source import Source

Format = Literal["text", "markdown", "json", "html"]


def render(summary: BaseModel, form: Format, *, width: int = 80, source: Source | None = None) -> str:
    """Render a briefing, or any other summary, without colours, ending in a line break.

    Args:
        summary: what to render.
        form: ``text``, ``markdown``, ``json`` or ``html``.
        width: columns of the text form.
        source: what the summary was made from; the HTML form shows it.

    Raises:
        ConfigurationError: the HTML form is asked for without its source, or with another source.
    """
    if form == "json":
        return escaped_json(summary.model_dump_json(indent=2)) + "\n"
    if form == "markdown":
        from summariser.report.markdown import to_markdown

        return to_markdown(summary)
    if form == "html":
        if source is None:
            raise ConfigurationError("an HTML report shows the source beside the briefing; give the source")
        from summariser.report.html import render_html

        return render_html(summary, source)
    import io

    from rich.console import Console

    from summariser.report.text import print_summary

    stream = io.StringIO()
    print_summary(summary, Console(file=stream, width=width, color_system=None, legacy_windows=False))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
