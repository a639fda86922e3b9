"""Fixtures: a clean environment, a scripted endpoint on loopback, the command as a process."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.support.command import call_on_pipes
from tests.support.loopback import LoopbackEndpoint
from tests.support.website import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["pytester"]
collect_ignore = (
    [] if importlib.util.find_spec("llama_cpp") else ["endpoint/test_servers.py"]
)  # see make test-servers

ROOT = Path(__file__).parent.parent
_SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARISER_MODEL", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summariser.endpoint.retries.FIRST_WAIT", 0.01)


@pytest.fixture
def server() -> Iterator[LoopbackEndpoint]:
    with LoopbackEndpoint() as endpoint:
        yield endpoint


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


class Run(Protocol):
    def __call__(
        self, *arguments: str | Path, stdin: str | bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the installed command in an empty folder, with an environment of its own."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> Any:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in _SETTINGS and "proxy" not in name.lower()
        }
        finished = subprocess.run(
            [Path(sys.executable).with_name("summarise"), *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=kept | environment,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            finished.args, finished.returncode, finished.stdout.decode(), finished.stderr.decode()
        )

    return run


@pytest.fixture
def invoke(tmp_path: Path) -> Run:
    """Run the command as `run` does, but within this process, where a process is not what is tested."""

    def invoke(
        *arguments: str | Path, stdin: str | bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        return call_on_pipes(arguments, folder=tmp_path, stdin=data, **environment)

    return invoke
