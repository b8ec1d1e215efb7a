"""Pure. Types for the styles that check nothing: a dataclass and a TypedDict say types alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.datamodel.changes import with_parts, with_types
from generator.schema.scalars import UNIQUE
from generator.schema.types import TEXT, ArrayOf, ClassShape, Kind, MapOf, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.schema.types import Declaration, Type

TEXTS = frozenset({Kind.UUID, Kind.DATE_TIME, Kind.DATE, Kind.DECIMAL})


def without_limits(declaration: Declaration) -> Declaration:
    """The declaration with no limit anywhere."""

    def change(wanted: Type) -> Type:
        bare = (
            replace(wanted, limits=()) if isinstance(wanted, Scalar | ArrayOf | MapOf) else wanted
        )
        return with_parts(bare, change)

    return with_types(without_checks(declaration), _each(change))


def without_checks(declaration: Declaration) -> Declaration:
    """The declaration without what only our own models check."""

    def change(wanted: Type) -> Type:
        if isinstance(wanted, ArrayOf):
            wanted = replace(wanted, limits=tuple(x for x in wanted.limits if x[0] != UNIQUE))
        elif isinstance(wanted, MapOf):
            wanted = replace(wanted, names=TEXT)
        return with_parts(wanted, change)

    changed = with_types(declaration, _each(change))
    if isinstance(changed.shape, ClassShape):
        return replace(changed, shape=replace(changed.shape, limits=()))
    return changed


def as_json(declaration: Declaration) -> Declaration:
    """The declaration with a string for each format that is a type of its own in Python."""

    def change(wanted: Type) -> Type:
        if isinstance(wanted, Scalar) and wanted.kind in TEXTS:
            return replace(wanted, kind=Kind.STRING)
        return with_parts(wanted, change)

    return with_types(declaration, _each(change))


def _each(change: Callable[[Type], Type]) -> Callable[[Type, str], Type]:
    return lambda wanted, _: change(wanted)
