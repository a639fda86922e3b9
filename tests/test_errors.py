"""Errors: one small tree, and what a failed briefing holds survives a process boundary."""

from __future__ import annotations

import pickle

import pytest

from summariser import (
    BriefingInvalid,
    ConfigurationError,
    EndpointError,
    SourceError,
    SummariserError,
)
from summariser.cli.exit_codes import EXIT_CODES
from summariser.schemas import Usage


@pytest.mark.parametrize("kind", [SourceError, ConfigurationError, EndpointError, BriefingInvalid])
def test_every_error_is_one_of_ours_and_has_an_exit_code(kind: type[SummariserError]) -> None:
    assert issubclass(kind, SummariserError)
    assert EXIT_CODES[kind] in (1, 2, 3)


def test_what_could_not_be_used_is_not_lost_on_the_way() -> None:
    error = BriefingInvalid("no use", problems=["a", "b"], completions=["{}"], usage=Usage(input_tokens=3))
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == "no use"
    assert (copy.problems, copy.completions, copy.usage) == (("a", "b"), ("{}",), Usage(input_tokens=3))


@pytest.mark.parametrize("kind", [SourceError, ConfigurationError, EndpointError, BriefingInvalid])
def test_an_error_may_say_which_parameter_to_change_and_keeps_it_on_the_way(
    kind: type[SummariserError],
) -> None:
    assert kind("no use").parameter is None
    error = kind("too slow; raise deadline", parameter="deadline")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.parameter) == (kind, "too slow; raise deadline", "deadline")
