"""The check of citations: the sentences that an item cites exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.wording import title_of
from summariser.schemas.evidence import Evidence
from summariser.schemas.findings import REMOVED, Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator


class Citations(Check):
    """Every cited sentence exists, and there is at least one."""

    def findings(self, field: Field) -> Iterator[Finding]:
        last = len(field.source.sentences)
        seen: set[int] = set()
        if not field.value:
            remedy = "cite the sentences that carry it"
            yield field.refused("cites no sentence", remedy, what=title_of(field.parent))
        single = isinstance(field.value, Evidence)
        for index, evidence in enumerate([field.value] if single else field.value or ()):
            where = field.where if single else (*field.where, index)
            what = str(evidence.sentence)
            if not evidence.exists:
                why, remedy = f"there is no sentence {what}", f"the sentences are numbered 1 to {last}"
                gone = (field.item or ()) if single else where
                yield Finding(Verdict.REFUSED, where, what, why, remedy, {gone: REMOVED} if gone else {})
            elif evidence.sentence in seen:
                yield Finding(Verdict.NORMALISED, where, what, fixes={where: REMOVED})
            seen.add(evidence.sentence)
