"""Pure. What each method was last seen to fit: the interface's signatures, by interface and method.

Without it, a method that no operation has any more would look like one of a person's own, and a type
that a person chose like one that is outdated. It stands beside the implementation as `scaffold.lock`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from oas.errors import OutputError
from oas.json_value import as_object, text
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json

RECORD_NAME = "scaffold.lock"
SCHEMA_VERSION = 1

# Signatures, `(self, *, limit: int) -> models.Page`, by interface and method.
Record: TypeAlias = "Mapping[str, Mapping[str, str]]"


def record_text(record: Record) -> str:
    """The record as it is written."""
    interfaces: dict[str, Json] = {name: {**methods} for name, methods in record.items()}
    whole: dict[str, Json] = {"schema_version": SCHEMA_VERSION, "interfaces": interfaces}
    return json.dumps(whole, indent=2, sort_keys=True) + "\n"


def parse_record(data: bytes, *, where: str) -> Record:
    """The record that `data` is. Raises OutputError."""
    try:
        root = as_object(json.loads(data))
    except (ValueError, RecursionError) as problem:
        raise _malformed(where, show(problem)) from problem
    if root.get("schema_version") != SCHEMA_VERSION:
        raise _malformed(where, f"schema_version is not {SCHEMA_VERSION}")
    interfaces = as_object(root.get("interfaces"))
    return {
        name: {method: text(signature) for method, signature in as_object(methods).items()}
        for name, methods in interfaces.items()
    }


def _malformed(where: str, reason: str) -> OutputError:
    return OutputError(
        f"this is not what contract-gen scaffold writes: {reason}",
        where=where,
        hint="delete it and run contract-gen scaffold: what is gone since then is not told",
    )
