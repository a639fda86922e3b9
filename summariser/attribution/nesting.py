"""Attributions within attributions: only the outermost stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.attribution.speech import Draft


def outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what is attributed within the content of another: it is part of what that one says."""
    contents = sorted({draft.content for draft in drafts})
    farthest: list[tuple[int, int]] = []  # the two that reach farthest of those begun: one may be a cue's own
    kept: list[Draft] = []
    at = 0
    for draft in sorted(drafts, key=lambda one: one.cue):
        while at < len(contents) and contents[at][0] <= draft.cue[0]:
            farthest = sorted([*farthest, contents[at]], key=lambda content: -content[1])[:2]
            at += 1
        if not any(content[1] >= draft.cue[1] and content != draft.content for content in farthest):
            kept.append(draft)
    return kept
