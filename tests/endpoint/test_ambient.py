"""The ambient recording: asked for without the endpoint's libraries, and in force only within its block."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from summariser._api import uses_builtin
from summariser.endpoint.ambient import ambient_recording, recording_everything
from summariser.endpoint.cassettes import Recording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("module", "unloaded"),
    [
        ("summariser", "openai instructor vcr"),
        ("summariser._api", "openai instructor vcr"),
        ("summariser.endpoint.ambient", "openai instructor vcr"),
        ("summariser.extractive.builtin", "openai instructor vcr summariser.endpoint"),
        ("summariser.transport", "openai instructor vcr summariser.endpoint"),
    ],
)
def test_a_module_that_asks_no_model_loads_none_of_the_libraries_for_it(module: str, unloaded: str) -> None:
    script = f"import sys\nimport {module}\nsys.exit(sorted(set({unloaded.split()}) & set(sys.modules)) or 0)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_recording_is_in_force_within_its_block_and_keeps_the_built_in_model_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SUMMARISER_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    recording = Recording(tmp_path / "tape.yaml")
    assert uses_builtin(None)
    with recording_everything(recording):
        assert ambient_recording() is recording
        assert not uses_builtin(None)
        assert uses_builtin("builtin")
    assert ambient_recording() is None
