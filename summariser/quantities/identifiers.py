"""Identifiers: numbers that name ("Article 5", "Apollo 11"), codes, telephone numbers and scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.quantities.dates import is_month
from summariser.quantities.digits import parse_digits, read_vulgar
from summariser.quantities.lexer import DASHES, glued, glued_kind
from summariser.quantities.nouns import counted_noun
from summariser.quantities.number_words import number_word
from summariser.quantities.readings import NonQuantity
from summariser.quantities.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_WINDOW = 8
"""How many tokens around a number are looked at for what it is about."""
_HEADLINE_WORDS = 3
"""How many capitalised words around a number, and none in lower case, make a headline."""
_LONG_WORD = 4
_MAX_LABEL = 5
_MAX_MARKER = 2
_MAX_SCORE = 3
_LOCAL_TELEPHONE = 3, 4
"""How many digits the groups of a telephone number without area code have."""
_MAX_TELEPHONE_GROUPS = 8
_MIN_TELEPHONE_GROUPS = 3
_MODERN_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = '.!?;"“”‘(•*—–'
_NUMBER_SIGNS = ".°"
_NUMBER_MARKS = "#№§"
_LETTERS = 3
"""How many tokens letters such as "S&P" are."""
_CROSS = "xX×"


def code(tokens: Sequence[Token], at: int) -> NonQuantity:
    """Read letters with digits ("G20", "Q3"), and what is joined on by hyphens."""
    return NonQuantity(at, joined_on(tokens, at + 1), "identifier")


def joined_on(tokens: Sequence[Token], at: int) -> int:
    """Return where the numbers and codes joined on by hyphens, dots or strokes end."""
    while (
        at + 1 < len(tokens)
        and tokens[at].text in "-./"
        and not tokens[at].gap
        and not tokens[at + 1].gap
        and tokens[at + 1].kind in ("number", "code")
    ):
        at += 2
    while at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")" and not tokens[at].gap:
        at += 3  # "section 41(2)"
    return at


def telephone(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read digits in groups joined by hyphens, or after a plus or a leading zero by spaces."""
    if at > 0 and tokens[at - 1].text == "(" and glued(tokens, at + 1, ")") and at + 2 < len(tokens):
        rest = _local_telephone(tokens, at + 2, language)
        return rest and NonQuantity(at - 1, rest.last, "identifier")
    if local := _local_telephone(tokens, at, language):
        return local
    international = at > 0 and tokens[at - 1].text == "+" and not tokens[at].gap
    zero = tokens[at].text.startswith("0") and tokens[at].text.isdigit() and len(tokens[at].text) > 2
    position, groups = at + 1, 1
    while position < len(tokens) and groups < _MAX_TELEPHONE_GROUPS:
        hyphen = glued(tokens, position, DASHES)
        following = position + 1 if hyphen else position
        if following >= len(tokens) or tokens[following].kind != "number":
            break
        if tokens[following].gap != ("" if hyphen else " ") or not (hyphen or international or zero):
            break
        position, groups = following + 1, groups + 1
    if groups >= _MIN_TELEPHONE_GROUPS or ((zero or international) and groups > 1):
        return NonQuantity(at, position, "identifier")
    return None


