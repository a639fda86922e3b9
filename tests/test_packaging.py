"""The package as it is installed: one import name, both folders, its version in one place."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires, version
from pathlib import Path

import pytest

import summariser
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_both_folders_under_one_name(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"summariser"}
    for name in [
        "summariser/py.typed",
        "summariser/languages/en.toml",
        "summariser/attribution/languages/en.toml",
        "summariser/quantities/units.toml",
        "summariser/report/text.py",
        "summariser/report/templates/page.css",
        "summariser/report/templates/page.html.j2",
        "summariser/report/templates/page.js",
        "summariser/schemas/briefing.py",
        "summariser/prompts/__init__.py",
        "summariser/prompts/briefing/system.md.j2",
        "summariser/prompts/completion/user.md.j2",
        "summariser/prompts/user.md.j2",
        "summariser/pytest_plugin.py",
    ]:
        assert name in names


def test_installed_elsewhere_it_works_and_takes_no_other_name(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    script = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import summariser, summariser.prompts, summariser.schemas\n"
        f"assert summariser.__file__.startswith({str(target)!r})\n"
        "from summariser import Source\n"
        "print(summariser.prompts.load('briefing').render(Source('One sentence here.')).user)\n"
        "for name in ('schemas', 'prompts'):\n"
        "    try:\n        __import__(name)\n"
        "    except ModuleNotFoundError:\n        pass\n"
        "    else:\n        raise SystemExit(f'{name} is importable')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "[1] One sentence here." in done.stdout


def test_the_folders_are_reached_by_relative_links() -> None:
    for name in ("schemas", "prompts"):
        assert (ROOT / "summariser" / name).readlink() == Path("..", name)


def test_the_version_stands_in_one_place() -> None:
    assert version("summariser") == summariser.__version__
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dynamic"] == ["version"]
    assert f"## {summariser.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_dependencies_are_bounded_from_below_and_above() -> None:
    needed = [requirement for requirement in requires("summariser") or () if "extra" not in requirement]
    assert {"instructor<2,>=1.17", "openai<4,>=3.3", "vcrpy<10,>=9.4"} <= set(needed)
    assert all(re.search(r"<\d+,>=\d", requirement) for requirement in needed)


def test_the_public_names_are_these_and_all_resolve() -> None:
    assert summariser.__all__ == sorted(summariser.__all__)
    for name in summariser.__all__:
        assert getattr(summariser, name) is not None
    assert set(summariser.__all__) <= set(dir(summariser))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = summariser.nonsense


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'openai', 'pydantic', 'rich', 'jinja2'}"
    script = f"import summariser, sys; sys.exit(sorted({heavy} & set(sys.modules)) or 0)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_no_machine_path_and_no_key_stands_in_the_tree() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    forbidden = re.compile(r"(?<![\w.])/(?:home|root|work)/\w|\bsk-[A-Za-z0-9]{20}")
    for name in listed.stdout.split():
        path = ROOT / name
        if path.is_file():
            assert not forbidden.search(path.read_text(encoding="utf-8", errors="replace")), name
