"""Quantities in English: money, shares, counts, measures, durations, ranges, and what is told apart."""

from decimal import Decimal

import pytest

from summariser.quantities import Quantity, extract_quantities


def said(quantity: Quantity) -> str:
    """A quantity in short: value, end of the range, unit, kind and qualifier."""
    value = "" if quantity.value is None else f"{round(quantity.value, 4).normalize():f}"
    upper = "" if quantity.upper is None else f"..{round(quantity.upper, 4).normalize():f}"
    unit = f" {quantity.unit}" if quantity.unit else ""
    qualifier = f" [{quantity.qualifier}]" if quantity.qualifier else ""
    return f"{value}{upper}{unit} {quantity.kind}{qualifier}".strip()


def found(text: str, language: str = "en") -> dict[str, str]:
    return {quantity.text: said(quantity) for quantity in extract_quantities(text, language)}


MONEY = {
    "They gave $20bn.": {"$20bn": "20000000000 USD money"},
    "They gave US$1.2 million.": {"US$1.2 million": "1200000 USD money"},
    "They gave €3–4m.": {"€3–4m": "3000000..4000000 EUR money"},
    "They gave 20 billion dollars.": {"20 billion dollars": "20000000000 USD money"},
    "They gave Rs 5 crore.": {"Rs 5 crore": "50000000 INR money"},
    "They gave Rs 1,20,000 crore.": {"Rs 1,20,000 crore": "1200000000000 INR money"},
    "They gave ¥500.": {"¥500": "500 JPY money"},
    "They gave 50 cents.": {"50 cents": "50 cent money"},
    "They gave AUD 3.5m.": {"AUD 3.5m": "3500000 AUD money"},
    "They gave 10,000 yuan ($1,400).": {"10,000 yuan": "10000 CNY money", "$1,400": "1400 USD money"},
    "They gave half a billion euros.": {"half a billion euros": "500000000 EUR money"},
    "They gave tens of millions of dollars.": {"tens of millions of dollars": "10000000..100000000 USD money"},
    "They lost -$5.": {"-$5": "-5 USD money"},
    "It costs 99p.": {"99p": "99 p money"},
    "He was fined 20 pounds.": {"20 pounds": "20 GBP money"},
    "A $3 million deal, US $5m": {"$3 million": "3000000 USD money", "US $5m": "5000000 USD money"},
    "A $3-a-day charge": {"$3-a-day": "3 USD per day money"},
    "It fell to $82.31 a barrel.": {"$82.31 a barrel": "82.31 USD per barrel money"},
    "US SENDS $20BN": {"$20BN": "20000000000 USD money"},
}

SHARES = {
    "It rose 5%.": {"5%": "5 percent percent"},
    "It rose five per cent.": {"five per cent": "5 percent percent"},
    "It rose 2.9pc.": {"2.9pc": "2.9 percent percent"},
    "It rose two percentage points.": {"two percentage points": "2 percentage point percent"},
    "It rose 50 basis points.": {"50 basis points": "50 basis point percent"},
    "It rose six and a half percent.": {"six and a half percent": "6.5 percent percent"},
    "A third of them left.": {"A third": "0.3333 fraction percent"},
    "Two-thirds left.": {"Two-thirds": "0.6667 fraction percent"},
    "One in five left.": {"One in five": "0.2 fraction percent"},
    "Nine out of ten left.": {"Nine out of ten": "0.9 fraction percent"},
    "Seven in 10 voters left.": {"Seven in 10": "0.7 fraction percent"},
    "He killed 7 in 10 days.": {"7": "7 count", "10 days": "10 day duration"},
}

COUNTS = {
    "22,722 people fled": {"22,722 people": "22722 people count"},
    "40 F-16 fighter jets": {"40 F-16 fighter jets": "40 jets count"},
    "dozens of villages": {"dozens of villages": "12..120 villages count"},
    "two dozen": {"two dozen": "24 count"},
    "hundreds of thousands": {"hundreds of thousands": "100000..1000000 count"},
    "Hundreds were killed": {"Hundreds": "100..1000 count"},
    "a couple of hundred men": {"a couple of hundred men": "100..1000 men count"},
    "twenty-one soldiers": {"twenty-one soldiers": "21 soldiers count"},
    "5 million of its shares": {"5 million of its shares": "5000000 shares count"},
    "one of the ministers": {"one of the ministers": "1 ministers count"},
    "three dead, 14 missing": {"three dead": "3 dead count", "14 missing": "14 missing count"},
    "an 11-member panel": {"11-member": "11 member count"},
    "a threefold rise, 10x growth": {"threefold": "3 times count", "10x": "10 times count"},
    "3.2 goals per match": {"3.2 goals per match": "3.2 goals per match count"},
    "a multi-million deal": {},
    "three point five million": {"three point five million": "3500000 count"},
    "zero cases": {"zero cases": "0 cases count"},
    "No one came. One came. Two left.": {},
}

