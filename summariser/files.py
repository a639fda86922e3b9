"""Writing a file so that a failure leaves the old one whole."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

_NUMBERS = itertools.count()


def unwritable(path: Path) -> str | None:
    """Return why a file cannot be written, and what to do; None if nothing speaks against it."""
    if path.is_dir():
        return "is a folder; name a file in it"
    folder = _place(path).parent
    while not folder.exists():
        folder = folder.parent
    written = [path] if path.exists() else []
    if path.is_file() or not path.exists():
        written.append(folder)  # the new file is made beside the old one
    if not folder.is_dir() or not all(os.access(place, os.W_OK) for place in written):
        return "permission denied; write to another place"
    return None


def _place(path: Path) -> Path:
    """Where a file stands or will stand, its links followed; a link to itself is replaced."""
    return Path(os.path.realpath(path))


def write_atomically(path: Path, text: str) -> None:
    """Write a text beside its place and rename it there; pipes and devices are written to directly.

    Raises:
        OSError: the folder, the file or the disk refuses it.
    """
    path = _place(path)
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.{next(_NUMBERS)}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
