"""Readers: the text of HTML, PDF, Word and Markdown documents, recognised by their content."""

from summariser.readers.extracted import Extracted
from summariser.readers.kinds import extract, kind_of

__all__ = ["Extracted", "extract", "kind_of"]
