"""Prompts: folders of Jinja templates, and their rendering for a source.

A prompt is a folder with ``system.md.j2`` and, where the text is to be shown in another way than
``prompts/user.md.j2`` does, its own ``user.md.j2``. Both are given:

- ``paragraphs``: the source's sentences by paragraph, each with ``number`` and ``text``, the text on one line,
  so that no line of it can pass for a further numbered sentence;
- ``title``, ``author``, ``published``: of the source, or None;
- ``language``: the language to write in, or None for the source's own;
- ``fence``: a tag name that does not occur in the source;
- ``schema``: the JSON Schema of the answer where the prompt has to carry it, else None;
- ``left_out``: in ``completion`` the numbers to ask for, each with ``text`` and ``sentence``; else empty;
- ``unheard``: there the speakers whose positions to ask for, each with ``name`` and ``sentences``; else empty;
- ``parties``, ``issues``: there the names of the parties and the issues that the first answer has; else empty.

An undefined name is an error that names it. ``{% include "user.md.j2" %}`` shows the text as the package does.

The folder ``completion`` asks for what a first answer left out; it cannot be chosen as a prompt.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summariser.errors import ConfigurationError
from summariser.schemas import Summary
from summariser.schemas.wire import answer_schema, compact_json
from summariser.text.escaping import is_unicode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from summariser.schemas import LeftOut, Unheard
    from summariser.text.source import Sentence, Source

_BUILT_IN = Path(__file__).parent
_SYSTEM, _USER = "system.md.j2", "user.md.j2"
_COMPLETION = "completion"


@dataclass(frozen=True)
class Messages:
    """The two messages that are sent."""

    system: str
    user: str


@dataclass(frozen=True)
class Wanted:
    """What a first answer leaves out, to be asked for.

    Attributes:
        numbers: the numbers.
        speakers: those without a position.
        introduced: for each speaker by name the sentence that introduces them, if there is one.
        parties: the names of the parties that it has.
        issues: the issues of the positions that it has.
    """

    numbers: Sequence[LeftOut] = ()
    speakers: Sequence[Unheard] = ()
    introduced: Mapping[str, int | None] = field(default_factory=dict)
    parties: Sequence[str] = ()
    issues: Sequence[str] = ()

    @classmethod
    def of(
        cls,
        numbers: Sequence[LeftOut],
        speakers: Sequence[Unheard],
        introduced: Mapping[str, int | None],
        answer: BaseModel,
    ) -> Wanted:
        """Gather what is asked for; where speakers are, with the parties and issues of the briefing."""
        parties = getattr(answer, "parties", ()) if speakers else ()
        issues = getattr(answer, "issues", ()) if speakers else ()
        return cls(numbers, speakers, introduced, [party.name for party in parties], issues)

    @property
    def sentences(self) -> frozenset[int]:
        """The sentences that hold what is asked for, or introduce it."""
        cited = {one.evidence.sentence for one in self.numbers}
        cited |= {evidence.sentence for one in self.speakers for evidence in one.evidence}
        return frozenset(cited | {number for number in self.introduced.values() if number is not None})


@dataclass(frozen=True)
class Prompt:
    """A prompt's templates, ready to render."""

    name: str
    system: Template
    user: Template
    sha256: str
    """Fingerprint of both templates."""

    def render(
        self,
        source: Source,
        *,
        language: str | None = None,
        schema: str | None = None,
        wanted: Wanted | None = None,
    ) -> Messages:
        """Render the messages for a source; no part of the source is read as a template.

        Where something left out is asked for, only its sentences and their neighbours are shown.

        Raises:
            ConfigurationError: a template uses an undefined name, or fails.
        """
        wanted = wanted or Wanted()
        shown = _excerpt(source, wanted.sentences) if wanted.sentences else source.paragraphs
        if language is not None and not is_unicode(language):
            raise ConfigurationError("the language holds bytes that are not UTF-8; write it anew")
        variables = {
            "paragraphs": [[_unwrapped(sentence) for sentence in paragraph] for paragraph in shown],
            "title": _on_one_line(source.title),
            "author": _on_one_line(source.author),
            "published": _on_one_line(source.published),
            "language": language,
            "fence": fence(source, *wanted.parties, *wanted.issues),
            "schema": schema,
            "left_out": [
                {"text": _on_one_line(left.text), "sentence": left.evidence.sentence} for left in wanted.numbers
            ],
            "unheard": [
                {"name": _on_one_line(one.name), "sentences": [cited.sentence for cited in one.evidence]}
                for one in wanted.speakers
            ],
            "parties": list(map(_on_one_line, wanted.parties)),
            "issues": list(map(_on_one_line, wanted.issues)),
        }
        try:
            return Messages(self.system.render(variables).strip(), self.user.render(variables).strip())
        except Exception as error:  # what a template does is the user's
            raise ConfigurationError(
                f"prompt {self.name}: {error}; templates are given {', '.join(variables)}"
            ) from error


def fence(source: Source, *others: str) -> str:
    """Return a tag name that occurs neither in the source nor in others, the same one for the same texts."""
    digest = source.sha256
    for length in range(8, len(digest) + 1):
        name = f"text-{digest[:length]}"
        if not any(name in part for part in (*_shown(source), *others)):
            return name
    return f"text-{hashlib.sha256(digest.encode()).hexdigest()}"


def _unwrapped(sentence: Sentence) -> Sentence:
    lines = sentence.text.splitlines()
    return sentence if len(lines) == 1 else replace(sentence, text=" ".join(lines))


def _shown(source: Source) -> tuple[str, ...]:
    return source.text, source.title or "", source.author or "", source.published or ""


def _excerpt(source: Source, sentences: frozenset[int]) -> list[list[Sentence]]:
    """Those sentences, each with the one before and the one after it, by paragraph."""
    shown = {number + step for number in sentences for step in (-1, 0, 1)}
    paragraphs = ([s for s in paragraph if s.number in shown] for paragraph in source.paragraphs)
    return [paragraph for paragraph in paragraphs if paragraph]


def _on_one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def load(name: str) -> Prompt:
    """Load a prompt that comes with the package, or from a folder of the user's.

    Raises:
        ConfigurationError: there is no such prompt, or a template cannot be read or parsed.
    """
    return _load_built_in(name) if name in built_in() else _load(Path(name), name)


def completion_prompt() -> Prompt:
    """Load the prompt that asks for what a first answer left out."""
    return _load_built_in(_COMPLETION)


@lru_cache(maxsize=8)
def _load_built_in(name: str) -> Prompt:
    return _load(_BUILT_IN / name, name)


def _load(folder: Path, name: str) -> Prompt:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, loader=FileSystemLoader(_BUILT_IN)
    )
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
    source: Source,
    prompt: Prompt,
    schema: type[BaseModel],
    language: str | None,
    mode: str | None,
    wanted: Wanted | None = None,
) -> Messages:
    """Return the messages of a first request; in mode ``json`` they carry the schema.

    Raises:
        ConfigurationError: the prompt cannot be rendered.
    """
    carried = compact_json(answer_schema(schema)) if mode == "json" else None
    return prompt.render(source, language=language, schema=carried, wanted=wanted)


@lru_cache(maxsize=1)
def built_in() -> tuple[str, ...]:
    """Return the names of the prompts that come with the package and may be chosen."""
    names = {file.parent.name for file in _BUILT_IN.glob(f"*/{_SYSTEM}")}
    return tuple(sorted(names - {_COMPLETION}))
