"""Flags: how the command spells the parameters that the library's messages name."""

from __future__ import annotations

import re

import click

from summariser.cli.options import PARAMETERS

_SHARED = (
    *("model", "base_url", "mode", "attempts", "timeout", "deadline", "cassette"),
    *("prompt", "schema", "language", "strict", "complete"),
)
"""Parameters of the library that are options of the command under the same name."""

FLAGS: dict[str, str] = {
    option.name: max(option.opts, key=len)
    for option in PARAMETERS
    if isinstance(option, click.Option) and option.name in _SHARED
}
"""The flag of each parameter, such as ``--base-url`` for ``base_url``."""

_END = r"(?! [\w’'/-] | \.\w )"
_BARE_WORD = rf"""
    (?<!the\ ) (?<!its\ ) (?<!this\ ) (?<!such\ ) (?<!no\ )  # prose, as in “within the deadline of 3 s”
    (?<!\S) {{name}} {_END}
    (?! [^()]* \) )  # in brackets stand an endpoint's own words
"""
_UNMISTAKABLE = re.compile(rf"`(?:{'|'.join(FLAGS)})` | (?<!\S) base_url {_END}", re.VERBOSE)


def with_flags(message: str, parameter: str | None = None) -> str:
    """Return a message of the library with flags in place of the parameters that it names.

    Args:
        message: what it has in backticks, and `base_url`, is a parameter in any case.
        parameter: a parameter that stands in it as a plain word, as in “raise deadline”.
    """
    if parameter in FLAGS:
        word = re.compile(_BARE_WORD.format(name=re.escape(parameter)), re.VERBOSE)
        message = word.sub(FLAGS[parameter], message)
    return _UNMISTAKABLE.sub(lambda match: FLAGS[match[0].strip("`")], message)
