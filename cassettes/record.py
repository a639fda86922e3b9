"""Record a cassette anew: ``python cassettes/record.py NAME``, best called by ``make record CASSETTE=NAME``.

The endpoint and its key come from OPENAI_BASE_URL, OPENAI_API_KEY and SUMMARISER_MODEL. The old
cassette is replaced only when the new one is complete.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from summariser import BriefingInvalid, Endpoint, Source, SummariserError, summarise
from summariser.cli.schema_loading import load_schema

if TYPE_CHECKING:
    from pydantic import BaseModel

FOLDER = Path(__file__).parent
RECORDINGS = tomllib.loads((FOLDER / "recordings.toml").read_text(encoding="utf-8"))


def run(name: str, cassette: Path, **options: object) -> tuple[Source, BaseModel]:
    """Summarise a recording's source through a cassette, new or old."""
    recording = RECORDINGS[name]
    source = Source.from_file(FOLDER.parent / recording["source"])
    schema = recording.get("schema", "briefing")
    schema = load_schema(str(FOLDER.parent / schema) if schema.endswith(".py") else schema)
    with Endpoint(cassette=cassette, **options) as endpoint:
        return source, summarise(source, endpoint=endpoint, schema=schema, language=recording.get("language"))


def record(name: str) -> str:
    """Record one cassette, and say what came of it."""
    cassette, fresh = FOLDER / f"{name}.yaml", FOLDER / f".{name}.new.yaml"
    fresh.unlink(missing_ok=True)
    try:
        _, summary = run(name, fresh, mode=RECORDINGS[name].get("mode"), timeout=3600)
        outcome = f"{summary.provenance.attempts} answers, {len(summary.rejected)} repairs and removals"
    except BriefingInvalid as error:
        outcome = str(error)
    fresh.replace(cassette)
    return f"{cassette}: {outcome}"


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
