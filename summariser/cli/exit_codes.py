"""Exit codes: one for every outcome of the command."""

from __future__ import annotations

from summariser.errors import BriefingInvalid, ConfigurationError, EndpointError, SourceError, SummariserError

EXIT_CODES: dict[type[SummariserError], int] = {
    EndpointError: 1,
    SourceError: 2,
    ConfigurationError: 2,
    BriefingInvalid: 3,
}
"""The exit code for each kind of error; 0 is success."""
USAGE = 2
PROBLEMS_FOUND = 4
INTERRUPTED = 130


def exit_code(error: SummariserError) -> int:
    """Return the exit code that an error ends with."""
    return next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
