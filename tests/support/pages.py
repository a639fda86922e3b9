"""Summaries that the tests of HTML pages show: an ordinary one, a hostile one, one of a megabyte."""

from __future__ import annotations

import functools
from datetime import UTC, datetime

from pydantic import BaseModel

from summariser import Briefing, Endpoint, Source, summarise
from summariser.audit import audit
from summariser.report import render
from summariser.schemas import Provenance, Rejected
from summariser.schemas.minutes import Minutes
from tests.conftest import ROOT
from tests.support.answers import SOURCE, good_answer

SCRIPT = "</script><script>window.pwned=1</script>"
IMAGE = "<img src=x onerror='window.pwned=2'>"
LINK = "javascript:window.pwned=3"
HANDLER = '" onmouseover="window.pwned=4" \''
TEMPLATE = "{{ 7*7 }}{% raise %}{# gone #}&amp;&#39;"
OVERRIDE = "\u202edesrever\u200b\u001b[31m"
HOSTILE = f"{SCRIPT} {IMAGE} {LINK} {HANDLER} {TEMPLATE} {OVERRIDE}"

_HOSTILE_TEXT = f"""\
Headline {SCRIPT} of the port.

The port {IMAGE} said “pay {LINK} the {SCRIPT} bill” of 40 cranes on Friday.
Velt {HANDLER} agreed {TEMPLATE} at once, and {OVERRIDE} so it ended.
Nobody cites this sentence, which holds a soft\u00adhyphen, a tab\tand a \x9b of old.
"""


def briefing() -> Briefing:
    """A briefing with every part: an audit, a repair, provenance."""
    made = Briefing.model_validate(good_answer(), context={"source": SOURCE})
    repaired = Rejected(where="numbers[7].text", what="€9bn", why="does not stand there", action="removed")
    provenance = Provenance(
        model="loopback-model-0917",
        endpoint="127.0.0.1:8333",
        replayed=False,
        created=datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        prompt_sha256="a" * 64,
        schema_sha256="b" * 64,
        source_sha256=SOURCE.sha256,
        origin=SOURCE.origin,
        attempts=2,
        usage=None,
        usages=(None, None),
        price=None,
        duration=1.5,
        version="0.1.0",
    )
    added = {"rejected": (repaired,), "audit": audit(made, SOURCE), "provenance": provenance}
    return made.model_copy(update=added)


def hostile() -> tuple[Briefing, Source]:
    """A briefing of which every text is an attack on the page, and its source."""
    source = Source(_HOSTILE_TEXT, title=HOSTILE, origin=LINK, published=IMAGE, language=HANDLER)
    number = next(sentence.number for sentence in source.sentences if "40 cranes" in sentence.text)
    everywhere = list(range(1, number + 2))
    position = {
        "issue": HOSTILE,
        "stance": "for",
        "statement": HOSTILE,
        "speaker": HOSTILE,
        "role": HOSTILE,
        "quote": f"pay {LINK} the {SCRIPT} bill",
        "attribution": "quoted",
        "evidence": everywhere,
    }
    answer = {
        "headline": HOSTILE,
        "key_messages": [{"text": HOSTILE, "evidence": everywhere}],
        "parties": [{"name": HOSTILE, "kind": "group", "aliases": [HOSTILE], "positions": [position]}],
        "numbers": [
            {"text": "40 cranes", "describes": HOSTILE, "according_to": HOSTILE, "evidence": [number]},
        ],
    }
    made = Briefing.model_validate(answer, context={"source": source, "draft": True})
    repaired = Rejected(where=HOSTILE, what=HOSTILE, why=HOSTILE, action="repaired")
    return made.model_copy(update={"rejected": (repaired,), "audit": audit(made, source)}), source


def large(paragraphs: int = 2_300) -> tuple[Briefing, Source]:
    """A briefing of a text of one megabyte, or of so many paragraphs; it cites sentences far apart."""
    sentence = "The harbour board met again, and the port of Velt said that nothing was settled that day."
    source = Source("\n\n".join(" ".join([sentence] * 5) for _ in range(paragraphs)), language="en")
    middle = 2 * paragraphs
    messages = [{"text": f"Message {n}.", "evidence": [1, middle, middle + 1 + n]} for n in range(20)]
    answer = {"headline": "The board met", "key_messages": messages, "parties": [], "numbers": []}
    return Briefing.model_validate(answer, context={"source": source, "draft": True}), source


@functools.cache
def recorded(name: str, schema: type[BaseModel] = Briefing) -> tuple[BaseModel, Source]:
    """A summary as it was recorded, and its source."""
    source = Source.from_file(ROOT / f"examples/{name}.txt")
    with Endpoint(cassette=ROOT / f"cassettes/{name}.yaml") as endpoint:
        return summarise(source, schema=schema, endpoint=endpoint), source


def page(of: tuple[BaseModel, Source] | None = None) -> str:
    """The page of a summary and its source, or of the ordinary briefing."""
    summary, source = of or (briefing(), SOURCE)
    return render(summary, "html", source=source)


def minutes() -> tuple[BaseModel, Source]:
    """Minutes: a schema without a page of its own."""
    return recorded("minutes", Minutes)
