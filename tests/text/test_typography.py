"""Folding: only typography disappears, and every folded span leads back to the original."""

from __future__ import annotations

import pytest

from summariser.text.typography import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“don’t”", '"don\'t"'),
        ("5–10 — x", "5-10 - x"),
        ("a\u00a0b\n  c", "a b c"),
        ("wait…", "wait..."),
        ("cafe\u0301", "café"),
        ("zero\u200bwidth", "zerowidth"),
        ("«oui»", "oui"),
    ],
)
def test_what_differs_in_typography_alone_folds_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("21", "12"), ("5.5", "55"), ("will not", "will"), ("it's", "its")])
def test_words_and_digits_never_fold_away(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_spans_lead_back_to_the_original() -> None:
    text = "She said: “It’s\n  5–10…  cafe\u0301 😀 now”, twice."
    folded = fold(text)
    for word in ["She", "It's", "5-10...", "café", "😀", "now", "twice", "5-10... café"]:
        start = folded.text.index(word)
        left, right = folded.span(start, start + len(word))
        assert fold(text[left:right]).text == word
