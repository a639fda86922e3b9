"""The table of faults: what an endpoint may do wrong, and what has to come of it.

``make faults`` runs every case and prints the table, ``make faults-page`` renews docs/faults.md. Each case is
run in each of its modes by `summarise`, by `asummarise` and by the command.
"""

from __future__ import annotations

import asyncio
import functools
import io
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from summariser import (
    Briefing,
    BriefingInvalid,
    Endpoint,
    EndpointError,
    SummariserError,
    asummarise,
    summarise,
)
from summariser.cli import main as cli
from summariser.cli.exit_codes import EXIT_CODES
from summariser.endpoint import retries
from tests.support.answers import SOURCE, TEXT, good_answer
from tests.support.faulty import (
    Bomb,
    Drip,
    DrippingBody,
    Flood,
    HangUp,
    Reset,
    forged,
    nobody,
    nowhere,
    plain,
    unanswered,
)
from tests.support.loopback import LoopbackEndpoint, Response, completion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

DOCS = Path(__file__).parents[2] / "docs" / "faults.md"
MODES = ("json-schema", "tools", "json")
WAYS = ("sync", "async", "command")
KEY = "sk-canary-of-the-fault-table"
FIRST_WAIT = 0.01
"""Seconds before a repeated request, instead of half a second."""
HELD_BACK = Response(delay=20)
"""An answer that comes long after any time limit here."""


@dataclass(frozen=True)
class Case:
    """A fault, and what has to come of it.

    Attributes:
        fault: what the endpoint does.
        script: its answers in turn, the last one for ever; see `LoopbackEndpoint`.
        requests: how many requests are made in all.
        result: a briefing, or the error.
        says: what the message says, or what is listed as rejected.
        address: where to ask instead of the scripted server, which then gets no request.
        options: of the endpoint.
        modes: in which it may happen.
        cut_off: whether it ends before any answer was sent to its end.
    """

    fault: str
    script: tuple[Any, ...] = ()
    requests: int = 1
    result: type[Briefing | SummariserError] = EndpointError
    says: str = ""
    address: Callable[[], AbstractContextManager[str]] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    modes: tuple[str, ...] = MODES
    cut_off: bool = False


class Outcome(NamedTuple):
    """What came of a case."""

    result: type[Briefing | SummariserError]
    says: str
    requests: int
    code: int | None
    answers: int
    """How many answers were sent to their end."""
    shown: str
    """Everything that was said, in which no key may stand."""


def wrong_answer() -> dict[str, Any]:
    """An answer with a number that the text does not hold."""
    answer = good_answer()
    answer["numbers"][0]["text"] = "€9bn"
    return answer


def citing(*evidence: Any) -> dict[str, Any]:
    """An answer with a key message that cites so."""
    answer = good_answer()
    answer["key_messages"][0]["evidence"] = list(evidence)
    return answer


def refused(status: int, message: str = "no", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, {"error": {"message": message}}, named)


def choice(**changes: Any) -> Callable[[dict[str, Any]], Response]:
    """A completion of the good answer, its first choice changed."""
    return lambda request: Response(body=completion(request, good_answer(), **changes))


def message(**content: Any) -> Callable[[dict[str, Any]], Response]:
    return choice(message={"role": "assistant", "content": None, **content})


def calls(*calls: tuple[str, Any]) -> Callable[[dict[str, Any]], Response]:
    """A completion with tool calls of these names and arguments."""
    made = [
        {"id": f"call_{n}", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
        for n, (name, arguments) in enumerate(calls)
    ]
    return message(tool_calls=made)


def body(**changes: Any) -> Callable[[dict[str, Any]], Response]:
    return lambda request: Response(body={**completion(request, good_answer()), **changes})


def ended_in(date: float) -> str:
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + date))


GOOD = json.dumps(good_answer())
WHOLE = Response(body=completion({}, good_answer()))
REDIRECT = "http://127.0.0.1:9/v1"
NESTED = '{"headline": ' + "[" * 10_000 + "]" * 10_000 + "}"
LONG = json.dumps({**good_answer(), "headline": "x" * 10_000_000})

