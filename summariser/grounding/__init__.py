"""Grounding: whether words, names and figures stand in a source; pure functions over text."""
