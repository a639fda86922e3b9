"""Positions: what each party says, from the attributions of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.entities.mentions import Voice, attributions_of, is_personal, voice_of
from summariser.entities.speakers import Speaker, speakers
from summariser.extractive.titles import title_of
from summariser.extractive.topics import topics
from summariser.extractive.trimming import trimmed
from summariser.grounding.verbatim import find_verbatim
from summariser.languages import alternatives, lowered
from summariser.schemas import Evidence, Party, Position
from summariser.schemas.evidence import cite
from summariser.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from summariser.attribution import Attribution, Span
    from summariser.text.source import Sentence, Source

_MAX_POSITIONS = 60
_MAX_SENTENCES = 2
"""The most sentences on which a position with quoted words may rest; others rest on one."""
_MIN_WORDS = 2
_MAX_SENTENCES_BACK = 1
_INTENDED = frozenset({"promise", "believe"})
"""Stances of cues that tell what somebody means to do or thinks: positions only of those with a name."""
_IMPERSONAL_PRONOUNS = frozenset({"it"})
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«\s*([^«»]+?)\s*»|„([^„“”]+)[“”]")
_STANCES = {"support": "for", "demand": "for", "deny": "against", "oppose": "against"}
_MAX_STATEMENT = 320
_MIN_SUBSTANTIAL_WORDS = 5
_BEGINNING = 30
"""The characters of a quotation by which it is seen whether it begins in a sentence."""


class _Said(NamedTuple):
    """An attribution whose source has a name, with the sentences that hold it."""

    attribution: Attribution
    voice: Voice
    sentences: tuple[Sentence, ...]


def parties_of(source: Source) -> tuple[Party, ...]:
    """Return those who speak in a source, in order of appearance, each with its positions."""
    said = _said(source)
    joined = speakers((one.voice for one in said), source.text)
    contents = [one.attribution.content.text for one in said]
    names = [alias for speaker in joined.values() for alias in speaker.aliases]
    issues = topics(contents, source.text, names)
    positions: dict[str, list[Position]] = {}
    by_name: dict[str, Speaker] = {}
    for one, issue in zip(said, issues, strict=True):
        speaker = joined[one.voice]
        by_name.setdefault(speaker.name, speaker)
        positions.setdefault(speaker.name, []).append(_position(one, speaker, issue, source))
    return tuple(
        Party(
            name=name,
            kind=by_name[name].kind,
            aliases=_aliases(by_name[name], source),
            positions=tuple(held),
        )
        for name, held in positions.items()
    )


def _aliases(speaker: Speaker, source: Source) -> tuple[str, ...]:
    """The names of a speaker, and a person's last name if the text uses it alone."""
    words = speaker.name.split()
    alone = rf"(?<!{re.escape(words[-2])} )\b{re.escape(words[-1])}\b" if len(words) > 1 else None
    if alone and is_personal(speaker.name) and re.search(alone, source.text):
        return tuple(dict.fromkeys((*speaker.aliases, words[-1])))
    return speaker.aliases


def _said(source: Source) -> list[_Said]:
    """The attributions that become positions: one for each speaker and sentence, quoted ones preferred."""
    found: dict[tuple[str, int], _Said] = {}
    last: _Said | None = None
    title = title_of(source)
    for attribution in attributions_of(source):
        voice = voice_of(attribution, source.text) or _goes_on(attribution, last, source)
        sentences = _sentences(attribution, source)
        if voice is None or not sentences:
            continue
        last = _Said(attribution, voice, sentences)
        short = len(attribution.content.text.split()) < _MIN_WORDS
        meant = attribution.stance in _INTENDED and not attribution.quoted and not voice.is_proper
        in_title = sentences[0] is title and not attribution.quoted
        silent = attribution.stance == "deny" and _no_comment().match(attribution.content.text) is not None
        if short or meant or in_title or silent or any(is_boilerplate(sentence.text) for sentence in sentences):
            continue
        key = voice.key, sentences[0].number
        if key not in found or (attribution.quoted and not found[key].attribution.quoted):
            found[key] = last
    ranked = sorted(found.values(), key=lambda said: (not said.attribution.quoted, said.sentences[0].number))
    return sorted(ranked[:_MAX_POSITIONS], key=lambda said: said.attribution.content.start)


def _goes_on(attribution: Attribution, last: _Said | None, source: Source) -> Voice | None:
    """Return whom "he", "she" or "it" means: the last speaker, if only a sentence or two before."""
    span = attribution.source
    if last is None or span is None:
        return None
    pronoun = span.text.strip().lower()
    personal = pronoun in lowered("personal_pronouns")
    fitting = is_personal(last.voice.name) if personal else last.voice.is_collective
    if not (personal or pronoun in _IMPERSONAL_PRONOUNS) or not fitting:
        return None
    here = source.sentence_at(span.start)
    if here is None or not _opens(span, here, attribution):
        return None
    return last.voice if 0 <= here.number - last.sentences[0].number <= _MAX_SENTENCES_BACK else None


