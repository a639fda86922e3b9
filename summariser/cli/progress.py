"""Waiting: what a terminal shows on standard error while a model works or inputs are gone through."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def is_shown(*, quiet: bool, verbose: bool) -> bool:
    """Tell whether somebody may be looking: standard error is a terminal, and what it shows is wanted."""
    return not quiet and not verbose and sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def spinner(what: str, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Show a spinner with the seconds passed; give the function that changes its words.

    Nothing is shown, and nothing imported, where nobody looks.
    """
    if not shown:
        yield _nobody_looks
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from summariser.text.escaping import escaped

    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(escaped(what), total=None)
        yield lambda words: progress.update(task, description=escaped(f"{what}: {words}"))


def _nobody_looks(_: str) -> None:
    """Words for nobody."""


@contextmanager
def bar(names: Sequence[str], *, shown: bool) -> Iterator[tuple[Iterator[str], Callable[[str], None]]]:
    """Show how far one is in a list; give its names one by one, and the function that says what is done."""
    if not shown:
        yield iter(names), _nobody_looks
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from summariser.text.escaping import escaped

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(names))
        current = ""

        def one_by_one() -> Iterator[str]:
            nonlocal current
            for name in names:
                current = escaped(name)
                progress.update(task, description=current)
                yield name
                progress.advance(task)

        yield one_by_one(), lambda words: progress.update(task, description=escaped(f"{current}: {words}"))
