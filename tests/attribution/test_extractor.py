"""Who says what in English: every construction that carries an attribution."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summariser.attribution import Attribution, extract_attributions

DOCS = Path(__file__).parents[2] / "docs" / "attribution.md"
Parts = tuple[str | None, str, str]


def parts(found: Attribution) -> Parts:
    return found.source.text if found.source else None, found.cue.text, found.content.text


def read(text: str) -> list[Parts]:
    return [parts(found) for found in extract_attributions(text)]


INDIRECT = [
    ("Maria Keller said that the bridge was safe.", "Maria Keller", "said", "that the bridge was safe"),
    ("Keller said the bridge was safe.", "Keller", "said", "the bridge was safe"),
    ("The bridge was safe, Keller said.", "Keller", "said", "The bridge was safe"),
    ("The bridge, Keller said, was safe.", "Keller", "said", "The bridge, Keller said, was safe"),
    ("Keller said Tuesday the bridge would reopen.", "Keller", "said", "the bridge would reopen"),
    (
        "Keller said in an interview with a local paper that the bridge would reopen.",
        "Keller",
        "said",
        "that the bridge would reopen",
    ),
    ("Keller told reporters she would resign.", "Keller", "told", "she would resign"),
    (
        "Keller told the Harbour Times that the bridge would reopen.",
        "Keller",
        "told",
        "that the bridge would reopen",
    ),
    ("Reporters asked whether the bridge was safe.", "Reporters", "asked", "whether the bridge was safe"),
    ("Keller made clear that it would stay shut.", "Keller", "made clear", "that it would stay shut"),
    ("Keller pointed out that the bridge was old.", "Keller", "pointed out", "that the bridge was old"),
    ("The Harbour Board estimates that it will hold.", "The Harbour Board", "estimates", "that it will hold"),
    ("The Sunday Times said that it will hold.", "The Sunday Times", "said", "that it will hold"),
    ("Keller on Tuesday said that it will hold.", "Keller", "said", "that it will hold"),
    ("Maria Keller, 44, today said that it will hold.", "Maria Keller, 44,", "said", "that it will hold"),
    ("The board last week demanded a new harbour.", "The board", "demanded", "a new harbour"),
    ("“It will hold,” said Will Keller.", "Will Keller", "said", "“It will hold,”"),
    ("In Oslo, Per Keller said that it will hold.", "Per Keller", "said", "that it will hold"),
    ("In a statement, the company said it was sorry.", "the company", "said", "it was sorry"),
    (
        "The city has a plan that the engineers say is late.",
        "the engineers",
        "say",
        "that the engineers say is late",
    ),
]
PHRASES = [
    (
        "According to the engineers, the bridge will hold.",
        "the engineers",
        "According to",
        "the bridge will hold",
    ),
    (
        "The bridge is unsafe, according to a report by the council.",
        "a report by the council",
        "according to",
        "The bridge is unsafe",
    ),
    ("As the engineers put it, the bridge is tired.", "the engineers", "put it", "the bridge is tired"),
    ("The bridge is tired, as the engineers said in May.", "the engineers", "said", "The bridge is tired"),
    ("The ferry had reportedly lost power.", None, "reportedly", "The ferry had reportedly lost power"),
    ("Keller is confident that it will hold.", "Keller", "is confident", "that it will hold"),
    ("The crew were critical of the owners.", "The crew", "were critical of", "the owners"),
]
NOUNS = [
    ("The board expressed concern about the cost.", "The board", "expressed concern about", "the cost"),
    ("They laughed at his claim that fish can read.", "his", "claim", "that fish can read"),
    ("It came after Keller’s promise to rebuild the pier.", "Keller", "promise", "to rebuild the pier"),
    (
        "The decision by the court to close the port stands.",
        "the court",
        "decision",
        "to close the port stands",
    ),
    ("There were reports that the ferry was missing.", None, "reports", "that the ferry was missing"),
    ("Lindt rejected accusations that she had lied.", "Lindt", "rejected accusations", "that she had lied"),
]
STANCES = [
    ("The board denied that the crane had failed.", "deny", "that the crane had failed"),
    ("Keller refused to resign.", "deny", "to resign"),
    ("Lindt rejected accusations that she had lied.", "deny", "that she had lied"),
    ("The fishermen demanded a new harbour.", "demand", "a new harbour"),
    ("The fishermen demanded that the port stay open.", "demand", "that the port stay open"),
    ("The union called for a strike.", "demand", "a strike"),
    ("Keller urged the council to close the bridge.", "demand", "the council to close the bridge"),
    ("The council warned that prices would rise.", "warn", "that prices would rise"),
    ("The council warned of rising prices.", "warn", "rising prices"),
    ("Keller believes the bridge will hold.", "believe", "the bridge will hold"),
    ("Keller expects the bridge to hold.", "believe", "the bridge to hold"),
    ("The mayor hopes to open the bridge in May.", "believe", "to open the bridge in May"),
    ("The mayor wants the bridge to open in May.", "believe", "the bridge to open"),
    ("The mayor plans to open the bridge.", "believe", "to open the bridge"),
    ("The council promised to repair the bridge.", "promise", "to repair the bridge"),
    ("The minister praised the rescue crews.", "support", "the rescue crews"),
    ("Critics condemned the plan as reckless.", "oppose", "the plan as reckless"),
    ("The paper asked whether the bridge was safe.", "ask", "whether the bridge was safe"),
    ("Keller described the plan as reckless.", "say", "the plan as reckless"),
]
PASSIVES = [
    ("It was reported that the ferry was missing.", None, "was reported", "that the ferry was missing"),
    ("The ferry was reported to be missing.", None, "was reported", "The ferry was reported to be missing"),
    ("The firm is accused of hiding the faults.", None, "is accused of", "hiding the faults"),
    ("He was asked whether it rained.", None, "was asked", "whether it rained"),
    ("The plan was criticised by the fishermen.", "the fishermen", "was criticised by", "The plan"),
]
QUOTED = [
    ("“The ice is melting,” Lindt said.", "Lindt", "said", "“The ice is melting,”"),
    ("“The ice is melting,” said Lindt.", "Lindt", "said", "“The ice is melting,”"),
    ("Lindt said: “The ice is melting.”", "Lindt", "said", "“The ice is melting.”"),
    ("Lindt tweeted: “The ice is melting.”", "Lindt", "tweeted", "“The ice is melting.”"),
    ("Lindt’s Twitter post read: “Ice melts.”", "Lindt’s Twitter post", "read", "“Ice melts.”"),
    ("“Is it melting?” Lindt asked.", "Lindt", "asked", "“Is it melting?”"),
    ("Lindt said, “The ice is melting.”", "Lindt", "said", "“The ice is melting.”"),
    ('"The ice is melting," Lindt said.', "Lindt", "said", '"The ice is melting,"'),
    ("''The ice is melting,'' Lindt said.", "Lindt", "said", "''The ice is melting,''"),
    ("‘The ice is melting,’ Lindt said.", "Lindt", "said", "‘The ice is melting,’"),
    ("'The ice is melting,' Lindt said.", "Lindt", "said", "'The ice is melting,'"),
    ("«The ice is melting», Lindt said.", "Lindt", "said", "«The ice is melting»"),
    ("“They said ‘go home’ to us,” Birk said.", "Birk", "said", "“They said ‘go home’ to us,”"),
    ("“I am “very” glad,” Birk said.", "Birk", "said", "“I am “very” glad,”"),
    ("“The crane failed.” — Tom Birk, crane driver", "Tom Birk, crane driver", "—", "“The crane failed.”"),
    (
        "“The ice is melting,” said Lindt, “and nobody cares.”",
        "Lindt",
        "said",
        "“The ice is melting,” said Lindt, “and nobody cares.”",
    ),
    (
        "“The ice is melting,” Lindt said. “Nobody cares.” She left.",
        "Lindt",
        "said",
        "“The ice is melting,” Lindt said. “Nobody cares.”",
    ),
]
SOURCES = [
    (
        "Anna Lindt, a professor at the University of Oslo, said the ice was melting.",
        "Anna Lindt, a professor at the University of Oslo,",
    ),
    (
        "“The ice is melting,” said Anna Lindt, a professor at the University of Oslo.",
        "Anna Lindt, a professor at the University of Oslo",
    ),
    (
        "Keller, who has led the council since 2010, said the vote was fair.",
        "Keller, who has led the council since 2010,",
    ),
    ("The players' union said the clubs' offer was poor.", "The players' union"),
    ("The White House denied the report.", "The White House"),
    ("The report found that the ice was melting.", "The report"),
    ("He said the '90s were good and rock 'n' roll was better.", "He"),
    ("Two people who saw the ferry said it was late.", "Two people who saw the ferry"),
    ("Keller and Lindt said the bridge was safe.", "Keller and Lindt"),
    ("On Monday, officials in the harbour office said the port was shut.", "officials in the harbour office"),
]


class TestIndirectSpeech:
    @pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT)
    def test_clause_with_its_source_and_cue(self, text: str, source: str, cue: str, content: str) -> None:
        assert read(text) == [(source, cue, content)]

    @pytest.mark.parametrize(("text", "source", "cue", "content"), PHRASES)
    def test_cues_that_are_no_verbs(self, text: str, source: str | None, cue: str, content: str) -> None:
        assert read(text) == [(source, cue, content)]

    @pytest.mark.parametrize(("text", "source", "cue", "content"), NOUNS)
    def test_nouns_of_speech(self, text: str, source: str | None, cue: str, content: str) -> None:
        assert (source, cue, content) in read(text)

    @pytest.mark.parametrize(("text", "source", "cue", "content"), PASSIVES)
    def test_passives_name_nobody_or_whom_they_name(
        self, text: str, source: str | None, cue: str, content: str
    ) -> None:
        assert read(text) == [(source, cue, content)]

    def test_two_cues_of_one_subject(self) -> None:
        """The second of two joined verbs takes the source of the first, and ends its content."""
        assert read("The crew said the engine had failed and warned that the ship might sink.") == [
            ("The crew", "said", "the engine had failed"),
            ("The crew", "warned", "that the ship might sink"),
        ]

    def test_content_ends_before_another_source(self) -> None:
        """A contrast with what somebody else says is no part of what the first one says."""
        assert read("The crew said the engine had failed, but the owners denied it.") == [
            ("The crew", "said", "the engine had failed"),
            ("the owners", "denied", "it"),
        ]

    def test_participle_behind_a_quotation(self) -> None:
        """ "Adding" has the source of the verb before it."""
        assert read("“It was a long night,” he said, adding that nobody slept.") == [
            ("he", "said", "“It was a long night,”"),
            ("he", "adding", "that nobody slept"),
        ]

    def test_question_that_introduces_an_answer(self) -> None:
        """What was asked ends at the comma where the answer begins."""
        assert read("Asked whether the bridge was safe, Keller said she did not know.") == [
            (None, "Asked", "whether the bridge was safe"),
            ("Keller", "said", "she did not know"),
        ]

    def test_only_the_outermost_attribution(self) -> None:
        """What is attributed within somebody's words is part of them."""
        assert read("Keller said the crew believed the owners.") == [
            ("Keller", "said", "the crew believed the owners")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "The bridge opened in May.",
            "The final report is due in May.",
            "Both states are in debt.",
            "The claims were paid at once.",
            "“The Long Road” opened in cinemas.",
            "He bought fish and chips.",
        ],
    )
    def test_no_attribution(self, text: str) -> None:
        assert read(text) == []


