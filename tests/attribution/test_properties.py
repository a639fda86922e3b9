"""What holds of the attributions of any text: offsets, order, work, and independence of what follows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser.attribution import Attribution, extract_attributions
from tests.support.growth import MAX_GROWTH, growth

FRAGMENTS = [
    *("“", "”", '"', "'", "’", "‘", "«", "»", "„", "''", ",", ".", "?", ":", ";", " — ", "(", ")", "…"),
    *("\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\x00", "😀", "e\u0301", "🇫🇷"),
    *(
        "said",
        "says",
        "he",
        "she",
        "Ada Finch",
        "Mr. Birk",
        "the mayor",
        "that",
        "who",
        "and",
        "but",
        "to",
        "not",
    ),
    *("according to", "claims", "told", "was accused of", "his", "hopes", "as", "it rained", "a", "reportedly"),
    *("SMITH:", "Q:", "n’t", "’s", "U.S.", "sagte", "a-t-il dit", "dijo", "-t-il", "l’", "5", "$5.2bn"),
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "xx"])
PROFILE = settings(derandomize=True, database=None, deadline=None, max_examples=200)

HOSTILE = [
    '"',
    '" ',
    "“",
    "' ",
    "said ",
    "said. ",
    "he said ",
    "He said that, and she said, ",
    "“Yes,” said Ada Finch, a baker, who said ",
    "according to ",
    "claims that ",
    "a, ",
    "(a ",
    "Ada Finch, ",
    "the mayor Ada Finch said the mayor was. ",
    "X: a\n",
    "“a b c\n",
    "a-",
    "a.b.",
    " ",
    "\n",
    "x",
]
SMALL, LARGE = 4_000, 40_000


@PROFILE
@given(TEXTS, LANGUAGES)
def test_offsets_slice_back(text: str, language: str) -> None:
    for found in extract_attributions(text, language):
        for span in (found.source, found.cue, found.content, found.speaker):
            assert span is None or (span.text == text[span.start : span.end] and span.start < span.end)


@PROFILE
@given(TEXTS, LANGUAGES)
def test_sorted_and_the_same_every_time(text: str, language: str) -> None:
    found = extract_attributions(text, language)
    assert [one.content.start for one in found] == sorted(one.content.start for one in found)
    assert found == extract_attributions(text, language)


@PROFILE
@given(TEXTS)
def test_no_cue_within_the_content_of_another(text: str) -> None:
    """Only the outermost attributions are given."""
    found = extract_attributions(text)
    for one in found:
        for other in found:
            if other.content != one.content:
                inside = other.content.start <= one.cue.start and one.cue.end <= other.content.end
                assert not inside


@PROFILE
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join))
def test_a_later_paragraph_changes_nothing_before_it(text: str) -> None:
    """What follows, without quotations or pronouns, has no say in what was found."""
    text = text.replace("\n", " ").replace(":", "").strip(" \r\u2028\x00")
    before = extract_attributions(text)
    after = extract_attributions(f"{text}\n\nthe tide came in at seven and went out at noon.")
    assert [_parts(one) for one in after[: len(before)]] == [_parts(one) for one in before]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(piece: str) -> None:
    """Nothing in a text makes reading it quadratic."""
    small, large = ((piece * (size // len(piece) + 1))[:size] for size in (SMALL, LARGE))
    assert growth(extract_attributions, small, large) <= MAX_GROWTH


@pytest.mark.parametrize("text", ["", " ", "\n\n", "said", "“", "”", ":", "according to", "Ada Finch said"])
def test_next_to_nothing_holds_nothing(text: str) -> None:
    assert extract_attributions(text) == []


def _parts(found: Attribution) -> tuple[object, ...]:
    return found.source, found.cue, found.content, found.quoted, found.stance, found.negated
