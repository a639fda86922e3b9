"""The built-in model: when it is used, and the briefing that it makes."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from summariser._version import __version__
from summariser.audit import audit
from summariser.errors import BriefingInvalid, ConfigurationError
from summariser.extractive import extract_briefing
from summariser.schemas import Briefing, Provenance
from summariser.schemas.grounded import salvage
from summariser.schemas.wire import fingerprint

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.text.source import Source

BUILTIN = "builtin"
"""The name to ask for it by."""
PROVENANCE = "builtin/extractive"
"""Its name in provenance."""
NOT_ASKED_FOR = (
    "no model is set, so the built-in one briefs by extraction, without a language model; set OPENAI_API_KEY "
    "or OPENAI_BASE_URL for a model, or name this one (builtin)"
)


def is_builtin(model: str | None, base_url: str | None = None, api_key: str | None = None) -> bool:
    """Tell whether a call without an endpoint of its own is for the built-in model.

    It is where that is named, as an argument or by ``SUMMARISER_MODEL``, and where nothing is: no model,
    no base URL and no key.

    Raises:
        ConfigurationError: it is named together with an endpoint.
    """
    named = named_model(model)
    if named == BUILTIN:
        if base_url or api_key:
            raise ConfigurationError("the built-in model has no endpoint; leave its base URL and key out")
        return True
    return not (named or base_url or api_key or any(map(os.environ.get, ("OPENAI_BASE_URL", "OPENAI_API_KEY"))))


def is_named(model: str | None) -> bool:
    """Tell whether somebody asked for the built-in model by its name."""
    return named_model(model) == BUILTIN


def named_model(model: str | None) -> str | None:
    """Return the model that is named, as an argument or in the environment."""
    return model or os.environ.get("SUMMARISER_MODEL") or None


def brief_by_extraction(
    source: Source, schema: type[BaseModel], prompt: str | None, language: str | None
) -> Briefing:
    """Brief a source without a language model, every part passing the checks of any model's answer.

    Raises:
        ConfigurationError: something is asked for that extraction cannot do.
        BriefingInvalid: nothing of the text passes the checks.
    """
    if schema is not Briefing:
        raise ConfigurationError(
            f"the built-in model fills the schema briefing only, not {schema.__name__}; name a model"
        )
    for name, given in (("prompt", prompt), ("language", language)):
        if given is not None:
            raise ConfigurationError(
                f"the built-in model takes no `{name}`: it gives the text's own sentences; "
                "leave it out, or name a model"
            )
    begun = time.perf_counter()
    grounded = salvage(extract_briefing(source), source)
    if grounded.refused:
        raise BriefingInvalid(
            "nothing of the text can be made a briefing by extraction; name a language model",
            problems=[str(finding) for finding in grounded.refused],
        )
    provenance = Provenance(
        model=PROVENANCE,
        endpoint=None,
        replayed=False,
        created=datetime.now(UTC),
        prompt_sha256=None,
        schema_sha256=fingerprint(schema),
        source_sha256=source.sha256,
        origin=source.origin,
        attempts=0,
        usage=None,
        usages=(),
        price=None,
        duration=time.perf_counter() - begun,
        version=__version__,
    )
    answer = grounded.answer
    return answer.model_copy(update={"audit": audit(answer, source), "provenance": provenance})
