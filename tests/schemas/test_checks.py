"""Checks: all in one pass, each with a message to act on; and the rule for the last attempt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import ValidationError

from summariser import Briefing, Evidence, Source, Summary
from summariser.schemas.checks import Check, Figure, Verbatim
from summariser.schemas.checks import Field as Checked
from summariser.schemas.findings import Finding
from summariser.schemas.grounded import Grounded, count_items, ground, salvage
from tests.support.answers import SOURCE, good_answer


def draft(answer: dict[str, Any]) -> Briefing:
    return Briefing.model_validate(answer, context={"source": SOURCE, "draft": True})


def grounded(answer: dict[str, Any]) -> Grounded[Briefing]:
    return ground(draft(answer), SOURCE)


def problems(answer: dict[str, Any]) -> dict[str, str]:
    return {finding.path: f"{finding.why}; {finding.remedy}" for finding in grounded(answer).refused}


def position(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer["parties"][0]["positions"][0]
    return found


def test_a_good_answer_passes_untouched() -> None:
    result = grounded(good_answer())
    assert result.refused == result.listed == ()
    assert result.items == 6


def test_one_pass_names_every_problem() -> None:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [99]
    answer["key_messages"][1]["evidence"] = []
    answer["parties"][1]["aliases"] = ["Portland"]
    answer["parties"][1]["name"] = "Portland"
    position(answer)["quote"] = "We will pay for delays"
    position(answer)["speaker"] = "Ada Smith"
    answer["numbers"][0]["text"] = "€3.4bn"
    assert set(problems(answer)) == {
        "key_messages[0].evidence[0]",
        "key_messages[1].evidence",
        "parties[0].positions[0].quote",
        "parties[0].positions[0].speaker",
        "parties[1].aliases",
        "numbers[0].text",
    }
    with pytest.raises(ValidationError, match="6 problems in 6 items") as caught:
        Briefing.model_validate(answer, context={"source": SOURCE})
    assert caught.value.error_count() == 1


@pytest.mark.parametrize("number", [0, -1, 9, 10**9])
def test_a_citation_must_exist(number: int) -> None:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [2, number]
    assert "numbered 1 to 8" in problems(answer)["key_messages[0].evidence[1]"]


def test_a_citation_given_twice_counts_once() -> None:
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = [2, 2]
    assert [e.sentence for e in grounded(answer).answer.key_messages[0].evidence] == [2]


def test_a_number_becomes_the_sources_own_writing() -> None:
    answer = good_answer()
    answer["numbers"][1]["text"] = "about 1,200 dockers"
    assert grounded(answer).answer.numbers[1].text == "About 1,200 dockers"


def test_a_number_of_exactly_one_other_sentence_has_that_citation_added() -> None:
    answer = good_answer()
    answer["numbers"][0]["evidence"] = [1]
    result = grounded(answer)
    assert not result.refused
    assert [e.sentence for e in result.answer.numbers[0].evidence] == [1, 2]
    assert "sentence 2" in result.listed[0].why


def test_the_message_about_a_number_holds_what_the_cited_sentence_reads() -> None:
    answer = good_answer()
    answer["numbers"][0]["text"] = "€4bn"
    assert "over the €3.5bn harbour" in problems(answer)["numbers[0].text"]


def test_verbatim_words_become_the_sources_slice() -> None:
    answer = good_answer()
    position(answer)["quote"] = '"we will not pay for delays that we did not cause."'
    quote = grounded(answer).answer.parties[0].positions[0].quote
    assert quote == "We will not pay for delays that we did not cause"
    assert quote in SOURCE.text


def test_verbatim_words_of_another_sentence_have_it_cited() -> None:
    answer = good_answer()
    position(answer)["quote"] = "We want a ruling by June"
    result = grounded(answer)
    assert not result.refused
    assert [e.sentence for e in result.answer.parties[0].positions[0].evidence] == [3, 4]


def test_a_citation_that_was_added_counts_as_one() -> None:
    answer = good_answer()
    answer["numbers"][0]["evidence"] = []
    position(answer)["evidence"] = []
    result = grounded(answer)
    assert not result.refused
    assert [e.sentence for e in result.answer.numbers[0].evidence] == [2]


def test_words_whose_negation_was_left_out_are_never_repaired() -> None:
    answer = good_answer()
    position(answer)["quote"] = "pay for delays that we did not cause"
    for cited in ([3], [2]):
        position(answer)["evidence"] = cited
        assert "parties[0].positions[0].quote" in problems(answer)
        assert not grounded(answer).listed


@pytest.mark.parametrize("name", ["the", "The", "a", "of the"])
def test_an_article_is_no_name(name: str) -> None:
    answer = good_answer()
    answer["parties"][0] |= {"name": "Ghost", "aliases": [name]}
    position(answer)["speaker"] = name
    assert set(problems(answer)) == {"parties[0].aliases", "parties[0].positions[0].speaker"}


def test_a_source_of_a_number_that_is_not_there_is_refused() -> None:
    answer = good_answer()
    answer["numbers"][0]["according_to"] = "Greta Nilsson"
    assert "numbers[0].according_to" in problems(answer)


def test_an_alias_that_does_not_occur_is_dropped_and_listed() -> None:
    answer = good_answer()
    answer["parties"][0]["aliases"] = ["NORRLAND'S", "Nordmark", "Norrland"]
    result = grounded(answer)
    assert not result.refused
    assert result.answer.parties[0].aliases == ("Norrland",)
    assert result.listed[0].what == "Nordmark"


def test_a_name_in_another_language_is_fine_where_an_alias_occurs() -> None:
    answer = good_answer()
    answer["parties"][0]["name"] = "Norrlande"
    assert not grounded(answer).refused


def test_a_speaker_may_be_null_and_a_role_of_other_words_is_dropped() -> None:
    answer = good_answer()
    position(answer)["speaker"] = None
    position(answer)["role"] = "secretary of transport"
    result = grounded(answer)
    assert not result.refused
    assert result.answer.parties[0].positions[0].role is None
    assert "secretary" in result.listed[0].why


def test_words_that_are_gone_are_no_longer_called_quoted() -> None:
    answer = good_answer()
    position(answer)["quote"] = None
    assert grounded(answer).answer.parties[0].positions[0].attribution == "reported"


@pytest.mark.parametrize("path", ["headline", "text"])
def test_an_empty_statement_is_refused(path: str) -> None:
    answer = good_answer()
    (answer if path == "headline" else answer["key_messages"][0])[path] = " "
    assert [name for name in problems(answer) if name.endswith(path)]


class TestTheLastAttempt:
    """The smallest unit that fails is removed, and listed."""

    def saved(self, answer: dict[str, Any]) -> Grounded[Briefing]:
        result = salvage(draft(answer), SOURCE)
        if not result.refused:
            assert not ground(result.answer, SOURCE).refused
        return result

    def test_a_citation_goes_before_its_item(self) -> None:
        answer = good_answer()
        answer["key_messages"][0]["evidence"] = [99, 2, 98]
        result = self.saved(answer)
        assert [e.sentence for e in result.answer.key_messages[0].evidence] == [2]
        assert [finding.what for finding in result.listed] == ["99", "98"]

    def test_an_item_goes_where_no_citation_is_left(self) -> None:
        answer = good_answer()
        answer["key_messages"][0]["evidence"] = [99]
        result = self.saved(answer)
        assert len(result.answer.key_messages) == 1
        assert len(result.listed) == 2

    def test_words_go_before_their_position(self) -> None:
        answer = good_answer()
        position(answer)["quote"] = "We will gladly pay for delays"
        saved = self.saved(answer).answer.parties[0].positions[0]
        assert (saved.quote, saved.attribution, saved.speaker) == (None, "reported", "Ada Brandt")

    def test_a_speaker_goes_before_their_position(self) -> None:
        answer = good_answer()
        position(answer)["speaker"] = "Nobody Known"
        saved = self.saved(answer).answer.parties[0].positions[0]
        assert saved.speaker is None
        assert saved.quote

    def test_a_party_goes_only_if_the_source_calls_nobody_so(self) -> None:
        answer = good_answer()
        answer["parties"][0]["aliases"] = ["Nowhere"]
        assert len(self.saved(answer).answer.parties) == 2
        answer["parties"][0]["name"] = "Nowhere"
        assert [party.name for party in self.saved(answer).answer.parties] == ["Port of Velt"]

    def test_an_answer_left_without_a_key_message_cannot_be_used(self) -> None:
        answer = good_answer()
        for message in answer["key_messages"]:
            message["evidence"] = [99]
        assert self.saved(answer).refused

    def test_what_is_kept_can_be_counted(self) -> None:
        answer = good_answer()
        answer["numbers"][0]["text"] = "€9bn"
        assert count_items(self.saved(answer).answer) == count_items(draft(good_answer())) - 1


class Loud(Check):
    """A check as a user would write one."""

    def findings(self, field: Checked) -> Iterator[Finding]:
        if field.value != field.value.upper():
            yield field.refused("is not in capitals", "shout", {field.where: field.value.upper()})


class Note(Summary):
    title: Annotated[str, Loud()]
    cost: Annotated[str, Figure()]
    words: Annotated[str, Verbatim()] | None
    because: list[Evidence]


def test_a_schema_of_ones_own_uses_the_checks_and_checks_of_its_own() -> None:
    answer = {"title": "costs", "cost": "€3.5bn", "words": "over the harbour", "because": [2]}
    note = Note.model_validate(answer, context={"source": SOURCE, "draft": True})
    result = ground(note, SOURCE)
    assert [finding.path for finding in result.refused] == ["title", "words"]
    mended = salvage(note, SOURCE).answer
    assert (mended.title, mended.words, mended.cost) == ("COSTS", None, "€3.5bn")


class TestNumbersOfClaims:
    def test_a_number_that_the_cited_sentences_do_not_hold_is_asked_again(self) -> None:
        answer = good_answer()
        answer["key_messages"][0]["text"] = "The €3.4bn harbour goes to arbitration."
        [problem] = problems(answer).values()
        assert "“€3.4bn” (read as 3.4 billion EUR) does not stand in the cited sentences" in problem
        assert "which have “€3.5bn”" in problem
        assert "sentence 2 reads: “Ministers of Norrland" in problem

    def test_another_sentence_that_holds_it_is_named(self) -> None:
        answer = good_answer()
        answer["key_messages"][1]["text"] = "The union, with 1,200 dockers, does not support arbitration."
        [problem] = problems(answer).values()
        assert problem.endswith("sentence 6 has it: cite it too, or write what the cited ones say")

    @pytest.mark.parametrize(
        ("field", "text"),
        [("statement", "Norrland will not pay €9m."), ("describes", "the harbour for 12 ships")],
    )
    def test_statements_and_what_a_number_measures_are_claims_too(self, field: str, text: str) -> None:
        answer = good_answer()
        (position(answer) if field == "statement" else answer["numbers"][0])[field] = text
        assert [path.rpartition(".")[2] for path in problems(answer)] == [field]

    def test_a_headline_may_hold_any_number_of_the_text(self) -> None:
        answer = good_answer()
        answer["headline"] = "40 cranes idle in €3.5 billion harbour"
        assert problems(answer) == {}

    def test_a_headline_that_stays_wrong_gives_way_to_the_first_key_message(self) -> None:
        answer = good_answer()
        answer["headline"] = "41 cranes idle"
        result = salvage(draft(answer), SOURCE)
        assert not result.refused
        assert result.answer.headline == answer["key_messages"][0]["text"]
        assert [finding.path for finding in result.listed] == ["headline"]

    def test_a_key_message_that_stays_wrong_goes(self) -> None:
        answer = good_answer()
        answer["key_messages"][0]["text"] = "The €3.4bn harbour goes to arbitration."
        result = salvage(draft(answer), SOURCE)
        assert [message.text for message in result.answer.key_messages] == [
            good_answer()["key_messages"][1]["text"]
        ]

    def test_a_claim_in_another_language_is_read_in_it(self) -> None:
        answer = good_answer()
        answer["headline"] = "Le différend du port, qui vaut 3,5 milliards d’euros, passe en arbitrage"
        answer["key_messages"][0]["text"] = (
            "La Norlande et le port de Velt soumettent à un arbitrage leur différend sur le port de "
            "3,5 milliards d’euros, ont annoncé vendredi les ministres du pays."
        )
        answer["key_messages"][1]["text"] = "Le syndicat ne soutient pas l’arbitrage."
        assert problems(answer | {"parties": [], "numbers": []}) == {}


class TestWhatANumberAmountsTo:
    def test_it_is_computed_from_its_sentence(self) -> None:
        first, second = grounded(good_answer()).answer.numbers
        assert (first.value, first.upper, first.unit, first.qualifier) == (3_500_000_000, None, "EUR", None)
        assert (second.value, second.unit, second.qualifier) == (1200, "dockers", "about")

    def test_what_the_model_says_of_it_does_not_count(self) -> None:
        answer = good_answer()
        answer["numbers"][0] |= {"value": 5, "upper": 6, "unit": "USD", "qualifier": "exactly"}
        result = grounded(answer)
        assert result.answer == grounded(good_answer()).answer
        assert result.refused == result.listed == ()

    def test_an_end_of_a_range_is_that_end(self) -> None:
        source = Source("The council of Velt said that between 5 and 10 per cent of the boats were lost.")
        answer = good_answer() | {"headline": "Boats lost", "parties": []}
        answer["key_messages"] = [{"text": "Boats were lost.", "evidence": [1]}]
        answer["numbers"] = [
            {"text": text, "describes": "boats lost", "evidence": [1]}
            for text in ("between 5 and 10 per cent", "10 per cent")
        ]
        numbers = Briefing.model_validate(answer, context={"source": source}).numbers
        assert [(n.value, n.upper, n.unit) for n in numbers] == [(5, 10, "percent"), (10, None, "percent")]

    def test_it_survives_saving_and_loading(self) -> None:
        briefing = grounded(good_answer()).answer
        assert Briefing.model_validate_json(briefing.model_dump_json()).numbers == briefing.numbers