TRANSPORT = (
    Case("connection refused", requests=0, says="cannot be reached", address=nobody),
    Case("host name unknown", requests=0, says="cannot be reached", address=nowhere),
    Case("plain HTTP where TLS was asked for", requests=0, says="over TLS", address=plain),
    Case("certificate of an unknown authority", requests=0, says="not trusted here", address=forged),
    Case(
        "connection never accepted",
        requests=0,
        says="did not answer within 0.2 s",
        address=unanswered,
        options={"timeout": 0.2},
    ),
    Case("no answer", (HELD_BACK,), 4, says="within 0.6 s", options={"timeout": 0.6}, cut_off=True),
    Case(
        "no answer, with a deadline",
        (HELD_BACK,),
        1,
        says="within the deadline of 2 s",
        options={"deadline": 2},
        cut_off=True,
    ),
    Case(
        "headers a byte at a time",
        (Drip(body=WHOLE.body),),
        4,
        says="within 0.6 s",
        options={"timeout": 0.6},
        cut_off=True,
    ),
    Case(
        "body a byte at a time",
        (DrippingBody(body=WHOLE.body),),
        4,
        says="within 0.6 s",
        options={"timeout": 0.6},
        cut_off=True,
    ),
    Case(
        "body a byte at a time, with a deadline",
        (DrippingBody(body=WHOLE.body),),
        1,
        says="within the deadline of 2 s",
        options={"deadline": 2},
        cut_off=True,
    ),
    Case("connection reset in the body, once", (Reset(body=WHOLE.body), GOOD), 2, Briefing),
    Case("connection reset in the body, for ever", (Reset(body=WHOLE.body),), 4, says="cannot be reached"),
    Case("connection closed in the body, once", (HangUp(body=WHOLE.body), GOOD), 2, Briefing),
    Case("connection closed before the answer", (HangUp(share=0),), 4, says="cannot be reached"),
    Case("a body without end", (Flood(),), 1, says="more than is read"),
    Case("a body that unfolds to 50 MB", (Bomb(),), 1, says="in gzip"),
)
STATUSES = (
    *(
        Case(
            f"{status}", (refused(status, "no, because"),), 1, says=f"answered {status} (no, because): {advice}"
        )
        for status, advice in (
            (400, "the endpoint refused the request"),
            (401, "the endpoint refused the key"),
            (403, "the key may not use this model"),
            (404, "no such model or path"),
            (413, "the text is too long"),
            (422, "the endpoint refused the request"),
        )
    ),
    *(
        Case(f"{status}, once", (refused(status), GOOD), 2, Briefing)
        for status in (408, 409, 429, 500, 503, 529)
    ),
    *(
        Case(f"{status}, for ever", (refused(status),), 4, says=f"answered {status} (no): {advice}")
        for status, advice in (
            (408, "the endpoint gave up waiting"),
            (409, "the endpoint has trouble"),
            (500, "the endpoint has trouble"),
            (503, "the endpoint has trouble"),
            (529, "the endpoint has trouble"),
        )
    ),
    Case("502 with a page of HTML", (Response(502, "<html><h1>Bad Gateway</h1>"),), 4, says="answered 502: "),
    Case("429 without Retry-After, for ever", (refused(429),), 4, says="limiting requests"),
    Case("429 with Retry-After in seconds", (refused(429, Retry_After="0.2"), GOOD), 2, Briefing),
    Case(
        "429 with Retry-After as a date",
        (lambda _: refused(429, Retry_After=ended_in(1.0)), GOOD),
        2,
        Briefing,
    ),
    Case(
        "429 with a Retry-After of a day", (refused(429, Retry_After="86400"),), 1, says="asks to wait 86,400 s"
    ),
    Case("429 with a Retry-After that is nonsense", (refused(429, Retry_After="soon"), GOOD), 2, Briefing),
    Case(
        "429 that waits past the deadline",
        (refused(429, Retry_After="9"),),
        1,
        says="asks to wait 9 s",
        options={"deadline": 1.0},
    ),
    Case(
        "429 for a used-up quota",
        (Response(429, {"error": {"message": "no", "code": "insufficient_quota"}}),),
        1,
        says="quota is used up",
    ),
    Case(
        "a redirect to another host",
        (Response(307, headers={"Location": f"{REDIRECT}/chat/completions"}),),
        1,
        says=f"it redirects to {REDIRECT}, which is not followed",
    ),
    Case("a redirect to nowhere", (Response(308),), 1, says="it redirects to no place"),
)
BODIES = (
    Case("an empty body", (Response(),), 1, says="did not answer with a chat completion"),
    Case("a page of HTML", (Response(body="<html>hello"),), 1, says="did not answer with a chat completion"),
    Case("truncated JSON", (Response(body='{"choices": [{'),), 1, says="did not answer with a chat completion"),
    Case("JSON that is no completion", (Response(body={"ok": 1}),), 1, says="a chat completion"),
    Case("a JSON list", (Response(body=[1]),), 1, says="a chat completion"),
    Case("no choices", (body(choices=[]),), 1, says="a chat completion"),
    Case("choices null", (body(choices=None),), 1, says="a chat completion"),
    Case("a choice without a message", (body(choices=[{"index": 0}]),), 1, says="a chat completion"),
    Case("token counts that are none", (body(usage={"prompt_tokens": "many"}),), 1, Briefing),
    Case("a time that is none", (body(created="yesterday"),), 1, Briefing),
    Case("content null, once", (message(), GOOD), 2, Briefing),
    Case("content null, for ever", (message(),), 3, BriefingInvalid, "none of the model's 3 answers"),
    Case("content as a list of parts", (message(content=[{"type": "text", "text": GOOD}]), GOOD), 2, Briefing),
    Case(
        "several tool calls",
        (calls(("Briefing", good_answer()), ("Briefing", good_answer())), GOOD),
        2,
        Briefing,
        modes=("tools",),
    ),
    Case("a call of another tool", (calls(("search", {"q": "x"})), GOOD), 2, Briefing, modes=("tools",)),
    Case(
        "a tool call that was not asked for",
        (calls(("Briefing", good_answer())), GOOD),
        2,
        Briefing,
        modes=MODES[::2],
    ),
    Case(
        "the answer as text where a tool was asked for",
        (message(content=GOOD), GOOD),
        2,
        Briefing,
        modes=("tools",),
    ),
)
ANSWERS = (
    Case("JSON within a JSON string", (json.dumps(GOOD),), 1, Briefing),
    Case("JSON in a code fence", (f"```json\n{GOOD}\n```",), 1, Briefing),
    Case("thoughts before the JSON", (f"<think>Is it {{so}}?</think>\n{GOOD}",), 1, Briefing),
    Case("a sentence around the JSON", (f"Here you are: {GOOD} Anything else?",), 1, Briefing),
    Case("no JSON, once", ("I think not.", GOOD), 2, Briefing),
    Case("no JSON, for ever", ("I think not.",), 3, BriefingInvalid, "none of the model's 3 answers"),
    Case("JSON cut off", (GOOD[:-40], GOOD), 2, Briefing),
    Case("NaN for a number", (GOOD.replace("[2]", "[NaN]", 1), GOOD), 2, Briefing),
    Case("a key twice: the last one counts", (GOOD.replace("{", '{"headline": "Old",', 1),), 1, Briefing),
    Case("a field that nobody asked for", ({**good_answer(), "provenance": {"model": "x"}}, GOOD), 2, Briefing),
    Case("10 MB long", (LONG,), 1, BriefingInvalid, "far too long"),
    Case("nested 10,000 deep", (NESTED, GOOD), 2, Briefing),
    Case("finish reason length", (choice(finish_reason="length"),), 1, BriefingInvalid, "cut off"),
    Case(
        "finish reason content_filter", (choice(finish_reason="content_filter"),), 1, BriefingInvalid, "filter"
    ),
    Case("finish reason tool_calls", (choice(finish_reason="tool_calls"),), 1, Briefing),
    Case("finish reason unknown", (choice(finish_reason="tired"),), 1, Briefing),
    Case(
        "a refusal",
        (message(refusal="I cannot help."),),
        1,
        BriefingInvalid,
        "refused to answer: I cannot help.",
    ),
    *(
        Case(f"evidence {shown}, once", (citing(evidence), GOOD), 2, Briefing)
        for shown, evidence in (
            ("0", 0),
            ("-1", -1),
            ("10⁹", 10**9),
            ("true", True),
            ("a quotation", "“We will”"),
        )
    ),
    *(
        Case(f"evidence {shown}", (citing(evidence),), requests, Briefing)
        for shown, evidence, requests in (("3.0", 2.0, 1), ('"3"', "2", 1), ("10⁹ for ever", 10**9, 3))
    ),
    Case("the same wrong number for ever", (wrong_answer(),), 3, Briefing, "€9bn"),
    Case("the same empty answer for ever", ({},), 3, BriefingInvalid, "none of the model's 3 answers"),
    Case("right at the last attempt", (wrong_answer(), wrong_answer(), GOOD), 3, Briefing),
    Case("a failed check, then 429, then right", (wrong_answer(), refused(429), GOOD), 3, Briefing),
    Case("a failed check, then 503 for ever", (wrong_answer(), refused(503)), 5, says="answered 503"),
    Case("a failed check, then refused as too long", (wrong_answer(), refused(413)), 2, Briefing, "€9bn"),
)
GROUPS = {"The wire": TRANSPORT, "Statuses": STATUSES, "Bodies": BODIES, "Answers": ANSWERS}
CASES = [case for cases in GROUPS.values() for case in cases]


