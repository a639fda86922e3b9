"""What holds of quantities in any text: offsets, order, independence of paragraphs, numbers that read back."""

from decimal import Decimal
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from summariser.quantities import Quantity, extract_quantities
from summariser.quantities.tables import Language, language_of

KEPT_ELSEWHERE = TemporaryDirectory(prefix="summariser-hypothesis-")
set_hypothesis_home_dir(KEPT_ELSEWHERE.name)

LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "ja"]
SPACED = [code for code in LANGUAGES if code != "ja"]
quick = settings(derandomize=True, database=None, max_examples=200, deadline=None)

PIECES = r"""
$ € £ PS US$ Rs % ½ ⅓ 5 10 3.5 3,5 1,200 1.139 722 2007 007 9/11 5-3 - – — . , ; : ( ) + # bn k m °C per
cent million a an the of to between and from F-16 G20 Article No. October May 7 th p.m. aged old years
half third dozens hundreds one ten twenty-one minus ~ at least more up ’ d' “ 30 5G x × 10^6 − 万 人 年
月 日 円 約 〜 ３ 第 回 時 分 de à bis um Uhr h 14h30 GMT Mio. Mrd. ein un mille cent cento mila et demie
a las alle 😀 ׀ ١٢
""".split()
PIECES += ["22\u00a0722", "\u200f", "\ud800"]
GAPS = [" ", " ", " ", "", "-", "\n", ", ", "\u202f"]


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Texts of pieces that matter to the recogniser, in any order."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12))
    return "".join(piece + gap for piece, gap in pieces)


texts = st.one_of(soups(), st.text(max_size=60), st.text("0123456789.,-–/:$% '\n", max_size=30))
languages = st.sampled_from(LANGUAGES)
numbers = st.integers(2, 999_999)


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = extract_quantities(text, language)
    return quantity


def shifted(quantities: list[Quantity], by: int) -> list[Quantity]:
    return [quantity._replace(start=quantity.start + by, end=quantity.end + by) for quantity in quantities]


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@quick
@given(texts, languages)
def test_offsets_slice_back_sorted_and_without_overlaps(text: str, language: str) -> None:
    end = 0
    for quantity in extract_quantities(text, language):
        assert text[quantity.start : quantity.end] == quantity.text != ""
        assert quantity.start >= end
        end = quantity.end


@quick
@given(texts, languages)
def test_what_says_how_much_has_a_value(text: str, language: str) -> None:
    for quantity in extract_quantities(text, language):
        counted = quantity.kind in {"money", "percent", "count", "measure", "duration"}
        assert counted <= (quantity.value is not None)
        assert quantity.value is None or quantity.value.is_finite()
        assert quantity.upper is None or quantity.value is not None


@quick
@given(texts, texts, languages)
def test_a_paragraph_changes_nothing_in_another(text: str, other: str, language: str) -> None:
    together = extract_quantities(f"{text}\n\n{other}", language)
    behind = shifted(extract_quantities(other, language), len(text) + 2)
    assert together == extract_quantities(text, language) + behind


@quick
@given(numbers, st.integers(0, 99), languages, st.booleans())
def test_a_grouped_decimal_reads_back(whole: int, cents: int, code: str, narrow: bool) -> None:
    language = language_of(code)
    mark = "\u202f" if narrow else language.group
    text = f"= {grouped(whole, mark)}{language.decimal}{cents:02d} %"
    quantity = only(text, code)
    assert quantity.value == Decimal(f"{whole}.{cents:02d}")
    assert (quantity.unit, quantity.kind) == ("percent", "percent")


