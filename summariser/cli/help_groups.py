"""Options in groups: what ``--help`` shows, by Click's own formatter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHER = "Other"
_WIDEST_FLAGS = 30
"""Flags that are wider than this stand on a line of their own."""


class GroupedOption(click.Option):
    """An option that stands under a heading in the help text."""

    def __init__(self, flags: Sequence[str], *, group: str = OTHER, **settings: Any) -> None:
        super().__init__(flags, **settings)
        self.group = group


class GroupedCommand(click.Command):
    """A command whose help text lists the options by group, in the order in which the groups first appear.

    Options of Click's own, such as ``--help``, stand in the group `OTHER`.
    """

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each group, the explanations of all of them in one column."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                groups.setdefault(getattr(parameter, "group", OTHER), []).append(record)
        widths = [len(flags) for records in groups.values() for flags, _ in records]
        column = max((width for width in widths if width <= _WIDEST_FLAGS), default=0)
        for group, records in groups.items():
            with formatter.section(group):
                formatter.write_dl([(flags.ljust(column), text) for flags, text in records], col_max=column)
