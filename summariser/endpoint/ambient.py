"""The ambient recording: the cassette that all endpoints made meanwhile record to or replay from.

Asking whether one is in force must not load the endpoint's libraries, so nothing is imported here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.endpoint.cassettes import Recording

_ambient: Recording | None = None


@contextmanager
def recording_everything(recording: Recording) -> Iterator[None]:
    """Have every endpoint that is made meanwhile, in whatever thread, record to or replay from one cassette."""
    global _ambient
    before, _ambient = _ambient, recording
    try:
        yield
    finally:
        _ambient = before


def ambient_recording() -> Recording | None:
    """Return the recording that `recording_everything` has in force."""
    return _ambient
