"""The HTML report: one file that loads nothing, whose every claim and sentence lead to each other."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import BaseModel

from summariser import Briefing, ConfigurationError, Evidence, Source, Summary
from summariser.report import html as report
from summariser.report import render
from summariser.schemas import Cited, Item
from tests.conftest import Run
from tests.support.answers import SOURCE, TEXT, good_answer
from tests.support.growth import MAX_GROWTH, growth
from tests.support.loopback import LoopbackEndpoint
from tests.support.pages import HOSTILE, briefing, hostile, large, minutes, page, recorded

TEMPLATES = Path(report.__file__).parent / "templates"
_VOID = {"meta", "br", "img", "input", "link", "hr"}


class Read(HTMLParser):
    """A page as its elements, each with its attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        for index in self._open:
            self.elements[index][2].append(data)

    def all(self, tag: str = "", cls: str = "") -> list[tuple[dict[str, str], str]]:
        return [
            (attributes, " ".join("".join(text).split()))
            for name, attributes, text in self.elements
            if tag in ("", name) and (not cls or cls in attributes.get("class", "").split())
        ]

    def text(self, tag: str = "", cls: str = "") -> str:
        return " ".join(text for _, text in self.all(tag, cls))


class Note(Item):
    said: str
    strength: int
    inner: tuple[Note, ...] = ()
    evidence: Cited


class Survey(Summary):
    topic: str
    asked: int
    notes: tuple[Note, ...]
    because: list[Evidence]


def survey() -> tuple[BaseModel, Source]:
    inner = {"said": "Inner note", "strength": 1, "evidence": [3]}
    note = {"said": "Outer note", "strength": 7, "inner": [inner], "evidence": [2]}
    answer = {"topic": "Harbours", "asked": 12, "notes": [note], "because": [7]}
    return Survey.model_validate(answer, context={"source": SOURCE}), SOURCE


PAGES = {
    "briefing": lambda: (briefing(), SOURCE),
    "recorded": lambda: recorded("diplomatic-tour"),
    "hostile": hostile,
    "minutes": minutes,
    "survey": survey,
}


@pytest.fixture(params=PAGES)
def text(request: pytest.FixtureRequest) -> str:
    return page(PAGES[request.param]())


