"""The audit of numbers: what of the source's quantities a briefing covers, and what it leaves out."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import BaseModel

from summariser import Briefing, Evidence, Source, Summary, summarise
from summariser.audit import audit
from summariser.quantities import Quantity
from summariser.schemas import Audit, Cited, Item, LeftOut, Minutes, NumbersAudit
from summariser.schemas.checks import Figure
from summariser.schemas.grounded import count_items, ground
from summariser.schemas.wire import answer_schema
from tests.support.answers import SOURCE, good_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.loopback import LoopbackEndpoint


class Figures(Summary):
    """Nothing but figures."""

    figures: tuple[Figured, ...] = ()


class Figured(Item):
    text: Annotated[str, Figure()]
    evidence: Cited


def of(source: Source, *figures: tuple[str, int]) -> NumbersAudit:
    """The audit of a summary with these figures and the sentences that they cite."""
    answer = {"figures": [{"text": text, "evidence": [sentence]} for text, sentence in figures]}
    found = audit(Figures.model_validate(answer, context={"source": source, "draft": True}), source)
    assert found.numbers is not None
    assert found.numbers.covered + len(found.numbers.left_out) == found.numbers.found
    return found.numbers


def texts(numbers: NumbersAudit) -> list[str]:
    return [left.text for left in numbers.left_out]


@pytest.fixture
def recognise(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Recognise just the given (text, value, unit, kind); return the languages that were asked for."""

    def recognise(*known: tuple[str, Any, str | None, Any]) -> list[str]:
        languages: list[str] = []

        def extract(text: str, language: str) -> list[Quantity]:
            languages.append(language)
            found = [
                Quantity(
                    match[0],
                    *match.span(),
                    None if value is None else Decimal(str(value)),
                    None,
                    unit,
                    kind,
                    None,
                )
                for written, value, unit, kind in known
                for match in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", text)
            ]
            return sorted(found, key=lambda quantity: quantity.start)

        for module in ("audit.numbers", "grounding.occurrences", "grounding.figures"):
            monkeypatch.setattr(f"summariser.{module}.extract_quantities", extract)
        return languages

    return recognise


@pytest.fixture
def budget() -> Source:
    return Source(
        "The budget is $20bn. Roads get 12% of it. Of the $20bn, critics say, 12% is wasted.\n\n"
        "Some 340 schools get $5 million each. Share this article\n"
    )


def test_a_number_that_no_figure_covers_is_left_out_with_its_sentence(budget: Source) -> None:
    found = of(budget, ("$20bn", 1), ("12%", 2))
    assert (found.found, found.covered) == (4, 2)
    schools, money = found.left_out
    assert schools.text.startswith("340")
    assert schools.evidence.sentence == 4
    assert schools.evidence.quote == budget.text[schools.evidence.start : schools.evidence.end]
    assert (money.text, money.value, money.upper, money.unit) == ("$5 million", 5_000_000, None, "USD")


def test_equal_repeats_count_once_and_are_covered_by_either(budget: Source) -> None:
    for sentence in (1, 3):
        assert "$20bn" not in texts(of(budget, ("$20bn", sentence)))
    assert of(budget).found == 4
    assert texts(of(budget)) == [
        left.text for left in sorted(of(budget).left_out, key=lambda n: n.evidence.start)
    ]


@pytest.mark.parametrize("figure", ["340 schools", "Some 340 schools", "340"])
def test_a_figure_covers_what_it_overlaps(figure: str, budget: Source) -> None:
    assert [text for text in texts(of(budget, (figure, 4))) if "340" in text] == []


def test_a_figure_covers_nothing_in_a_sentence_that_it_does_not_cite() -> None:
    source = Source("There were 14 ships. On the 14 islands nobody stayed.")
    assert texts(of(source, ("14", 1))) == ["14 islands"]
    assert texts(of(source, ("14", 2))) == ["14 ships"]


def test_a_figure_that_is_written_otherwise_covers_what_equals_it(
    recognise: Callable[..., list[str]], budget: Source
) -> None:
    recognise(("$20bn", 20, "USD", "money"), ("20 billion dollars", 20, "USD", "money"))
    assert texts(of(budget, ("20 billion dollars", 1))) == []
    assert texts(of(budget, ("30 billion dollars", 1))) == ["$20bn"]


@pytest.mark.parametrize("kind", ["money", "percent", "count", "measure", "duration"])
def test_quantities_are_reported(recognise: Callable[..., list[str]], kind: str, budget: Source) -> None:
    recognise(("340", 340, None, kind))
    assert texts(of(budget)) == ["340"]


@pytest.mark.parametrize("kind", ["date", "time", "ordinal", "identifier"])
def test_other_numbers_are_not(recognise: Callable[..., list[str]], kind: str, budget: Source) -> None:
    recognise(("340", 340, None, kind))
    assert of(budget).found == 0


