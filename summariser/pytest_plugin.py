"""A pytest plugin: the fixture ``summariser_cassette`` records and replays the calls that a test makes.

It does nothing unless a test asks for the fixture. See docs/testing.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OPTION = "--summariser-record"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("summariser")
    group.addoption(_OPTION, action="store_true", help="record the cassettes of the selected tests anew")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "summariser_cassette(name): the cassette's file name, instead of the test's own"
    )


@pytest.fixture
def summariser_cassette(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Replay every call of `summarise` and `Endpoint` in this test from its cassette.

    The cassette is ``cassettes/<test>.yaml`` beside the test's file. With ``--summariser-record`` the
    calls are made for real, and those that succeed are recorded. A client of one's own is left alone.
    """
    from summariser.endpoint.ambient import recording_everything
    from summariser.endpoint.cassettes import Recording

    path = _path(request)
    record = bool(request.config.getoption(_OPTION))
    if not record and not path.exists():
        pytest.fail(
            f"there is no recording {path}; make it with: pytest {_OPTION} {request.node.nodeid}", pytrace=False
        )
    recording = Recording(path, record=record)
    with recording_everything(recording):
        yield path
    recording.save()


def _path(request: pytest.FixtureRequest) -> Path:
    marker = request.node.get_closest_marker("summariser_cassette")
    name = str(marker.args[0]) if marker else re.sub(r"[^\w.-]+", "-", request.node.name).strip("-") + ".yaml"
    folder: Path = request.path.parent / "cassettes"
    return folder / name