def run(case: Case, mode: str, way: str) -> Outcome:
    """Run a case, and say what came of it."""
    with LoopbackEndpoint() as server, case.address() if case.address else nullcontext(server.url) as address:
        server.answer_with(*case.script)
        result, says, code, shown = _RUNS[way](address, mode, case.options)
        return Outcome(result, says, len(server.received), code, server.events.count("answered"), shown)


def failures(case: Case) -> list[str]:
    """Run a case in every way and mode, those at once that do not mind, and tell what went wrong.

    The first case runs after one without a fault, so that nobody's time limit passes while modules are loaded.
    """
    _warm_up()
    runs = [(mode, way) for mode in case.modes for way in WAYS]
    together = [] if case.address else [run_ for run_ in runs if run_[1] != "command"]
    with ThreadPoolExecutor(max(1, len(together))) as pool:
        outcomes = dict(zip(together, pool.map(lambda one: run(case, *one), together), strict=True))
    outcomes |= {one: run(case, *one) for one in runs if one not in outcomes}
    found = {one: problems(case, outcome) for one, outcome in outcomes.items()}
    return [f"{mode}, {way}: {'; '.join(wrong)}" for (mode, way), wrong in found.items() if wrong]


@functools.cache
def _warm_up() -> None:
    for way in WAYS:
        run(Case("none", (GOOD,)), MODES[0], way)


