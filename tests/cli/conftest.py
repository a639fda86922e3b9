"""The command without a process, for tests in which a process is not what is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.command import call_on_pipes

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def invoke(tmp_path: Path) -> Run:
    """Run the command as the fixture ``run`` does, but within this process."""

    def invoke(
        *arguments: str | Path, stdin: str | bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        return call_on_pipes(arguments, folder=tmp_path, stdin=data, **environment)

    return invoke