def test_a_page_loads_nothing_and_has_no_inline_style_or_handler(text: str) -> None:
    read = Read(text)
    assert text.startswith("<!doctype html>")
    assert {tag for tag, _, _ in read.elements} <= set(
        "html head meta title style body a main div header p span bdi h1 h2 h3 nav section article ol ul li "
        "table thead tbody tr th td blockquote strong code footer dl dt dd script".split()
    )
    for tag, attributes, _ in read.elements:
        assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "action")}
        assert attributes.get("href", "#").startswith("#"), tag
    assert not re.search(r"url\(|@import", read.text("style"))


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(text: str) -> None:
    read = Read(text)
    policy = next(a["content"] for a, _ in read.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    allowed = {}
    for tag in ("style", "script"):
        [inlined] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        allowed[tag] = base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{allowed['style']}'; script-src 'sha256-{allowed['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_every_link_leads_somewhere_and_no_name_is_given_twice(text: str) -> None:
    read = Read(text)
    names = [attributes["id"] for _, attributes, _ in read.elements if "id" in attributes]
    assert len(names) == len(set(names))
    assert {attributes["href"][1:] for attributes, _ in read.all("a")} <= set(names)


def test_the_file_holds_no_character_that_a_terminal_obeys(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", text)


def test_claims_lead_to_their_sentences_and_these_back_to_them() -> None:
    text = page()
    for claim, sentence in [("m1", 2), ("m2", 7), ("p1", 3), ("p2", 5), ("n1", 2), ("n2", 6)]:
        [shown] = re.findall(rf'<(?:li|tr) class="claim[^>]* id="{claim}".*?</(?:li|tr)>', text, re.DOTALL)
        assert f'href="#s{sentence}"' in shown
        [row] = re.findall(rf'id="s{sentence}">.*?</div>', text, re.DOTALL)
        assert f'href="#{claim}"' in row


def test_a_page_shows_every_part_of_a_briefing() -> None:
    shown = Read(page()).text("main")
    for part in [
        "Harbour dispute goes to arbitration",
        "The union does not support arbitration.",
        "“We will not pay for delays that we did not cause”",
        "Ada Brandt, transport minister · quoted",
        "€3.5bn the harbour in dispute 3,500,000,000 EUR the text itself",
        "1,200 dockers idle since March about 1,200 dockers the union",
        "2 of 3 figures in the source; left out: 40",
        "removed €9bn does not stand there numbers[7].text",
        "harbour.txt",
        "loopback-model-0917",
        "Endpoint 127.0.0.1:8333",
        "2026-03-04 05:06 UTC",
        "Attempts 2",
        f"Source, SHA-256 {SOURCE.sha256}",
    ]:
        assert part in shown, part
    assert Read(page()).text("title") == "Harbour dispute goes to arbitration"


def test_what_no_claim_cites_is_dimmed() -> None:
    rows = Read(page()).all("div", "row")
    dimmed = [int(text.split()[0]) for attributes, text in rows if "uncited" in attributes["class"]]
    assert dimmed == [1, 4, 8]
    assert "5 of 8 sentences cited" in page()


def test_the_table_of_stances_leads_to_the_positions() -> None:
    read = Read(page())
    assert [(attributes["href"], text) for attributes, text in read.all("a", "held")] == [
        ("#p1", "against"),
        ("#p2", "for"),
    ]
    assert read.text("td", "none") == "no position no position"


def test_the_words_of_a_claim_are_marked_in_its_sentence() -> None:
    words = {attributes["data-claims"]: text for attributes, text in Read(page()).all("span", "words")}
    assert words == {
        "p1": "We will not pay for delays that we did not cause",
        "n1": "€3.5bn",
        "n2": "1,200",
    }


def test_words_of_several_claims_may_overlap() -> None:
    answer = good_answer()
    answer["parties"][1]["positions"] = [
        {**answer["parties"][0]["positions"][0], "quote": "pay for delays that we did not cause"}
    ]
    made = Briefing.model_validate(answer, context={"source": SOURCE, "draft": True})
    words = [(a["data-claims"], text) for a, text in Read(page((made, SOURCE))).all("span", "words")]
    assert ("p1", "We will not") in words
    assert ("p1 p2", "pay for delays that we did not cause") in words


def test_the_source_keeps_its_language_and_its_direction() -> None:
    source = Source("הנמל נסגר ביום שישי. העובדים שבתו.", language="he")
    answer = {**good_answer(), "key_messages": [{"text": "It closed.", "evidence": [1]}]}
    made = Briefing.model_validate(
        {**answer, "parties": [], "numbers": []}, context={"source": source, "draft": True}
    )
    [(attributes, _)] = Read(page((made, source))).all("div", "text")
    assert (attributes["lang"], attributes["dir"]) == ("he", "auto")


def test_markup_in_any_text_is_text() -> None:
    text = page(hostile())
    assert text.count("<script") == text.count("</script>") == 1
    assert "<img" not in text
    shown = " ".join(HOSTILE.split("\u202e")[0].split())
    assert Read(text).text("h1").startswith(shown)
    assert "⟨U+202E⟩desrever⟨U+200B⟩␛[31m" in Read(text).text("h1")


def test_a_schema_without_a_page_of_its_own_is_outlined_with_its_evidence() -> None:
    read = Read(page(survey()))
    assert read.text("h1") == "Harbours"
    assert [text for _, text in read.all("h2")][:3] == ["Rests on", "Particulars", "Notes"]
    claims = [(attributes["id"], text) for attributes, text in read.all("li", "claim")]
    assert claims == [
        ("c1", "C1 sentences 7"),
        ("c2", "C2 Outer note 2 strength: 7"),
        ("c3", "C3 Inner note 3 strength: 1"),
    ]


def test_where_nothing_cites_nothing_is_dimmed() -> None:
    class Plain(BaseModel):
        count: int = 3

    read = Read(page((Plain(), SOURCE)))
    assert read.text("h1") == "Plain"
    assert not read.all("div", "uncited")
    assert not read.all("p", "legend")


def test_an_html_report_needs_its_source() -> None:
    with pytest.raises(ConfigurationError, match="shows the source beside the briefing; give the source"):
        render(briefing(), "html")


def test_another_source_than_the_summarys_own_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="give the source that the summary was made from"):
        render(briefing(), "html", source=Source("Another text. It has other sentences."))


def test_a_megabyte_is_rendered_with_work_in_proportion() -> None:
    made = large()
    assert len(made[1].text) > 1_000_000
    assert growth(page, large(230), made) <= MAX_GROWTH
    assert len(page(made)) < 5_000_000


def test_the_templates_need_no_escaping_where_they_are_inlined() -> None:
    for name in ("page.css", "page.js"):
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        assert text.isascii()
        assert not re.search(r"\{\{|\{%|\{#|</", text), name


def test_the_command_writes_a_page_in_utf_8_whatever_the_locale(
    run: Run, server: LoopbackEndpoint, tmp_path: Path
) -> None:
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    for options in ([], ["-o", "page.html"]):
        server.answer_with(good_answer())
        done = run("-f", "html", *options, "harbour.txt", OPENAI_BASE_URL=server.url, PYTHONIOENCODING="ascii")
        assert done.returncode == 0, done.stderr
        written = (tmp_path / "page.html").read_text(encoding="utf-8") if options else done.stdout
        assert "“We will not pay for delays that we did not cause”" in Read(written).text("blockquote")