class TestStance:
    @pytest.mark.parametrize(("text", "stance", "content"), STANCES)
    def test_what_the_cue_does(self, text: str, stance: str, content: str) -> None:
        (found,) = extract_attributions(text)
        assert (found.stance, found.content.text) == (stance, content)

    def test_negation(self) -> None:
        """A negated cue says so."""
        (found,) = extract_attributions("Keller did not say whether the bridge was safe.")
        assert found.negated
        assert parts(found) == ("Keller", "did not say", "whether the bridge was safe")


class TestQuotations:
    @pytest.mark.parametrize(("text", "source", "cue", "content"), QUOTED)
    def test_direct_speech(self, text: str, source: str, cue: str, content: str) -> None:
        (found,) = extract_attributions(text)
        assert parts(found) == (source, cue, content)
        assert found.quoted

    def test_mixed_speech_is_not_quoted_for_one_word(self) -> None:
        """A word or two in quotation marks make no direct quotation."""
        (found,) = extract_attributions("Keller said that the “roof” would be mended by the city in May.")
        assert not found.quoted

    def test_quotation_over_paragraphs(self) -> None:
        """A paragraph that is not closed goes on in the next, which opens with a mark again."""
        text = "“We start at dawn,” said Ada Finch. “We rest at noon.\n\n“And we go home at dusk.”\n\nThe end."
        (found,) = extract_attributions(text)
        assert found.content.text == text.removesuffix("\n\nThe end.")

    def test_quotation_behind_a_paragraph_break(self) -> None:
        """A colon at the end of a paragraph announces the next one."""
        assert read("Finch said:\n\n“We start at dawn.”\n\nNobody came.") == [
            ("Finch", "said", "“We start at dawn.”")
        ]

    def test_mark_that_is_missing_at_the_end(self) -> None:
        """A quotation that nobody closed ends with its paragraph."""
        (found,) = extract_attributions("“We start at dawn,” said Finch. “We rest at noon.\n\nNobody came.")
        assert found.content.text == "“We start at dawn,” said Finch. “We rest at noon."

    def test_stray_mark_before_a_paragraph(self) -> None:
        """A mark that opens a paragraph and is never closed takes nothing along."""
        (found,) = extract_attributions("“We start at dawn,” said Finch.\n\n“The tide came in at seven.")
        assert found.content.text == "“We start at dawn,”"

    def test_the_next_speaker_is_another(self) -> None:
        """A quotation with a cue of its own belongs to that."""
        assert read("“We start at dawn,” said Finch. “We rest at noon,” said Birk.") == [
            ("Finch", "said", "“We start at dawn,”"),
            ("Birk", "said", "“We rest at noon,”"),
        ]

    def test_far_quotations_stay_apart(self) -> None:
        """Where more would be between two quotations than in them, each is an attribution."""
        text = "“No,” said Ada Finch, a baker who has worked in Oldham for more than thirty years. “Never.”"
        assert [found.content.text for found in extract_attributions(text)] == ["“No,”", "“Never.”"]

    def test_speaker_turns(self) -> None:
        """In a transcript the label is the source, and its colon the cue."""
        assert read("FINCH: We start at dawn.\n\nBIRK: And rest at noon.") == [
            ("FINCH", ":", "We start at dawn."),
            ("BIRK", ":", "And rest at noon."),
        ]

    def test_questions_and_answers(self) -> None:
        """Q and A are labels too, and what they say is verbatim."""
        found = extract_attributions("Q: When do you start?\n\nA: At dawn.")
        assert [parts(one) for one in found] == [("Q", ":", "When do you start?"), ("A", ":", "At dawn.")]
        assert all(one.quoted for one in found)

    def test_wrapped_lines(self) -> None:
        """A quotation may run over the line breaks of wrapped text."""
        text = "“We start at dawn and we rest at noon, and when the\nwind turns we go home,” said Ada Finch."
        assert [found.source.text for found in extract_attributions(text) if found.source] == ["Ada Finch"]


