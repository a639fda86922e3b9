"""The built-in model: a briefing by extraction, with no language model, no key and no network."""

from summariser.extractive.briefing import extract_briefing

__all__ = ["extract_briefing"]
