"""Roles: the parts that words play in the tables of quantities, and the conventions of a language."""

from __future__ import annotations

from typing import Literal

# fmt: off
Role = Literal[
    "and", "to", "or", "between", "from", "article", "half", "of", "in", "few", "per", "each", "minus",
    "point", "possessive", "old", "aged", "one", "by", "pointing", "pounds", "rarely_a_unit", "payment",
    "most", "up", "shared", "no rate", "dotted", "hours", "numbered", "numberings", "labels", "scores",
    "during", "change",
]
"""What a word beside a number is; see en.toml."""

PhraseRole = Literal[
    "share", "share of one", "share of ten", "before an hour", "before a time",
]
"""What a phrase beside a number says of it."""

DateRole = Literal[
    "months", "ambiguous_months", "before_a_month", "before_a_year", "weakly_before_a_year", "after_a_year",
    "before_no_year", "after_a_day", "year_marks", "month_marks", "day_marks", "hour_marks", "minute_marks",
    "eras", "decade", "clock", "ordinal_suffixes", "ordinal_prefixes", "before_an_ordinal", "tens",
    "ordinals",
]
"""What a word says of a date, a time or an ordinal."""

NounRole = Literal[
    "stop", "plural", "not_plural", "adjectives", "small_things", "counted_not_dated",
]
"""What a word says of a noun that is counted."""

EndingRole = Literal[
    "plural", "not_plural", "adjectives", "joined_adjectives", "fold",
]
"""What the ending of a word says of it."""

Rule = Literal[
    "fractions are ordinals", "half without article", "indefinite without of", "magnitudes add up",
    "month first", "nouns have capitals", "tens are counted", "units after of",
]
"""A convention that holds in some languages."""

Head = Literal[
    "plural", "first", "capitalised", "none",
]
"""Which word of the phrase after a number is counted."""
# fmt: on
