"""Pure. Whether a value is refused for the change at hand, by what jsonschema-rs says of it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from oas.compare.space import Subject
from oas.witness.validators import inner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jsonschema_rs import ValidationError

    from oas.compare.change import Change


class Blame(IntEnum):
    """How much a refusal has to do with a change. More is better."""

    NOTHING = 0  # the reason is elsewhere
    NEARBY = 1  # a union or another keyword around the place
    PLACE = 2  # the place, by a keyword that may stand for many things
    KEYWORD = 3  # the place, by the keyword of the change


_S = Subject
# The keywords that refuse for each subject; others of this table speak for another change.
_KEYWORDS: Mapping[Subject, frozenset[str]] = {
    subject: frozenset(keywords)
    for subject, keywords in (
        (_S.NUMBER_RANGE, ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")),
        (_S.MULTIPLE_OF, ("multipleOf",)),
        (_S.STRING_LENGTH, ("minLength", "maxLength")),
        (_S.PATTERN, ("pattern",)),
        (_S.FORMAT, ("format", "minimum", "maximum", "pattern")),
        (_S.ITEM_COUNT, ("minItems", "maxItems")),
        (_S.UNIQUE_ITEMS, ("uniqueItems",)),
        (_S.CONTAINS, ("contains", "minContains", "maxContains")),
        (_S.PROPERTY, ("required", "additionalProperties")),
        (_S.PROPERTY_COUNT, ("minProperties", "maxProperties")),
        (_S.ADDITIONAL_PROPERTIES, ("additionalProperties",)),
        (_S.PROPERTY_NAMES, ("propertyNames",)),
        (_S.ENUM, ("enum", "const")),
        (_S.ENUM_VALUE, ("enum", "const")),
        (_S.TYPE, ("type", "enum", "const", "multipleOf")),
        (_S.NULL, ("type", "enum", "const")),
        (_S.DEPENDENT_REQUIRED, ("required",)),
    )
}
_TELLING = frozenset().union(*_KEYWORDS.values()) - {"additionalProperties"}
_OF_NAMES = frozenset({"required", "additionalProperties", "unevaluatedProperties"})
# What refuses a whole for what is inside it, and does not say where.
_AROUND = frozenset(
    {"oneOf", "not", "contains", "unevaluatedProperties", "unevaluatedItems", "uniqueItems"}
)


def enough(change: Change) -> Blame:
    """The best that can be said of the change."""
    return Blame.KEYWORD if change.subject in _KEYWORDS else Blame.PLACE


def blame(errors: Iterable[ValidationError], place: Sequence[str | int], change: Change) -> Blame:
    """The best that one of the errors says. `place` are the tokens that lead to the change."""
    return max((_of(error, list(place), change) for error in errors), default=Blame.NOTHING)


def _of(error: ValidationError, place: list[str | int], change: Change) -> Blame:
    path = error.instance_path
    if path[: len(place)] == place:
        return _at_place(error, change, is_exact=len(path) == len(place))
    if not _is_around(error, place):
        return Blame.NOTHING
    branches = inner(error)
    if not branches:
        return Blame.NEARBY if error.kind.name in _AROUND else Blame.NOTHING
    # A union is refused for the change's sake where a branch has no objection elsewhere.
    return max(_of_branch(branch, place, change) for branch in branches)


def _of_branch(errors: Sequence[ValidationError], place: list[str | int], change: Change) -> Blame:
    def is_elsewhere(error: ValidationError) -> bool:
        is_below = error.instance_path[: len(place)] == place
        return not is_below and not (_is_around(error, place) and inner(error))

    if any(map(is_elsewhere, errors)):
        return Blame.NOTHING
    # Without errors it is one branch of several that accept what only one may.
    return max((_of(error, place, change) for error in errors), default=Blame.NEARBY)


def _is_around(error: ValidationError, place: list[str | int]) -> bool:
    path = error.instance_path
    return path == place[: len(path)]


def _at_place(error: ValidationError, change: Change, *, is_exact: bool) -> Blame:
    keyword = error.kind.name
    if change.subject is Subject.PROPERTY and is_exact and keyword in _OF_NAMES:
        return Blame.KEYWORD if _names(error, change.name) else Blame.NOTHING
    if is_exact and keyword in _KEYWORDS.get(change.subject, ()):
        return Blame.KEYWORD
    if any(branches := inner(error)):
        found = [_at_place(e, change, is_exact=is_exact) for branch in branches for e in branch]
        return max(*found, Blame.NOTHING if change.subject in _KEYWORDS else Blame.PLACE)
    if not is_exact:
        return Blame.PLACE if _is_inside(error, change) else Blame.NOTHING
    is_for_another = change.subject in _KEYWORDS and keyword in _TELLING
    return Blame.NOTHING if is_for_another else Blame.PLACE


def _is_inside(error: ValidationError, change: Change) -> bool:
    """Whether the change itself is one of what is inside the place."""
    is_of_all = change.subject is Subject.ADDITIONAL_PROPERTIES or change.subject not in _KEYWORDS
    return is_of_all or change.name in error.instance_path


def _names(error: ValidationError, name: str) -> bool:
    said = error.kind.as_dict()
    unexpected = said.get("unexpected")
    return said.get("property") == name or (isinstance(unexpected, list) and name in unexpected)
