"""Pages of different make: what comes through of each, what stays out, and what is lost all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from summariser import Source
from summariser.attribution import extract_attributions
from summariser.extractive.positions import parties_of
from summariser.readers.reading import Document, read_bytes, read_file
from tests.support.paper import AUTHORS, TITLE, paper

PAGES = Path(__file__).parents[1] / "pages"


def page(name: str) -> Document:
    return read_file(PAGES / f"{name}.html")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def told(document: Document) -> tuple[str | None, str | None, str | None]:
    return document.title, document.author, document.published


def missing(document: Document, *words: str) -> list[str]:
    """What of the words, divided by bars where they are short, a text does not hold."""
    text = squeezed(document.text)
    return [word for some in words for word in some.split("|") if word not in text]


def let_in(document: Document, words: str) -> list[str]:
    return [word for word in words.split("|") if word.lower() in document.text.lower()]


def test_every_page_is_a_small_one() -> None:
    assert all(path.stat().st_size < 40_000 for path in PAGES.iterdir())


class TestNews:
    """A news site; the caption of the picture is lost, and the standfirst stands among the paragraphs."""

    PAGE = page("news")

    def test_title_author_and_date_are_told_without_the_name_of_the_site(self) -> None:
        assert told(self.PAGE) == ("Ferry to Skarholm to stop for eleven weeks", "Maren Holt", "2025-08-19")
        assert self.PAGE.text.count("Ferry to Skarholm to stop") == 1

    def test_the_article_comes_through_with_figures_and_quotations(self) -> None:
        assert not missing(
            self.PAGE,
            "goes into dry dock in October|will be taken out of service on 5 October for eleven weeks",
            "34-year-old|19 of 26|£6.2m|£4.1m|48 seats|2 tonnes|2.5 metres|£31,000|£18,500|3.4 metres|1,840",
            "“Nobody wants to see this ship tied up in the busiest part of the autumn,” said Halvar Dunn",
            "“Cheese does not wait for a dry dock,” she said.|“before the end of the year”|A ship that was",
            "“It must be coming by the Sula.”|in the school hall at Skarholm on 2 and 9 September.",
        )

    def test_what_stands_around_it_stays_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "privacy|cookies|partners|Obituaries|Herring|observatory|Related|freight|breaks down|Bridge|blue|"
            "Facebook|Copy link|Advertisement|garden sheds|newsletter|tidewatcher|Swim|Log in|Goose|"
            "rights|Topics",
        )

    def test_the_caption_is_lost(self) -> None:
        assert "last winter" not in self.PAGE.text


class TestMinistry:
    """A press release; number, date, “ENDS” and the contact stand in its text, as they do on the page."""

    PAGE = page("ministry")

    def test_title_author_and_date_are_told(self) -> None:
        title = "Government sets aside 240 million crowns for wells in the Tarn valleys"
        assert told(self.PAGE) == (title, "Ministry of Water and Soil", "2025-04-14")
        assert self.PAGE.text.startswith(title)
        assert self.PAGE.text.count(title) == 1

    def test_the_release_comes_through_with_its_notes(self) -> None:
        assert not missing(
            self.PAGE,
            "The government today approved a programme of 240 million crowns|3.8 metres|60 per cent",
            "85 per cent",
            "27 parishes|1,150 wells|1 June 2025|310 million|- a well must serve|150 metres|90 cubic metres",
            "120 metres|400 crowns|The Minister will answer questions in the Assembly on Thursday.",
            "Katarin Voss, said: “A family that waits for a tanker|“We asked for 310 million.",
            "Notes to editors|41,300|6,214|47 days|18 million crowns",
        )

    def test_letterhead_and_menu_stay_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "Services|Search|Chancery Row|in preparation|You are here|Back to top|Imprint|Accessibility",
        )

    def test_number_and_contact_are_let_in(self) -> None:
        assert not missing(self.PAGE, "PRESS RELEASE|No. 37/2025|ENDS|Media contact|0555 010 220")


class TestBlog:
    """A WordPress blog; the caption is lost, and of the pulled quotation the source is a line of its own."""

    PAGE = page("blog")

    def test_title_author_and_date_are_told(self) -> None:
        assert told(self.PAGE) == ("What a hundred loaves taught me about rye", "Tilda Marsh", "2026-01-11")

    def test_the_post_comes_through_with_figures_and_quotations(self) -> None:
        assert not missing(
            self.PAGE,
            "In January last year I weighed out 400 grams|68 percent|82|loaf 54|85|1979|30 minutes|28°C",
            "14 hours",
            "21°C|loaves 60 to 71|250°C|200°C|20 degrees|24 hours|3 crowns|Water first|Then sour, then heat",
            "“If it looks like mud, it is nearly wet enough,” my neighbour Agnes Poole told me",
            "“You cannot hurry rye. You can only be late for it.”|said that it would do.",
        )

    def test_what_stands_around_it_stays_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "burnt thumb|Shop|Posted|Comments|Read more|Share|Facebook|Loading|Related|Gerald|stale|Tagged|"
            "Gingerbread|thoughts|hens would like|Leave a Reply|email|Recent|Archives|subscribers|WordPress",
        )

    def test_the_caption_is_lost(self) -> None:
        assert "gallery" not in self.PAGE.text


class TestWiki:
    """An encyclopedia; its date is that of the last edit, the references and the note above are lost."""

    PAGE = page("wiki")

    def test_the_title_is_told_without_the_name_of_the_site(self) -> None:
        assert told(self.PAGE) == ("Marrow Lock", None, "2026-02-03")

    def test_the_article_comes_through_with_its_tables(self) -> None:
        assert not missing(
            self.PAGE,
            "Marrow Lock is a canal lock|4.2 metres, the greatest of the canal's 31 locks, and is the only one",
            "1821|5,600 tons|£11,480, some £3,000 more than estimated. |2 May 1824|14,200 boats",
            "four fifths|1859",
            '"either my monument or my disgrace". It held water|17 November 1931. |900 tonnes|3.1 tonnes|1987',
            "4 June 1988|Some 2,400 boats pass through it each summer.|Use and decline|Restoration",
        )
        assert "Year | Boats\n1830 | 6,150\n1847 | 14,200\n1869 | 2,730" in self.PAGE.text
        assert "Opened | 9 May 1824\nLength | 28.5 m (93.5 ft)" in self.PAGE.text

    def test_markers_links_for_editing_and_notices_stay_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "[|: 114|edit|---|needs you|Jump|Contents|Gazetteer|Puddle|Aqueduct|Retrieved|Categories|"
            "Log in|Licence",
        )


class TestTables:
    """A page of 1997 in tables and Windows-1252; its author is in the text alone."""

    PAGE = page("tables")

    def test_title_and_date_are_told(self) -> None:
        assert told(self.PAGE) == ("Viaduct to be lit for centenary", None, "2026-03-06")
        assert self.PAGE.encoding == "windows-1252 (as declared)"

    def test_the_article_comes_through_in_paragraphs(self) -> None:
        assert not missing(
            self.PAGE,
            "by Corin Ashby|The viaduct at Sill Foot is to be lit every night from 1 May to 30 September",
            "seven votes to four|Sixty-four|13 arches|£38,400|£12,000|2,200 “sleepers”|1.9 kilowatts",
            "340|26 months",
            "“My grandfather laid the last course of it,” said Nesta Garrod|good electricity – and then",
            "“We are against a birthday in the nursery.”|“a necklace on a cow”|A café owner, René Maçon",
            "a brass band and 411 passengers.",
        )
        assert len(self.PAGE.text.split("\n\n")) == 11

    def test_the_other_cells_stay_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "Founded|Guestbook|tuba|Market day|Chess|visitors|Write to us|Printer|E-mail|Sponsors|"
            "timber|Rain, 9|800",
        )


class TestDivs:
    """A page of blocks that only data attributes name, with advertisements between its paragraphs."""

    PAGE = page("divs")

    def test_title_author_and_date_are_told(self) -> None:
        title = "Salt mine under Orrin to hold 4,000 tonnes of grain, regulator rules"
        assert told(self.PAGE) == (title, "Jonas Feld", "2025-05-22")

    def test_the_article_comes_through_with_figures_and_quotations(self) -> None:
        assert not missing(
            self.PAGE,
            "A disused salt mine beneath the city of Orrin|210 metres|11 degrees|38 per cent",
            "2.7 million crowns",
            "22 times a day|12 a day|5am and 8am|6 per cent|18 months|2 per cent|5 of every 1,000|9.4 million",
            "“It is the best refrigerator in the country, and nobody has to plug it in,” said Sofia Lindqvar",
            "“Salt air is dry until somebody opens a door,” she said.|The first lorries are due on 3 August.",
        )

    def test_advertisements_and_what_stands_around_it_stay_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "cookies|agree|Politics|Subscribe|min read|Advertise|stairlifts|newsletter|Morning Sack|Facebook|"
            "More from|swede|lamps|Privacy",
        )


class TestInterview:
    """An interview; an appeal for subscriptions that is like any other paragraph is let in."""

    PAGE = page("interview")

    def test_title_author_and_date_are_told(self) -> None:
        title = "‘A dike is a promise’: a minister and a mayor on the night of the flood"
        assert told(self.PAGE) == (title, "Wil Aarden", "2026-02-27")

    def test_each_turn_is_a_paragraph_with_its_label(self) -> None:
        labels = [line.partition(":")[0] for line in self.PAGE.text.splitlines() if line[:6].isupper()]
        turns = ["AARDEN", "VERMAAT", "DEKKER", "VERMAAT", "AARDEN", "VERMAAT", "DEKKER", "VERMAAT"]
        assert [label.partition(" (")[0] for label in labels] == [*turns, "AARDEN", "DEKKER", "VERMAAT"]
        assert labels[1:3] == ["VERMAAT (Minister of Water)", "DEKKER (Mayor of Haverzand)"]

    def test_the_conversation_comes_through(self) -> None:
        assert not missing(
            self.PAGE,
            "On the night of 14 January|130 metres|2,900 people|4.31 metres|4.20|88 million|60 million",
            "5.10 metres",
            "3 million|740 families|20 March|400 years|1.2 billion|became Minister of Water in 2024.",
        )

    def test_what_stands_around_it_stays_out(self) -> None:
        assert not let_in(self.PAGE, "Essays|Donate|cookies|Read next|eel-catcher|ISSN|Privacy")

    def test_the_appeal_is_let_in(self) -> None:
        assert "please consider a subscription" in self.PAGE.text


class TestMinutes:
    """Minutes that Word saved as HTML; its hidden properties, the author among them, are not read."""

    PAGE = page("minutes")

    def test_the_title_is_told_and_the_date_is_that_of_the_meeting(self) -> None:
        assert told(self.PAGE) == ("Minutes of the Harbour Trust", None, "2026-03-17")

    def test_they_come_through_with_headings_lists_and_tables(self) -> None:
        assert not missing(
            self.PAGE,
            "Present: Gerda Hallam (chair)|Apologies: Colin Dray|1. Minutes of the last|2. Dredging|3. Mooring",
            "4. Any other|1.6 metres|2.4 metres|7,500 cubic metres|£186,000|£171,500|three votes to one",
            "Ms Tofte said: “I would rather pay £14,500 more than lose the summer.”|Action: Mr Skene to sign",
            "Decision: the tender|on the slipway. Ms Hallam|The next will be held on 21 April 2026.",
        )
        assert "- Boats under 8 metres: £410 a year, from £385.\n- Boats of 8 metres and over" in self.PAGE.text
        assert "Current | £22,940\nDredging reserve | £203,115" in self.PAGE.text

    def test_styles_properties_and_numbers_of_comments_stay_out(self) -> None:
        assert not let_in(self.PAGE, "mso|supportLists|Style Definitions|73|PQ1|[if|EN-GB")


class TestGerman:
    """A German news page; the word above its title is lost."""

    PAGE = page("german")

    def test_title_author_and_date_are_told(self) -> None:
        title = "Bergbahn am Krähenstein bleibt bis Pfingsten geschlossen"
        assert told(self.PAGE) == (title, "Friederike Ansbach", "2025-03-31")

    def test_the_article_comes_through_with_figures_and_quotations(self) -> None:
        assert not missing(
            self.PAGE,
            "Die Bergbahn am Krähenstein wird frühestens am 24. Mai|14 von 62|1,85 Millionen Euro",
            "23 Hüttenwirte",
            "9.000|300.000 Euro|2,40 Euro|1974|2,1 Kilometern|870 Höhenmeter|„ohne Befund“",
            "„Wir fahren erst, wenn jede Rolle geprüft ist“, sagte Geschäftsführerin Ruth Lechtal.",
            "„Wir haben die Gondel nicht aufgehängt, aber wir zahlen für sie“|Ein Neubau ist seit acht Jahren",
        )

    def test_what_stands_around_it_stays_out(self) -> None:
        assert not let_in(
            self.PAGE,
            "Cookies|akzeptieren|Lokales|Lesezeit|Teilen|Lesen Sie|Skilift|Anzeige|Treppenlift|Newsletter|"
            "Kommentare|gipfelstürmer|Mehr zum|Chronik|Kuh|Impressum|Rechte",
        )


class TestPaper:
    """A paper in two columns; the numbers of its references and the list of them stay in the text.

    Columns come one after the other where the file holds them so, as those of typesetting systems do; a
    file that holds them line by line is read line by line. Footnotes between columns go behind the text,
    one at the end of a paragraph stays where it is.
    """

    PAGE = read_bytes(paper(), "paper.pdf")

    def test_title_authors_and_date_are_told(self) -> None:
        assert told(self.PAGE) == (TITLE, AUTHORS, "2026-02-05")

    def test_the_columns_come_through_in_order(self) -> None:
        text = squeezed(self.PAGE.text)
        order = [
            text.index(words)
            for words in ("Abstract.", "1 Intro", "2 Meth", "3 Res", "4 Dis", "5 Con", "[3] P.")
        ]
        assert order == sorted(order)
        assert not missing(
            self.PAGE,
            "nine tenths|14.2 million crowns|7.9 million|3.2%|4.8 m|31%|12%|p = 0.41|0.9 tonnes|18%|35%",
            "4 m|2.5 m",
            "“A hedge with a hole in it is a bellows.”|pay for themselves in some eleven years.",
        )

    def test_words_divided_at_line_ends_are_whole_and_compounds_keep_their_hyphen(self) -> None:
        assert not missing(self.PAGE, "dispute between farmers|four to a field, and recorded|wind-swept west")
        assert "-\n" not in self.PAGE.text

    def test_running_heads_and_page_numbers_stay_out(self) -> None:
        assert not let_in(self.PAGE, "Solberg and Tait:|101|102|103")

    def test_footnotes_do_not_stand_in_the_way_of_sentences(self) -> None:
        text = squeezed(self.PAGE.text)
        assert not missing(
            self.PAGE, "crowns so far. Whether the money", "ministry pays by the metre, whatever the height"
        )
        assert text.endswith("2 The same is known of streets between tall houses.")

    def test_sentences_are_told_over_the_lines(self) -> None:
        sentences = {squeezed(sentence.text) for sentence in Source.from_document(self.PAGE).sentences}
        assert "2 Methods" in sentences
        assert (
            "We set up 36 masts in nine fields, four to a field, and recorded the wind at a height of 2 m "
            "every ten seconds from 1 November to 31 March."
        ) in sentences


class TestTurns:
    """Speaker turns keep who speaks, with the role behind the label and the name that the text has."""

    @pytest.mark.parametrize(
        "path", [PAGES / "interview.html", PAGES.parents[1] / "examples/press-conference.txt"]
    )
    def test_the_words_of_a_turn_are_its_speakers(self, path: Path) -> None:
        text = read_file(path).text
        turns = [line for line in text.splitlines() if line.partition(":")[0].partition(" (")[0].isupper()]
        found = [
            (one.source and one.source.text, one.content.text, one.quoted) for one in extract_attributions(text)
        ]
        assert found == [
            (line.partition(":")[0].partition(" (")[0], line.partition(": ")[2], True) for line in turns
        ]

    @pytest.mark.parametrize(
        ("path", "named"),
        [
            (
                PAGES / "interview.html",
                {
                    "Wil Aarden": None,
                    "Pieter Vermaat": "Minister of Water",
                    "Jonna Dekker": "Mayor of Haverzand",
                },
            ),
            (
                PAGES.parents[1] / "examples/press-conference.txt",
                {
                    "Sven Tarrow": "spokesman",
                    "Katarin Voss": "Minister of Works",
                    "Emil Rask": "chief engineer",
                    "Hanne Lund": None,
                },
            ),
        ],
    )
    def test_positions_name_who_speaks(self, path: Path, named: dict[str, str | None]) -> None:
        parties = parties_of(Source.from_file(path))
        assert {party.name: party.positions[0].role for party in parties} == named
        assert all(party.kind == "person" for party in parties)
        for party in parties:
            label = party.name.split()[-1].upper()
            assert all(position.statement.startswith((label, party.name)) for position in party.positions)

    def test_those_who_ask_under_a_label_are_nobody(self) -> None:
        source = Source.from_file(PAGES.parents[1] / "examples/press-conference.txt")
        assert "QUESTION" not in {party.name for party in parties_of(source)}