class TestSources:
    @pytest.mark.parametrize(("text", "source"), SOURCES)
    def test_source_and_its_apposition(self, text: str, source: str) -> None:
        assert read(text)[0][0] == source


class TestSpeakers:
    @pytest.mark.parametrize(
        ("text", "speakers"),
        [
            ("Ada Finch came. Finch said the roof was new.", ["Ada Finch"]),
            ("Ada Finch said the roof was new. She warned that it leaked.", ["Ada Finch", "Ada Finch"]),
            ("Mayor Ada Finch came. The mayor said the roof was new.", ["Mayor Ada Finch"]),
            ("Ada Finch, the baker, came. The baker said it rained.", ["Ada Finch"]),
            ("Ada Finch met Tom Birk. He said it rained.", [None]),
            ("Mr. Tom Birk met Mrs. Ada Finch. She said it rained.", ["Ada Finch"]),
            ("A spokesman for Ada Finch said it rained.", [None]),
            ("Ada Finch came. Ada Finch’s friends said it rained.", [None]),
            ("They said it rained.", [None]),
        ],
    )
    def test_who_a_source_stands_for(self, text: str, speakers: list[str | None]) -> None:
        found = extract_attributions(text)
        assert [one.speaker.text if one.speaker else None for one in found] == speakers


