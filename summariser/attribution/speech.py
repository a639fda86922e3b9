"""Speech that goes on: quotations in further sentences and paragraphs, and what follows a colon."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summariser.attribution.candidates import Candidate
    from summariser.attribution.quotes import Quotation
    from summariser.attribution.spans import Stance
    from summariser.attribution.tokens import Token

_MOSTLY = 0.5
"""The share of content within quotation marks from which it counts as a direct quotation."""
_MAX_SIGNATURE = 14
"""How many words may stand after the dash that signs a quotation."""
_ENDS_OF_SPEECH = frozenset(",.?!")
_MIN_SPEECH = 3
"""How many words make a quotation speech that may go on."""


class Draft(NamedTuple):
    """An attribution by offsets."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]
    stance: Stance
    negated: bool
    verbatim: bool = False


class Speech:
    """Gathers the attributions of a text, and gives quotations without a cue to whoever speaks."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.drafts: list[Draft] = []
        self._starts = [quotation.start for quotation in quotations]
        self._quotations = quotations
        self._quoted = [0, *accumulate(quotation.end - quotation.start for quotation in quotations)]
        self._paragraph = 0
        self._speaking: int | None = None
        """The draft whose words may go on in the next sentence."""
        self._pending: Draft | None = None
        """A draft whose content follows in the next paragraph."""

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a stretch stands for the most part within quotation marks, or begins and ends so."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first < last and self._starts[first] == start and self._quotations[last - 1].end >= end:
            return True
        return self._mostly_quoted(start, end)

    def _mostly_quoted(self, start: int, end: int) -> bool:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        inside = self._quoted[last] - self._quoted[first]
        return inside >= _MOSTLY * (end - start)

    def add(self, draft: Draft) -> None:
        """Add an attribution that nothing goes on from."""
        self.drafts.append(draft)
        self._speaking = self._pending = None

    def begin_paragraph(self, start: int, end: int, tokens: Sequence[Token]) -> None:
        """Give a paragraph to the cue and colon that announced it."""
        self._paragraph = start
        if self._pending is None:
            return
        quotes = [token for token in tokens[:1] if token.kind == "quote"]
        content = (quotes[0].start, quotes[0].end) if quotes else (start, end)
        self.drafts.append(self._pending._replace(content=content))
        self._pending = None
        self._speaking = len(self.drafts) - 1 if quotes else None

    def add_sentence(self, tokens: Sequence[Token], found: Iterable[Candidate]) -> None:
        """Add the attributions of a sentence, or let it go on with the speech before it."""
        quotes = [token for token in tokens if token.kind == "quote"]
        if quotes and all(token.kind != "word" for token in tokens):
            self._go_on(quotes[0].start, quotes[-1].end)
            return
        if signed := _signature(tokens):
            self.add(signed)
            return
        self._speaking = None
        for one in found:
            self._add(one, tokens)

    def _add(self, one: Candidate, tokens: Sequence[Token]) -> None:
        if one.content is None:
            return
        source = _offsets(tokens, one.source) if one.source else None
        cue = _offsets(tokens, one.cue)
        if one.content[0] == one.content[1]:
            self._pending = Draft(source, cue, cue, one.stance, one.negated)
            return
        content = _offsets(tokens, one.content)
        self.drafts.append(Draft(source, cue, content, one.stance, one.negated))
        if any(_is_speech(token) for token in tokens[one.content[0] : one.content[1]]):
            self._speaking = len(self.drafts) - 1

    def _go_on(self, start: int, end: int) -> None:
        if self._speaking is None:
            return
        draft = self.drafts[self._speaking]
        if draft.content[1] > start or self._is_stray(start):
            return
        if self._mostly_quoted(draft.content[0], end):
            self.drafts[self._speaking] = draft._replace(content=(draft.content[0], end))
        else:
            self.drafts.append(draft._replace(content=(start, end)))
            self._speaking = len(self.drafts) - 1

    def _is_stray(self, start: int) -> bool:
        """Tell whether a mark opens a paragraph and is never closed, while the quotation before it was."""
        at = bisect_left(self._starts, start)
        return (
            start == self._paragraph
            and not self._quotations[at].closed
            and at > 0
            and self._quotations[at - 1].closed
        )


def _offsets(tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
    return tokens[span[0]].start, tokens[span[1] - 1].end


def _is_speech(token: Token) -> bool:
    if token.kind == "quote" and token.ends_with in _ENDS_OF_SPEECH:
        return True
    return token.kind == "quote" and len(token.text.split(maxsplit=_MIN_SPEECH)) >= _MIN_SPEECH


def _signature(tokens: Sequence[Token]) -> Draft | None:
    """Read a quotation that a dash and a name sign."""
    dash = next((at for at, token in enumerate(tokens) if token.kind == "dash"), None)
    if not dash or tokens[dash - 1].kind != "quote" or not all(token.kind != "word" for token in tokens[:dash]):
        return None
    signers = [token for token in tokens[dash + 1 :] if token.kind == "word"]
    if (
        not signers
        or not signers[0].capital
        or len(signers) > _MAX_SIGNATURE
        or any(token.kind == "quote" for token in tokens[dash + 1 :])
    ):
        return None
    start, end = signers[0].start, signers[-1].end
    return Draft(
        (start, end),
        (tokens[dash].start, tokens[dash].end),
        (tokens[0].start, tokens[dash - 1].end),
        "say",
        negated=False,
    )
