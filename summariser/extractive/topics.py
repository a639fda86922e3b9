"""Topics: positions grouped by the content words that they share, each group with a label."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summariser.extractive.content_words import is_function_word, stem, words
from summariser.languages import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_SHARE = 0.6
"""A stem in a larger share of the positions than this does not distinguish them."""
_MIN_POSITIONS = 4
_MIN_LETTERS = 4
OTHER = "other matters"
"""The label where none of a content's words is a noun of the text."""


def topics(contents: Sequence[str], text: str, names: Sequence[str]) -> list[str]:
    """Return a label for the topic of each of several contents, the same for those that share it.

    Args:
        contents: what is said, one text for each position.
        text: the whole text, whose most frequent words and pairs become the labels.
        names: names of speakers, whose words are not topics.
    """
    avoided = {stem(word) for name in names for word in words(name)}
    bags = [_stems(content, avoided) for content in contents]
    shared = Counter(stem_ for bag in bags for stem_ in bag)
    frequent, counted = _surfaces(text, avoided)
    pairs = _commonest(counted)
    few = len(contents) < _MIN_POSITIONS
    labels = []
    for bag in bags:
        fit = [s for s in bag & frequent.keys() if few or shared[s] <= max(2, _MAX_SHARE * len(contents))]
        best = max(
            fit, key=lambda s: (min(shared[s], 2), sum(frequent.get(s, Counter()).values()), s), default=None
        )
        labels.append(_label(best, frequent, pairs) if best else OTHER)
    return labels


def _stems(content: str, avoided: set[str]) -> set[str]:
    found = (stem(word) for word in words(content) if not is_function_word(word) and len(word) >= _MIN_LETTERS)
    return {one for one in found if one not in avoided}


def _surfaces(text: str, avoided: set[str]) -> tuple[dict[str, Counter[str]], Counter[tuple[str, str]]]:
    """Count each noun's stem in each form, and each pair of neighbouring content words.

    A noun is recognised by its place: the last content word after an article or similar word.
    """
    forms: dict[str, Counter[str]] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    nouns: set[str] = set()
    run: list[str] = []
    opener = ""
    for word in [*words(text), ""]:
        root = stem(word)
        if word and not is_function_word(word) and root not in avoided:
            form = word if word[0].isupper() else word.lower()
            forms.setdefault(root, Counter())[form] += 1
            if run:
                pairs[run[-1], form] += 1
            run.append(form)
            continue
        if run and opener.lower() in lowered("before_nouns"):
            nouns.add(stem(run[-1]))
        run, opener = [], word
    return {root: counted for root, counted in forms.items() if root in nouns}, pairs


def _commonest(pairs: Counter[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """For every word its most frequent pair, if that occurs more than once."""
    found: dict[str, tuple[str, str]] = {}
    for pair, count in sorted(pairs.items(), key=lambda item: (item[1], item[0])):
        if count > 1:
            found.update(dict.fromkeys(pair, pair))
    return found


def _label(best: str, frequent: dict[str, Counter[str]], pairs: dict[str, tuple[str, str]]) -> str:
    form = frequent[best].most_common(1)[0][0]
    return " ".join(pairs.get(form, (form,)))
