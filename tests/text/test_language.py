"""The language of a text."""

from __future__ import annotations

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
    ],
)
def test_a_plain_text_has_a_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12 34 56", "xq zv", "\x00\x1b\ufffe", "😀 😀 😀"])
def test_what_is_not_plain_has_none(text: str) -> None:
    assert detect_language(text) is None


def test_control_characters_and_odd_planes_do_no_harm() -> None:
    assert detect_language("The minister said \x00\x1b[31m that nothing \U0010ffff had been decided.") == "en"