def problems(case: Case, outcome: Outcome) -> list[str]:
    """Tell what of an outcome is not as it has to be."""
    expected_code = 0 if case.result is Briefing else EXIT_CODES[case.result]  # type: ignore[index]
    return [
        f"{what} is {found!r}, not {wanted!r}"
        for what, found, wanted, holds in (
            ("result", outcome.result.__name__, case.result.__name__, outcome.result is case.result),
            ("message", outcome.says, case.says, case.says in outcome.says),
            ("requests", outcome.requests, case.requests, outcome.requests == case.requests),
            ("exit code", outcome.code, expected_code, outcome.code in (None, expected_code)),
            ("answers", outcome.answers, 0, not case.cut_off or outcome.answers == 0),
            ("what is shown", outcome.shown, "without the key", KEY not in outcome.shown),
            ("what is shown", outcome.shown, "without a traceback", "Traceback" not in outcome.shown),
        )
        if not holds
    ]


def _rejected(briefing: Briefing) -> str:
    return "; ".join(item.what for item in briefing.rejected)


def _sync(address: str, mode: Any, options: dict[str, Any]) -> tuple[Any, str, int | None, str]:
    try:
        with Endpoint("some-model", address, KEY, mode=mode, **options) as endpoint:
            briefing = summarise(SOURCE, endpoint=endpoint)
    except SummariserError as error:
        return type(error), str(error), None, f"{error!r} {error}"
    return Briefing, _rejected(briefing), None, repr(briefing)


