"""Pure. A declaration with some of the types inside it replaced by others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.schema.types import ArrayOf, ClassShape, Declaration, MapOf, Union

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.schema.types import Attribute, Type


def with_types(declaration: Declaration, change: Callable[[Type, str], Type]) -> Declaration:
    """`declaration` with each type it consists of changed.

    `change` gets the type of the alias, of an attribute or of the undeclared properties, and the
    property's name in the contract (empty for the others).
    """
    shape = declaration.shape
    if not isinstance(shape, ClassShape):
        return replace(declaration, shape=change(shape, ""))

    def changed(attribute: Attribute) -> Attribute:
        return replace(attribute, type=change(attribute.type, attribute.wire))

    extra = None if shape.extra is None else change(shape.extra, "")
    attributes = tuple(map(changed, shape.attributes))
    return replace(declaration, shape=replace(shape, attributes=attributes, extra=extra))


def with_parts(wanted: Type, change: Callable[[Type], Type]) -> Type:
    """`wanted` with its items, values or members changed; any other type as it is."""
    match wanted:
        case ArrayOf(items, _):
            return replace(wanted, items=change(items))
        case MapOf(values, _):
            return replace(wanted, values=change(values))
        case Union(members, _):
            return replace(wanted, members=tuple(map(change, members)))
        case _:
            return wanted


def without_descriptions(declaration: Declaration) -> Declaration:
    """`declaration` with no text of the contract in it but names and values."""
    bare = replace(declaration, doc="")
    shape = declaration.shape
    if not isinstance(shape, ClassShape):
        return bare
    attributes = tuple(replace(attribute, doc="") for attribute in shape.attributes)
    return replace(bare, shape=replace(shape, attributes=attributes))
