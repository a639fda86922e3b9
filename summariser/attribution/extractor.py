"""The extractor: from a text to the attributions in it, paragraph by paragraph and in linear time."""

from __future__ import annotations

import re

from summariser.attribution.direct import read_direct
from summariser.attribution.nesting import outermost
from summariser.attribution.paragraphs import paragraphs_of
from summariser.attribution.quotes import find_quotations
from summariser.attribution.sentence_reader import read_sentence
from summariser.attribution.spans import Attribution, Span, span_of
from summariser.attribution.speakers import Speakers
from summariser.attribution.speech import Draft, Speech
from summariser.attribution.tables import DEFAULT_LANGUAGE, language_of
from summariser.attribution.tokens import Token, names_kept, sentences_of, tokens_of
from summariser.attribution.turns import Turn, find_turns

_INFINITIVE = re.compile(r"(?:\w+\s){0,3}?(?:not\s+)?to\s", re.IGNORECASE)
_INFORMS = re.compile(r"\b(?:tell(?:s|ing)?|told|advis(?:es?|ed|ing)|remind(?:s|ed|ing)?)\b", re.IGNORECASE)
"""Cues that demand only with an infinitive: "told her to go", but "told her that it rained"."""


def extract_attributions(text: str, language: str = DEFAULT_LANGUAGE) -> list[Attribution]:
    """Find who says, thinks or wants what in a text.

    What is attributed within somebody's words is part of them and not given by itself.

    Args:
        text: any text.
        language: its language as a BCP 47 code. English is read in full, of German, Spanish and French what
            is quoted directly; others are read as English.

    Returns:
        What was found, in the order of its content; of each part ``text[start:end]`` is its `text`.
    """
    tables = language_of(language)
    paragraphs = paragraphs_of(text)
    quotations = find_quotations(text, paragraphs)
    turns = find_turns(text, paragraphs)
    speech = Speech(quotations)
    read = read_direct if tables.direct_only else read_sentence
    all_tokens: list[Token] = []
    at = 0
    for number, (start, end) in enumerate(paragraphs):
        first = at
        while at < len(quotations) and quotations[at].end <= end:
            at += 1
        tokens = tokens_of(text, start, end, quotations[first:at], tables)
        all_tokens.extend(tokens)
        if turn := turns.get(number):
            speech.add(_of_turn(turn))
            continue
        speech.begin_paragraph(start, end, tokens)
        for sentence in sentences_of(tokens, tables):
            speech.add_sentence(sentence, read(names_kept(sentence, tables), tables))
    speakers = Speakers(all_tokens, tables)
    found = [_attribution(text, draft, speakers, speech) for draft in outermost(speech.drafts)]
    return sorted(found, key=lambda one: (one.content.start, one.cue.start, one.content.end))


def _of_turn(turn: Turn) -> Draft:
    return Draft(turn.label, turn.colon, turn.content, "say", negated=False, verbatim=turn.verbatim)


def _attribution(text: str, draft: Draft, speakers: Speakers, speech: Speech) -> Attribution:
    source = span_of(text, *draft.source) if draft.source else None
    speaker: Span | None = None
    if source is not None and (named := speakers.resolve(source)):
        speaker = span_of(text, *named)
    quoted = draft.verbatim or speech.is_quoted(*draft.content)
    content, cue = span_of(text, *draft.content), span_of(text, *draft.cue)
    informs = _INFORMS.search(cue.text) and not _INFINITIVE.match(content.text)
    stance = "say" if informs and draft.stance == "demand" else draft.stance
    return Attribution(source, cue, content, quoted, stance, draft.negated, speaker)
