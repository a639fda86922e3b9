"""Texts: sources and their numbered sentences, language, typography, and what of a page is no text."""
