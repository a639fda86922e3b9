"""Completions: reading what an endpoint sent back, in whatever state it is."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openai.types.chat import ChatCompletion
from openai.types.chat import ChatCompletionMessageFunctionToolCall as ToolCall

from summariser.schemas import Usage

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessage
    from openai.types.chat.chat_completion import Choice

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)


def put_in_order(message: ChatCompletionMessage, mode: str) -> str:
    """Return the answer's text, and leave in the message just its JSON, where Instructor looks for it.

    Models wrap their JSON in a code fence, in a sentence, in thoughts or in a JSON string, whatever the
    request says. Where there is no JSON object the text stays as it is, to be asked again. Of several calls
    of a tool just the first is left, with the arguments of all: no answer, to be asked again in one.
    """
    functions = [call.function for call in message.tool_calls or () if isinstance(call, ToolCall)]
    arguments = [f.arguments for f in functions if isinstance(getattr(f, "arguments", None), str)]
    if arguments:
        text = "\n".join(arguments)
        message.tool_calls = (message.tool_calls or [])[:1]
        functions[0].arguments = text if len(arguments) > 1 else _json_object(text)
        return text
    message.tool_calls = None
    text = message.content if isinstance(message.content, str) else ""
    if mode != "tools":
        message.content = _json_object(text)
    return text


def _json_object(text: str) -> str:
    """The object in a text that has other words around it, or the text as it is."""
    bare = text.strip()
    if bare.startswith("{") and bare.endswith("}"):
        return text
    if bare.startswith('"') and bare.endswith('"') and (inner := _json_string(bare)) is not None:
        return _json_object(inner)
    bare = _THOUGHT.sub("", bare, count=1).strip()
    if fenced := _FENCED.search(bare):
        return fenced[1]
    start, end = bare.find("{"), bare.rfind("}")
    return bare[start : end + 1] if 0 <= start < end else bare


def _json_string(text: str) -> str | None:
    try:
        inner = json.loads(text)
    except ValueError:
        return None
    return inner if isinstance(inner, str) else None


def choice_of(response: Any) -> Choice | None:
    """Return the response's first choice that has a message, or None where it is no completion."""
    choices = getattr(response, "choices", None)
    if not isinstance(response, ChatCompletion) or not isinstance(choices, list) or not choices:
        return None
    choice: Choice = choices[0]
    return choice if getattr(choice, "message", None) is not None else None


def time_of(created: Any) -> datetime | None:
    """Return the endpoint's time, given in seconds since 1970, or None where it gives something else."""
    try:
        return datetime.fromtimestamp(created, UTC) if created else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def usage_of(response: ChatCompletion) -> Usage | None:
    """Return the tokens of one answer, read before Instructor turns them into a running total."""
    counts = [getattr(response.usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
    if not all(isinstance(count, int) for count in counts):
        response.usage = None
        return None
    return Usage(input_tokens=counts[0], output_tokens=counts[1])
