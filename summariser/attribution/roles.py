"""Roles: the parts that words play in the tables of attribution."""

from __future__ import annotations

from typing import Literal

# fmt: off
Role = Literal[
    "definite_articles", "contracting", "demonstratives", "no_adverbs", "opening_adverbs", "graders",
    "plural_subjects", "pronominal_determiners", "only_verbs", "plurals", "apposition", "never_listed",
    "clause_openers", "no_clause_openers", "no_object_openers", "before_times", "conjunctions",
    "determiners", "pronouns", "possessives", "relatives", "wh", "auxiliaries", "modals", "be", "negations",
    "catenatives", "adverbs", "times", "prepositions", "inner", "subordinators", "verbs", "abbreviations",
    "openers", "he", "she", "male", "female", "linking", "things", "not_names",
]
"""What a word of a sentence is, such as a determiner."""

Roles = tuple[Role, ...]

PhraseRole = Literal[
    "prepositions", "evidential", "passive_to", "passive_of",
]
"""What a phrase, or a participle, introduces."""

NounRole = Literal[
    "clause", "to", "about", "for", "of", "against", "on", "to_noun", "settings",
]
"""What introduces the content of a noun; or "settings", in which things are said."""

AdjectiveRole = Literal[
    "clause", "about", "of", "to", "to_noun",
]
"""What introduces the content of an adjective."""

Frame = Literal[
    "quote", "clause", "that", "wh", "to", "object", "person to", "person", "modal", "judged", "judged as",
    "after",
]
"""What may stand as content of a verb; see en.toml."""
# fmt: on
