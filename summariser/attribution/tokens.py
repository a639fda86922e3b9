"""Tokens: the words, marks and whole quotations of a paragraph, and its sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.attribution.quotes import Quotation
    from summariser.attribution.roles import Roles
    from summariser.attribution.tables import Language

_TOKEN = re.compile(
    r"""
      (?P<inversion> [-‐] (?:t[-‐])? (?=(?:il|elle|ils|elles)\b) )  # dit-il, a-t-elle
    | (?P<word>
        (?: [^\W\d_]\. ){2,}  # U.S.
      | [A-Z]- (?: [A-Z][a-z]{0,4}\. )+  # D-N.Y.
      | [^\W\d_]\. (?=\s[A-Z])  # an initial
      | (?: [^\W_] | [@#](?=\w) ) \w* (?: [-‐‑&.](?=\w)\w+ )*? (?=n['’]t\b)  # what "n't" negates
      | n['’]t\b
      | ['’](?:s|re|ve|d|ll|m|S)\b
      | (?: [^\W_] | [@#$€£](?=\w) ) \w*
        (?:
          (?: [-‐‑&/] (?!(?:t[-‐])?(?:il|elle|ils|elles)\b)
            | [.,](?=\d)
            | ['’] (?!(?:s|re|ve|d|ll|m|S)\b) (?=\w)
            | \.(?=[a-z]{2,4}\b)  # example.com
          ) \w+
        )* %?
      )
    | (?P<dash> --+ | [—–―] )
    | (?P<mark> \.\.\. | … | [^\w\s] )
    """,
    re.VERBOSE,
)
_ENDS = frozenset({".", "!", "?"})
_MAX_SENTENCE = 160
"""Tokens after which a sentence is cut, so that looking around within one never costs much."""

_HEADLINE = 0.7
"""The share of capitalised words from which a sentence is a headline."""
_MIN_HEADLINE_WORD = 4
"""How many letters make a word that headlines capitalise."""
_FUNCTION_WORDS: Roles = ("auxiliaries", "prepositions", "verbs")

Kind = Literal["word", "mark", "dash", "quote"]

_KINDS: dict[str, Kind] = {"word": "word", "dash": "dash", "mark": "mark", "inversion": "mark"}


class Token(NamedTuple):
    """A word, a mark, or a whole quotation, with its offsets."""

    text: str
    low: str
    """In lower case, save a name that would read as another word: see `names_kept`."""
    start: int
    end: int
    kind: Kind
    ends_with: str = ""
    """The last character within a quotation: a comma or full stop there counts for the sentence."""

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokens_of(
    text: str, start: int, end: int, quotations: Sequence[Quotation], language: Language
) -> list[Token]:
    """Split a paragraph into tokens, each of its quotations as one."""
    found: list[Token] = []
    position = start
    for quotation in quotations:
        found.extend(_plain(text, position, quotation.start, language))
        inner = text[quotation.inner_start : quotation.inner_end].rstrip(" \u00a0\u202f’'")
        piece = text[quotation.start : quotation.end]
        found.append(Token(piece, piece.lower(), quotation.start, quotation.end, "quote", inner[-1:]))
        position = quotation.end
    found.extend(_plain(text, position, end, language))
    return found


def _plain(text: str, start: int, end: int, language: Language) -> Iterator[Token]:
    skip = start
    for match in _TOKEN.finditer(text, start, end):
        left, right = match.span()
        if left < skip:
            continue
        piece = match.group()
        kind: Kind = _KINDS[match.lastgroup or ""]
        low = piece.lower().replace("’", "'")
        if (
            kind == "word"
            and text[right : right + 1] == "."
            and right < end
            and language.is_word("abbreviations", low)
        ):
            right += 1
            piece, low = text[left:right], low + "."
        skip = right
        yield Token(piece, low, left, right, kind)


def sentences_of(tokens: Sequence[Token], language: Language) -> Iterator[Sequence[Token]]:
    """Split a paragraph's tokens into sentences; a quotation never breaks inside."""
    begin = 0
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        cut = at - begin + 1 >= _MAX_SENTENCE
        if following is None or cut or _ends_sentence(token, following, language):
            if following is not None and not cut and following.kind == "mark" and following.text in ")]’'\"”":
                continue
            yield tokens[begin : at + 1]
            begin = at + 1


def _ends_sentence(token: Token, following: Token, language: Language) -> bool:
    begins = (
        following.capital
        or following.kind in ("quote", "dash")
        or following.text[0].isdigit()
        or following.text in "([@#"
    )
    if token.kind == "mark":
        return token.text in _ENDS and begins
    if token.kind == "quote":
        return token.ends_with == "." and begins and following.kind != "dash"
    if token.kind == "word" and token.low.endswith(".") and token.low.count(".") > 1:
        return following.kind == "word" and language.is_word("openers", following.low) and following.capital
    return False


def is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether most words of some length are capitalised, as in headlines."""
    long = [token for token in tokens if token.kind == "word" and len(token.text) >= _MIN_HEADLINE_WORD]
    return sum(token.capital for token in long) > _HEADLINE * len(long)


def names_kept(tokens: Sequence[Token], language: Language) -> Sequence[Token]:
    """Keep the capital of names such as "Will" and "Per" in a sentence, so that they read as nothing else."""
    names = [at for at in range(1, len(tokens) - 1) if _is_name(tokens, at, language)]
    if not names or (is_headline(tokens) and not any(_is_plain(tokens[at - 1]) for at in names)):
        return tokens
    kept = list(tokens)
    for at in names:
        kept[at] = kept[at]._replace(low=kept[at].text)
    return kept


def _is_plain(token: Token) -> bool:
    """Tell whether a headline would have given a word a capital."""
    return token.kind == "word" and not token.capital and len(token.text) >= _MIN_HEADLINE_WORD


def _is_name(tokens: Sequence[Token], at: int, language: Language) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if not token.capital or not tokens[at + 1].capital:
        return False
    within = before.kind == "word" or before.text == ","
    return within and any(language.is_word(role, token.low) for role in _FUNCTION_WORDS)
