"""Verbatim words: whether a quotation stands in the source word for word, and where."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.typography import bounded, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summariser.source import Sentence, Source

_ELISION = re.compile(r"\(\s*(?:…|\.\.\.)\s*\)|…|\.{3,}|\. \. \.|\[[^\[\]]*\]")
_CHANGED_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_WORD_COMPLETED_IN_BRACKETS = re.compile(r"\w*(?<=\w)\[[^\[\]]*\]\w*|\[[^\[\]]*\]\w+")
_EDGE_PUNCTUATION = " .,;:!?-"
_LOOK_BACK = 120
_NEGATIONS = {
    "en": "not no never nor neither none nobody nothing nowhere cannot without",
    "fr": "ne pas jamais non ni aucun aucune sans rien personne",
    "de": "nicht nie niemals kein keine keinen keiner keinem nichts niemand ohne",
    "es": "no nunca jamás ni ningún ninguna ninguno nada nadie sin",
    "it": "non mai né nessun nessuno nessuna niente nulla senza",
    "pt": "não nunca jamais nem nenhum nenhuma nada ninguém sem",
}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BEFORE = re.compile(r"(?:[^\W_]+(?:['’][^\W_]+)*\s+){1,5}\Z")
_QUOTATION_MARK = re.compile(r"[“”„«»\"]")
_CLOSED_AND_OPENED = re.compile(r"[”»\"]\s+[“«\"]")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\Z")


class Verbatim(NamedTuple):
    """Where a quotation stands in the source, or why it does not.

    `spans` are code-point spans in order, one per unbroken fragment; `problem` says why the words may
    not be used. Without spans they do not stand there at all.
    """

    spans: tuple[tuple[int, int], ...]
    problem: str | None = None


def find_verbatim(quote: str, source: Source, cited: Collection[int]) -> Verbatim:
    """Find a quotation in the cited sentences.

    It is split at ellipses and square brackets; the fragments must stand in order, each within
    consecutive cited sentences. Only typography, the case of a first letter and punctuation at the
    edges may differ. Words may be left out only where none of them is a negation.

    Args:
        quote: the words, as somebody claims they were said.
        source: the text they are said to stand in.
        cited: the numbers of the sentences that may hold them.
    """
    fragments = _fragments(quote)
    if not fragments:
        return Verbatim((), "it holds no words")
    spans: list[tuple[int, int]] = []
    position = 0
    for fragment in fragments:
        span = _first(fragment, source, _runs(source, cited), position)
        if span is None:
            which = f"“{fragment}” of it" if len(fragments) > 1 else "it"
            return Verbatim((), f"{which} does not stand word for word in the cited sentences")
        spans.append(span)
        position = span[1]
    if lost := _lost_negation(spans, source):
        return Verbatim(tuple(spans), f"it leaves out “{lost}”, which turns the meaning")
    if any(_crosses_quotation_mark(source.text, *span) for span in spans):
        return Verbatim(tuple(spans), "it runs across a quotation mark, so not all of it is quoted there")
    return Verbatim(tuple(spans))


def sentences_quoting(quote: str, source: Source) -> list[tuple[int, ...]]:
    """Return every run of sentences that holds the quotation unbroken, as sentence numbers."""
    fragments = _fragments(quote)
    if len(fragments) != 1:
        return []
    found = []
    position = 0
    everything = [(0, len(source.text))]
    while span := _first(fragments[0], source, everything, position):
        found.append(tuple(s.number for s in _between(source, span[0], span[1])))
        position = span[1]
    return found


def quoted_text(source: Source, spans: tuple[tuple[int, int], ...]) -> str:
    """Return the source's own words at those spans, what lies between them marked by an ellipsis."""
    return " … ".join(source.text[start:end] for start, end in spans)


def _fragments(quote: str) -> list[str]:
    quote = _CHANGED_CAPITAL.sub(r"\1", quote)
    quote = _WORD_COMPLETED_IN_BRACKETS.sub("…", quote)
    fragments = (fold(part).text.strip(_EDGE_PUNCTUATION) for part in _ELISION.split(quote))
    return [fragment for fragment in fragments if fragment]


def _runs(source: Source, cited: Collection[int]) -> list[tuple[int, int]]:
    """Spans of the text that consecutive cited sentences cover."""
    runs: list[tuple[int, int]] = []
    previous = None
    for number in sorted(set(cited)):
        sentence = source.sentence(number)
        if sentence is None:
            continue
        if previous is not None and number == previous + 1:
            runs[-1] = runs[-1][0], sentence.end
        else:
            runs.append((sentence.start, sentence.end))
        previous = number
    return runs


def _first(fragment: str, source: Source, runs: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
    first = fragment[0]
    cased = f"[{re.escape(first.lower())}{re.escape(first.upper())}]" if first.isalpha() else re.escape(first)
    if len(first.lower()) != 1 or len(first.upper()) != 1:
        cased = re.escape(first)
    pattern = re.compile(bounded(cased + re.escape(fragment[1:]), fragment))
    for start, end in runs:
        start = max(start, position)
        if start >= end:
            continue
        folded = fold(source.text[start:end])
        if match := pattern.search(folded.text):
            left, right = folded.span(*match.span())
            return start + left, start + right
    return None


def _between(source: Source, start: int, end: int) -> Iterator[Sentence]:
    return (sentence for sentence in source.sentences if sentence.start < end and start < sentence.end)


def _lost_negation(spans: list[tuple[int, int]], source: Source) -> str | None:
    """Return a negation that the quotation leaves out: just before it, or where it is shortened."""
    language = (source.language or "en").split("-")[0].lower()
    negations = frozenset(_NEGATIONS.get(language, _NEGATIONS["en"]).split())
    suspects = [source.text[start:end] for start, end in _shortened(spans, source)]
    for start, end in spans[:1]:
        first = next(_between(source, start, end), None)
        if first and (before := _BEFORE.search(source.text, max(first.start, start - _LOOK_BACK), start)):
            suspects.append(before.group())
    for suspect in suspects:
        for word in map(str, _WORD.findall(fold(suspect).text.lower())):
            if word in negations or (language == "en" and word.endswith("n't")):
                return word
    return None


def _crosses_quotation_mark(text: str, start: int, end: int) -> bool:
    """Tell whether the span holds a quotation mark that is closed, or was opened, outside it.

    One that opens a further paragraph of a quotation, or the next quotation at once, is no crossing.
    """
    depth = 0
    text = text[:start] + _CLOSED_AND_OPENED.sub(lambda pair: " " * len(pair.group()), text[start:end])
    for mark in _QUOTATION_MARK.finditer(text, start, end):
        character = mark.group()
        if character == '"':
            opens = depth == 0
        else:
            opens = character in "“„«" or (
                character == "»" and depth == 0 and text[: mark.start()].endswith(" ")
            )
        if opens and _PARAGRAPH_BREAK.search(text, start, mark.start()):
            continue
        depth += 1 if opens else -1
        if depth < 0:
            return True
    return depth != 0


def _shortened(spans: list[tuple[int, int]], source: Source) -> Iterator[tuple[int, int]]:
    """Spans left out between fragments; whole sentences that are skipped do not count."""
    for (_, end), (start, _) in itertools.pairwise(spans):
        skipped = list(_between(source, end, start))
        if skipped and skipped[0].end < start:
            yield end, skipped[0].end
            yield skipped[-1].start, start
        elif end < start:
            yield end, start
