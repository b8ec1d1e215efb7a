"""Pure. Which types a schema plainly keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.direction import Direction
    from oas.document import Node
    from oas.normal.normals import Normals
    from oas.normal.schema import Site, Type

_DEEPEST_UNION = 4


def is_only(
    normals: Normals, schema: Node | None, direction: Direction, types: frozenset[Type]
) -> bool:
    """Whether no value but null is of another type. False may also mean: nobody knows."""
    return schema is not None and _is_only(normals, (schema,), direction, types, _DEEPEST_UNION)


def _is_only(
    normals: Normals, site: Site, direction: Direction, types: frozenset[Type], depth: int
) -> bool:
    schema = normals.schema(site, direction)
    if schema.types <= types:
        return True
    return depth > 0 and any(
        all(_is_only(normals, branch, direction, types, depth - 1) for branch in union.branches)
        for union in schema.unions
    )
