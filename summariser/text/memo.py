"""Caching what is computed from a source for as long as the source lives."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from summariser.text.source import Source

R = TypeVar("R")
Arguments = TypeVarTuple("Arguments")


def cached_on_source(function: Callable[[*Arguments, Source], R]) -> Callable[[*Arguments, Source], R]:
    """Cache a result on its source, which is the last argument; those before it are part of the key."""

    @wraps(function)
    def cached(*arguments: *tuple[*Arguments, Source]) -> R:
        source: Source = arguments[-1]
        key = function, *arguments[:-1]
        if key not in source.memo:
            source.memo[key] = function(*arguments)
        found: R = source.memo[key]
        return found

    return cached
