"""Briefings whose every claim points at the sentences of the source that carry it."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from summariser._version import __version__
from summariser.errors import (
    BriefingInvalid,
    BuiltinModelWarning,
    ConfigurationError,
    EndpointError,
    IncompleteWarning,
    SourceError,
    SummariserError,
    UnsupportedWarning,
)

if TYPE_CHECKING:
    from summariser._api import asummarise, summarise
    from summariser.endpoint.endpoint import Endpoint
    from summariser.schemas import Briefing, Evidence, Summary
    from summariser.text.source import Source

__all__ = [
    "Briefing",
    "BriefingInvalid",
    "BuiltinModelWarning",
    "ConfigurationError",
    "Endpoint",
    "EndpointError",
    "Evidence",
    "IncompleteWarning",
    "Source",
    "SourceError",
    "SummariserError",
    "Summary",
    "UnsupportedWarning",
    "__version__",
    "asummarise",
    "summarise",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())

# Imported on first use: openai alone takes most of a second of CPU, and much of the package needs none of it.
_LAZY = {
    "Briefing": "summariser.schemas",
    "Endpoint": "summariser.endpoint.endpoint",
    "Evidence": "summariser.schemas",
    "Source": "summariser.text.source",
    "Summary": "summariser.schemas",
    "asummarise": "summariser._api",
    "summarise": "summariser._api",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        value = getattr(import_module(_LAZY[name]), name)
        globals()[name] = value
        return value
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
