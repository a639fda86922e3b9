"""Quantities in other languages than English: their numbers, units, dates and phrases."""

import pytest

from tests.quantities.test_recogniser import found

FRENCH = {
    "20 milliards d'euros": {"20 milliards d'euros": "20000000000 EUR money"},
    "environ 3,5 Mds € promis": {"3,5 Mds €": "3500000000 EUR money [about]"},
    "22 722 personnes": {"22 722 personnes": "22722 personnes count"},
    "1.139 emplois": {"1.139 emplois": "1139 emplois count"},
    "des dizaines de villages": {"dizaines de villages": "10..100 villages count"},
    "une vingtaine d’élèves": {"une vingtaine d’élèves": "20 élèves count"},
    "entre 3 et 4 millions de francs": {"3 et 4 millions de francs": "3000000..4000000 franc money"},
    "de 5 à 10 ans": {"5 à 10 ans": "5..10 year duration"},
    "un tiers, la moitié des voix": {"un tiers": "0.3333 fraction percent", "moitié": "0.5 fraction percent"},
    "le 7 octobre 2024 à 14h30": {"7 octobre 2024": "date", "14h30": "time"},
    "à 14 heures, pendant 3 heures": {"14 heures": "time", "3 heures": "3 hour duration"},
    "du 3 au 4 mai": {"3 au 4 mai": "date"},
    "le 1er janvier, la 22e édition": {"1er janvier": "date", "22e": "22 ordinal"},
    "l'article 5, le n° 7": {"article 5": "identifier", "n° 7": "identifier"},
    "un million de personnes": {"un million de personnes": "1000000 personnes count"},
    "vingt et un morts": {"vingt et un morts": "21 morts count"},
    "plus de 5 % par an": {"5 % par an": "5 percent per year percent [more than]"},
    "un homme et une femme": {},
    "depuis 2007": {"2007": "2007 date"},
    "un quart d'heure": {"un quart d'heure": "0.25 hour duration"},
}

GERMAN = {
    "rund 3,5 Mio. Euro": {"3,5 Mio. Euro": "3500000 EUR money [about]"},
    "am 30.10. um 5 Euro im Monat": {"30.10.": "date", "5 Euro im Monat": "5 EUR per month money"},
    "5 Prozent im Jahr 2023": {"5 Prozent": "5 percent percent", "2023": "2023 date"},
    "20 Mrd. Dollar": {"20 Mrd. Dollar": "20000000000 USD money"},
    "22 722 neue Wohnungen": {"22 722 neue Wohnungen": "22722 wohnungen count"},
    "Tausende von Menschen": {"Tausende von Menschen": "1000..10000 menschen count"},
    "zwei Drittel": {"zwei Drittel": "0.6667 fraction percent"},
    "zwischen 3 und 4 Millionen Euro": {"3 und 4 Millionen Euro": "3000000..4000000 EUR money"},
    "5 bis 10 Prozent": {"5 bis 10 Prozent": "5..10 percent percent"},
    "am 7. Oktober 2024 um 14 Uhr": {"7. Oktober 2024": "date", "14 Uhr": "time"},
    "am 07.10.2024": {"07.10.2024": "date"},
    "der 22. Zusatz": {"22.": "22 ordinal"},
    "Es waren 22.": {"22": "22 count"},
    "eine Million Menschen": {"eine Million Menschen": "1000000 menschen count"},
    "anderthalb Stunden": {"anderthalb Stunden": "1.5 hour duration"},
    "einundzwanzig Kinder": {"einundzwanzig Kinder": "21 kinder count"},
    "ein 44-jähriger Mann": {"44-jähriger": "44 year duration"},
    "die 1990er Jahre": {"1990er": "date"},
    "ein Mann und eine Frau": {},
    "stieg um 5 Prozent auf 12 Prozent": {"5 Prozent": "5 percent percent", "12 Prozent": "12 percent percent"},
}

SPANISH = {
    "unos 20.000 millones de euros": {"20.000 millones de euros": "20000000000 EUR money [about]"},
    "mil millones de euros": {"mil millones de euros": "1000000000 EUR money"},
    "miles de millones de dólares": {"miles de millones de dólares": "1000000000..10000000000 USD money"},
    "al menos treinta y dos muertos": {"treinta y dos muertos": "32 muertos count [at least]"},
    "uno de cada tres": {"uno de cada tres": "0.3333 fraction percent"},
    "el 7 de octubre de 2024 a las 14:30": {"7 de octubre de 2024": "date", "14:30": "time"},
    "a las 5 de la tarde": {"5": "time"},
    "el 3º puesto": {"3º": "3 ordinal"},
    "medio millón de euros": {"medio millón de euros": "500000 EUR money"},
    "el 5 por ciento": {"5 por ciento": "5 percent percent"},
    "la mitad de los votos": {"mitad": "0.5 fraction percent"},
    "un hombre y una mujer": {},
}

