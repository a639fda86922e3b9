"""Random bytes: whatever is read, the outcome is a text or a `SourceError` that says what to do."""

from __future__ import annotations

import codecs
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from summariser import Source, SourceError
from summariser.cli.main import run
from summariser.readers.reading import Document, decode, read_file
from tests.cli.test_input_faults import HOSTILE, OTHERS, RAW, WESTERN
from tests.support.fuzzing import FUZZ

KEPT_ELSEWHERE = TemporaryDirectory(prefix="summariser-hypothesis-")
set_hypothesis_home_dir(KEPT_ELSEWHERE.name)

CODECS = {
    "UTF-8": ["utf-8"],
    "UTF-16": ["utf-16-le", "utf-16-be"],
    "UTF-32": ["utf-32-le", "utf-32-be"],
    "Windows-1252": ["cp1252"],
}
MARKS = [
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
]
PIECES = [
    *(text.encode("cp1252") for text in WESTERN.values()),
    *(text.encode(codec) for text, codec in OTHERS.values()),
    *(text.encode(codec) for text in WESTERN.values() for codec in ("utf-8", "utf-16-le", "utf-16-be")),
    HOSTILE.encode(),
    *(
        b"\0",
        b"\r\n",
        b"\n\n",
        b" ",
        b". ",
        b"\xed\xa0\x80",
        b"\xc3",
        b"\x1b[2J",
        b"\xff\xfe",
        b"%PDF-",
        b"\x85",
    ),
]


@st.composite
def soups(draw: st.DrawFn) -> bytes:
    """Pieces in many encodings, whole, cut and damaged."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
    data = bytearray(draw(st.sampled_from(MARKS)) + b"".join(pieces))
    for place in draw(st.lists(st.integers(0, len(data) - 1), max_size=2)):
        data[place] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.one_of(st.just(len(data)), st.integers(0, len(data))))])


@st.composite
def encoded(draw: st.DrawFn) -> bytes:
    """Any text at all in any encoding that holds it."""
    codec = draw(st.sampled_from([codec for group in CODECS.values() for codec in group]))
    return draw(st.sampled_from(MARKS)) + draw(st.text(max_size=60)).encode(codec, "ignore")


any_bytes = st.one_of(st.binary(max_size=80), soups(), encoded())


def examples(count: int) -> settings:
    return settings(derandomize=FUZZ == 1, database=None, max_examples=count * FUZZ, deadline=None)


def assert_says_what_to_do(message: str) -> None:
    assert len(message.splitlines()) == 1
    assert len(message) < 300
    assert not RAW.search(message)
    assert "; " in message


@examples(4000)
@given(any_bytes)
def test_bytes_decode_without_loss_or_are_refused(data: bytes) -> None:
    try:
        found = decode(data, "here")
    except SourceError as error:
        assert_says_what_to_do(str(error))
        return
    assert isinstance(found, Document)
    bodies = [data.removeprefix(mark) for mark in MARKS]
    assert any(found.text.encode(codec) in bodies for codec in CODECS[found.encoding])


@examples(1000)
@given(any_bytes)
def test_a_file_of_any_bytes_is_a_source_or_an_error(data: bytes) -> None:
    path = Path(KEPT_ELSEWHERE.name) / "fuzzed.txt"
    path.write_bytes(data)
    try:
        source = Source.from_file(path)
    except SourceError as error:
        assert_says_what_to_do(str(error))
        return
    assert source.text == read_file(path).text
    assert source.sentences
    end = 0
    for number, sentence in enumerate(source.sentences, start=1):
        assert sentence.number == number
        assert end <= sentence.start < sentence.end
        assert source.text[sentence.start : sentence.end] == sentence.text
        end = sentence.end


@examples(1000)
@given(any_bytes)
def test_the_command_given_any_bytes_shows_a_prompt_or_one_error(data: bytes) -> None:
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = run(["--show-prompt", "-q", "-"])
    if code == 0:
        assert out.getvalue().startswith("# system\n\n")
        assert err.getvalue() == ""
    else:
        assert (code, out.getvalue()) == (2, "")
        assert err.getvalue().startswith("Error: standard input")
        assert_says_what_to_do(err.getvalue().removesuffix("\n"))
