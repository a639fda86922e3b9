"""Prompts: folders of Jinja templates, and their rendering for a source.

A prompt is a folder with ``system.md.j2`` and, where the text is to be shown in another way than
``prompts/user.md.j2`` does, a ``user.md.j2`` of its own. Both are given:

- ``paragraphs``: the source's sentences by paragraph, each with ``number`` and ``text``;
- ``title``, ``published``: of the source, or None;
- ``language``: the language to write in, or None for the source's own;
- ``fence``: a tag name that does not occur in the source;
- ``schema``: the JSON Schema of the answer where the prompt has to carry it, else None.

An undefined name is an error that names it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summariser.errors import ConfigurationError
from summariser.schemas import Summary
from summariser.schemas.wire import answer_schema, compact_json

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.source import Source

_BUILT_IN = Path(__file__).parent
_SYSTEM, _USER = "system.md.j2", "user.md.j2"


@dataclass(frozen=True)
class Messages:
    """The two messages that are sent."""

    system: str
    user: str


@dataclass(frozen=True)
class Prompt:
    """A prompt's templates, ready to render."""

    name: str
    system: Template
    user: Template
    sha256: str
    """Fingerprint of both templates."""

    def render(self, source: Source, *, language: str | None = None, schema: str | None = None) -> Messages:
        """Render the messages for a source; no part of the source is read as a template.

        Raises:
            ConfigurationError: a template uses an undefined name, or fails.
        """
        variables = {
            "paragraphs": source.paragraphs,
            "title": _on_one_line(source.title),
            "published": _on_one_line(source.published),
            "language": language,
            "fence": fence(source),
            "schema": schema,
        }
        try:
            return Messages(self.system.render(variables).strip(), self.user.render(variables).strip())
        except (TemplateError, TypeError, ValueError) as error:
            raise ConfigurationError(
                f"prompt {self.name}: {error}; templates are given {', '.join(variables)}"
            ) from error


def fence(source: Source) -> str:
    """Return a tag name that does not occur in the source, the same one for the same text."""
    digest = source.sha256
    for length in range(8, len(digest) + 1):
        name = f"text-{digest[:length]}"
        if not any(name in part for part in (source.text, source.title or "", source.published or "")):
            return name
    return f"text-{hashlib.sha256(digest.encode()).hexdigest()}"


def _on_one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def load(name: str) -> Prompt:
    """Load a prompt that comes with the package, or from a folder of the user's own.

    Raises:
        ConfigurationError: there is no such prompt, or a template cannot be read or parsed.
    """
    return _load_built_in(name) if name in built_in() else _load(Path(name), name)


@lru_cache(maxsize=8)
def _load_built_in(name: str) -> Prompt:
    return _load(_BUILT_IN / name, name)


def _load(folder: Path, name: str) -> Prompt:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    try:
        user_file = folder / _USER if (folder / _USER).exists() else _BUILT_IN / _USER
        texts = [file.read_text(encoding="utf-8") for file in (folder / _SYSTEM, user_file)]
        system, user = (environment.from_string(text) for text in texts)
    except OSError as error:
        raise ConfigurationError(
            f"prompt {name}: cannot read {error.filename}; give a folder with {_SYSTEM}, "
            f"or one of: {', '.join(built_in())}"
        ) from error
    except (TemplateError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"prompt {name}: {error}; mend the template") from error
    return Prompt(name, system, user, hashlib.sha256("\0".join(texts).encode()).hexdigest())


def default_prompt(schema: type[BaseModel]) -> str:
    """Return the name of the prompt that fits a schema where no other is asked for."""
    return schema.default_prompt if issubclass(schema, Summary) else Summary.default_prompt


def messages_for(
    source: Source, prompt: Prompt, schema: type[BaseModel], language: str | None, mode: str | None
) -> Messages:
    """Return the messages that a first request holds; in mode ``json`` they carry the schema.

    Raises:
        ConfigurationError: the prompt cannot be rendered.
    """
    carried = compact_json(answer_schema(schema)) if mode == "json" else None
    return prompt.render(source, language=language, schema=carried)


@lru_cache(maxsize=1)
def built_in() -> tuple[str, ...]:
    """Return the names of the prompts that come with the package."""
    return tuple(sorted(folder.parent.name for folder in _BUILT_IN.glob(f"*/{_SYSTEM}")))
