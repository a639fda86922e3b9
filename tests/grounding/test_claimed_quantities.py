"""Claims: numbers and names that a source does not hold are told, and only those."""

from __future__ import annotations

import pytest

from summariser import Source, SourceError
from summariser.grounding import check_claim
from summariser.grounding.claimed_quantities import unsupported_numbers
from tests.support.growth import MAX_GROWTH, growth

REPORT = """\
Velt Marine said on 7 October 2025 that revenue rose 6.4% to €4.18bn in the third quarter, from €3.93bn.

Some 1,200 dockers and three crane drivers were idle. The port paid US$20 million for 40 K-28 cranes, at a \
depth of 12 km. The vote was 27 to 19.

Between 5 and 7 per cent of the berths stood empty for 18 months, said Ada Brandt of the Harbour Workers' \
Union. A third of the ships left. Costs rose from $2 a tonne to $3 a tonne. The port made $1.30 to $1.40 a \
share in the fourth quarter of 2024, and Kestrel Bay 2, Velt Rovers 1 was the score.
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Revenue rose 6.4 per cent to 4.18 billion euros.",
        "Revenue was €4,180 million.",
        "Revenue was about €4.2bn.",
        "About 1,200 people were idle.",
        "Dockers, 1,200 of them, were idle.",
        "More than 1,000 dockers were idle.",
        "It bought 40 cranes for $20m.",
        "The water is 12,000 metres deep.",
        "Between 5% and 7% of berths were empty.",
        "5–7 percent of berths were empty.",
        "They stood empty for a year and a half, or 1.5 years.",
        "About 33% of ships left.",
        "The cost went up to $3 per tonne, from $2.",
        "The vote was 27-19.",
        "Velt lost 2-1.",
        "On October 7 it reported for Q3.",
        "In 2025 the port reported.",
        "Both of the port's two ministers came.",
        "It made between $1.30 and $1.40 a share in Q4.",
        "The K-28 cranes were paid for.",
        "Three drivers were idle.",
        "One of the cranes fell.",
    ],
)
def test_what_the_text_holds_in_other_words_is_no_problem(claim: str) -> None:
    assert check_claim(claim, REPORT, "en") == []


@pytest.mark.parametrize(
    ("claim", "offending"),
    [
        ("Revenue rose 6.5% to €4.18bn.", "6.5%"),
        ("Revenue was €4.81bn.", "€4.81bn"),
        ("Revenue was $4.18bn.", "$4.18bn"),
        ("Revenue was €4.18m.", "€4.18m"),
        ("Some 1,250 dockers were idle.", "1,250"),
        ("About 2,100 dockers were idle.", "2,100"),
        ("Five crane drivers were idle.", "Five crane drivers"),
        ("It bought 42 cranes.", "42 cranes"),
        ("The water is 12 miles deep.", "12 miles"),
        ("Between 5 and 8 per cent were empty.", "5 and 8 per cent"),
        ("Berths were empty for 19 months.", "19 months"),
        ("The vote was 28-19.", "28-19"),
        ("On 8 October it reported.", "8 October"),
        ("It was founded in 1987.", "1987"),
        ("The K-29 cranes were paid for.", "K-29"),
        ("It made $1.30 to $1.40 a share in the third quarter.", "in the third quarter"),
        ("Velt Marine was advised by Orla Finch.", "Orla Finch"),
        ("The NTWO said so.", "NTWO"),
        ("It is number two in the world.", "number two"),
        ("It paid C$20 million for 40 cranes.", "C$20 million"),
        ("On 7 October 2024 it reported.", "7 October 2024"),
        ("27% of berths stood empty.", "27%"),
        ("At most 39 per cent of ships left.", "39 per cent"),
        ("The vote was won 31-19.", "31-19"),
        ("Fewer than 1,200 dockers and exactly 41 cranes.", "41 cranes"),
    ],
)
def test_a_changed_number_or_a_new_name_is_quoted(claim: str, offending: str) -> None:
    problems = check_claim(claim, REPORT, "en")
    assert len(problems) == 1
    assert offending in problems[0]


def test_a_problem_says_how_the_number_was_read_and_what_the_text_has() -> None:
    [problem] = check_claim("Revenue was €4.81bn.", REPORT)
    assert "read as 4.81 billion EUR" in problem
    assert "“€4.18bn”" in problem


def test_a_small_number_in_words_may_count_what_a_text_lists() -> None:
    text = "The mayor, the bishop and the two judges resigned over the bridge in Velt, the council said."
    assert list(unsupported_numbers("Four people resigned.", Source(text))) == []
    assert check_claim("Four people resigned.", text) == ["“Four people” is not in the text"]


def test_numbers_have_to_stand_in_the_cited_sentences() -> None:
    source = Source(REPORT)
    sentence = next(s.number for s in source.sentences if "1,200" in s.text)
    [found] = unsupported_numbers("1,200 dockers were idle.", source, {1})
    assert (found.text, found.elsewhere) == ("1,200 dockers", (sentence,))
    assert list(unsupported_numbers("1,200 dockers were idle.", source, {sentence})) == []


def test_a_claim_in_another_language_is_checked_by_its_numbers() -> None:
    claim = "Le chiffre d’affaires a augmenté de 6,4 % à 4,18 milliards d’euros, a dit Martin Duval."
    assert check_claim(claim, REPORT, "en", "fr") == []
    [problem] = check_claim(claim.replace("6,4", "6,5"), REPORT, "en", "fr")
    assert "6,5 %" in problem


@pytest.mark.parametrize(
    ("source", "claim", "supported"),
    [
        ("The gate opened at 5.40pm on Friday.", "It opened at 17:40.", True),
        ("The gate opened at 5.40pm on Friday.", "It opened at 5.40am.", False),
        ("The gate opened at noon on Friday.", "It opened at 12pm.", True),
        ("It was signed on 2023-03-14 in Velt.", "It was signed on 14 March 2023.", True),
        ("It was signed on 2023-03-14 in Velt.", "It was signed on 22 December.", False),
        ("Half of the members voted for it.", "51% of members voted for it.", False),
        ("Half of the members voted for it.", "50% of members voted for it.", True),
        ("At least 47 people were on board.", "At most 47 people were on board.", False),
        ("The crew of Falcon-1 landed on Friday.", "Falcon-9 landed.", False),
        ("Of 86 who were asked, 12% agreed.", "86% agreed.", False),
        ("It sank 3 ships and hired 4,000 sailors.", "It sank four ships.", False),
        ("The US and Australia signed the pact.", "Austria and the US signed, said Uma Singh.", False),
        ("Officials in Britain signed the pact.", "The pact was British.", True),
        ("It fell to minus 20°C on Friday night.", "It fell to -20 degrees.", True),
        ("The margin fell by 1.2 percentage points.", "The margin fell by 1.2 points.", True),
    ],
)
def test_dates_times_shares_and_codes_are_compared_part_by_part(
    source: str, claim: str, supported: bool
) -> None:
    assert (check_claim(claim, source, "en", "en") == []) is supported


def test_the_work_grows_with_the_text() -> None:
    def check(text: str) -> None:
        assert len(list(unsupported_numbers("It bought 41 cranes.", Source(text)))) == 1

    text = "The port of Velt bought 40 cranes for 3,000 dockers. "
    assert growth(check, text * 400, text * 4_000) <= MAX_GROWTH


def test_a_title_of_the_source_counts() -> None:
    source = Source("Nothing else stands in this text but these words.", title="Bay lost 45 ships")
    assert list(unsupported_numbers("45 ships were lost.", source)) == []


@pytest.mark.parametrize(
    "claim", ["", "…", "\x00\ud800", "1" * 100_000, "$" * 5_000, "(" * 5_000, "Über " * 5_000]
)
def test_any_claim_can_be_checked(claim: str) -> None:
    assert isinstance(check_claim(claim, REPORT), list)


def test_without_a_text_there_is_nothing_to_check_against() -> None:
    with pytest.raises(SourceError, match="too short"):
        check_claim("A claim.", "")