def _local_telephone(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Three and four digits joined by a hyphen that count nothing: "555-0134"."""
    if not glued(tokens, at + 1, "-") or not glued_kind(tokens, at + 2, "number"):
        return None
    groups = tokens[at].text, tokens[at + 2].text
    if not all(map(str.isdigit, groups)) or tuple(map(len, groups)) != _LOCAL_TELEPHONE:
        return None
    if glued(tokens, at + 3, DASHES) or _quantity_after(tokens, at + 3, language):
        return None
    return NonQuantity(at, at + 3, "identifier")


def joined_numbers(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read two numbers joined by a stroke or a colon that are not a fraction: "24/7", "9/11", "3:1"."""
    if not glued(tokens, at + 1, "/:") or not glued_kind(tokens, at + 2, "number"):
        return None
    value = parse_digits(tokens[at].text, language)
    if value is not None and read_vulgar(tokens, at + 1, value, language):
        return None
    longest = max(len(tokens[at].text), len(tokens[at + 2].text))
    if longest > _MAX_SCORE or unit_after(tokens, at + 3, language):
        return None
    return NonQuantity(at, at + 3, "identifier")


def score(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read two whole numbers joined by a hyphen that no unit follows: a score, a vote, an address."""
    if not glued(tokens, at + 1, DASHES) or not glued_kind(tokens, at + 2, "number"):
        return None
    left, right = tokens[at].text, tokens[at + 2].text
    if not (left.isdigit() and right.isdigit()) or max(len(left), len(right)) > _MAX_SCORE:
        return None
    position = at + 3
    following = tokens[position].low if position < len(tokens) else ""
    if unit_after(tokens, position, language) or following in language.magnitudes:
        return None
    if following in language.abbreviations or (at and language.is_word("aged", tokens[at - 1].low)):
        return None
    counted = counted_noun(tokens, position, language) is not None
    near = {token.low for token in tokens[max(0, at - _WINDOW) : at + _WINDOW]}
    if not counted or near & language.words["scores"]:
        return NonQuantity(at, position, "identifier")
    return None


def label(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read a number that names: after a label ("Article 5") or a name ("Apollo 11")."""
    number = tokens[at]
    if at == 0:
        return None
    before = tokens[at - 1]
    if (
        at > 1
        and before.text in _NUMBER_SIGNS
        and not before.gap
        and language.is_word("numbered", tokens[at - 2].low)
    ):
        return NonQuantity(at - 2, at + 1, "identifier") if number.text.isdigit() else None
    if at > 1 and before.text in DASHES and not before.gap and not number.gap:
        return _hyphenated_name(tokens, at, language)
    if before.text in _NUMBER_MARKS and number.gap != "\n":
        return NonQuantity(at - 1, joined_on(tokens, at + 1), "identifier")
    if before.kind not in ("word", "code") or number.gap != " ":
        return None
    bare = number.text.replace(language.decimal, "", 1).isdigit() and number.text[0].isdigit()
    if not bare or len(number.text) > _MAX_LABEL:
        return None
    capital = any(character.isupper() for character in before.text)
    if language.is_word("labels", before.low):
        near = _quantity_after(tokens, at + 1, language, adjacent=True)
        near = near and not language.is_word("numberings", before.low)
        named = not near or (capital and before.gap and not language.holds("nouns have capitals"))
        return NonQuantity(at - 1, joined_on(tokens, at + 1), "identifier") if named else None
    if capital and not language.holds("nouns have capitals") and _is_name(tokens, at, language):
        lettered = at > _LETTERS and not before.gap and tokens[at - 2].text == "&"
        return NonQuantity(at - _LETTERS if lettered else at - 1, joined_on(tokens, at + 1), "identifier")
    return None


def labelled_word(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read a number in words after a label: "number eight", "phase two"."""
    if not language.is_word("labels", tokens[at].low) or language.is_word("numbered", tokens[at].low):
        return None
    if at + 1 >= len(tokens) or tokens[at + 1].gap != " " or tokens[at + 1].kind != "word":
        return None
    value = number_word(tokens[at + 1].low, language)
    if value is None or _quantity_after(tokens, at + 2, language, adjacent=True):
        return None
    return NonQuantity(at, at + 2, "identifier", value)


def list_marker(tokens: Sequence[Token], at: int, _language: Language) -> NonQuantity | None:
    """Read the number of an item or a heading, at the beginning of a line: "1. Water charges", "2) Fees"."""
    begins = at == 0 or tokens[at].gap == "\n"
    if not begins or not tokens[at].text.isdigit() or len(tokens[at].text) > _MAX_MARKER:
        return None
    marked = glued(tokens, at + 1, ".)") and at + 2 < len(tokens) and tokens[at + 2].gap == " "
    return NonQuantity(at, at + 1, "identifier") if marked else None


def model(tokens: Sequence[Token], at: int, _language: Language) -> NonQuantity | None:
    """Read a number within a name of several parts: "737 MAX 8"."""
    if at + 2 >= len(tokens) or not tokens[at].text.isdigit():
        return None
    name, number = tokens[at + 1 : at + 3]
    named = name.gap == number.gap == " " and name.text.isupper() and number.text.isdigit()
    return NonQuantity(at, at + 3, "identifier") if named else None


def _hyphenated_name(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """A name with a number joined on, such as "COVID-19"."""
    named = tokens[at - 2]
    capital = named.kind in ("word", "code") and (named.text[-1].isupper() or named.text[0].isupper())
    if not capital or language.is_word("minus", named.low):
        return None
    return NonQuantity(at - 2, joined_on(tokens, at + 1), "identifier")


def _is_name(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Tell whether the capitalised word before a number makes a name with it."""
    before = tokens[at - 1]
    if before.low in language.nouns["stop"] or _opens_sentence(tokens, at - 1):
        return False
    if any(before.low in phrase for phrase in language.before) or language.is_word("aged", before.low):
        return False
    if _MODERN_YEAR.fullmatch(tokens[at].text) or is_month(before.low, language):
        return False
    if _in_headline(tokens, at):
        ends = at + 1 >= len(tokens) or tokens[at + 1].gap == "\n"
        return not (
            ends
            or tokens[at + 1].low in language.nouns["stop"]
            or _quantity_after(tokens, at + 1, language, adjacent=True)
        )
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].gap == " " else None
    if following is None or following.text[0].isupper():
        return following is not None or not _quantity_after(tokens, at + 1, language)
    capitals = len(before.text) > 1 and before.text.isupper() and following.text.islower()
    if capitals and following.low not in language.magnitudes and not unit_after(tokens, at + 1, language):
        return True  # "MAX 8 aircraft"
    return not _quantity_after(tokens, at + 1, language)


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _OPENING or tokens[at].gap == "\n"


def _in_headline(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether every longer word around a number has a capital, so that capitals say nothing."""
    near = [
        token.text
        for token in tokens[max(0, at - _WINDOW) : at + _WINDOW]
        if token.kind == "word" and len(token.text) >= _LONG_WORD
    ]
    return len(near) >= _HEADLINE_WORDS and all(word[0].isupper() for word in near)


def _quantity_after(tokens: Sequence[Token], at: int, language: Language, *, adjacent: bool = False) -> bool:
    if at < len(tokens) and tokens[at].low in language.magnitudes:
        return True
    if at < len(tokens) and not tokens[at].gap and tokens[at].low in language.abbreviations:
        return True
    if unit_after(tokens, at, language):
        return True
    noun = counted_noun(tokens, at, language)
    return noun is not None and (not adjacent or noun.last == at + 1)


def glued_letters(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read digits with letters that are not a unit: "5G", "747s", "4x4"."""
    position = at + 1
    if position >= len(tokens) or tokens[position].gap or tokens[position].kind not in ("word", "code"):
        return None
    following = tokens[position]
    if following.low in language.magnitudes or following.low in language.abbreviations:
        lone = following.text == "K" and len(tokens[at].text) == 1
        return NonQuantity(at, position + 1, "identifier") if lone else None
    if following.text in _CROSS and glued_kind(tokens, position + 1, "number"):
        return NonQuantity(at, position + 2, "identifier")
    if not language.spaced or unit_after(tokens, position, language) or following.low in language.unit_words:
        return None
    return NonQuantity(at, joined_on(tokens, position + 1), "identifier")
