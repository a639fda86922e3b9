"""The language of a text, told by CLD2 from its first pages."""

from __future__ import annotations

_SAMPLE = 20_000
_BCP_47 = {"iw": "he", "no": "nb", "sr-ME": "sr"}


def detect_language(text: str) -> str | None:
    """Return the language of a text as a BCP 47 code such as ``"fr"``, or None where it is not plain.

    The beginning of the text decides; a text in several languages is of the one that it has most of.
    """
    import pycld2

    sample = "".join(c if c.isprintable() else " " for c in text[:_SAMPLE])
    try:
        reliable, _, (first, *_) = pycld2.detect(sample, isPlainText=True, bestEffort=False)
    except pycld2.error:
        return None
    code = str(first[1])
    return _BCP_47.get(code, code) if reliable and code != "un" else None


def base_language(code: str | None) -> str:
    """Return a language's code without region or script; English where it is not known."""
    return (code or "en").replace("_", "-").split("-")[0].lower()
