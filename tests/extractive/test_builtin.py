"""The built-in model: when it is used, what it makes of any text, and that it passes every check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summariser import (
    Briefing,
    BuiltinModelWarning,
    ConfigurationError,
    Endpoint,
    EndpointError,
    Source,
    SourceError,
    summarise,
)
from summariser.schemas import Minutes
from summariser.schemas.grounded import ground

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.support.loopback import LoopbackEndpoint

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))

REPORT = """\
Velt approves second ferry

VELT — The council of Velt approved a second ferry on Tuesday at a cost of €4.2m, ending a dispute of two years.

“We cannot leave the islands without a crossing in winter,” said Ada Brandt, the mayor. Brandt said the ferry \
would carry 240 passengers.

Tom Osei, who leads the Ratepayers, opposed the purchase. “It will sail empty nine months of the year,” he said.
The Harbour Workers' Union welcomed the ferry and demanded 18 new jobs.

According to a report by the port authority, 31,000 people crossed last year.

Leave a Reply
"""


def briefed(text: str, **options: str) -> Briefing:
    return summarise(Source(text, **options), model="builtin")


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return briefed(REPORT, language="en")


class TestWhatItMakes:
    def test_key_messages_are_sentences_of_the_text(self, briefing: Briefing) -> None:
        assert briefing.headline == "Velt approves second ferry"
        first = briefing.key_messages[0]
        assert first.text.startswith("The council of Velt approved a second ferry on Tuesday")
        assert 1 <= len(briefing.key_messages) <= 5

    def test_opinions_and_page_furniture_are_no_key_messages(self, briefing: Briefing) -> None:
        shown = " ".join(message.text for message in briefing.key_messages)
        assert "Leave a Reply" not in shown
        assert "sail empty" not in shown

    def test_parties_speak_under_their_fullest_name(self, briefing: Briefing) -> None:
        parties = {party.name: party for party in briefing.parties}
        assert {"Ada Brandt", "Tom Osei"} <= parties.keys()
        assert "Brandt" in parties["Ada Brandt"].aliases

    def test_positions_have_the_speakers_own_words(self, briefing: Briefing) -> None:
        quoted = {p.speaker: p.quote for party in briefing.parties for p in party.positions if p.quote}
        assert quoted["Ada Brandt"] == "We cannot leave the islands without a crossing in winter"
        assert quoted["Tom Osei"] == "It will sail empty nine months of the year"

    def test_a_stance_is_taken_from_the_cue(self, briefing: Briefing) -> None:
        stances = {p.stance for party in briefing.parties if "Union" in party.name for p in party.positions}
        assert stances == {"for"}

    def test_numbers_say_what_they_measure(self, briefing: Briefing) -> None:
        numbers = {number.text: number for number in briefing.numbers}
        assert numbers["€4.2m"].value == 4_200_000
        assert "second ferry" in numbers["€4.2m"].describes
        assert numbers["240 passengers"].according_to == "Ada Brandt"
        assert briefing.audit is not None
        assert briefing.audit.numbers is not None
        assert briefing.audit.numbers.left_out == ()

    def test_it_passes_every_check_untouched(self, briefing: Briefing) -> None:
        result = ground(briefing, Source(REPORT, language="en"))
        assert result.refused == result.listed == ()
        assert briefing.rejected == ()

    def test_provenance_says_how_it_was_made(self, briefing: Briefing) -> None:
        made = briefing.provenance
        assert made is not None
        assert (made.model, made.endpoint, made.attempts, made.usage) == ("builtin/extractive", None, 0, None)

    def test_it_is_the_same_every_time(self, briefing: Briefing) -> None:
        again = briefed(REPORT, language="en")
        assert again.model_dump(exclude={"provenance"}) == briefing.model_dump(exclude={"provenance"})

    def test_it_is_saved_and_loaded(self, briefing: Briefing) -> None:
        assert Briefing.model_validate_json(briefing.model_dump_json()) == briefing


STORM = """\
A storm tore through the port of Velt on Monday, killing at least 12 people and cutting power to the islands. \
At least 300 homes were destroyed, the fire brigade said on Monday.

“It is a scandal that nobody warned us of the storm in Velt,” he said. “We will never trust them again.”

“Nobody wanted to pay for a better sea wall,” Tom Osei of the Ratepayers told a rally.

