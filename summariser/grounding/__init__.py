"""Grounding: whether words, names and numbers stand in a source; pure functions over text."""

from summariser.grounding.checking import check_claim

__all__ = ["check_claim"]
