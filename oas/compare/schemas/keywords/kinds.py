"""Pure. What changed in the types, in null and in the values that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.compare.change import Effect
from oas.compare.schemas.sides import Values
from oas.compare.schemas.verdict import edit_of
from oas.compare.space import Edit, Subject
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Sides
    from oas.json_value import Json
    from oas.normal.schema import Schema

_SCALARS = frozenset({"boolean", "integer", "number", "string"})


def null(sides: Sides) -> Iterator[Change]:
    """Null came or went, where it is this schema's to say."""
    if sides.apart or sides.base.null == sides.head.null:
        return
    at = _place(sides, "nullable", "type", "anyOf", "oneOf", "enum", "const")
    if sides.head.null:
        yield sides.change(Subject.NULL, Edit.ADDED, Effect.WIDENED, at=at)
    else:
        yield sides.change(Subject.NULL, Edit.REMOVED, Effect.NARROWED, at=at)


def types(sides: Sides) -> Iterator[Change]:
    """Other types are allowed, and not only because other values or branches are."""
    before, after = names(sides.base), names(sides.head)
    if before == after or (_is_told_otherwise(sides) and not are_apart(sides)):
        return
    effect = _effect(before, after)
    if sides.is_text and effect is Effect.MOVED:
        effect = _effect_on_text(sides, before, after)
    yield sides.change(
        Subject.TYPE,
        edit_of(effect),
        effect,
        at=_place(sides, "type"),
        values=Values(_shown(before), _shown(after)),
    )


def _place(sides: Sides, *keywords: str) -> tuple[str, str]:
    """Where the types are written: in `type`, or in the union whose branches were folded into it."""
    before, after = sides.where(*keywords)
    return _unfolded(sides.base, before), _unfolded(sides.head, after)


def _unfolded(schema: Schema, place: str) -> str:
    unions = (schema.origins.get(word, "") for word in ("anyOf", "oneOf"))
    return next((union for union in unions if union and place.startswith(f"{union}/")), place)


def values(sides: Sides) -> Iterator[Change]:
    """A list of values came or went, or values in it did."""
    before, after = sides.base.values, sides.head.values
    at = sides.where("enum", "const")
    if before is None and after is not None:
        shown = Values(None, list(after))
        yield sides.change(Subject.ENUM, Edit.ADDED, Effect.NARROWED, at=at, values=shown)
    elif before is not None and after is None:
        shown = Values(list(before), None)
        yield sides.change(Subject.ENUM, Edit.REMOVED, Effect.WIDENED, at=at, values=shown)
    elif before is not None and after is not None:
        yield from _single_values(sides, before, after)


def are_apart(sides: Sides) -> bool:
    """Whether no type is allowed by both, though each allows some: nothing else can be compared."""
    here, there = sides.base.types, sides.head.types
    return bool(here and there) and here.isdisjoint(there)


def names(schema: Schema) -> frozenset[str]:
    """The types as the specification names them: `integer` is one of its own."""
    found = {kind.value for kind in schema.types}
    if Type.NUMBER in schema.types and schema.numbers.integer:
        found = (found - {"number"}) | {"integer"}
    return frozenset(found)


def _single_values(
    sides: Sides, before: tuple[Json, ...], after: tuple[Json, ...]
) -> Iterator[Change]:
    old = {canonical_bytes(value): value for value in before}
    new = {canonical_bytes(value): value for value in after}
    for key in [key for key in old if key not in new]:
        yield _value(sides, Edit.REMOVED, Values(old[key], None))
    for key in [key for key in new if key not in old]:
        yield _value(sides, Edit.ADDED, Values(None, new[key]))


def _value(sides: Sides, edit: Edit, shown: Values) -> Change:
    value = shown.before if edit is Edit.REMOVED else shown.after
    effect = Effect.NARROWED if edit is Edit.REMOVED else Effect.WIDENED
    at = sides.where_listed(value, "enum", "const")
    return sides.change(Subject.ENUM_VALUE, edit, effect, at=at, name=_name(value), values=shown)


def _name(value: Json) -> str:
    """A string as it is, any other value as JSON."""
    return value if isinstance(value, str) else canonical_bytes(value).decode()


def _is_told_otherwise(sides: Sides) -> bool:
    """Whether the difference of types is that of values or branches, which are told one by one."""
    base, head = sides.base, sides.head
    if base.values is not None and head.values is not None:
        return True
    if base.values is None and head.values is not None:
        return names(head) <= names(base) | ({"integer"} if "number" in names(base) else set())
    if head.values is None and base.values is not None:
        return names(base) <= names(head) | ({"integer"} if "number" in names(head) else set())
    is_written = "type" in base.origins and "type" in head.origins
    is_by_branches = len(base.unions) == len(head.unions) == 1
    return is_by_branches and not is_written


def _effect(before: frozenset[str], after: frozenset[str]) -> Effect:
    is_more, is_less = _within(before, after), _within(after, before)
    if is_more:
        return Effect.WIDENED
    return Effect.NARROWED if is_less else Effect.MOVED


def _within(inner: frozenset[str], outer: frozenset[str]) -> bool:
    return all(name in outer or (name == "integer" and "number" in outer) for name in inner)


def _effect_on_text(sides: Sides, before: frozenset[str], after: frozenset[str]) -> Effect:
    """Where values are written as text, what a number or boolean is written as is a text as well."""
    if _takes_any_text(sides.head, after) and before <= _SCALARS:
        return Effect.WIDENED
    if _takes_any_text(sides.base, before) and after <= _SCALARS:
        return Effect.NARROWED
    return Effect.MOVED


def _takes_any_text(schema: Schema, types: frozenset[str]) -> bool:
    strings = schema.strings
    is_any = not (strings.patterns or strings.formats or strings.min_length or strings.max_length)
    return "string" in types and is_any and schema.values is None


def _shown(types: frozenset[str]) -> Json:
    """None for any type, as where nothing is written."""
    if len(types) == len(Type) and "number" in types:
        return None
    found: list[Json] = [*sorted(types)]
    return found[0] if len(found) == 1 else found
