"""The shared tables: their words, references between lists, and errors that name what is wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from summariser.attribution import tables as attribution
from summariser.languages import Role, alternatives, lowered, numbers, words
from summariser.languages.tables import TableError, check_keys, expanded, read_toml
from summariser.quantities import tables as quantities


def test_a_role_is_read_in_one_language_or_in_all() -> None:
    assert words("weekdays", "de")[0] == "Montag"
    assert {"Monday", "lundi", "lunedì"} <= set(words("weekdays"))
    assert words("weekdays", "xx") == ()


def test_months_are_numbered() -> None:
    assert numbers("months", "fr")["août"] == 8
    assert numbers("months")["oktober"] == numbers("months")["october"] == 10


def test_a_reference_stands_for_the_words_of_a_list() -> None:
    assert lowered("honorifics_of_women", "en") < lowered("honorifics", "en")
    assert lowered("months", "en") < lowered("common_words", "en")


def test_alternatives_match_the_longest_word_and_may_be_capitalised() -> None:
    found = alternatives("honorifics", language="fr").split("|")
    assert found.index("Mme") < found.index("M")
    assert "But" in alternatives("sentence_starts", capital=True).split("|")


def test_every_role_has_words() -> None:
    assert [role for role in get_args(Role) if not words(role)] == []


def test_a_reference_to_no_list_is_an_error() -> None:
    with pytest.raises(TableError, match="the list times refers to @weekday, which does not exist"):
        expanded("en.toml", {"times": ["@weekday", "today"]}, {"weekdays": ["monday"]})


def test_a_list_that_refers_to_itself_is_an_error() -> None:
    with pytest.raises(TableError, match="refers to itself"):
        expanded("en.toml", {"one": ["@other"], "other": ["@one"]})


def test_unknown_and_missing_keys_are_errors() -> None:
    with pytest.raises(TableError, match="has unknown keys: monhts; known are days, months"):
        check_keys("en.toml", ["monhts"], ["months", "days"])
    with pytest.raises(TableError, match="lacks the keys days"):
        check_keys("en.toml", ["months"], ["months", "days"], all_of_them=True)


@pytest.mark.parametrize("package", [attribution, quantities])
@pytest.mark.parametrize("part", ["words", "phrases", "nouns"])
def test_an_unknown_role_is_an_error_in_either_room(
    package: object, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt key of a table is told when it is loaded, and not read as an empty list."""
    data = read_toml(f"summariser.{_room(package)}", "languages/en.toml")
    data[part]["determinres"] = ["a"]
    monkeypatch.setattr(package, "read_toml", lambda *_: data)
    load = attribution.language_of if package is attribution else quantities._load
    with pytest.raises(TableError, match=rf"{_room(package)}/languages/en.toml \[{part}\] .*determinres"):
        load.__wrapped__("en")


@pytest.mark.parametrize("key", ["stance", "frames"])
def test_an_unknown_stance_or_frame_is_an_error(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = read_toml("summariser.attribution", "languages/en.toml")
    data["verbs"][0][key] = "shout" if key == "stance" else ["shout"]
    monkeypatch.setattr(attribution, "read_toml", lambda *_: data)
    with pytest.raises(TableError, match=rf"{key} has unknown keys: shout"):
        attribution.language_of.__wrapped__("en")


def test_importing_loads_no_table() -> None:
    code = "import summariser.attribution, summariser.quantities, summariser.languages.tables as tables"
    code += "; assert tables.table_of.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


def _room(package: object) -> str:
    return "attribution" if package is attribution else "quantities"
