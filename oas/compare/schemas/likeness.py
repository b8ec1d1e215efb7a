"""Pure. How alike two schemas look: which branch of one union became which of the other.

Nothing is proved by it. It only keeps a branch that was edited from being told as one that went and
one that came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.pointer import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.between import Between
    from oas.direction import Direction
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema, Site

# Of what both have, this share must be in common.
ALIKE = 0.5
_MOST_NAMES = 200
_COMPONENTS = ["components", "schemas"]
_NAMED = len(("components", "schemas", "its name"))


def component(schema: Schema) -> str:
    """The name of the component that a schema is, empty where it is none."""
    tokens = split(schema.pointer)
    return tokens[-1] if tokens[:2] == _COMPONENTS and len(tokens) == _NAMED else ""


def labels(normals: Normals, site: Site, direction: Direction) -> frozenset[str]:
    """What a schema is called: its component, its title, the values of its required properties."""
    schema = normals.schema(site, direction)
    name = component(schema)
    found = {f"component {name}"} if name else set()
    title = schema.notes.texts.get("title")
    if isinstance(title, str) and title:
        found.add(f"title {title}")
    found.update(f"value {name} {value!r}" for name, value in tags(normals, schema, direction))
    return frozenset(found)


def likeness(between: Between, base: Site, head: Site, direction: Direction) -> float:
    """From 0, nothing in common, to 1."""
    return alike(*between.schemas(base, head, direction))


def alike(here: Schema, there: Schema) -> float:
    """The same, of schemas that are read."""
    if here.types and there.types and here.types.isdisjoint(there.types):
        return 0.0
    one, other = _traits(here), _traits(there)
    return len(one & other) / max(1, len(one | other))


def tags(normals: Normals, schema: Schema, direction: Direction) -> Iterator[tuple[str, bytes]]:
    """A required property that may have one value only tells a branch from the others."""
    for name in sorted(schema.objects.required)[:_MOST_NAMES]:
        site = schema.objects.properties.get(name)
        values = normals.schema(site, direction).values if site else None
        if values is not None and len(values) == 1:
            yield name, canonical_bytes(values[0])


def _traits(schema: Schema) -> frozenset[str]:
    """Types, names of properties, what is required, listed values, places of items and branches."""
    found = {f"type {kind}" for kind in schema.types}
    found |= {f"property {name}" for name in schema.objects.properties}
    found |= {f"required {name}" for name in schema.objects.required}
    found |= {f"value {canonical_bytes(value)!r}" for value in schema.values or ()}
    found |= {f"format {name}" for name in schema.strings.formats | schema.numbers.formats}
    found |= {f"items {node.object.get('$ref')}" for node in schema.arrays.items}
    branches = (node for union in schema.unions for site in union.branches for node in site)
    return frozenset(found | {f"branch {node.object.get('$ref')}" for node in branches})
