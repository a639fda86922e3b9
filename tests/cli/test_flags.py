"""Flags in place of the parameters that the library's messages name."""

from __future__ import annotations

import inspect

import pytest

from summariser import BriefingInvalid, ConfigurationError, Endpoint, SummariserError, summarise
from summariser.cli.flags import FLAGS, with_flags
from summariser.cli.options import PARAMETERS
from summariser.cli.stderr import print_error


def test_every_parameter_that_is_an_option_too_has_its_flag() -> None:
    parameters = set(inspect.signature(summarise).parameters) | set(inspect.signature(Endpoint).parameters)
    assert set(FLAGS) == parameters & {option.name for option in PARAMETERS}
    assert FLAGS["base_url"] == "--base-url"
    assert FLAGS["model"] == "--model"


@pytest.mark.parametrize(
    ("message", "parameter", "shown"),
    [
        ("no answer in 3 s; raise deadline", "deadline", "no answer in 3 s; raise --deadline"),
        (
            "no answer within the deadline of 3 s; raise deadline",
            "deadline",
            "no answer within the deadline of 3 s; raise --deadline",
        ),
        ("attempts must be at least 1, not 0", "attempts", "--attempts must be at least 1, not 0"),
        (
            "no such model or path; check model, and that base_url is right",
            "model",
            "no such model or path; check --model, and that --base-url is right",
        ),
        (
            "host answered 404 (your model is unknown, model missing): check model",
            "model",
            "host answered 404 (your model is unknown, model missing): check --model",
        ),
        ("name one with model: my-model, model/two", "model", "name one with --model: my-model, model/two"),
        ("the model's answers cannot be used; raise attempts", "model", None),
        ("raise `timeout`, or try later", None, "raise --timeout, or try later"),
        ("raise timeout, or try later", None, None),
        ("raise --deadline", "deadline", None),
        ("give it in api_key", "api_key", None),
        ("article.txt: base_url.txt: no such file", None, None),
    ],
)
def test_a_parameter_becomes_a_flag_and_prose_stays(
    message: str, parameter: str | None, shown: str | None
) -> None:
    assert with_flags(message, parameter) == (shown or message)


@pytest.mark.parametrize(
    "error",
    [
        ConfigurationError("too slow; raise deadline", parameter="deadline"),
        BriefingInvalid("too slow; raise deadline", parameter="deadline"),
    ],
)
def test_an_error_is_told_with_the_flag(error: SummariserError, capsys: pytest.CaptureFixture[str]) -> None:
    print_error(error)
    assert capsys.readouterr() == ("", "Error: too slow; raise --deadline\n")
