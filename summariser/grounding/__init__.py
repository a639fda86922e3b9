"""Grounding: whether words, names and numbers stand in a source; pure functions over text."""

from summariser.grounding.claim_check import check_claim

__all__ = ["check_claim"]
