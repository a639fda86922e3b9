"""Formats: the text of a document comes back, with title and date where it has them, or a clear error."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from summariser import Source, SourceError
from summariser.readers import kind_of
from summariser.readers.reading import Document, read_bytes
from tests.conftest import Run
from tests.support.documents import bomb, column, page, pdf, word
from tests.support.growth import MAX_GROWTH, growth

FIRST = "The council of Penmoor voted on Tuesday to spend £1.35m on a flood wall."
SECOND = "“We lost 212 homes in 2019,” said Tamsin Oakes, the council's leader."
THIRD = "Her opponent, Rob Teale, called the plan a blank cheque and voted against it."


def read(data: bytes | str, name: str = "document") -> Document:
    return read_bytes(data.encode() if isinstance(data, str) else data, name)


def _text_or_error(data: bytes) -> str:
    try:
        return read(data).text
    except SourceError as error:
        return str(error)


def squeezed(text: str) -> str:
    return " ".join(text.split())


class TestHtml:
    HEAD = (
        "<title>Wall approved | Velt Courier</title><meta property='og:title' content='Wall approved'>"
        "<meta name='author' content='Ada Brandt'>"
        "<meta property='article:published_time' content='2026-03-02T10:00:00Z'>"
    )

    def test_the_main_text_comes_back_with_title_author_and_date(self) -> None:
        found = read(page(f"<h1>Wall approved</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head=self.HEAD))
        assert found.text == f"Wall approved\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
        assert (found.title, found.author, found.published) == ("Wall approved", "Ada Brandt", "2026-03-02")

    @pytest.mark.parametrize(
        ("named", "headed", "title"),
        [
            ("Wall approved | Velt Courier", "<h1>Wall approved</h1>", "Wall approved"),
            (
                "Wall approved – two against | Velt Courier",
                "<h1>Velt Courier</h1>",
                "Wall approved – two against",
            ),
            ("Velt Courier - Wall of Penmoor", "", "Wall of Penmoor"),
            ("Penmoor wall – council voted", "", "Penmoor wall – council voted"),
        ],
    )
    def test_the_name_of_the_site_is_no_part_of_the_title(self, named: str, headed: str, title: str) -> None:
        against = f"<p>{FIRST} It was approved, two were against.</p><p>{SECOND}</p><p>{THIRD}</p>"
        made = f"<html><head><title>{named}</title></head><body>{headed}{against}</body></html>"
        assert read(f"<!DOCTYPE html>{made}").title == title

    def test_boilerplate_is_left_out(self) -> None:
        text = read(page(f"<h1>Wall approved</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")).text
        for words in ("cookies", "Home", "Related", "Ferry", "All rights reserved"):
            assert words not in text

    def test_offsets_refer_to_what_was_read(self) -> None:
        source = Source.from_document(read(page(f"<h1>Wall</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")))
        for sentence in source.sentences:
            assert source.text[sentence.start : sentence.end] == sentence.text
        assert FIRST in {sentence.text for sentence in source.sentences}

    @pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "shift_jis"])
    def test_the_declared_encoding_is_believed(self, charset: str) -> None:
        words = {"iso-8859-1": "Été à Velt", "windows-1251": "Порт Вельт", "shift_jis": "港湾の建設"}[charset]
        body = f"<h1>{words}</h1>" + f"<p>{words}. {words}. {words}. {words}.</p>" * 3
        text = page(body).replace('charset="utf-8"', f'charset="{charset}"').replace("©", "")
        assert words in read(text.encode(charset)).text

    def test_nested_ten_thousand_deep_it_ends_in_an_error(self) -> None:
        def refused(depth: int) -> None:
            deep = "<div>" * depth + f"<p>{FIRST}</p>" + "</div>" * depth
            with pytest.raises(SourceError, match="no article is found"):
                read(f"<html><body>{deep}</body></html>")

        assert growth(refused, 1_000, 10_000) <= MAX_GROWTH

    def test_a_page_without_an_article_says_so(self) -> None:
        with pytest.raises(SourceError, match="no article is found in this page"):
            read("<html><body><script>render()</script></body></html>")


class TestPdf:
    LINES = (
        "The council of Penmoor voted on Tuesday to spend £1.35m on a flood",
        "wall, about a third of its reserves. The wall will be 420 metres long, and the build-",
        "ing of it will take two years. It was opposed by four of the councillors.",
    )

    def test_the_text_comes_back_with_title_author_and_date(self) -> None:
        made = pdf([column(self.LINES)], title="Wall approved", author="Works Office", date="D:20260302100000Z")
        found = read(made)
        assert (found.title, found.author, found.published) == ("Wall approved", "Works Office", "2026-03-02")
        assert squeezed(found.text).endswith(
            "the building of it will take two years. It was opposed by four of the councillors."
        )
        assert "£1.35m on a flood wall" in squeezed(found.text)

    def test_sentences_go_on_over_lines_and_pages(self) -> None:
        pages = [column(["Annual report", *self.LINES[:2]]), column(["Annual report", self.LINES[2], "3"])]
        sentences = Source.from_document(
            read(pdf([*pages, column(["Annual report", "The end is here."])]))
        ).sentences
        texts = [squeezed(sentence.text) for sentence in sentences]
        assert "The wall will be 420 metres long, and the building of it will take two years." in texts

    def test_running_heads_and_page_numbers_are_left_out(self) -> None:
        bodies = ["Walls were built.", "Roads were laid.", "Ships came in.", "Rain fell all year."]
        pages = [
            column(["Annual report 2026", f"{body} It cost £{n}m in all.", f"Page {n} of 4"])
            for n, body in enumerate(bodies, start=1)
        ]
        text = read(pdf(pages)).text
        assert [line for line in text.splitlines() if line] == [
            f"{body} It cost £{n}m in all." for n, body in enumerate(bodies, start=1)
        ]

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        left = column(["The left column tells of the wall that", "was built in Penmoor by the council."])
        right = column(["The right column tells of the ferry", "that sank in the bay of Velt."], x=320)
        text = squeezed(read(pdf([[*left, *right]])).text)
        assert (
            "the wall that was built in Penmoor by the council. The right column tells of the ferry that sank"
            in text
        )

    def test_a_scanned_file_says_that_it_has_no_text(self) -> None:
        with pytest.raises(SourceError, match=r"no text is in it \(2 pages\), as in scanned files.*ocrmypdf"):
            read(pdf([[], []]))

    def test_half_a_file_is_read_or_is_a_clear_error(self) -> None:
        whole = pdf([column(self.LINES)] * 20)
        said = [_text_or_error(whole[: int(len(whole) * share)]) for share in (0.1, 0.5, 0.9, 0.99)]
        assert all(re.search("Penmoor|damaged|cannot be read|no text", words) for words in said)

    def test_two_hundred_pages_take_ten_times_the_work_of_twenty(self) -> None:
        words = [f"{first}{second}" for first in "abcdefghijklmno" for second in "abcdefghijklmno"][:200]
        pages = [column([f"{word} {line}" for line in self.LINES * 12]) for word in words]
        small, large = (pdf(pages[:number]) for number in (20, 200))
        assert read(large).text.count("Penmoor") == 2_400
        assert growth(read, small, large) <= MAX_GROWTH

    def test_numbers_at_the_edges_that_are_no_page_numbers_stay(self) -> None:
        text = read(pdf([column(["The vote was close.", "It was carried by 27 to 19."])])).text
        assert "27 to 19" in text


class TestWord:
    def test_the_text_comes_back_with_title_author_and_date(self) -> None:
        made = word(
            ["# Wall approved", FIRST, "- Build it", "- Pay for it", SECOND],
            title="Wall",
            author="Works Office",
            table=[["Wall", "420 m"], ["Cost", "£1.35m"]],
        )
        found = read(made)
        assert found.text == (
            f"Wall approved\n\n{FIRST}\n\n- Build it\n- Pay for it\n\n{SECOND}\n\nWall | 420 m\nCost | £1.35m"
        )
        assert (found.title, found.author) == ("Wall", "Works Office")
        assert found.published is not None

    def test_an_archive_that_unpacks_to_half_a_gigabyte_is_refused_unopened(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = bomb()
        assert len(data) < 2_000_000
        opened: list[object] = []
        monkeypatch.setattr("zipfile.ZipFile.open", lambda _, name, *__: opened.append(name))
        with pytest.raises(SourceError, match="unpacks to 501 MB, over 100"):
            read(data)
        assert opened == []

    @pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
    def test_half_a_document_is_a_clear_error(self, share: float) -> None:
        whole = word([FIRST, SECOND])
        with pytest.raises(SourceError, match="damaged or incomplete|archive|no Word document"):
            read(whole[: int(len(whole) * share)])


class TestMarkdown:
    TEXT = (
        "---\ntitle: Wall approved\nauthor: Ada Brandt\ndate: 2026-03-02\n---\n\n"
        "# Wall approved\n\nThe council **voted** on [Tuesday](https://example.org) to build\na wall.\n\n"
        "- one\n- two\n\n| Wall | Length |\n| --- | --- |\n| new | 420 m |\n\n"
        "> Quoted *words*.\n\n```\ncode 1\n```\n"
    )

    def test_the_text_comes_back_without_its_marks(self) -> None:
        found = read(self.TEXT, "wall.md")
        assert found.text == (
            "Wall approved\n\nThe council voted on Tuesday to build a wall.\n\n- one\n- two\n\n"
            "Wall | Length\nnew | 420 m\n\nQuoted words.\n\ncode 1"
        )
        assert (found.title, found.author, found.published) == ("Wall approved", "Ada Brandt", "2026-03-02")

    def test_its_title_is_its_first_heading_where_no_front_matter_tells_it(self) -> None:
        assert read("# Wall approved\n\nIt was **approved**.", "x").title == "Wall approved"


class TestKinds:
    @pytest.mark.parametrize(
        ("data", "name", "kind"),
        [
            (b"%PDF-1.7\n", "report.txt", "pdf"),
            (b"\n<!DOCTYPE html><html>", "report.txt", "html"),
            (b"<?xml version='1.0'?><html>", "page", "html"),
            (b"<!-- x --><HTML>", "page", "html"),
            (b"A text about <html> tags.", "page.html", None),
            (b"# One\n\n**two** [three](four)", "notes", "markdown"),
            (b"# One\n\ntwo", "notes", None),
            (b"# One\n\ntwo", "notes.md", "markdown"),
            (b"Plain words.", "notes.md", None),
            (b"1. The council met.", "minutes.txt", None),
        ],
    )
    def test_a_kind_is_told_by_the_content(self, data: bytes, name: str, kind: str | None) -> None:
        assert kind_of(data, name) == kind

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old kind"),
            (b"{\\rtf1 hello}", "RTF"),
            (b"PK\x03\x04 something", "archive"),
        ],
    )
    def test_what_is_not_read_says_what_to_do(self, data: bytes, words: str) -> None:
        with pytest.raises(SourceError, match=words):
            read(data)


@pytest.mark.parametrize(
    ("module", "made", "words"),
    [
        ("trafilatura", page(f"<p>{FIRST}</p>").encode(), "trafilatura"),
        ("pypdf", pdf([column([FIRST])]), "pypdf"),
        ("docx", word([FIRST]), "python-docx"),
        ("markdown_it", b"# One\n\n**two** [three](four)", "markdown-it-py"),
    ],
)
def test_without_the_extra_the_error_names_the_command_that_installs_it(
    module: str, made: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        SourceError, match=rf"needs {words}; install it with: pip install 'summariser\[documents\]'"
    ):
        read(made)


def test_plain_text_loads_none_of_the_libraries(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(FIRST, encoding="utf-8")
    code = (
        "import sys; from summariser import Source; Source.from_file(sys.argv[1]);"
        "assert not {'trafilatura', 'lxml', 'pypdf', 'docx', 'markdown_it', 'httpx2'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)


def test_the_command_reads_documents_and_prints_the_text_that_offsets_refer_to(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "wall.pdf").write_bytes(pdf([column([FIRST[:60], FIRST[60:], SECOND])], title="Wall"))
    shown = run("--source-text", "wall.pdf")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == read((tmp_path / "wall.pdf").read_bytes()).text
    done = run("-q", "-m", "builtin", "wall.pdf")
    assert done.returncode == 0, done.stderr
    assert "£1.35m" in done.stdout
