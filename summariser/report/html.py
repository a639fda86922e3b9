"""A summary as one HTML file, with its source beside it; the markup stands in ``templates/``."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from summariser.errors import ConfigurationError
from summariser.report.anchors import Anchor, briefing_anchors, outlined_anchors
from summariser.report.outline import outline
from summariser.report.shared import (
    also,
    also_called,
    and_more,
    audited_numbers,
    cited_sentences,
    coverage,
    in_words,
    shown_left_out,
    voiced_by,
)
from summariser.report.source_view import shown_paragraphs
from summariser.report.wording import amount, fingerprints, how_made, whence
from summariser.schemas import Briefing
from summariser.text.escaping import escaped
from summariser.text.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    from summariser.text.source import Source

_STYLE, _SCRIPT = "page.css", "page.js"
_IN_WORDS: tuple[Callable[..., Any], ...] = (
    also_called,
    amount,
    and_more,
    coverage,
    in_words,
    shown_left_out,
    voiced_by,
)
"""The functions that the templates call by name."""


def render_html(summary: BaseModel, source: Source) -> str:
    """Render a summary and its source as one HTML file that loads nothing, and works without scripts too.

    Raises:
        ConfigurationError: the summary cites other sentences than the source has.
    """
    _refuse_another_source(summary, source)
    shown = _briefing(summary, source) if isinstance(summary, Briefing) else _outlined(summary)
    anchors: list[Anchor] = shown["anchors"]
    provenance = getattr(summary, "provenance", None)
    return _environment().get_template("page.html.j2").render(
        **shown,
        language=detect_language(" ".join(anchor.text for anchor in anchors)),
        source=source,
        whence=list(whence(source)),
        paragraphs=shown_paragraphs(source, anchors),
        cited=len({number for anchor in anchors for number in anchor.sentences}),
        audited=audited_numbers(summary),
        others=also(summary),
        rejected=getattr(summary, "rejected", ()),
        how_made=list(how_made(provenance)) if provenance else [],
        fingerprints=list(fingerprints(provenance)) if provenance else [],
        style_digest=_digest(_STYLE),
        script_digest=_digest(_SCRIPT),
    )  # fmt: skip


def _refuse_another_source(summary: BaseModel, source: Source) -> None:
    for evidence in cited_sentences(summary):
        sentence = source.sentence(evidence.sentence)
        if sentence is None or sentence.text != evidence.quote:
            raise ConfigurationError(
                f"sentence {evidence.sentence} of the source is not the one that the summary cites; "
                "give the source that the summary was made from"
            )


def _briefing(briefing: Briefing, source: Source) -> dict[str, Any]:
    parts = briefing_anchors(briefing, source)
    return {"title": briefing.headline, "parts": parts, "sections": [], "anchors": list(parts)}


def _outlined(summary: BaseModel) -> dict[str, Any]:
    title, outlined = outline(summary)
    sections = outlined_anchors(outlined)
    anchors = [line for _, lines in sections for line in lines if isinstance(line, Anchor)]
    return {"title": title, "parts": None, "sections": sections, "anchors": anchors}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("summariser.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_escaped_value,
    )
    environment.globals.update({function.__name__: function for function in _IN_WORDS})
    return environment


def _escaped_value(value: Any) -> Any:
    """Escape plain text; the source's own text and the output of templates stay as they are."""
    return escaped(value) if type(value) is str else value


@lru_cache(maxsize=2)
def _digest(name: str) -> str:
    """Return the hash by which the page's content security policy allows its style or its script."""
    text = _environment().get_template(name).render()
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
