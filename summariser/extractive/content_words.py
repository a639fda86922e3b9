"""Content words: what a sentence is about, as stems."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = (
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_MIN_STEM = 4
_FUNCTION_WORDS = frozenset(
    "a about above after again against all almost also although always am among an and another any are as "
    "at  away back be became because become been before being below between both but by came can cannot "
    "come could  day days did do does doing done down during each early either else even ever every far "
    "few first for from  further gave get give given go goes going gone good got great had half has have "
    "having he her here hers him  his how however i if in including indeed instead into is it its itself "
    "just keep kept know known large last  late later least less let like likely little long made make "
    "makes making many may maybe me might more most  much must my nearly need never new next no nor not "
    "nothing now of off often old on once one only onto or  other others our out over own part per "
    "perhaps put quite rather really s said same saw say saying says second  see seen several shall she "
    "should since small so some something soon still such sure take taken than that the  their them then "
    "there these they thing things think third this those though three through time times to  today "
    "together told too took toward two under until up upon us use used using very want wanted was way we "
    "week well went were what when where whether which while who whole whom whose why will with within "
    "without  would year years yes yesterday yet you your monday tuesday wednesday thursday friday "
    "saturday sunday  january february march april may june july august september october november "
    "december mr mrs ms dr  according added adding asked announced people government officials spokesman "
    "spokeswoman spokesperson  le la les un une des du de et en à au aux que qui dans pour par sur avec "
    "est sont a ont il elle ils ce cette  ces son sa ses leur plus pas ne se der die das ein eine einen "
    "und oder in im zu zum zur von vom mit auf für  ist sind war hat haben wird werden nicht auch den dem "
    "des sich es el los las una y o que por para con del al  es son ha han no se su sus como más ".split()
)


def content_stems(text: str) -> list[str]:
    """Return the stems of a text's content words, in order."""
    return [stem(word) for word in words(text) if word.lower() not in _FUNCTION_WORDS]


def words(text: str) -> list[str]:
    """Return the words of a text, without possessive endings."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def is_function_word(word: str) -> bool:
    """Tell whether a word says nothing about the topic of a text."""
    return word.lower() in _FUNCTION_WORDS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word without its ending, the same for "deliver", "delivered" and "deliveries"."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word
