"""Pure. Limits that stand inside a list, a map or a union move to an alias of their own.

The other engine writes the limits of a property beside its type. Further inside it would make an
alias too, and name it after the property, which it then hides: the aliases made here are named as
our interpreter names inline schemas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.datamodel.changes import with_parts, with_types
from generator.names import claim, class_name
from generator.schema.places import ITEM, VALUE
from generator.schema.types import (
    NULL,
    ArrayOf,
    Declaration,
    MapOf,
    Named,
    Scalar,
    Type,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def named_limits(declarations: Iterable[Declaration]) -> tuple[Declaration, ...]:
    """The declarations, followed by an alias for each limited type that stood inside another."""
    found = tuple(declarations)
    aliases = _Aliases({declaration.name.casefold() for declaration in found})
    changed = [aliases.declaration(declaration) for declaration in found]
    return (*changed, *aliases.made.values())


@dataclass(slots=True)
class _Aliases:
    """The aliases by the type they stand for, in the order they were needed."""

    used: set[str]
    made: dict[Type, Declaration] = field(default_factory=dict)

    def declaration(self, declaration: Declaration) -> Declaration:
        name, pointer = declaration.name, declaration.pointer

        def change(wanted: Type, wire: str) -> Type:
            return self.outer(wanted, name + class_name(wire) if wire else name, pointer)

        return with_types(declaration, change)

    def outer(self, wanted: Type, hint: str, pointer: str) -> Type:
        """A type that may have limits of its own, and may be null."""
        match wanted:
            case ArrayOf():
                return with_parts(wanted, lambda part: self.inner(part, hint + ITEM, pointer))
            case MapOf():
                return with_parts(wanted, lambda part: self.inner(part, hint + VALUE, pointer))
            case Union((Scalar() | ArrayOf() | MapOf() as member, null), "") if null == NULL:
                return Union((self.outer(member, hint, pointer), NULL))
            case _:
                return with_parts(wanted, lambda part: self.inner(part, hint, pointer))

    def inner(self, wanted: Type, hint: str, pointer: str) -> Type:
        """A type inside another: without limits, or the name of an alias that has them."""
        found = self.outer(wanted, hint, pointer)
        if not _has_limits(found):
            return found
        if found not in self.made:
            name = claim(class_name(hint), self.used)
            self.made[found] = Declaration(name, found, "", pointer)
        return Named(self.made[found].name)


def _has_limits(wanted: Type) -> bool:
    match wanted:
        case Scalar() | ArrayOf() | MapOf():
            return bool(wanted.limits)
        case Union(members, _):
            return any(_has_limits(member) for member in members)
        case _:
            return False
