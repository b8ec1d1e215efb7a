"""Pure. The declarations as one style can say them, and a note for each thing it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from generator.artifact import Note
from generator.datamodel.attributes import attribute_name, attributes_of
from generator.datamodel.decodable import decodable
from generator.datamodel.limited import named_limits
from generator.datamodel.plain import as_json, without_checks, without_limits
from generator.options import Style
from generator.schema.types import ANYTHING, NULL, ClassShape, Union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.schema.types import Attribute, Declaration

FORMATS = "uuid, date-time, date, decimal: the library reads more than the text of the format"
CHECKS = (
    "not enforced: what needs a check of our own (formats, oneOf, uniqueItems, propertyNames, …)"
)
LIMITS = "limits: not checked, the style has no place for them"
EXTRA = "additionalProperties: properties that are not declared are not checked"
NAMES = "a dataclass has no other names than Python's: some differ from the contract's"
NULLS = "a dataclass has None for an absent property and for null alike"
DEFAULTS = "default: a TypedDict has none"
MANGLED = "a property that begins with two underscores: Python mangles its key at run time"


def fitted(
    declarations: tuple[Declaration, ...], style: Style
) -> tuple[tuple[Declaration, ...], tuple[Note, ...]]:
    """What the engine is asked to write, and what that leaves out, once a declaration."""
    losses = [Note(d.pointer, reason) for d in declarations for reason in _losses(d, style)]
    match style:
        case Style.PYDANTIC:
            return named_limits(map(without_checks, declarations)), tuple(losses)
        case Style.MSGSPEC:
            found, notes = decodable(tuple(map(without_checks, declarations)))
            return named_limits(found), (*losses, *notes)
        case Style.DATACLASS:
            return tuple(map(without_limits, declarations)), tuple(losses)
        case Style.TYPED_DICT:
            return tuple(as_json(without_limits(d)) for d in declarations), tuple(losses)
    assert_never(style)


def _losses(declaration: Declaration, style: Style) -> Iterator[str]:
    shape = declaration.shape
    if style is not Style.PYDANTIC and isinstance(shape, ClassShape) and shape.extra != ANYTHING:
        yield EXTRA
    if style in {Style.PYDANTIC, Style.MSGSPEC}:
        if as_json(declaration) != declaration:
            yield FORMATS
        if without_checks(declaration) != declaration:
            yield CHECKS
    elif without_limits(declaration) != declaration:
        yield LIMITS
    attributes = attributes_of(declaration)
    if style is Style.TYPED_DICT:
        yield from _typed_dict_losses(attributes)
    elif style is Style.DATACLASS:
        yield from _dataclass_losses(attributes)


def _typed_dict_losses(attributes: tuple[Attribute, ...]) -> Iterator[str]:
    if any(one.default for one in attributes):
        yield DEFAULTS
    if any(one.wire.startswith("__") and not one.wire.endswith("__") for one in attributes):
        yield MANGLED


def _dataclass_losses(attributes: tuple[Attribute, ...]) -> Iterator[str]:
    if any(attribute_name(one, Style.DATACLASS) != one.wire for one in attributes):
        yield NAMES
    if any(_may_be_null(one) and not one.required for one in attributes):
        yield NULLS


def _may_be_null(attribute: Attribute) -> bool:
    return isinstance(attribute.type, Union) and NULL in attribute.type.members