def test_a_quantity_without_a_value_is_not_reported(
    recognise: Callable[..., list[str]], budget: Source
) -> None:
    recognise(("340", None, "schools", "count"))
    assert of(budget).found == 0


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind", "reported"),
    [
        ("two", 2, "people", "count", True),
        ("two", 2, "soldiers", "count", True),
        ("three", 3, "Israeli hostages", "count", True),
        ("five", 5, "Palestinians", "count", True),
        ("ten", 10, "women", "count", True),
        ("two", 2, "bridges", "count", False),
        ("two", 2, None, "count", False),
        ("eleven", 11, "bridges", "count", True),
        ("2", 2, "bridges", "count", True),
        ("two dollars", 2, "USD", "money", True),
        ("five per cent", 5, "percent", "percent", True),
        ("eight miles", 8, "mile", "measure", True),
        ("three years", 3, "year", "duration", False),
        ("18 months", 18, "month", "duration", True),
        ("eighteen months", 18, "month", "duration", True),
        ("one", 1, "person", "count", False),
        ("one dollar", 1, "USD", "money", False),
        ("1", 1, "person", "count", True),
        ("one million", 1_000_000, "people", "count", True),
    ],
)
def test_of_small_numbers_in_words_those_of_people_and_money_count(
    recognise: Callable[..., list[str]], text: str, value: int, unit: str | None, kind: str, reported: bool
) -> None:
    recognise((text, value, unit, kind))
    assert texts(of(Source(f"They spoke of {text} yesterday."))) == ([text] if reported else [])


def test_page_furniture_is_not_audited() -> None:
    source = Source(
        "The strike idles 340 dockers.\n\nRead more: 12% of ports are shut\n\n28 comments\n\n5 min read\n"
    )
    assert len(texts(of(source))) == 1


def test_the_recogniser_is_told_the_language_once(recognise: Callable[..., list[str]]) -> None:
    languages = recognise()
    source = Source("Two sentences here. And no more.", language="fr-CA")
    of(source)
    of(source)
    assert languages == ["fr-CA"]


def test_a_text_of_no_plain_language_is_read_as_english(
    recognise: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summariser.text.source.detect_language", lambda _: None)
    languages = recognise()
    of(Source("Two sentences here. And no more."))
    assert languages == ["en"]


def test_a_schema_without_figures_has_no_audit_of_numbers(budget: Source) -> None:
    class Plain(BaseModel):
        because: list[Evidence]

    assert audit(Plain.model_validate({"because": [1]}, context={"source": budget}), budget) == Audit()
    nothing: dict[str, Any] = {
        "meeting": "x",
        "held": None,
        "decisions": [],
        "actions": [],
        "open_questions": [],
    }
    minutes = Minutes.model_validate(nothing, context={"source": budget})
    assert audit(minutes, budget).numbers is None


class Branch(Item):
    sums: tuple[Annotated[str, Figure()], ...] = ()
    note: Annotated[str | None, Figure()] = None
    branches: tuple[Branch, ...] = ()
    evidence: Cited


class Tree(BaseModel):
    """A plain model, figures deep within and in lists of texts."""

    by_name: dict[str, Branch]


def test_figures_are_found_wherever_a_schema_has_them(budget: Source) -> None:
    inner = {"sums": ["12%"], "evidence": [2]}
    outer = {"sums": ["$20bn"], "note": "340", "branches": [inner], "evidence": [1, 4]}
    tree = Tree.model_validate({"by_name": {"x": outer}}, context={"source": budget})
    found = audit(tree, budget).numbers
    assert found is not None
    assert texts(found) == ["$5 million"]


def test_a_figure_beside_no_citation_covers_the_whole_text(budget: Source) -> None:
    class Bare(BaseModel):
        total: Annotated[str, Figure()]

    found = audit(Bare(total="340"), budget).numbers
    assert found is not None
    assert not any("340" in text for text in texts(found))


class TestAsPartOfASummary:
    def test_it_is_filled_and_saved(self, server: LoopbackEndpoint) -> None:
        server.answer_with(good_answer())
        briefing = summarise(SOURCE, "m", server.url)
        assert briefing.audit == audit(briefing, SOURCE)
        assert briefing.audit is not None
        assert briefing.audit.numbers is not None
        assert (briefing.audit.numbers.found, briefing.audit.numbers.covered) == (3, 2)
        assert [left.evidence.sentence for left in briefing.audit.numbers.left_out] == [8]
        saved = briefing.model_dump_json()
        assert list(json.loads(saved))[-3:] == ["rejected", "audit", "provenance"]
        for context in (None, {"source": SOURCE}):
            loaded = Briefing.model_validate_json(saved, context=context)
            assert loaded.audit == briefing.audit
            assert hash(loaded) == hash(briefing)

    def test_a_schema_without_figures_gets_an_empty_one(self, server: LoopbackEndpoint) -> None:
        server.answer_with({"meeting": "x", "held": None, "decisions": [], "actions": [], "open_questions": []})
        assert summarise(SOURCE, "m", server.url, schema=Minutes).audit == Audit()

    def test_no_model_is_shown_it_or_fills_it(self, server: LoopbackEndpoint) -> None:
        assert not re.search("audit|left_out|LeftOut", json.dumps(answer_schema(Briefing)))
        forged = {"numbers": {"found": 9, "covered": 9, "left_out": []}}
        server.answer_with(good_answer() | {"audit": forged})
        numbers = summarise(SOURCE, "m", server.url).audit.numbers  # type: ignore[union-attr]
        assert numbers is not None
        assert numbers.found == 3

    def test_what_is_left_out_is_no_item_of_the_answer(self) -> None:
        """A sentence that a saved audit cites is neither checked nor counted as evidence of the briefing's."""
        nowhere = Evidence(sentence=99, start=0, end=0, quote="")
        left = LeftOut(text="40", value=Decimal(40), upper=None, unit=None, evidence=nowhere)
        numbers = NumbersAudit(found=1, covered=0, left_out=(left,))
        briefing = Briefing.model_validate(good_answer(), context={"source": SOURCE})
        audited = briefing.model_copy(update={"audit": Audit(numbers=numbers)})
        assert not ground(audited, SOURCE).refused
        assert count_items(audited) == count_items(briefing)