MEASURES = {
    "20 km away": {"20 km": "20 km measure"},
    "30 tonnes of grain": {"30 tonnes": "30 tonne measure"},
    "highs of 35C (95F)": {"35C": "35 °C measure", "95F": "95 °F measure"},
    "minus 20 degrees Celsius": {"minus 20 degrees Celsius": "-20 °C measure"},
    "a low of −5 °C": {"−5 °C": "-5 °C measure"},
    "140KM/H": {"140KM/H": "140 km/h measure"},
    "3kWh, 60 mph, 5 GB": {"3kWh": "3 kWh measure", "60 mph": "60 mph measure", "5 GB": "5 GB measure"},
    "6ft 2in": {"6ft": "6 foot measure", "2in": "2 inch measure"},
    "the 100m in 9.58 seconds": {"100m": "100 m measure", "9.58 seconds": "9.58 second duration"},
    "3,500 sq ft": {"3,500 sq ft": "3500 sq ft measure"},
    "13.4 billion light-years": {"13.4 billion light-years": "13400000000 light year measure"},
    "a half-mile walk": {"a half-mile": "0.5 mile measure"},
    "15,000 miles a year": {"15,000 miles a year": "15000 mile per year measure"},
}

DURATIONS = {
    "18 months": {"18 months": "18 month duration"},
    "two-and-a-half years": {"two-and-a-half years": "2.5 year duration"},
    "three years and a half": {"three years and a half": "3.5 year duration"},
    "half an hour": {"half an hour": "0.5 hour duration"},
    "2 1/2 hours": {"2 1/2 hours": "2.5 hour duration"},
    "an 18-month-old baby": {"18-month-old": "18 month duration"},
    "Smith, 34, scored": {"34": "34 year duration"},
    "the suspect, 27, was held": {"27": "27 year duration"},
    "66 million years old": {"66 million years old": "66000000 year duration"},
    "two weeks a year ago": {"two weeks": "2 week duration"},
}

RANGES = {
    "5 to 10": {"5 to 10": "5..10 count"},
    "between 3 and 4 million": {"3 and 4 million": "3000000..4000000 count"},
    "5–10%": {"5–10%": "5..10 percent percent"},
    "from 252 miles to 287 miles": {"252 miles to 287 miles": "252..287 mile measure"},
    "$5-10 million": {"$5-10 million": "5000000..10000000 USD money"},
    "5.25%-5.5%": {"5.25%-5.5%": "5.25..5.5 percent percent"},
    "£3m-£4m": {"£3m-£4m": "3000000..4000000 GBP money"},
    "100-150 people": {"100-150 people": "100..150 people count"},
    "from $3.50 to $4.25 a gallon": {"$3.50 to $4.25 a gallon": "3.5..4.25 USD per gallon money"},
    "ages 5-11": {"5-11": "5..11 year duration"},
    "0-to-60 mph": {"0-to-60 mph": "0..60 mph measure"},
    "62% to 35%": {"62%": "62 percent percent", "35%": "35 percent percent"},
    "plus or minus 3 points": {"3 points": "3 points count"},
    "two or three weeks": {"two or three weeks": "2..3 week duration"},
    "profit rose $5m to $15m": {"$5m": "5000000 USD money", "$15m": "15000000 USD money"},
}

QUALIFIERS = {
    "at least 20": {"20": "20 count [at least]"},
    "no fewer than 20": {"20": "20 count [at least]"},
    "about 20": {"20": "20 count [about]"},
    "up to 20": {"20": "20 count [at most]"},
    "more than 20": {"20": "20 count [more than]"},
    "less than 20": {"20": "20 count [less than]"},
    "nearly 20": {"20": "20 count [nearly]"},
    "exactly 20": {"20": "20 count [exactly]"},
    "20 or more": {"20": "20 count [at least]"},
    "20+": {"20": "20 count [at least]"},
    "aged 18 or over": {"18": "18 year duration [at least]"},
}

