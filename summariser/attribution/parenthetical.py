"""Cues after what they attribute: "…, she said", and what goes on after them: "…, she said, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.extents import SPEECH, clause_end
from summariser.attribution.nounphrases import phrase_after

if TYPE_CHECKING:
    from summariser.attribution.candidates import Range, Verb
    from summariser.attribution.sentence_words import Words

_MAX_ADJUNCT = 25
"""How many words may say when and where between a cue and what goes on."""
_MAX_INTRODUCTION = 12
"""From how many words on what stands before a comma is taken for a clause in any case."""
_ENDS_OF_SPEECH = ",.?!—–-…"


def content_around(words: Words, verb: Verb, source: Range) -> Range | None:
    """Read content that stands before a source and its cue, and after them where it goes on."""
    at = source[0] - 1
    if not verb.cue.frames & SPEECH or at < 0 or words.is_a(source[0], "relatives"):
        return None
    quoted = ends_speech(words, at)
    if not quoted and words.low(at) != "," and not words.is_dash(at):
        return None
    if not _nothing_follows(words, verb, quoted=quoted):
        return None
    content = stretch_before(words, source[0])
    set_off = words.low(verb.last) == "," and not words.is_a(verb.last + 1, "conjunctions")
    ends = not any(words.low(at) == "," for at in range(verb.last, words.end))
    if content is None or not (quoted or set_off or _is_clause(words, content, ends=ends)):
        return None
    return content[0], _resumed(words, verb.last, content[1], quoted=quoted)


def content_before(words: Words, cue: int, following: int) -> Range | None:
    """Read content that stands before a cue with its source after it: "…", said the mayor, "…"."""
    content = stretch_before(words, cue)
    if content is None or not words.is_quote(content[1] - 1):
        return content
    return content[0], _resumed(words, following, content[1], quoted=True)


def stretch_before(words: Words, end: int) -> Range | None:
    """Return what stands before a token, from the beginning of the sentence or its last semicolon."""
    start = next((at + 1 for at in range(end - 1, -1, -1) if words.low(at) == ";"), 0)
    return words.trimmed(start, end)


def ends_speech(words: Words, at: int) -> bool:
    """Tell whether a quotation stands there that ends as speech does before its cue."""
    return words.is_quote(at) and words.tokens[at].ends_with in _ENDS_OF_SPEECH


def _nothing_follows(words: Words, verb: Verb, *, quoted: bool) -> bool:
    """Tell whether no content stands right after the cue."""
    at = verb.last
    if words.closes_sentence(at):
        return True
    if words.low(at) == "to" and "to" in verb.cue.frames:
        return False
    if words.low(at) == ",":
        return quoted or not words.is_quote(at + 1)
    if words.is_quote(at) or words.low(at) in ("that", ":"):
        return quoted and words.low(at) == ":"
    if quoted:
        return True
    if "person" in verb.cue.frames:
        return _only_recipient(words, at)
    return _only_adjunct(words, at)


def _only_recipient(words: Words, at: int) -> bool:
    recipient = phrase_after(words, at, apposition=False)
    if recipient is None:
        return False
    following = recipient[1]
    return (
        words.closes_sentence(following)
        or words.low(following) == ","
        or words.is_a(following, "prepositions", "times")
    )


def _only_adjunct(words: Words, at: int) -> bool:
    """Tell whether only when, where and how follows up to a mark or the end."""
    if not words.is_a(at, "times", "prepositions", "adverbs"):
        return False
    for later in range(at, min(words.end, at + _MAX_ADJUNCT)):
        if words.is_quote(later) or words.low(later) in ("that", "whether"):
            return False
        if words.is_a(later, "auxiliaries", "pronouns"):
            return False
        if words.tokens[later].kind == "mark":
            return not words.is_quote(later + 1)
    return True


def _is_clause(words: Words, content: Range, *, ends: bool) -> bool:
    """Tell whether words hold a verb: "In Ohio" and "On Tuesday" do not.

    What opens like an introduction is one unless the sentence ends with the cue: then it is all there is.
    """
    if content[1] - content[0] > _MAX_INTRODUCTION:
        return True
    introduces = words.is_a(content[0], "prepositions") and not any(
        words.low(at) == "," for at in range(*content)
    )
    if not ends and (introduces or words.is_a(content[0], "subordinators")):
        return False
    return any(_may_be_verb(words, at, content[0]) for at in range(*content))


def _may_be_verb(words: Words, at: int, first: int) -> bool:
    low = words.low(at)
    if words.is_quote(at) or words.is_a(at, "auxiliaries", "verbs") or low in words.language.verbs:
        return True
    after_name = at > first and words.is_capital(at - 1) and not words.is_capital(at)
    return low.endswith("ed") or (low.endswith("s") and after_name)


def _resumed(words: Words, at: int, end: int, *, quoted: bool) -> int:
    """Return where content ends that goes on after "…, he said, …"; `end` where it does not."""
    for later in range(at, min(words.end, at + _MAX_ADJUNCT)):
        if later in words.verbs:
            return end
        if words.is_quote(later) and (words.low(later - 1) in (",", ":", ".") or words.is_dash(later - 1)):
            return clause_end(words, later)
        if words.low(later) == "," and not quoted:
            goes_on = later == at and words.is_word(later + 1) and later + 1 not in words.verbs
            rest = words.trimmed(later + 1, clause_end(words, later + 1)) if goes_on else None
            return rest[1] if rest is not None else end
    return end