class TestPackage:
    def test_examples_of_the_documentation(self) -> None:
        """What the documentation shows is what comes out."""
        result = doctest.testfile(str(DOCS), module_relative=False)
        assert result.attempted > 0
        assert result.failed == 0

    def test_table_of_the_documentation(self) -> None:
        """Each sentence of the table gives the source, cue and content beside it."""
        rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", DOCS.read_text(encoding="utf-8"), re.M)
        assert len(rows) > 20
        for sentence, *expected in rows[2:]:
            found = [tuple(part or "none" for part in parts(one)) for one in extract_attributions(sentence)]
            assert tuple(expected) in found, sentence

    def test_import_is_light(self) -> None:
        """Tables are read when they are needed, and no heavy library is."""
        code = (
            "import sys, summariser.attribution; "
            "sys.exit(any(name in sys.modules for name in ('pydantic', 'openai', 'sentencex')))"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "content",
    [
        "Since Monday ten people have died",
        "After the storm ten people died",
        "If it rains the ferry will stay in port",
    ],
)
def test_what_opens_like_an_introduction_is_content_where_the_sentence_ends_with_the_cue(content: str) -> None:
    [found] = extract_attributions(f"{content}, the ministry said.")
    assert (found.source and found.source.text, found.content.text) == ("the ministry", content)
