"""Sources: sentences with offsets that slice back, whatever the text holds."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from summariser import Source, SourceError

if TYPE_CHECKING:
    from pathlib import Path


def texts(text: str, **options: str) -> list[str]:
    source = Source(text, **options)
    for number, sentence in enumerate(source.sentences, start=1):
        assert sentence.number == number
        assert source.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
    return [sentence.text for sentence in source.sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Senate voted.", "Mr. Smith and Dr. J. R. Jones left at 5 p.m. on Jan. 3 for St. Ives."],
        ["It cost $3.5bn.", "Rates rose 0.25 points to 5.5%.", "Nobody objected."],
        ["Wait… what?", "About five... maybe six.", "No way!!!", "Really?!"],
        ["“We will act,” she said.", "He left.", "“No,” said Tom, “not now.”", "Then: ‘Yes!’"],
        ["Sales rose 😀 today.", "👩‍👩‍👧 Families came.", "Done."],
        ["قال الوزير إنه سيأتي.", "هل ستأتي؟", "نعم بالتأكيد!"],
        ["השר אמר כי יגיע.", "האם תבוא?"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


def test_a_title_is_a_sentence_of_its_own() -> None:
    assert texts("Ministers meet in Velt\nThe ministers met. They left.") == [
        "Ministers meet in Velt",
        "The ministers met.",
        "They left.",
    ]


def test_list_items_are_sentences_of_their_own() -> None:
    assert texts("The plan:\n- cut costs\n- sell ships\n1. first step\n2. second step\n• last item") == [
        "The plan:",
        "- cut costs",
        "- sell ships",
        "1. first step",
        "2. second step",
        "• last item",
    ]


def test_hard_wrapped_lines_are_joined_and_keep_their_line_break() -> None:
    wrapped = (
        "The minister said on Monday that the plan would go ahead as agreed with\n"
        "the dockers and that the port would not stand in its way. Nobody from\n"
        "the union was there.\n"
        "\n"
        "A new paragraph."
    )
    first, second, third = texts(wrapped)
    assert first.count("\n") == 1
    assert first.startswith("The minister")
    assert first.endswith("in its way.")
    assert second == "Nobody from\nthe union was there."
    assert third == "A new paragraph."


def test_a_ragged_margin_is_no_end_of_a_sentence() -> None:
    ragged = (
        "The government has offered a grant of several kinds, one of them a\n"
        "sum of between £2m and £3m on condition that fares are frozen until\n"
        "2028. The council said that it would not\n"
        "accept. Ada Brandt, who leads it, spoke to the people in the hall for\n"
        "an hour."
    )
    assert len(texts(ragged)) == 3


def test_the_language_is_told_from_the_text_and_splits_it() -> None:
    source = Source("Der Minister trat am 3. Mai zurück. Er erhielt 3,5 Mio. Euro. Danach schwieg er.")
    assert source.language == "de"
    assert len(source.sentences) == 3
    assert Source("Der Minister trat am 3. Mai zurück.", language="en").language == "en"
    assert Source("xq zv 12 34").language is None


def test_carriage_returns_survive_and_split_paragraphs() -> None:
    source = Source("One sentence.\r\nTwo here.\r\n\r\nThree now.\r\n")
    assert texts(source.text) == ["One sentence.", "Two here.", "Three now."]
    assert [len(paragraph) for paragraph in source.paragraphs] == [2, 1]


def test_a_quotation_over_several_paragraphs_opens_each_of_them() -> None:
    assert texts("“We will act. We will not wait.” She paused. “\n\n“And more.” He left.")[:2] == [
        "“We will act. We will not wait.”",
        "She paused. “",
    ]
    assert texts("“It should join,” she said. “It should join now.\n\n“As for jets, no.”") == [
        "“It should join,” she said.",
        "“It should join now.",
        "“As for jets, no.”",
    ]


def test_rules_and_lone_punctuation_are_no_sentences() -> None:
    assert texts("One thing.\n\n***\n\n---\n\nAnother thing.") == ["One thing.", "Another thing."]


@pytest.mark.parametrize("filler", ["word. ", "“a. ", "x", "a b\n", "\n", "“", "- a\n"])
def test_a_megabyte_of_anything_is_split(filler: str) -> None:
    source = Source(filler * (1_000_000 // len(filler)) + " the end")
    last = source.sentences[-1]
    assert source.text[last.start : last.end].endswith("the end")


@pytest.mark.parametrize("text", ["", "  \n\t ", "***", "word", "😀 😀"])
def test_a_text_with_nothing_to_brief_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="empty or too short"):
        Source(text)


def test_a_path_is_a_text_but_the_error_points_at_from_file(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Something happened today.", encoding="utf-8")
    with pytest.raises(SourceError, match=r"Source\.from_file"):
        Source(str(path))
    assert Source.from_file(path).origin == str(path)


def test_bytes_half_pairs_and_huge_texts_are_refused_with_the_next_step() -> None:
    with pytest.raises(SourceError, match="decode bytes first"):
        Source(b"Something happened today.")  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="half a surrogate pair at offset 10"):
        Source("Something \ud83d happened.")
    with pytest.raises(SourceError, match="split it"):
        Source("word " * 2_000_001)


def test_a_source_compares_hashes_and_pickles_by_its_text() -> None:
    source = Source("Something happened today.", title="News")
    assert source == Source("Something happened today.", title="News")
    assert hash(source) == hash(Source("Something happened today.", title="News"))
    assert pickle.loads(pickle.dumps(source)).sentences == source.sentences
    assert source.sha256 == Source("Something happened today.").sha256


def test_a_sentence_is_found_by_its_number_alone() -> None:
    source = Source("One here. Two here.")
    assert source.sentence(2) == source.sentences[1]
    assert [source.sentence(number) for number in (0, -1, 3, 10**9)] == [None] * 4


def test_the_stop_of_a_french_title_ends_no_sentence() -> None:
    text = "« Nous avons entendu », a déclaré M. Delmas devant Mme. Petit et le Dr. Roy. Il part."
    source = Source(text, language="fr")
    assert [sentence.text for sentence in source.sentences] == [text.removesuffix(" Il part."), "Il part."]
