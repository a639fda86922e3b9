"""Patterns: the regular expression that splits a text of one language into tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff々"
"""Scripts that write words without spaces."""
_NARROW_SPACES = "\u00a0\u202f\u2009"
_HASH = r"#(?=\s?\d[\d.,]*(?:\s?(?:bn|billion|m|mn|million|k)\b|,\s?\d{3}))"
"""The pound sign as British ASCII has it, before an amount that is large enough."""
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_WRITTEN_UNSPACED = re.compile(rf"[{_UNSPACED}]+")


def token_pattern(
    decimal: str,
    group: str,
    *,
    spaced_groups: bool,
    currencies: Iterable[str],
    elisions: Iterable[str],
    articles: Collection[str],
    words: Iterable[str],
    glued: Iterable[str] = (),
) -> re.Pattern[str]:
    """Compile the pattern of tokens; a match's last group is the token's kind.

    Args:
        decimal: the decimal mark.
        group: the mark between groups of thousands.
        spaced_groups: whether a plain space stands between groups as well.
        currencies: what stands before amounts of money.
        elisions: words that lose their vowel before an apostrophe, such as the "d" of "d'euros".
        articles: words that stand before a sum in their own right: "A $3 fare" is not in Australian dollars.
        words: words of the tables; those in scripts without spaces become tokens of their own.
        glued: words that a slip may join to a percentage or a decimal: "at0.3%" is no code.
    """
    decimal, group = re.escape(decimal), re.escape(group)
    spaces = _NARROW_SPACES + (" " if spaced_groups else "")
    prefixes = "|".join(
        re.escape(prefix).replace(r"\$", r" ?\$") if _takes_a_space(prefix, articles) else re.escape(prefix)
        for prefix in sorted(set(currencies) - {"#"}, key=len, reverse=True)
    )
    number = (
        rf"\d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:{decimal}\d+)?"
        rf"|\d{{1,3}}(?:{group} 000| \d{{3}}(?= 000)| 000)+(?!\d)"
        rf"|\d+(?:[{decimal}{group}'’．，]\d+)*"
        rf"|(?<![\w{decimal}]){decimal}\d+"
    )
    elided = "|".join(sorted(elisions, key=len, reverse=True))
    slips = "|".join(sorted(glued, key=len, reverse=True))
    slip = rf"(?!(?i:{slips})\d[\d{group}]*(?:{decimal}\d+(?!\w)|(?:{decimal}\d+)?\s?%))" if slips else ""
    unspaced = "|".join(sorted(filter(_WRITTEN_UNSPACED.fullmatch, words), key=len, reverse=True))
    alternatives = [
        rf"(?P<currency>(?<![^\W_])(?:{prefixes})(?=[\s=]?[-−]?\s?[.]?\d)|{_HASH}|[$€£¥₹₩₽₺₪₴฿₫₦₱₿¢￡￥＄])",
        rf"(?P<number>{number})",
        r"(?P<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])",
        rf"(?P<elision>(?i:{elided})['’](?={_LETTER}))" if elided else "",
        rf"(?P<code>{slip}{_LETTER}+\d\w*)",
        rf"(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*" + (f"|{unspaced})" if unspaced else ")"),
        rf"(?P<unspaced>[{_UNSPACED}])",
        r"(?P<sign>[^\w\s]|_)",
    ]
    return re.compile("|".join(filter(None, alternatives)))


def _takes_a_space(prefix: str, articles: Collection[str]) -> bool:
    """Tell whether letters before a dollar sign may stand apart from it: "US $5"."""
    return prefix[0].isalpha() and prefix.removesuffix("$").lower() not in articles
