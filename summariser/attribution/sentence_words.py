"""Words of a sentence: its tokens, asked by place for what part they play."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summariser.attribution.candidates import Range, Verb
    from summariser.attribution.roles import Role
    from summariser.attribution.tables import Language
    from summariser.attribution.tokens import Token

_CLOSING_PARENTHESIS_WITHIN = 12


class Words(NamedTuple):
    """The tokens of a sentence; any place may be asked for, also outside."""

    tokens: Sequence[Token]
    language: Language
    verbs: Mapping[int, Verb]
    """The verbs that attribute, by their first token."""

    @property
    def end(self) -> int:
        """The place after the last token."""
        return len(self.tokens)

    def low(self, at: int) -> str:
        """The token in lower case."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word stands there, not a mark or a quotation."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "quote"

    def is_capital(self, at: int) -> bool:
        """Whether a word with a capital letter stands there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].capital

    def is_dash(self, at: int) -> bool:
        """Whether a dash stands there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "dash"

    def is_a(self, at: int, *roles: Role) -> bool:
        """Whether a word stands there that plays one of the roles."""
        return self.is_word(at) and any(self.language.is_word(role, self.tokens[at].low) for role in roles)

    def is_adverb(self, at: int) -> bool:
        """Whether an adverb stands there, by the table or by its ending."""
        if not self.is_word(at):
            return False
        low = self.tokens[at].low
        return self.language.is_word("adverbs", low) or (
            low.endswith("ly") and not self.language.is_word("no_adverbs", low)
        )

    def finite(self, at: int) -> Verb | None:
        """Return the finite verb that begins there."""
        verb = self.verbs.get(at)
        return verb if verb is not None and verb.finite else None

    def closing(self, at: int) -> int | None:
        """Return where the parenthesis closes that opens there, if it soon does."""
        if self.low(at) != "(":
            return None
        ceiling = min(self.end, at + _CLOSING_PARENTHESIS_WITHIN)
        return next((later for later in range(at + 1, ceiling) if self.tokens[later].text == ")"), None)

    def opening(self, at: int, floor: int) -> int | None:
        """Return where the parenthesis opens that closes there."""
        least = max(floor, at - _CLOSING_PARENTHESIS_WITHIN)
        return next((earlier for earlier in range(at - 1, least - 1, -1) if self.low(earlier) == "("), None)

    def closes_sentence(self, at: int) -> bool:
        """Whether nothing but marks stands from there on."""
        return all(token.kind == "mark" for token in self.tokens[at:])

    def first_of(self, at: int, marks: str) -> int | None:
        """Return the first place from there on with one of the marks."""
        return next((later for later in range(at, self.end) if self.tokens[later].text in marks), None)

    def trimmed(self, start: int, end: int) -> Range | None:
        """Leave marks at both ends out, or return None where nothing is left."""
        while start < end and self._is_edge(start, "([$#@"):
            start += 1
        while end > start and self._is_edge(end - 1, ")]%"):
            end -= 1
        return (start, end) if end > start else None

    def _is_edge(self, at: int, kept: str) -> bool:
        token = self.tokens[at]
        return token.kind == "dash" or (token.kind == "mark" and token.text not in kept)