The council did not say whether the ferries of Velt would sail. The port was built in 1974. Last year, the \
council of Velt sold its only crane.
"""


class TestTheChoiceOfKeyMessages:
    def test_the_news_is_taken_and_the_background_left(self) -> None:
        messages = [message.text for message in briefed(STORM, language="en").key_messages]
        assert messages[0].startswith("A storm tore through the port of Velt")
        assert messages[1].startswith("At least 300 homes were destroyed")
        assert not any("1974" in text or "Last year" in text or "did not say" in text for text in messages)

    def test_a_quotation_of_nobody_in_the_news_is_none(self) -> None:
        shown = " ".join(message.text for message in briefed(STORM, language="en").key_messages)
        assert "scandal" not in shown
        assert "never trust them" not in shown
        assert "sea wall" not in shown

    def test_quotations_are_taken_where_there_is_nothing_else(self) -> None:
        text = "“Nobody will pay for the ferry,” he said. “The islands will be cut off in winter.”"
        assert len(briefed(text, language="en").key_messages) >= 1

    def test_never_more_than_five_are_taken(self) -> None:
        homes = "\n\n".join(
            f"At least {n * 10} homes in the port of Velt were hit on Monday, officials said."
            for n in range(2, 20)
        )
        messages = briefed(f"A storm hit Velt on Monday.\n\n{homes}", language="en").key_messages
        assert 1 <= len(messages) <= 5

    def test_headings_and_lines_of_a_form_are_none(self) -> None:
        text = (
            "Report of the port\n\nMinutes of the second meeting of the year\n\n"
            "The council of Velt approved a second ferry on Tuesday. The mayor said it would sail in May.\n"
        )
        shown = " ".join(message.text for message in briefed(text, language="en").key_messages)
        assert "Minutes of" not in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_sample_text_is_briefed_and_passes_the_checks(path: Path) -> None:
    source = Source.from_file(path)
    briefing = summarise(source, model="builtin")
    assert briefing.key_messages
    result = ground(briefing, source)
    assert result.refused == result.listed == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two words",
        "One sentence about a ferry.",
        "“We will not pay for it,” said Ada Brandt.",
        "“Nobody is named for this quotation at all.”",
        "Port | Ships | Tonnes\nVelt | 12 | 3,400\nKestrel Bay | 7 | 1,150\n",
        "The sea is wide,\nthe ferry small,\nand nobody\nis on it at all.",
        "THE COUNCIL APPROVED A SECOND FERRY ON TUESDAY. THE MAYOR SAID IT WOULD COST $4 MILLION.",
        "the council approved a ferry the mayor said it would cost four million and the union was glad of it",
        "?! … — “ ” « » 1 2 3 words",
        "Leave a Reply",
        "Share this article | Follow us\n\nAll rights reserved",
        "He said he said he said that she said so.",
        "SMITH: We will pay.\nJONES: We will not.\n",
        "Q: Who pays?\nA: Nobody does.\n",
        "議会は12日、新しい船を承認した。市長は「冬に島を残せない」と述べた。",
        "Der Rat hat am Dienstag eine zweite Fähre genehmigt. „Wir zahlen nicht“, sagte Ada Brandt.",
        "El consejo aprobó un segundo ferri. «No pagaremos», dijo Tomás Osei.",
        "وافق المجلس على عبارة ثانية يوم الثلاثاء. قال العمدة إنها ستكلف أربعة ملايين.",
        "\u202eevil\u202c text with a right-to-left override in it, said Ada Brandt.",
        "a " * 5_000,
        "“" * 3_000 + " said Ada Brandt",
        "word. " * 3_000,
    ],
)
def test_odd_texts_end_in_a_sound_briefing(text: str) -> None:
    source = Source(text)
    briefing = summarise(source, model="builtin")
    assert briefing.key_messages
    assert ground(briefing, source).refused == ()


def test_a_text_of_one_word_is_too_short() -> None:
    with pytest.raises(SourceError, match="too short"):
        summarise("Word", model="builtin")


class TestWhenItIsUsed:
    def test_by_name(self) -> None:
        assert briefed(REPORT).provenance is not None

    def test_by_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SUMMARISER_MODEL", "builtin")
        monkeypatch.setenv("OPENAI_API_KEY", "unused")
        assert summarise(REPORT).provenance is not None

    def test_where_nothing_is_set_it_says_so(self) -> None:
        with pytest.warns(BuiltinModelWarning, match="no model is set"):
            summarise(REPORT)

    def test_never_in_the_place_of_a_model_that_was_named(self) -> None:
        with pytest.raises(ConfigurationError, match="no model to ask"):
            summarise(REPORT, model="gpt-5-mini")

    def test_never_where_an_endpoint_is_set(
        self, server: LoopbackEndpoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        server.answer_with(b"")
        with pytest.raises(EndpointError, match="cannot be reached"):
            summarise(REPORT)

    @pytest.mark.parametrize("option", [{"prompt": "briefing"}, {"language": "French"}, {"schema": Minutes}])
    def test_what_it_cannot_do_is_refused(self, option: dict[str, Any]) -> None:
        with pytest.raises(ConfigurationError, match="built-in model"):
            summarise(REPORT, "builtin", **option)

    def test_it_has_no_endpoint(self) -> None:
        with pytest.raises(ConfigurationError, match="no endpoint"):
            Endpoint("builtin")
        with pytest.raises(ConfigurationError, match="no endpoint"):
            summarise(REPORT, "builtin", "http://127.0.0.1:1/v1")


class TestTheCommand:
    def test_it_needs_nothing(self, run: Run) -> None:
        done = run("-", stdin=REPORT)
        assert done.returncode == 0
        assert done.stdout.startswith("Velt approves second ferry")
        assert done.stderr.startswith("Warning: no model is set")
        assert len(done.stderr.splitlines()) == 1

    def test_named_it_says_nothing(self, run: Run) -> None:
        done = run("-m", "builtin", "-", stdin=REPORT)
        assert (done.returncode, done.stderr) == (0, "")

    def test_openai_and_instructor_stay_unloaded(self, tmp_path: Path) -> None:
        article = tmp_path / "article.txt"
        article.write_text(REPORT)
        code = (
            "import sys, time; from summariser.cli.main import main\n"
            "try: main(['-q', '-m', 'builtin', sys.argv[1]])\n"
            "except SystemExit: pass\n"
            "loaded = {'openai', 'instructor', 'httpx2'} & set(sys.modules)\n"
            "print(loaded or 'none', file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(article)], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stderr.strip() == "none"


def test_a_number_is_according_to_those_who_vouch_for_it_alone() -> None:
    text = (
        "Council denies 7% fall\n\nTom Osei, a shopkeeper, denied reports of a 7% fall on Monday. "
        "Ann Lee, the mayor, said that trade had risen by 3% in a year."
    )
    told = {number.text: number.according_to for number in briefed(text).numbers}
    assert told["7%"] is None
    assert told["3%"] == "Ann Lee"
