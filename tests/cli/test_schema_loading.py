"""Schemas that a user names."""

from __future__ import annotations

from pathlib import Path

import pytest

from summariser import Briefing, ConfigurationError
from summariser.cli.schema_loading import load_schema
from summariser.schemas import Minutes
from tests.conftest import ROOT

TWO = "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int\nclass B(BaseModel):\n    y: int\n"
NESTED = (
    "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int\nclass B(BaseModel):\n    a: list[A]\n"
)


def write(folder: Path, text: str) -> str:
    path = folder / "mine.py"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_short_names_modules_and_files() -> None:
    assert load_schema("briefing") is Briefing
    assert load_schema("minutes") is Minutes
    assert load_schema("summariser.schemas.minutes:Minutes") is Minutes
    assert load_schema(str(ROOT / "examples/demands.py")).__name__ == "Demands"
    assert load_schema(f"{ROOT / 'examples/demands.py'}:Demand").__name__ == "Demand"


def test_the_one_model_that_holds_the_others_is_meant(tmp_path: Path) -> None:
    assert load_schema(write(tmp_path, NESTED)).__name__ == "B"


@pytest.mark.parametrize(
    ("text", "suffix", "message"),
    [
        (TWO, "", r"name one of its models.*it has: A, B"),
        (TWO, ":C", "C is not a Pydantic model there"),
        ("x = 1", "", "it has: none"),
        ("x = = 1", "", "cannot be loaded"),
        ("import nothing_of_that_name", "", "cannot be loaded"),
    ],
)
def test_a_file_that_holds_no_schema_says_so(tmp_path: Path, text: str, suffix: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load_schema(write(tmp_path, text) + suffix)


@pytest.mark.parametrize(
    "name", ["breifing", "no.such.module:Class", "nothing.py", "json:loads", "summariser:Source"]
)
def test_an_unknown_schema_names_the_ways_to_give_one(name: str) -> None:
    with pytest.raises(ConfigurationError, match="briefing, minutes, a module:Class, or a file"):
        load_schema(name)
