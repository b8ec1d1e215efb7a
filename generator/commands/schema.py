"""`contract-gen schema`: the JSON Schema of a file that people or other programs read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from console.output import out
from console.program import CLEAN
from console.settings import config_schema
from generator.lockfile import lock_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oas.json_value import JsonObject

SCHEMAS: Mapping[str, Callable[[], JsonObject]] = {"config": config_schema, "lock": lock_schema}


def print_schema(name: str) -> int:
    """Print the schema called `name`."""
    out(*json.dumps(SCHEMAS[name](), indent=2).splitlines())
    return CLEAN
