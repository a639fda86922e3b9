"""Every error the package raises on purpose; each message says what to do next.

A message names a parameter of the library in backticks, such as `deadline`: a command puts its own
option there.

SummariserError
├── SourceError           the text cannot be read or is not a text to brief
├── ConfigurationError    options, environment or recording do not fit together
├── EndpointError         the model's endpoint failed: unreachable, refused, timed out
└── BriefingInvalid       the model answered, and the answers cannot be used
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.schemas import Usage


class SummariserError(Exception):
    """Base class of every error that the package raises on purpose.

    Attributes:
        parameter: the parameter that the message tells to change, by the name that it has in Python, if
            there is one; the message holds it as a word of its own.
    """

    def __init__(self, message: str = "", *, parameter: str | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter


class SourceError(SummariserError):
    """The source cannot be read, or holds no text to brief."""


class ConfigurationError(SummariserError):
    """Options, environment and recording do not fit together."""


class EndpointError(SummariserError):
    """The endpoint failed: unreachable, refused, timed out or rate-limited to the end."""


class UnsupportedWarning(UserWarning):
    """Parts of an answer were mended or removed, and its schema has no place to list them."""


class BuiltinModelWarning(UserWarning):
    """No model was named and none is set, so the built-in one was used."""


class IncompleteWarning(UserWarning):
    """What a summary leaves out could not be asked for; the summary stands as it was first answered."""


class BriefingInvalid(SummariserError):
    """The model answered, and none of its answers can be used.

    Attributes:
        problems: what is wrong with the last answer, one sentence each.
        completions: the text of every answer, the first one first.
        usage: tokens spent on all of them.
    """

    def __init__(
        self,
        message: str,
        *,
        problems: Sequence[str] = (),
        completions: Sequence[str] = (),
        usage: Usage | None = None,
        parameter: str | None = None,
    ) -> None:
        super().__init__(message, parameter=parameter)
        self.problems = tuple(problems)
        self.completions = tuple(completions)
        self.usage = usage

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), str(self), self.problems, self.completions, self.usage, self.parameter)


def _rebuild(
    kind: type[BriefingInvalid],
    message: str,
    problems: tuple[str, ...],
    completions: tuple[str, ...],
    usage: Usage | None,
    parameter: str | None,
) -> BriefingInvalid:
    return kind(message, problems=problems, completions=completions, usage=usage, parameter=parameter)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it came from, step by step."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
