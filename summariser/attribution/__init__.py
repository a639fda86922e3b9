"""Attribution: who says, thinks or wants what in a text; pure functions over text."""

from summariser.attribution.extractor import extract_attributions
from summariser.attribution.spans import Attribution, Span, Stance

__all__ = ["Attribution", "Span", "Stance", "extract_attributions"]
