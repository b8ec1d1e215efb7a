"""Flags schemas written in a dialect of JSON Schema that is not known here.

A contract may choose a dialect of its own with `jsonSchemaDialect`, and a schema with `$schema`.
What such schemas say is passed on as it is and not checked, so the build goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.dialects import is_known
from oas.document import SpecVersion
from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    if inventory.document.version is SpecVersion.V3_0:
        return
    fields = (("jsonSchemaDialect", Kind.OPENAPI), ("$schema", Kind.SCHEMA))
    for field, kind in fields:
        for place in inventory.of(kind):
            dialect = place.value.get(field)
            if isinstance(dialect, str) and not is_known(dialect):
                message = f"schemas in the dialect {show(dialect)} are not checked"
                yield Found(f"{place.pointer}/{field}", message)


CHECK = Check(
    "dialect-unchecked",
    Level.WARNING,
    "leave it out to use the dialect of the OpenAPI Specification",
    _find,
    words=frozenset({"$schema"}),
)
