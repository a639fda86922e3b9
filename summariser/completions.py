"""Completions: the JSON of an answer, wherever in its message a model has put it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessage

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)


def put_in_order(message: ChatCompletionMessage, mode: str) -> str:
    """Return the answer's text, and leave in the message just its JSON, where Instructor looks for it.

    Models wrap their JSON in a code fence, in a sentence or in thoughts, whatever the request says. Where
    there is no JSON object the text stays as it is, to be asked again. A tool's arguments stay as they are.
    """
    for call in message.tool_calls or ():
        arguments = getattr(getattr(call, "function", None), "arguments", None)
        if isinstance(arguments, str):
            return arguments
    message.tool_calls = None
    text = message.content if isinstance(message.content, str) else ""
    if mode != "tools":
        message.content = _json_object(text)
    return text


def _json_object(text: str) -> str:
    """The object in a text that has other words around it, or the text as it is."""
    if text.strip().startswith("{") and text.strip().endswith("}"):
        return text
    text = _THOUGHT.sub("", text, count=1).strip()
    if fenced := _FENCED.search(text):
        return fenced[1]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text
