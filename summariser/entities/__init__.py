"""Entities: who is named in a text, and who speaks in it."""
