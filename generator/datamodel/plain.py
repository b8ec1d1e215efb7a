"""Pure. Types for the styles that check nothing: a dataclass and a TypedDict say types alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.datamodel.changes import with_parts, with_types
from generator.schema.types import TEXT, ArrayOf, Checked, ClassShape, Kind, MapOf, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.schema.types import Declaration, Type

# The limits that pydantic and msgspec have words for.
WORDS = frozenset({
    "ge", "le", "gt", "lt", "multiple_of", "min_length", "max_length", "pattern",
})  # fmt: skip
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
        if isinstance(wanted, Checked):
            return change(_with_pattern(wanted))
        if isinstance(wanted, Scalar | ArrayOf | MapOf):
            wanted = replace(wanted, limits=tuple(x for x in wanted.limits if x[0] in WORDS))
        if isinstance(wanted, MapOf):
            wanted = replace(wanted, names=TEXT)
        return with_parts(wanted, change)

    changed = with_types(declaration, _each(change))
    if isinstance(changed.shape, ClassShape):
        return replace(changed, shape=replace(changed.shape, checks=()))
    return changed


def _with_pattern(wanted: Checked) -> Type:
    """The type without its checks; of a pattern that one expression finds, that expression stays."""
    for check in wanted.checks:
        match check.name, check.arguments, wanted.type:
            case "Pattern", (_, ("", str(found))), Scalar(Kind.STRING, limits):
                return Scalar(Kind.STRING, (*limits, ("pattern", found)))
    return wanted.type


def as_json(declaration: Declaration) -> Declaration:
    """The declaration with a string for each format that is a type of its own in Python."""

    def change(wanted: Type) -> Type:
        if isinstance(wanted, Scalar) and wanted.kind in TEXTS:
            return replace(wanted, kind=Kind.STRING)
        return with_parts(wanted, change)

    return with_types(declaration, _each(change))


def _each(change: Callable[[Type], Type]) -> Callable[[Type, str], Type]:
    return lambda wanted, _: change(wanted)
