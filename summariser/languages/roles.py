"""Roles: the parts that words play in the shared tables."""

from __future__ import annotations

from typing import Literal

# fmt: off
Role = Literal[
    "vague_quantities", "weekdays", "near_days", "periods", "honorifics_of_men", "honorifics_of_women",
    "abbreviated_honorifics", "honorifics", "offices", "experts", "roles", "relays", "also_called",
    "people", "state_bodies", "associations", "publications", "firms", "crowds", "collectives",
    "kind_expert", "kind_media", "kind_group", "kind_government", "kind_company", "kind_organisation",
    "articles", "possessives", "subject_pronouns", "pronouns", "personal_pronouns", "before_names",
    "before_nouns", "clause_starts", "sentence_starts", "linking", "within_names", "within_credits",
    "places_after", "belongings_after", "relative_starts", "heads_before", "name_words", "opening_words",
    "function_words", "common_words", "negations", "negative_words", "affirming", "conditions",
    "asides_that_matter", "remainder", "between_numbers", "leaning", "connectives", "reports", "reversals",
    "comments", "labels", "kinds_of_text", "entries", "bylines", "advertising", "advertising_labels",
    "agencies", "attached_particles", "particles", "plain_particles", "stopped_titles",
]
# fmt: on
"""What a list of words is for; what each holds is said in en.toml."""

NumberRole = Literal["months", "other_months", "group_sizes"]
"""Words that stand for a number."""