@quick
@given(st.decimals(1, 999, places=1), st.sampled_from(SPACED), st.data())
def test_a_magnitude_reads_back_written_out_and_abbreviated(
    number: Decimal, code: str, data: st.DataObject
) -> None:
    language = language_of(code)
    magnitudes = {**language.magnitudes, **{k: v for k, v in language.abbreviations.items() if len(k) > 1}}
    word = data.draw(st.sampled_from(sorted(magnitudes)))
    quantity = only(f"€ {str(number).replace('.', language.decimal)} {word}", code)
    assert quantity.value == number.scaleb(magnitudes[word])
    assert (quantity.unit, quantity.kind) == ("EUR", "money")


WORDS = {
    "en": "two three eleven nineteen twenty thirty-one ninety-nine",
    "fr": "deux trois onze dix-neuf vingt trente-deux quatre-vingt-dix-neuf",
    "de": "zwei drei elf neunzehn zwanzig einunddreißig neunundneunzig",
    "es": "dos tres once diecinueve veinte treinta|y|uno noventa|y|nueve",
    "it": "due tre undici diciannove venti trentuno novantanove",
    "pt": "dois três onze dezenove vinte trinta|e|um noventa|e|nove",
}
VALUES = [2, 3, 11, 19, 20, 31, 99]


@pytest.mark.parametrize("code", SPACED)
def test_number_words_read_back(code: str) -> None:
    """In French the sixth is thirty-two: thirty-one is three words."""
    for word, value in zip(WORDS[code].split(), VALUES, strict=True):
        quantity = only(f"= {word.replace('|', ' ')} km", code)
        assert quantity.value == value + (code == "fr" and value == 31)
        assert (quantity.unit, quantity.kind) == ("km", "measure")


@quick
@given(numbers, st.sampled_from(["$", "€", "£", "¥", "US$", "A$", "R$", "₹", "CHF ", "USD "]), languages)
def test_a_currency_before_an_amount_reads_back(number: int, symbol: str, code: str) -> None:
    language = language_of(code)
    quantity = only(f"= {symbol}{number}", code)
    assert (quantity.value, quantity.kind) == (number, "money")
    assert quantity.unit == language.currencies[symbol.strip()].name


@quick
@given(numbers, st.sampled_from(["€", "$", "£", "EUR", "USD", "euro"]), st.sampled_from(SPACED))
def test_a_currency_behind_an_amount_reads_back(number: int, unit: str, code: str) -> None:
    quantity = only(f"= {number} {unit}", code)
    assert (quantity.value, quantity.kind) == (number, "money")


PERCENT = {
    "en": ["percent", "per cent", "pct"],
    "fr": ["pour cent"],
    "de": ["Prozent"],
    "es": ["por ciento"],
    "it": ["per cento"],
    "pt": ["por cento"],
    "ja": ["パーセント"],
}


@quick
@given(numbers, languages, st.data())
def test_a_percentage_reads_back(number: int, code: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["%", " %", *(f" {word}" for word in PERCENT[code])]))
    quantity = only(f"= {number}{form}", code)
    assert (quantity.value, quantity.unit, quantity.kind) == (number, "percent", "percent")


JOINTS = {"en": "to", "fr": "à", "de": "bis", "es": "a", "it": "a", "pt": "a"}


@quick
@given(st.integers(2, 500), st.integers(1, 400), st.sampled_from(SPACED), st.booleans())
def test_a_range_reads_back(low: int, more: int, code: str, dash: bool) -> None:
    joint = "–" if dash else f" {JOINTS[code]} "
    quantity = only(f"= {low}{joint}{low + more} km", code)
    assert (quantity.value, quantity.upper, quantity.unit) == (low, low + more, "km")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_a_table_by_itself_is_harmless(code: str) -> None:
    for word in vocabulary(language_of(code)):
        for quantity in extract_quantities(f"{word} 5 {word} 7 {word}", code):
            assert quantity.text


def vocabulary(language: Language) -> set[str]:
    tables = (language.words, language.dates, language.nouns)
    roles = {word for table in tables for words in table.values() for word in words}
    return roles | {*language.magnitudes, *language.indefinite, *language.fractions, *language.unit_words}
