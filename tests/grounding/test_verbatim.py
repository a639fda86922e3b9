"""Verbatim words: found word for word or not at all."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.grounding.verbatim import find_verbatim, quoted_text, sentences_quoting
from tests.support.growth import MAX_GROWTH, growth

SOURCE = Source(
    "“We will not pay 21 million for delays,” she said. “The port has been warned, twice, about its cranes. "
    "They do not work.”\n\n"
    "“And the dockers deserve better — far better — than this.” He “did not object”. "
    "We do support the deal. We do not support the sale. “Peace is possible,” he said, “and near.”"
)


def found(quote: str, *cited: int) -> str | None:
    match = find_verbatim(quote, SOURCE, cited or range(1, 99))
    assert bool(match.spans) == (match.problem is None)
    return quoted_text(SOURCE, match.spans) if match.problem is None else None


def test_the_sources_own_slice_comes_back() -> None:
    assert found("we will not pay 21 million for delays.") == "We will not pay 21 million for delays"
    assert found('"The port has been warned, twice, about its cranes"', 2)
    assert found("the dockers deserve better - far better - than this") == (
        "the dockers deserve better — far better — than this"
    )


@pytest.mark.parametrize(
    "quote",
    [
        "We will not pay 12 million for delays",
        "We will not pay 2 million for delays",
        "We will pay 21 million for delays",
        "We will not pay 21 million for delay",
        "We shall not pay 21 million for delays",
        "The port has been warned twice about cranes",
        "ill not pay 21 mill",
        "",
        "…",
    ],
)
def test_a_changed_digit_a_dropped_not_and_half_words_are_refused(quote: str) -> None:
    assert found(quote) is None


def test_words_may_be_left_out_where_it_is_marked() -> None:
    assert found("The port has been warned … about its cranes") == "The port has been warned … about its cranes"
    assert found("The port has been [...] about its cranes")
    assert found("The … about its cranes") is None
    assert found("The port has been warned (…) They do not work", 2, 3)
    assert found("[T]he dockers deserve better")
    assert found("The port [of Velt] has been warned")
    assert found("Peace is possible … and near") == "Peace is possible … and near"


def test_fragments_must_stand_in_their_order() -> None:
    assert found("about its cranes … The port has been warned") is None


@pytest.mark.parametrize("quote", ["We will … pay 21 million", "support the sale", "pay 21 million"])
def test_leaving_out_a_negation_is_refused(quote: str) -> None:
    match = find_verbatim(quote, SOURCE, range(1, 99))
    assert match.problem is not None
    assert "not" in match.problem


def test_a_negation_in_a_sentence_left_out_whole_is_no_matter() -> None:
    assert found("We do support the deal … Peace is possible")


@pytest.mark.parametrize(
    "quote",
    [
        "than this.” He “did not object",
        "is possible, he said, and near",
    ],
)
def test_words_that_run_across_a_quotation_mark_are_refused(quote: str) -> None:
    match = find_verbatim(quote, SOURCE, range(1, 99))
    assert match.problem is not None
    assert "quotation mark" in match.problem


@pytest.mark.parametrize("quote", ["think that the deal is dead", "the deal is dead", "that the deal is dead"])
def test_a_negation_a_few_words_before_is_left_out_too(quote: str) -> None:
    source = Source(
        "“We do not think that the deal is dead,” she said. No one believed that “the talks were over”."
    )
    assert find_verbatim(quote, source, [1]).problem is not None
    assert find_verbatim("the talks were over", source, [2]).problem is None


def test_the_words_the_source_itself_quotes_are_whole() -> None:
    assert found("did not object")


def test_only_cited_sentences_count_and_a_quotation_may_run_over_consecutive_ones() -> None:
    assert found("We will not pay 21 million", 2) is None
    assert found("They do not work. And the dockers deserve better", 2, 3)
    assert found("They do not work. And the dockers deserve better", 3) is None


def test_the_sentences_that_hold_a_quotation_are_named() -> None:
    assert sentences_quoting("we do support the deal", SOURCE) == [(5,)]
    assert sentences_quoting("They do not work. And the dockers deserve better", SOURCE) == [(2, 3)]
    assert sentences_quoting("no such words", SOURCE) == []


def test_negations_of_the_sources_language_count() -> None:
    source = Source("Nous ne paierons pas ces retards. Tout va bien.", language="fr")
    assert find_verbatim("Nous … paierons", source, [1]).problem is not None


@pytest.mark.parametrize("piece", ["9", "[", "[a", "a[b]", "… ", "word "])
def test_the_work_grows_with_the_quotation(piece: str) -> None:
    def find(quote: str) -> None:
        assert find_verbatim(quote, SOURCE, [2]).problem is not None

    assert growth(find, piece * 500, piece * 5_000) <= MAX_GROWTH
