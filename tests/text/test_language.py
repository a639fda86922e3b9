"""The language of a text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from summariser.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that nothing had been decided.", "en"),
        ("Le président a annoncé lundi la fermeture de l’usine.", "fr"),
        ("Der Minister trat am 3. Mai zurück und schwieg danach.", "de"),
        ("El gobierno anunció el lunes nuevas medidas contra la sequía.", "es"),
        ("Il ministro ha detto che non è stato deciso nulla.", "it"),
        ("O ministro disse na segunda-feira que nada foi decidido.", "pt"),
        ("قال الوزير يوم الاثنين إنه لم يتقرر شيء بعد.", "ar"),
        ("השר אמר ביום שני כי דבר לא הוחלט עדיין.", "he"),
        ("町議会は12日、条件付きで建設を容認する決議案を可決した。", "ja"),
        ("市议会把有关新电车线路的决定推迟到秋天。", "zh"),
        ("시의회는 새 전차 노선에 관한 결정을 가을로 미루었다.", "ko"),
        ("Мэр сказала, что мост не откроется до конца года.", "ru"),
        ("De burgemeester zei dat de brug dit jaar niet opengaat.", "nl"),
        ("Burmistrz powiedziała, że most nie zostanie otwarty w tym roku.", "pl"),
        ("Borgmästaren sade att bron inte öppnar före årets slut.", "sv"),
        ("Ordføreren sa at broen ikke åpner før årets slutt.", "nb"),
    ],
)
def test_a_plain_text_has_a_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("港湾契約をめぐり閣僚2人が辞任", "ja"),
        ("暴雨连续第三天封闭山路", "zh"),
        ("日本片名《となりのトトロ》的中文版将于下月在全国各地的电影院重新上映。", "zh"),
    ],
)
def test_kana_tell_japanese_from_chinese(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_names_and_addresses_do_not_tell_the_language_of_a_claim() -> None:
    assert detect_language("Prime Minister Shigeru Ishiba met Yoon Suk Yeol in Seoul on Tuesday") == "en"
    assert detect_language("Le rapport est en ligne : https://example.org/what-the-minister-said") == "fr"


def test_a_quotation_does_not_tell_the_language_of_a_text() -> None:
    quoting = "Der Minister nannte die Entscheidung „a very bad deal for everyone“ und verließ danach den Saal."
    assert detect_language(quoting) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 34 56",
        "xq zv",
        "\x00\x1b\ufffe",
        "😀 😀 😀",
        "Mbeki, Okonjo, Lindqvist, Tanaka, Kowalska",
        "2021 | 4.2 | 3.1\n2022 | 4.9 | 3.4",
        "https://example.org/what/the/minister/said, the.minister@example.org",
        "' – -- ’",
    ],
)
def test_what_is_not_plain_has_none(text: str) -> None:
    assert detect_language(text) is None


def test_control_characters_and_odd_planes_do_no_harm() -> None:
    assert detect_language("The minister said \x00\x1b[31m that nothing \U0010ffff had been decided.") == "en"


def test_a_huge_text_is_told_by_its_beginning() -> None:
    assert detect_language("Der Minister schwieg lange. " * 1_000 + "The mayor did not. " * 100_000) == "de"
    assert detect_language("x" * 5_000_000) is None


def test_threads_tell_the_same_language() -> None:
    texts = ["The minister said nothing on Monday.", "Le ministre n’a rien dit lundi dernier."] * 50
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts)) == ["en", "fr"] * 50
