"""Loading a schema that a user names: one of the package's, a module's class, or a class in a file."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from summariser.errors import ConfigurationError
from summariser.schemas import Briefing, Minutes

if TYPE_CHECKING:
    from types import ModuleType

BUILT_IN: dict[str, type[BaseModel]] = {"briefing": Briefing, "minutes": Minutes}
"""The schemas that come with the package, by their short names."""

_FORMS = "briefing, minutes, a module:Class, or a file.py, with :Class where it defines several"


def load_schema(name: str) -> type[BaseModel]:
    """Return the Pydantic model that a name stands for; a module or file so named is executed.

    Args:
        name: ``briefing``, ``minutes``, ``package.module:Class``, ``path/file.py`` or ``path/file.py:Class``.

    Raises:
        ConfigurationError: there is no such schema, or it cannot be loaded.
    """
    if name in BUILT_IN:
        return BUILT_IN[name]
    place, _, wanted = name.rpartition(":") if ":" in name else (name, "", "")
    if not place.endswith(".py") and not wanted:
        raise ConfigurationError(f"schema {name!r} is unknown; give {_FORMS}")
    try:
        module = _from_file(Path(place)) if place.endswith(".py") else importlib.import_module(place)
    except (ImportError, OSError, SyntaxError) as error:
        raise ConfigurationError(f"schema {name}: cannot be loaded ({error}); give {_FORMS}") from error
    schema = getattr(module, wanted, None) if wanted else _only_schema(module, name)
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
        raise ConfigurationError(f"schema {name}: {wanted} is not a Pydantic model there; give {_FORMS}")
    return schema


def _from_file(path: Path) -> ModuleType:
    name = f"_summariser_schema_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # Pydantic looks annotations up there
    spec.loader.exec_module(module)
    return module


def _only_schema(module: ModuleType, name: str) -> type[BaseModel]:
    """The one model of the module that no other one there uses as a field."""
    models = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    ]
    used = " ".join(str(info.annotation) for model in models for info in model.model_fields.values())
    roots = [model for model in models if f"{model.__module__}.{model.__qualname__}" not in used]
    if len(roots) != 1:
        found = ", ".join(model.__name__ for model in models) or "none"
        raise ConfigurationError(f"schema {name}: name one of its models, as in {name}:Class (it has: {found})")
    return roots[0]
