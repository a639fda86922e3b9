"""Languages: the words that several rooms read, such as months and titles, in one table a language."""

from summariser.languages.roles import NumberRole, Role
from summariser.languages.tables import alternatives, demonyms, lowered, numbers, words

__all__ = ["NumberRole", "Role", "alternatives", "demonyms", "lowered", "numbers", "words"]
