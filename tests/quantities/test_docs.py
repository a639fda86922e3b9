"""The examples of docs/quantities.md hold: each row of its tables is read as it says."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from summariser.quantities import extract_quantities

DOC = Path(__file__).parents[2] / "docs" / "quantities.md"
COLUMNS = ["Language", "In the text", "Value", "To", "Unit", "Kind", "Qualifier"]


def rows() -> list[list[str]]:
    found, inside = [], False
    for line in DOC.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells == COLUMNS:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(line) <= set("|-"):
            found.append(cells)
    return found


def test_the_page_holds_examples_of_every_language() -> None:
    assert {row[0] for row in rows()} == {"en", "fr", "de", "es", "it", "pt", "ja"}
    assert len(rows()) > 100


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}: {row[1]}")
def test_an_example_is_read_as_the_page_says(row: list[str]) -> None:
    language, marked, value, upper, unit, kind, qualifier = row
    quantities = extract_quantities(marked.replace("**", ""), language)
    if kind == "nothing":
        assert quantities == []
        return
    expected = re.search(r"\*\*(.+?)\*\*", marked)
    assert expected
    (quantity,) = [q for q in quantities if q.text == expected.group(1)]
    assert quantity.value == (Decimal(value) if value else None)
    assert quantity.upper == (Decimal(upper) if upper else None)
    assert quantity[5:] == (unit or None, kind, qualifier or None)


def test_the_first_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = re.findall(r"```(?:python)?\n(.*?)```", DOC.read_text(encoding="utf-8"), flags=re.DOTALL)[
        :2
    ]
    exec(compile(code, str(DOC), "exec"), {})
    assert capsys.readouterr().out == printed
