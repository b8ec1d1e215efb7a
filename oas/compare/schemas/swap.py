"""Pure. References that name another component now: the edit is where the reference stands.

A component that was renamed is gone under its old name, and one that looks the same was only copied:
in both cases the two are compared like any others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.likeness import ALIKE, alike, component, tags
from oas.compare.schemas.sites import chain
from oas.direction import Direction
from oas.json_value import as_object

if TYPE_CHECKING:
    from oas.compare.schemas.between import Between
    from oas.json_value import JsonObject
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema, Site


def swapped_at(
    between: Between, sites: tuple[Site, Site], schemas: tuple[Schema, Schema]
) -> tuple[str, str] | None:
    """Where two references stand that name unlike components; None where they do not."""
    base, head = sites
    if len(base) != 1 or len(head) != 1 or not _is_swapped(between, *schemas):
        return None
    there = [node.pointer for node in chain(between.base.document, base[0])]
    here = [node.pointer for node in chain(between.head.document, head[0])]
    shared = [pointer for pointer in there if pointer in here]
    return (shared[-1], shared[-1]) if shared else (there[0], here[0])


def _is_swapped(between: Between, base: Schema, head: Schema) -> bool:
    there, here = component(base), component(head)
    if there == here or not there or not here:
        return False
    if there not in _names(between.head) and here not in _names(between.base):
        return False
    return alike(base, head) < ALIKE or _are_told_apart(between, base, head)


def _are_told_apart(between: Between, base: Schema, head: Schema) -> bool:
    """Whether a property that both require has one value here and another one there."""
    there = dict(tags(between.base, base, Direction.NONE))
    here = dict(tags(between.head, head, Direction.NONE))
    return any(there[name] != here[name] for name in there.keys() & here.keys())


def _names(normals: Normals) -> JsonObject:
    return as_object(as_object(normals.document.root.get("components")).get("schemas"))
