"""Overhead and tokens: ``make benchmark`` prints both tables. No key, no network beyond loopback.

Overhead: `summarise` with a reused `Endpoint` against a bare Instructor call with the same schema, on a
loopback server that answers at once, in turn, for a text of about 5 kB.
Tokens: the characters of each recorded completion against the same completion with its citations replaced
by the quotations that they stand for.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import instructor
import openai
import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "cassettes")]

from record import RECORDINGS, run  # noqa: E402

from summariser import Briefing, Endpoint, Source, summarise  # noqa: E402
from summariser.prompts import load  # noqa: E402
from summariser.schemas.wire import compact_json  # noqa: E402
from tests.support.loopback import LoopbackEndpoint  # noqa: E402


def overhead(runs: int) -> None:
    """Print the median times of both ways, and their ratio."""
    source = Source.from_file(ROOT / "examples/diplomatic-tour.txt")
    answer = completion("diplomatic-tour")
    messages = load("briefing").render(source)
    arguments: dict[str, Any] = {
        "model": "m",
        "response_model": Briefing,
        "max_retries": 0,
        "strict": False,
        "context": {"source": source},
        "messages": [
            {"role": "system", "content": "{{ system }}"},
            {"role": "user", "content": "{{ user }}"},
        ],
    }
    arguments["context"] |= {"system": messages.system, "user": messages.user, "draft": True}
    bare, ours = [], []
    with LoopbackEndpoint() as server:
        server.answer_with(answer)
        client = openai.OpenAI(api_key="k", base_url=server.url, max_retries=0)
        patched = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
        with Endpoint("m", server.url) as endpoint:
            for number in range(runs + 5):
                started = time.perf_counter()
                patched.chat.completions.create(**arguments)
                between = time.perf_counter()
                summarise(source.text, endpoint=endpoint)
                ended = time.perf_counter()
                if number >= 5:  # the first ones warm up
                    bare.append(between - started)
                    ours.append(ended - between)
        client.close()
    one, other = statistics.median(bare) * 1000, statistics.median(ours) * 1000
    print("| text | runs | bare Instructor, median | summarise, median | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    print(
        f"| {len(source.text.encode()):,} bytes | {runs} | {one:.1f} ms | {other:.1f} ms | {other / one:.2f} |"
    )


def tokens() -> None:
    """Print for each recorded briefing the characters with citations and with quotations copied out."""
    print("| recording | with citations | with quotations | share |\n| --- | ---: | ---: | ---: |")
    for name, recording in RECORDINGS.items():
        if "fails" in recording or "schema" in recording:
            continue
        source, _ = run(name, ROOT / "cassettes" / f"{name}.yaml")
        cited = json.loads(completion(name))
        short = len(compact_json(cited))
        long = len(compact_json(_copied_out(cited, source)))
        print(f"| {name} | {short:,} | {long:,} | {short / long:.0%} |")


def completion(name: str) -> str:
    """Return the last completion of a recording."""
    exchanges = yaml.safe_load((ROOT / "cassettes" / f"{name}.yaml").read_text(encoding="utf-8"))
    message = json.loads(exchanges["interactions"][-1]["response"]["body"]["string"])["choices"][0]["message"]
    text: str = message["content"] or message["tool_calls"][0]["function"]["arguments"]
    return text


def _copied_out(value: Any, source: Source) -> Any:
    if isinstance(value, dict):
        return {
            key: [source.sentences[number - 1].text for number in child]
            if key == "evidence"
            else _copied_out(child, source)
            for key, child in value.items()
        }
    return [_copied_out(child, source) for child in value] if isinstance(value, list) else value


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    overhead(parser.parse_args().runs)
    print()
    tokens()
