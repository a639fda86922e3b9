"""Reports: everything a reader needs, at any width, and nothing that a text smuggles in."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from pydantic import BaseModel

from summariser import Briefing, Evidence, Source, Summary, summarise
from summariser.report import render
from summariser.report.shared import citation
from summariser.schemas import Audit, Cited, Item, LeftOut, NumbersAudit, Rejected
from summariser.schemas.evidence import cite
from summariser.text.escaping import escaped
from tests.support.answers import SOURCE, good_answer
from tests.support.loopback import LoopbackEndpoint


@pytest.fixture
def briefing(server: LoopbackEndpoint) -> Briefing:
    server.answer_with(good_answer())
    found = summarise(SOURCE, "m", server.url)
    dropped = Rejected(where="numbers[7].text", what="€9bn", why="does not stand there", action="removed")
    return found.model_copy(update={"rejected": (dropped,)})


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits_its_width(briefing: Briefing, width: int) -> None:
    lines = render(briefing, "text", width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_report_shows_every_part(briefing: Briefing, form: str) -> None:
    shown = " ".join(render(briefing, form, width=400).split())  # type: ignore[arg-type]
    for part in [
        "Harbour dispute goes to arbitration",
        "The union does not support arbitration.",
        "Norrland",
        "harbour costs",
        "against",
        "“We will not pay for delays that we did not cause”",
        "Ada Brandt, transport minister",
        "€3.5bn",
        "dockers idle since March",
        "the union",
        "removed",
        "€9bn",
        "It does not support arbitration.",
        "2 of 3 figures in the source; left out: 40",
        "loopback-model-0917",
        "1 attempt",
        "1,000 tokens in, 200 out",
    ]:
        assert part.replace("-", r"\-") in shown or part in shown, part


def test_stances_are_a_table_of_parties_and_issues(briefing: Briefing) -> None:
    rows = [line.split("|")[1:-1] for line in render(briefing, "markdown").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row] for row in rows[:4]]
    assert cells == [
        ["Issue", "Norrland", "Port of Velt"],
        ["---", "---", "---"],
        ["harbour costs", "against", ""],
        ["arbitration", "", "for"],
    ]


def test_many_parties_are_split_into_tables_that_fit() -> None:
    answer = good_answer()
    template = answer["parties"][1]
    answer["parties"] = [
        {**template, "name": f"Party number {n}", "positions": [dict(template["positions"][0])]}
        for n in range(12)
    ]
    many = Briefing.model_validate(answer, context={"source": SOURCE})
    text = render(many, "text", width=60)
    assert max(map(len, text.splitlines())) <= 60
    for number in range(12):
        assert re.search(rf"Party\s+number\s+{number}\b", text)


def test_footnotes_lead_to_the_sentences(briefing: Briefing) -> None:
    markdown = render(briefing, "markdown")
    used, defined = (
        set(re.findall(r"\[\^(\d+)\](?!:)", markdown)),
        set(re.findall(r"^\[\^(\d+)\]:", markdown, re.M)),
    )
    assert used == defined == {"2", "3", "5", "6", "7", "8"}


def test_json_is_the_briefing(briefing: Briefing) -> None:
    assert Briefing.model_validate_json(render(briefing, "json")) == briefing
    assert json.loads(render(briefing, "json"))["issues"] == ["harbour costs", "arbitration"]


class Point(Item):
    """A point with everything that an outline has to show."""

    claim: str
    strength: int
    tags: tuple[str, ...] = ()
    inner: tuple[Point, ...] = ()
    note: str | None = None
    evidence: Cited


class Survey(Summary):
    topic: str
    asked: int
    counts: dict[str, int]
    points: tuple[Point, ...]
    because: list[Evidence]


@pytest.fixture
def survey() -> Survey:
    inner = {"claim": "Inner point", "strength": 1, "evidence": [3]}
    point = {"claim": "Outer point", "strength": 7, "tags": ["red", "blue"], "inner": [inner], "evidence": [2]}
    answer = {"topic": "Harbours", "asked": 12, "counts": {"yes": 5}, "points": [point], "because": [7]}
    return Survey.model_validate(answer, context={"source": SOURCE})


def test_a_schema_without_a_report_of_its_own_is_outlined(survey: Survey) -> None:
    text = render(survey, "text", width=60)
    assert text.startswith(
        "Harbours\n\nRESTS ON\n- sentences [7]\n\nPARTICULARS\n- Asked: 12\n\nCOUNTS\n- yes: 5\n"
    )
    assert (
        "- Outer point [2]\n  strength: 7\n  - Tags:\n    - red\n    - blue\n  - Inner:\n    - Inner point [3]"
        in text
    )
    assert "[7] It does not support arbitration." in text
    markdown = render(survey, "markdown")
    assert "# Harbours" in markdown
    assert "- Outer point (strength: 7)[^2]" in markdown
    assert "    - Inner point (strength: 1)[^3]" in markdown
    assert Survey.model_validate_json(render(survey, "json")) == survey


def test_a_plain_model_is_outlined_by_its_class_name() -> None:
    class NothingToSay(BaseModel):
        count: int = 3

    assert render(NothingToSay(), "text") == "Nothing to say\n\nPARTICULARS\n- Count: 3\n"
    assert render(NothingToSay(), "markdown").startswith("# Nothing to say")


def left_out(count: int, text: str = "{n},000") -> Audit:
    """An audit of so many numbers left out, the last ones in sentence 8, and one that is covered."""
    left = tuple(
        LeftOut(
            text=text.format(n=n),
            value=Decimal(n * 1000),
            upper=None,
            unit="cranes",
            evidence=cite(SOURCE, 4 if n < count else 8),
        )
        for n in range(1, count + 1)
    )
    return Audit(numbers=NumbersAudit(found=count + 1, covered=1, left_out=left))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [0, 1, 3, 10, 11, 400])
def test_the_audit_names_what_is_left_out_and_counts_the_rest(
    briefing: Briefing, width: int, count: int
) -> None:
    audited = briefing.model_copy(update={"audit": left_out(count)})
    text = render(audited, "text", width=width)
    assert max(map(len, text.splitlines())) <= width
    section = " ".join(text.partition("AUDIT\n")[2].partition("\n\n")[0].split())
    figures = "figure" if count == 0 else "figures"
    assert section.startswith(f"1 of {count + 1} {figures} in the source")
    assert ("left out: 1,000 [" in section) == (count > 0)
    assert section.endswith(
        "and 1 more" if count == 11 else "and 390 more" if count == 400 else ("source", "[8]")
    )
    assert Briefing.model_validate_json(render(audited, "json")).audit == audited.audit


def test_the_sentences_of_what_is_left_out_are_shown_with_the_cited_ones(briefing: Briefing) -> None:
    few, many = (briefing.model_copy(update={"audit": left_out(count)}) for count in (2, 30))
    assert "[8] Some 40 cranes stand still." in render(few, "text")
    assert "[4] “We want a ruling by June.”" in render(many, "text")
    assert "[8] Some 40 cranes" not in render(many, "text")
    markdown = render(few, "markdown")
    assert "## Audit\n\n1 of 3 figures in the source; left out: 1,000[^4], 2,000[^8]\n" in markdown
    assert "[^8]: \\[8\\] Some 40 cranes stand still." in markdown


def test_what_a_number_counts_is_named_with_it(briefing: Briefing) -> None:
    audited = briefing.model_copy(update={"audit": left_out(1, text="40")})
    assert "left out: 40 cranes [8]" in render(audited, "text")
    assert "left out: 40 cranes[^8]" in render(audited, "markdown")


@pytest.mark.parametrize("audit", [None, Audit(), Audit(numbers=NumbersAudit(found=0, covered=0, left_out=()))])
def test_without_numbers_in_the_source_nothing_is_said_of_them(briefing: Briefing, audit: Audit | None) -> None:
    audited = briefing.model_copy(update={"audit": audit})
    assert "AUDIT" not in render(audited, "text")
    assert "Audit" not in render(audited, "markdown")


HOSTILE = (
    "The <script>alert(1)</script> `code` [link](http://x) *bold* | pipe \x1b[31mred\x07 \u202eevil said 5."
)


def test_markup_and_escape_sequences_of_a_text_stay_text() -> None:
    source = Source(f"{HOSTILE}\nSecond sentence here.")
    answer = {
        "headline": HOSTILE,
        "key_messages": [{"text": HOSTILE, "evidence": [1]}],
        "parties": [],
        "numbers": [{"text": "5", "describes": HOSTILE, "according_to": None, "evidence": [1]}],
    }
    hostile = Briefing.model_validate(answer, context={"source": source})
    hostile = hostile.model_copy(update={"audit": left_out(3, text=HOSTILE)})
    for form in ("text", "markdown"):
        shown = render(hostile, form)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        assert "␛[31m" in shown.replace("\\", "")
    markdown = render(hostile, "markdown")
    assert "<script>" not in markdown
    assert not re.search(r"(?<!\\)\]\(", markdown)
    assert not re.search(r"(?<!\\)\| pipe", markdown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1bb", "a␛b"),
        ("a\nb\tc", "a b c"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\x9bb", "a⟨U+009B⟩b"),
        ("\x7f", "␡"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_citations_are_joined_into_runs() -> None:
    source = Source(" ".join(f"Sentence number {n} stands here." for n in range(1, 12)))
    answer = good_answer() | {"parties": [], "numbers": []}
    answer["key_messages"] = [{"text": "x", "evidence": [9, 1, 2, 4, 5, 6, 11]}]
    found = Briefing.model_validate(answer, context={"source": source})
    assert citation(found.key_messages[0].evidence) == "[1, 2, 4–6, 9, 11]"