APART = {
    "since 2007": {"2007": "2007 date"},
    "the 1990s": {"1990s": "date"},
    "the '90s": {"90s": "date"},
    "the 2014-15 season": {"2014-15": "2014 date"},
    "in 300 BC": {"300 BC": "date"},
    "on October 7, 2024": {"October 7, 2024": "date"},
    "on may 5 they may 5 times": {"may 5": "date", "5 times": "5 times count"},
    "3rd of May 2021": {"3rd of May 2021": "date"},
    "April 3-5": {"April 3-5": "date"},
    "5-7 July": {"5-7 July": "date"},
    "2024-10-07T10:00": {"2024-10-07T10:00": "date"},
    "10/12/2021": {"10/12/2021": "date"},
    "at 4.17am": {"4.17am": "time"},
    "12:30 p.m. GMT": {"12:30 p.m. GMT": "time"},
    "the 22nd amendment": {"22nd": "22 ordinal"},
    "the twenty-first century": {"twenty-first": "ordinal"},
    "an F-16": {"F-16": "identifier"},
    "the G20, H5N1, MH370": {"G20": "identifier", "H5N1": "identifier", "MH370": "identifier"},
    "under Article 5": {"Article 5": "identifier"},
    "COVID-19": {"COVID-19": "identifier"},
    "Q3 results": {"Q3": "identifier"},
    "call 020 7946 0958": {"020 7946 0958": "identifier"},
    "call +44 20 7946 0958": {"44 20 7946 0958": "identifier"},
    "call (555) 123-4567": {"(555) 123-4567": "identifier"},
    "won 6-4, 7-6 (7-5)": {"6-4": "identifier", "7-6": "identifier", "7-5": "identifier"},
    "section 4.2": {"section 4.2": "identifier"},
    "version 2.1.3": {"2.1.3": "identifier"},
    "open 24/7 since 9/11": {"24/7": "identifier", "9/11": "identifier"},
    "ranked No. 3": {"No. 3": "identifier"},
    "the S&P 500": {"S&P 500": "identifier"},
    "on 5G, a 4x4": {"5G": "identifier", "4x4": "identifier"},
    "ticket #12345": {"#12345": "identifier"},
    "1.1.1.1": {"1.1.1.1": "identifier"},
    "007": {"007": "identifier"},
    "the 1967 borders": {"1967": "1967 date"},
    "2018 sales rose": {"2018": "2018 date"},
    "2000 people marched": {"2000 people": "2000 people count"},
    "for 2000 people": {"2000 people": "2000 people count"},
    "over 2000": {"2000": "2000 count [more than]"},
}

HEADLINES = {
    "BOMB KILLS 12 IN BAGHDAD MARKET": {"12": "12 count"},
    "Quake Kills 300 People In Northern Province": {"300 People": "300 people count"},
    "Storm Leaves Thousands Without Power, 3 Dead": {
        "Thousands": "1000..10000 count",
        "3 Dead": "3 dead count",
    },
    "president joe biden said on oct 7": {"oct 7": "date"},
}

TABLES = [MONEY, SHARES, COUNTS, MEASURES, DURATIONS, RANGES, QUALIFIERS, APART, HEADLINES]
CASES = [(text, expected) for table in TABLES for text, expected in table.items()]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_text_holds_what_it_says(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


def test_curly_apostrophes_and_quotes_are_like_straight_ones() -> None:
    assert found("“5 o’clock”, ‘20 people’") == {"5 o’clock": "time", "20 people": "20 people count"}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_narrow_spaces_group_thousands_and_join_units(space: str) -> None:
    assert found(f"22{space}722{space}km") == {f"22{space}722{space}km": "22722 km measure"}


def test_emoji_and_right_to_left_text_leave_offsets_right() -> None:
    text = "😀😀 5 km ‏שלום 7 km 😀"
    assert [text[q.start : q.end] for q in extract_quantities(text)] == ["5 km", "7 km"]


def test_digits_of_other_scripts_are_numbers() -> None:
    assert found("３０ people and ١٢ cars") == {"３０ people": "30 people count", "١٢ cars": "12 cars count"}


def test_a_line_break_separates_a_number_from_what_is_no_unit_of_it() -> None:
    assert found("Total: 5\nkm are far") == {"5": "5 count"}


def test_values_are_exact_and_without_exponent() -> None:
    (quantity,) = extract_quantities("$1.10 trillion")
    assert quantity.value == Decimal("1100000000000")
    assert "E" not in str(quantity.value)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "-", "$", "a", "one", "'", "½", "%", "$-", "5-", "of 5 of"]
)
def test_scraps_of_text_raise_nothing(text: str) -> None:
    extract_quantities(text)


def test_what_looks_back_never_takes_what_was_given_out() -> None:
    quantities = extract_quantities("5 km -5-5 G20-5 A-5 minus-5 Article 5 Article 5-5")
    ends = [0, *(quantity.end for quantity in quantities)]
    assert all(quantity.start >= end for quantity, end in zip(quantities, ends, strict=False))


def test_a_language_without_tables_is_read_as_english_and_regions_as_their_language() -> None:
    assert found("5 people", "xx") == found("5 people", "en-GB") == found("5 people")
    assert found("1.139 Menschen", "de-AT") == found("1.139 Menschen", "de")


def test_a_number_out_of_more_counts_the_same_things() -> None:
    found = extract_quantities("Two of our three businesses grew.")
    assert [(q.text, q.value, q.unit) for q in found] == [
        ("Two", 2, "businesses"),
        ("three businesses", 3, "businesses"),
    ]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It cost a lot over 18 months.", None),
        ("It cost over £18m in all.", "more than"),
        ("It took well over 18 months.", "more than"),
        ("It took more than 18 months.", "more than"),
    ],
)
def test_over_a_time_is_how_long(text: str, qualifier: str | None) -> None:
    [found] = extract_quantities(text)
    assert found.qualifier == qualifier


def test_a_number_sign_behind_a_number_is_no_currency() -> None:
    assert "GBP" not in {found.unit for found in extract_quantities("x = 5 # 500 errors, 7 # 2")}