def _opens(pronoun: Span, sentence: Sentence, attribution: Attribution) -> bool:
    """Tell whether nobody is named before a pronoun in its sentence, the attributed words aside."""
    if attribution.content.start <= sentence.start and attribution.content.end <= pronoun.start:
        return True
    return not any(word[:1].isupper() for word in sentence.text[: pronoun.start - sentence.start].split())


def _sentences(attribution: Attribution, source: Source) -> tuple[Sentence, ...]:
    first = source.sentence_at(attribution.content.start)
    if first is not None and _is_turn(attribution):
        first = _first_substantial(attribution, first, source)
    if first is None:
        return ()
    found = [first]
    while attribution.quoted and len(found) < _MAX_SENTENCES and found[-1].end < attribution.content.end:
        following = source.sentence(found[-1].number + 1)
        if following is None:
            break
        found.append(following)
    return tuple(found)


def _is_turn(attribution: Attribution) -> bool:
    """Tell whether words are a speaker's turn: "SMITH: …"."""
    return attribution.cue.text.strip() == ":" and attribution.quoted


def _first_substantial(attribution: Attribution, first: Sentence, source: Source) -> Sentence:
    """The first sentence of a turn that has substance, unlike "Good morning." and "Yes."."""
    sentence: Sentence | None = first
    while sentence is not None and sentence.start < attribution.content.end:
        said = source.text[max(sentence.start, attribution.content.start) : sentence.end]
        if len(said.split()) >= _MIN_SUBSTANTIAL_WORDS:
            return sentence
        sentence = source.sentence(sentence.number + 1)
    return first


def _position(one: _Said, speaker: Speaker, issue: str, source: Source) -> Position:
    attribution, sentences = one.attribution, one.sentences
    quote = _quote(attribution, sentences, source)
    stance = _STANCES.get(attribution.stance, "neutral")
    if attribution.stance == "demand" and _reversed().match(attribution.content.text):
        stance = "against"
    if attribution.negated and stance != "neutral":
        stance = "against" if stance == "for" else "for"
    if _condition().search(attribution.content.text) and stance != "neutral":
        stance = "conditional"
    return Position(
        issue=issue,
        stance=stance,
        statement=_statement(one, speaker, quote),
        speaker=speaker.name,
        role=speaker.role,
        quote=quote,
        attribution="quoted" if quote else "reported",
        evidence=tuple(cite(source, sentence.number) for sentence in sentences),
    )


def _quote(attribution: Attribution, sentences: tuple[Sentence, ...], source: Source) -> str | None:
    """Return the longest of the speaker's own words within quotation marks."""
    content = attribution.content
    within = source.text[max(content.start, sentences[0].start) : min(content.end, sentences[-1].end)]
    turn = _is_turn(attribution)
    fragments = [] if turn else [next(filter(None, match.groups())) for match in _QUOTED.finditer(content.text)]
    if not fragments and attribution.quoted:
        fragments = [" ".join(within.split()) if turn else _bare(within)]
    cited = [sentence.number for sentence in sentences]
    first = sentences[0].text
    for fragment in sorted(fragments, key=lambda one: (one[:_BEGINNING] not in first, -len(one))):
        words = " ".join(fragment.split()).rstrip(",")
        if len(words.split()) >= _MIN_WORDS and find_verbatim(words, source, cited).problem is None:
            return words
    return None


def _bare(quotation: str) -> str:
    """A quotation without its marks; those of inner quotations stay."""
    words = quotation.strip('“”"«»„ ')
    single = words[:1] in "'‘" and not set(words[1:-1]) & set("‘’'")
    return words.strip("'‘’ ") if single else words


def _statement(one: _Said, speaker: Speaker, quote: str | None) -> str:
    """Return the position in a sentence of the text, with the name for a pronoun of the speaker."""
    sentence, span = one.sentences[0], one.attribution.source
    text = sentence.text
    if span is not None and sentence.start <= span.start and span.end <= sentence.end:
        if one.attribution.speaker is not None and span.text.strip().islower() and len(span.text.split()) == 1:
            text = text[: span.start - sentence.start] + speaker.name + text[span.end - sentence.start :]
        text = trimmed(text)
        if len(text) <= _MAX_STATEMENT:
            return text
    said = quote or " ".join(one.attribution.content.text.split())
    if len(said) > _MAX_STATEMENT:
        said = said[:_MAX_STATEMENT].rsplit(" ", 1)[0] + " …"
    return f"{speaker.name}: {said}"


@cache
def _reversed() -> re.Pattern[str]:
    """How a demand against something begins."""
    return re.compile(rf"(?:\w+\s){{0,4}}?(?:to\s+)?(?:{alternatives('reversals')})\b", re.IGNORECASE)


@cache
def _no_comment() -> re.Pattern[str]:
    """What somebody declines who holds no position."""
    return re.compile(rf"(?:to )?(?:{alternatives('comments')})\b")


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('conditions')})\b", re.IGNORECASE)


def evidence_of(source: Source, *sentences: Sentence) -> tuple[Evidence, ...]:
    """Cite sentences."""
    return tuple(cite(source, sentence.number) for sentence in sentences)
