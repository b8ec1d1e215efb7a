"""Pure. Checks of whole values by what their classes are called, and how several types become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema.types import ANYTHING, NOTHING, Check, Checked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.schema.types import Argument, Type

OF_OBJECTS = "properties"


def check(name: str, *arguments: Argument, **words: Argument) -> Check:
    """A check of values of every type."""
    return Check("checks", name, (*(("", each) for each in arguments), *words.items()))


def property_check(name: str, *arguments: Argument, **words: Argument) -> Check:
    """A check of objects, which lets other values pass."""
    return Check(OF_OBJECTS, name, (*(("", each) for each in arguments), *words.items()))


def required(names: Iterable[str]) -> Check:
    """That these properties are there."""
    return property_check("Required", *map(literal, names))


def checked(wanted: Type, checks: Iterable[Check]) -> Type:
    """`wanted` with more checks; what accepts nothing needs none."""
    found = tuple(dict.fromkeys(checks))
    if not found or wanted == NOTHING:
        return wanted
    if isinstance(wanted, Checked):
        return Checked(wanted.type, tuple(dict.fromkeys((*wanted.checks, *found))))
    return Checked(wanted, found)


def conjunction(types: Iterable[Type]) -> Type:
    """What accepts the values that all of `types` accept."""
    parts = [part for part in dict.fromkeys(types) if part != ANYTHING]
    if NOTHING in parts:
        return NOTHING
    bare = [part for part in parts if isinstance(part, Checked) and part.type == ANYTHING]
    bases = [part for part in parts if part not in bare]
    checks = [each for part in bare for each in part.checks]
    if len(bases) > 1:
        checks.append(check("AllOf", *bases[1:]))
    return checked(bases[0] if bases else ANYTHING, checks)
