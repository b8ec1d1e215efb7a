"""Pure. Types for the styles that check nothing: a dataclass and a TypedDict say types alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.datamodel.changes import with_parts, with_types
from generator.schema.types import ArrayOf, Kind, MapOf, Scalar

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

    return with_types(declaration, _each(change))


def as_json(declaration: Declaration) -> Declaration:
    """The declaration with a string for each format that is a type of its own in Python."""

    def change(wanted: Type) -> Type:
        if isinstance(wanted, Scalar) and wanted.kind in TEXTS:
            return replace(wanted, kind=Kind.STRING)
        return with_parts(wanted, change)

    return with_types(declaration, _each(change))


def _each(change: Callable[[Type], Type]) -> Callable[[Type, str], Type]:
    return lambda wanted, _: change(wanted)
