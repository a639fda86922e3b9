"""The endpoint: one question to an OpenAI-compatible model, with transport retries and re-asks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summariser.endpoint.endpoint import Endpoint

__all__ = ["Endpoint"]


def __getattr__(name: str) -> object:
    """Import `Endpoint` on first use: some modules here are needed without openai."""
    if name == "Endpoint":
        return import_module("summariser.endpoint.endpoint").Endpoint
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
