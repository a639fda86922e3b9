"""Readers: bytes to text with nothing lost, and refusals that say what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from summariser import SourceError
from summariser.readers.reading import MAX_BYTES, decode, read_file, read_stream


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_encodings_are_told_by_their_mark(encoding: str) -> None:
    found = decode("Œuvre “x” 😀\r\n".encode(encoding), "here")
    assert found.text == "Œuvre “x” 😀\r\n"
    assert encoding.upper().startswith(found.encoding)


def test_another_encoding_is_refused_with_the_byte_and_the_remedy() -> None:
    with pytest.raises(SourceError, match=r"not valid UTF-8 \(byte 0xb3 at offset 1\).*iconv"):
        decode("Złoty jest słaby".encode("cp1250"), "here")
    with pytest.raises(SourceError, match=r"not valid UTF-8 \(byte 0xff at offset 6\)"):
        decode(b"\xef\xbb\xbfabc\xff", "here")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"some text\0more text"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(data, "here")


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path / "missing.txt", "no such file"),
        (tmp_path, "is a folder"),
        (Path("a\0b"), "cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ]:
        with pytest.raises(SourceError, match=message):
            read_file(path)


def test_a_protected_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The super-user, as whom tests may run, is refused nothing; so the refusal itself is played."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="permission denied"):
        read_file("secret.txt")


def test_reading_stops_at_the_limit() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= MAX_BYTES + 1
            return b"a" * size

    with pytest.raises(SourceError, match="larger than 10 MB"):
        read_stream(Endless(), "endless")  # type: ignore[arg-type]
