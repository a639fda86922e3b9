"""A small source with everything in it, and a good answer about it."""

from __future__ import annotations

from typing import Any

from summariser import Source

TEXT = """\
Harbour dispute goes to arbitration

Ministers of Norrland and the port of Velt agreed on Friday to arbitration over the €3.5bn harbour.
“We will not pay for delays that we did not cause,” said Ada Brandt, Norrland's transport minister. “We want \
a ruling by June.”

The port's director, Tom Osei, welcomed the step. About 1,200 dockers have been idle since March, the union \
says.
It does not support arbitration. Some 40 cranes stand still.
"""

SOURCE = Source(TEXT, origin="harbour.txt")


def good_answer() -> dict[str, Any]:
    """A fresh answer that every check accepts."""
    return {
        "headline": "Harbour dispute goes to arbitration",
        "key_messages": [
            {"text": "Norrland and Velt take the harbour dispute to arbitration.", "evidence": [2]},
            {"text": "The union does not support arbitration.", "evidence": [7]},
        ],
        "parties": [
            {
                "name": "Norrland",
                "kind": "government",
                "aliases": ["Norrland"],
                "positions": [
                    {
                        "issue": "harbour costs",
                        "stance": "against",
                        "statement": "Norrland will not pay for delays caused by others.",
                        "speaker": "Ada Brandt",
                        "role": "transport minister",
                        "quote": "We will not pay for delays that we did not cause",
                        "attribution": "quoted",
                        "evidence": [3],
                    }
                ],
            },
            {
                "name": "Port of Velt",
                "kind": "company",
                "aliases": ["the port of Velt"],
                "positions": [
                    {
                        "issue": "arbitration",
                        "stance": "for",
                        "statement": "The port welcomes arbitration.",
                        "speaker": "Tom Osei",
                        "role": "director",
                        "quote": None,
                        "attribution": "reported",
                        "evidence": [5],
                    }
                ],
            },
        ],
        "numbers": [
            {"text": "€3.5bn", "describes": "the harbour in dispute", "according_to": None, "evidence": [2]},
            {
                "text": "1,200",
                "describes": "dockers idle since March",
                "according_to": "the union",
                "evidence": [6],
            },
        ],
    }
