"""Many calls at once on one event loop, a third of them failing: none is lost or doubled, and nothing leaks."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import re
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summariser import Briefing, BriefingInvalid, Endpoint, EndpointError, Source, asummarise
from tests.support.answers import TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint, Response, completion

CALLS, AT_ONCE = 500, 50
SHARE_OF_FAULTS = 0.3
MOST_GROWTH = 50_000_000
"""Bytes that five hundred further calls may leave behind: a tenth of a megabyte each would be a leak."""
_NUMBER = re.compile(r"This is case (\d+)\.")


class Faults:
    """Fails a seeded share of the calls, told apart by their texts, once or twice each or for ever."""

    def __init__(self, *, permanent: bool) -> None:
        chance = random.Random(20_261_125)
        failing = sorted(chance.sample(range(CALLS), int(CALLS * SHARE_OF_FAULTS)))
        self.times = {number: chance.choice((1, 2)) for number in failing}
        self.permanent = dict.fromkeys(failing[::3], (400, 401, 503)) if permanent else {}
        self.requests: Counter[int] = Counter()
        self._chance = chance
        self._lock = threading.Lock()

    def __call__(self, body: dict[str, Any]) -> Response:
        found = _NUMBER.search(body["messages"][1]["content"])
        assert found is not None
        number = int(found[1])
        with self._lock:
            self.requests[number] += 1
            asked = self.requests[number]
        if number in self.permanent:
            return Response(self.permanent[number][number % 3])
        if asked <= self.times.get(number, 0):
            return Response((429, 500, 503, 529)[number % 4])
        return Response(body=completion(body, {**good_answer(), "headline": f"Case {number}"}))


def brief_many(server: LoopbackEndpoint, faults: Faults) -> list[Briefing | BaseException]:
    server.answer_with(faults)

    async def one(number: int, endpoint: Endpoint, free: asyncio.Semaphore) -> Briefing:
        async with free:
            return await asummarise(Source(f"{TEXT}\nThis is case {number}."), endpoint=endpoint)

    async def run() -> list[Briefing | BaseException]:
        free = asyncio.Semaphore(AT_ONCE)
        async with Endpoint("some-model", server.url) as endpoint:
            calls = (one(number, endpoint, free) for number in range(CALLS))
            return await asyncio.gather(*calls, return_exceptions=True)

    return asyncio.run(run())


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def memory() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files in /proc, which Linux has")
def test_five_hundred_calls_of_which_a_third_fail_once_or_twice_all_succeed(server: LoopbackEndpoint) -> None:
    before = open_files()
    faults = Faults(permanent=False)
    found = brief_many(server, faults)
    assert [getattr(one, "headline", one) for one in found] == [f"Case {number}" for number in range(CALLS)]
    assert faults.requests == {number: 1 + faults.times.get(number, 0) for number in range(CALLS)}
    peak = memory()
    del found
    brief_many(server, Faults(permanent=False))
    gc.collect()
    assert memory() - peak < MOST_GROWTH
    assert open_files() <= before + AT_ONCE  # the server's ends of connections that are just being closed


def test_permanent_failures_end_in_an_error_each_and_spoil_no_other_call(server: LoopbackEndpoint) -> None:
    faults = Faults(permanent=True)
    found = brief_many(server, faults)
    failed = {number for number, one in enumerate(found) if not isinstance(one, Briefing)}
    assert failed == set(faults.permanent)
    assert all(isinstance(found[number], EndpointError | BriefingInvalid) for number in failed)
    for number in range(CALLS):
        status = faults.permanent[number][number % 3] if number in failed else None
        wanted = {None: 1 + faults.times.get(number, 0), 400: 1, 401: 1, 503: 4}[status]
        assert faults.requests[number] == wanted
