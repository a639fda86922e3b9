"""Texts: sources and their numbered sentences, language, typography, escaping and boilerplate."""
