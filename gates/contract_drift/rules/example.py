"""Pure. The examples of the rules on versions: pairs of tiny contracts, which are their tests as well."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import JsonObject


@dataclass(frozen=True, slots=True)
class Example:
    """The bytes of two contracts that are compared."""

    base: bytes
    head: bytes


def contract(
    version: str,
    *,
    summary: str = "List the products",
    path: str = "/products",
    indent: int | None = None,
) -> bytes:
    """A valid contract with one operation; on another `path` it is another operation."""
    operation: JsonObject = {
        "operationId": "listProducts",
        "summary": summary,
        "responses": {"200": {"description": "The products"}},
    }
    document: JsonObject = {
        "openapi": "3.1.1",
        "info": {"title": "Example", "version": version},
        "paths": {path: {"get": operation}},
    }
    return json.dumps(document, indent=indent).encode()
