"""Pure. What the attributes of a class are called in each style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.options import Style
from generator.schema.types import ClassShape

if TYPE_CHECKING:
    from generator.schema.types import Attribute, Declaration

# The function by which dataclasses and msgspec describe an attribute, in the body of the class.
DESCRIBED_BY = "field"


def attribute_name(attribute: Attribute, style: Style) -> str:
    """Our own emitter's name; for a TypedDict, whose keys are JSON's, the contract's."""
    if style is Style.TYPED_DICT:
        return attribute.wire
    if style is not Style.PYDANTIC and attribute.name == DESCRIBED_BY:
        return f"{DESCRIBED_BY}_"
    return attribute.name


def attributes_of(declaration: Declaration) -> tuple[Attribute, ...]:
    """The attributes of a class, none of an alias."""
    shape = declaration.shape
    return shape.attributes if isinstance(shape, ClassShape) else ()


def must_give(name: str, wire: str) -> bool:
    """Whether the engine would not call the property so by itself: it drops underscores."""
    return name != wire or wire.startswith("_")
