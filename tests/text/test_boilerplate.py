"""Boilerplate: recognised by whole sentences, so that prose about the same things stays."""

from __future__ import annotations

import pytest

from summariser import Source
from summariser.text.boilerplate import is_boilerplate
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "sentence",
    [
        "Leave a Reply",
        "Leave a comment",
        "Join the conversation.",
        "12 comments",
        "View all 1,204 comments",
        "Comments (37)",
        "No comments yet",
        "1.2k shares",
        "Your email address will not be published.",
        "Required fields are marked *",
        "Share this article",
        "Share this story on Facebook",
        "Share on WhatsApp",
        "Follow us on Chirrup and Facepage",
        "Follow us on Google News, Facebook, and X.",
        "Follow @harbourdesk on X",
        "Subscribe now!",
        "Sign up for our free daily newsletter, read by 40,000 people",
        "Get the day’s 5 top stories in your inbox every morning.",
        "We use cookies to improve your experience.",
        "By continuing to browse this site you accept our cookie policy.",
        "Accept all cookies",
        "© 2026 Harbour Gazette Ltd. All rights reserved.",
        "Copyright 2019–2026 Harbour Gazette",
        "All rights reserved.",
        "Photo: Jane Doe/Reuters",
        "Photograph: Ana de la Cruz for The Gazette",
        "(Image credit: Getty Images)",
        "Photo by Jane Doe via Unsplash",
        "AP Photo/John Smith",
        "Jane Doe/Getty Images",
        "Read more: 5 things to know about the strike",
        "Related: What is the Northern Compact, and who wants to join it?",
        "Read more about the strike here",
        "You may also like",
        "Most read",
        "Advertisement",
        "Article continues below",
        "5 min read",
        "5-minute read",
        "Reading time: 12 minutes",
        "Last updated 3 hours ago",
        "5 min read · 12 comments",
        "  Share\n this   article ",
        "Terms of use | Privacy policy",
    ],
)
def test_boilerplate_is_recognised(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Leave a reply for 12 days and the offer lapses.",
        "The minister left a reply.",
        "Twelve comments were filed.",
        "12 comments were filed with the council by 4 residents.",
        "He will share this year’s profit of 40 million.",
        "Share this burden with us, he told 300 miners.",
        "Follow us on the march, said the union.",
        "Subscribe to the shares before 4 May, the bank told 200 clients.",
        "Sign up for the army, 20,000 young men were told.",
        "The site said cookies from 40 firms tracked 2 million readers.",
        "We use cookies, the chief executive told the inquiry.",
        "By clicking through 40 pages he found the file.",
        "By using 300 children as shields the militia broke the terms of the truce.",
        "The copyright of 300 songs expired in 2024.",
        "All rights were reserved for 12 families.",
        "Image: some 40 people waited outside the court.",
        "The photograph shows 12 soldiers.",
        "Photo by photo, 300 graves were identified.",
        "Reuters reported 12 deaths.",
        "Related costs rose by 12%.",
        "He read more than 40 reports.",
        "The most read paper sells 200,000 copies.",
        "It takes 5 minutes to read.",
        "Three hours ago the talks failed.",
        "40 years ago.",
        "The advertisement cost $5m.",
        "By Tomas Relling, diplomatic correspondent",
        "Some 40 cranes stand still.",
        "Views differ on 12 points.",
        "!",
    ],
)
def test_prose_is_not(sentence: str) -> None:
    assert not is_boilerplate(sentence)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.txt")), ids=lambda path: path.stem)
def test_in_the_sample_texts_it_is_at_the_end_alone(path: object) -> None:
    """The invented articles close with their page's boilerplate, where they have any."""
    source = Source.from_file(path)  # type: ignore[arg-type]
    told = [sentence.number for sentence in source.sentences if is_boilerplate(sentence.text)]
    assert all(number > len(source.sentences) - 15 for number in told)
    if path == ROOT / "examples/diplomatic-tour.txt":
        first = next(s.number for s in source.sentences if s.text == "Share this article")
        assert told == list(range(first, len(source.sentences) + 1))


def test_a_long_sentence_is_judged_at_once() -> None:
    for text in (
        "get " + "a in your " * 5_000,
        "Photo: " + "A " * 5_000 + "x",
        "by using this site " + "a " * 5_000,
    ):
        assert not is_boilerplate(text)