def _async(address: str, mode: Any, options: dict[str, Any]) -> tuple[Any, str, int | None, str]:
    async def ask() -> Briefing:
        async with Endpoint("some-model", address, KEY, mode=mode, **options) as endpoint:
            return await asummarise(SOURCE, endpoint=endpoint)

    try:
        briefing = asyncio.run(ask())
    except SummariserError as error:
        return type(error), str(error), None, f"{error!r} {error}"
    return Briefing, _rejected(briefing), None, repr(briefing)


def _command(address: str, mode: Any, options: dict[str, Any]) -> tuple[Any, str, int | None, str]:
    out, err = io.StringIO(), io.StringIO()
    given = [f"--{name}={value}" for name, value in options.items()]
    with TemporaryDirectory() as folder, _environment(OPENAI_API_KEY=KEY):
        article = Path(folder) / "harbour.txt"
        article.write_text(TEXT, encoding="utf-8")
        arguments = [
            str(article),
            "-v",
            "-f",
            "json",
            "-m",
            "some-model",
            "--base-url",
            address,
            "--mode",
            mode,
        ]
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.run([*arguments, *given])
    if code == 0:
        result: Any = Briefing
        says = _rejected(Briefing.model_validate_json(out.getvalue()))
    else:
        result = next(kind for kind, known in EXIT_CODES.items() if known == code)
        says = err.getvalue()
    return result, says, code, out.getvalue() + err.getvalue()


_RUNS = {"sync": _sync, "async": _async, "command": _command}


@contextmanager
def _environment(**settings: str) -> Iterator[None]:
    import pytest

    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        yield


def table() -> str:
    """Return the table as a page of the docs."""
    lines = [_HEAD]
    for group, cases in GROUPS.items():
        lines += [
            f"\n## {group}\n",
            "| the endpoint | requests | result | exit code | message, or what is rejected |",
        ]
        lines.append("| --- | ---: | --- | ---: | --- |")
        lines += [_row(case) for case in cases]
    return "\n".join(lines) + "\n"


def _row(case: Case) -> str:
    code = 0 if case.result is Briefing else EXIT_CODES[case.result]  # type: ignore[index]
    only = "" if case.modes == MODES else f" (mode {' and '.join(case.modes)})"
    options = "".join(f", `--{name} {value}`" for name, value in case.options.items())
    result = "a briefing" if case.result is Briefing else f"`{case.result.__name__}`"
    says = case.says and f"… {case.says} …"
    return f"| {case.fault}{options}{only} | {case.requests} | {result} | {code} | {says} |"


_HEAD = """\
# Faults of an endpoint

What comes of everything that is tried here against an endpoint on loopback: each case by `summarise`, by
`asummarise` and by the command, in each mode. "Once" is followed by a good answer. `make faults` runs the
cases and prints them; this page is made from the same table, by `make faults-page`.

At most four requests are made for one answer, with waits between them, and at most three answers are asked
for. A request that never reached the scripted endpoint is not counted."""


def main() -> int:
    """Run every case and print the table."""
    if "--write" in sys.argv:
        DOCS.write_text(table(), encoding="utf-8")
        return 0
    retries.FIRST_WAIT = FIRST_WAIT
    tried = failed = 0
    for group, cases in GROUPS.items():
        sys.stdout.write(f"\n{group}\n")
        for case in cases:
            found = failures(case)
            tried += len(case.modes) * len(WAYS)
            failed += len(found)
            verdict = "FAILED" if found else "passed"
            sys.stdout.write("\n    ".join([f"  {verdict}  {case.fault}", *found]) + "\n")
    sys.stdout.write(f"\n{len(CASES)} faults, {tried} cases tried, {tried - failed} passed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
