"""Record a cassette anew: ``python cassettes/record.py NAME``, best called by ``make record CASSETTE=NAME``.

The endpoint and its key come from OPENAI_BASE_URL, OPENAI_API_KEY and SUMMARISER_MODEL. The old
cassette is replaced only when the new one is complete.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from summariser import Endpoint, Source, SummariserError, summarise

FOLDER = Path(__file__).parent
RECORDINGS = tomllib.loads((FOLDER / "recordings.toml").read_text(encoding="utf-8"))


def record(name: str) -> str:
    """Record one cassette, and say what came of it."""
    recording = RECORDINGS[name]
    cassette, fresh = FOLDER / f"{name}.yaml", FOLDER / f".{name}.new.yaml"
    fresh.unlink(missing_ok=True)
    source = Source.from_file(FOLDER.parent / recording["source"])
    with Endpoint(mode=recording.get("mode"), timeout=3600, cassette=fresh) as endpoint:
        briefing = summarise(source, endpoint=endpoint)
    fresh.replace(cassette)
    return f"{cassette}: {briefing.provenance.attempts} answers, {len(briefing.rejected)} repairs and removals"


def main() -> int:
    """Record the cassette named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in RECORDINGS:
        print(f"name one of: {', '.join(RECORDINGS)}", file=sys.stderr)
        return 2
    try:
        print(record(sys.argv[1]))
    except SummariserError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