ITALIAN = {
    "20 miliardi di euro": {"20 miliardi di euro": "20000000000 EUR money"},
    "30 mila soldati, 5mila case": {"30 mila soldati": "30000 soldati count", "5mila case": "5000 case count"},
    "decine di villaggi": {"decine di villaggi": "10..100 villaggi count"},
    "dal 5 al 10 per cento": {"5 al 10 per cento": "5..10 percent percent"},
    "tra 3 e 4 milioni": {"3 e 4 milioni": "3000000..4000000 count"},
    "il 7 ottobre 2024 alle 14.30": {"7 ottobre 2024": "date", "14.30": "time"},
    "mezz'ora": {"mezz'ora": "0.5 hour duration"},
    "almeno trentadue feriti": {"trentadue feriti": "32 feriti count [at least]"},
    "un uomo e una donna": {},
    "sei stato tu": {},
}

PORTUGUESE = {
    "20 mil milhões de euros": {"20 mil milhões de euros": "20000000000 EUR money"},
    "US$ 1,2 bilhão": {"US$ 1,2 bilhão": "1200000000 USD money"},
    "R$ 5 milhões": {"R$ 5 milhões": "5000000 BRL money"},
    "milhares de pessoas": {"milhares de pessoas": "1000..10000 pessoas count"},
    "às 14h30 de 7 de outubro de 2024": {"14h30": "time", "7 de outubro de 2024": "date"},
    "pelo menos 2 mil pessoas": {"2 mil pessoas": "2000 pessoas count [at least]"},
    "o artigo 5.º": {"5.º": "5 ordinal"},
    "um terço, meia hora": {"um terço": "0.3333 fraction percent", "meia hora": "0.5 hour duration"},
    "um homem e uma mulher": {},
}

JAPANESE = {
    "約980億円": {"980億円": "98000000000 JPY money [about]"},
    "1億2000万円": {"1億2000万円": "120000000 JPY money"},
    "5万人が参加": {"5万人": "50000 people count"},
    "数千人": {"数千人": "1000..10000 people count"},
    "2.5％": {"2.5％": "2.5 percent percent"},
    "2024年10月7日": {"2024年10月7日": "date"},
    "令和6年": {"令和6年": "date"},
    "7日、首相は": {"7日": "date"},
    "3年間と10日間": {"3年間": "3 year duration", "10日間": "10 day duration"},
    "午後3時30分": {"3時30分": "time"},
    "3時間": {"3時間": "3 hour duration"},
    "1,200世帯": {"1,200世帯": "1200 households count"},
    "第3回": {"第3": "3 ordinal"},
    "3位": {"3位": "3 ordinal"},
    "30メートル以上": {"30メートル": "30 m measure [at least]"},
    "10人未満": {"10人": "10 people count [less than]"},
    "5〜10人、5～10人": {"5〜10人": "5..10 people count", "5～10人": "5..10 people count"},
    "３０人から４０人まで": {"３０人から４０人": "30..40 people count"},
    "3割": {"3割": "0.3 fraction percent"},
}

TABLES = {"fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE, "ja": JAPANESE}
CASES = [(code, text, expected) for code, table in TABLES.items() for text, expected in table.items()]


@pytest.mark.parametrize(
    ("code", "text", "expected"), CASES, ids=[f"{code}: {text}" for code, text, _ in CASES]
)
def test_a_text_holds_what_it_says(code: str, text: str, expected: dict[str, str]) -> None:
    assert found(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [("en", "1,139", "1139"), ("en", "1.139", "1.139"), ("de", "1.139", "1139"), ("de", "1,139", "1.139")],
)
def test_the_language_decides_what_groups_thousands(code: str, text: str, value: str) -> None:
    assert found(f"{text} km", code) == {f"{text} km": f"{value} km measure"}


@pytest.mark.parametrize("code", ["fr", "de", "es", "it", "pt"])
def test_a_mark_that_cannot_group_is_a_decimal_mark(code: str) -> None:
    assert found("3.5 km", code) == {"3.5 km": "3.5 km measure"}


def test_every_table_has_the_same_keys() -> None:
    from summariser.quantities.tables import language_of

    english = language_of("en")
    for code in TABLES:
        other = language_of(code)
        for part in ("words", "phrases", "dates", "nouns", "endings"):
            assert getattr(other, part).keys() == getattr(english, part).keys(), (code, part)
