"""Formats: the text of HTML, PDF, Word and Markdown documents, told by their content."""

from summariser.formats.extracted import Extracted
from summariser.formats.kinds import extract, kind_of

__all__ = ["Extracted", "extract", "kind_of"]
