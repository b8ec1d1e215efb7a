"""Pure. The conjunction of what two schemas say: accepted is what both accept.

`additionalProperties` speaks of the names that its own schema object does not know, so a property of
one side must be what the other side says of its other properties as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.schema.flat import JSON_TYPES, Flat, common_values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from generator.schema.flat import Extra, Group, Rule
    from oas.document import Node
    from oas.json_value import Json

    Placed = TypeVar("Placed", bound=Group | Rule)

# Which of two limits is the stricter one.
LOWER_LIMITS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
UPPER_LIMITS = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
SEVERAL = frozenset({"pattern", "format", "multipleOf"})
WITHOUT_OBJECTS = JSON_TYPES[1:]


def both(left: Flat, right: Flat) -> Flat:
    """What accepts exactly the values that `left` and `right` accept; `left` gives the place."""
    return settled(
        Flat(
            left.node,
            _sources(left.sources, right.sources),
            common_types(left.types, right.types),
            _limits(left.limits, right.limits),
            _properties(left, right),
            left.required | right.required,
            _extra(left.extra, right.extra),
            distinct(left.items + right.items),
            _nodes(left.arrays, right.arrays),
            distinct(left.names + right.names),
            common_values(left.values, right.values),
            _by_place(left.groups, right.groups),
            _by_place(left.rules, right.rules),
        )
    )


def settled(flat: Flat) -> Flat:
    """`flat`, without objects where none can have all the properties that it requires."""
    if not flat.required or flat.types == ():
        return flat
    closed = flat.extra is False and not flat.required <= flat.properties.keys()
    if closed or any(_is_refused(flat, name) for name in flat.required):
        return flat._replace(types=common_types(flat.types, WITHOUT_OBJECTS))
    return flat


def common_types(
    left: tuple[str, ...] | None, right: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """The types of both; an integer is a number."""
    if left is None or right is None or left == right:
        return right if left is None else left
    # An integer is a number, so whoever allows numbers allows it.
    one = {*left, "integer"} if "number" in left else {*left}
    other = {*right, "integer"} if "number" in right else {*right}
    return tuple(name for name in JSON_TYPES if name in one and name in other)


def distinct(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without those that say what an earlier one says."""
    if len(nodes) < 2:  # noqa: PLR2004 (the most that cannot repeat itself)
        return nodes
    found: list[Node] = []
    for node in nodes:
        if all(node.value != other.value for other in found):
            found.append(node)
    return tuple(found)


def _by_place(left: tuple[Placed, ...], right: tuple[Placed, ...]) -> tuple[Placed, ...]:
    if not left or not right:
        return left or right
    found: dict[tuple[str, str], Placed] = {}
    for part in (*left, *right):
        found.setdefault((part.keyword, part.node.pointer), part)
    return tuple(found.values())


def _sources(left: tuple[Node, ...], right: tuple[Node, ...]) -> tuple[Node, ...]:
    return _nodes(left, right) if left and right else ()


def _nodes(left: tuple[Node, ...], right: tuple[Node, ...]) -> tuple[Node, ...]:
    if not left or not right:
        return left or right
    return tuple({node.pointer: node for node in (*left, *right)}.values())


def _properties(left: Flat, right: Flat) -> Mapping[str, tuple[Node, ...]]:
    """What each name is that one side knows and the other does not refuse."""
    if not right.properties and right.extra is None:
        return left.properties
    if not left.properties and left.extra is None:
        return right.properties
    found: dict[str, tuple[Node, ...]] = {}
    for name in {**left.properties, **right.properties}:
        one, other = _of(left, name), _of(right, name)
        if one is not None and other is not None:
            found[name] = distinct(one + other) if one and other else one or other
    return found


def _of(flat: Flat, name: str) -> tuple[Node, ...] | None:
    """What a property of that name is, as far as `flat` says; None where it is refused."""
    known = flat.properties.get(name)
    if known is not None:
        return known
    return None if flat.extra is False else flat.extra if isinstance(flat.extra, tuple) else ()


def _is_refused(flat: Flat, name: str) -> bool:
    return any(node.value is False for node in flat.properties.get(name, ()))


def _extra(left: Extra, right: Extra) -> Extra:
    if left is False or right is False:
        return False
    if isinstance(left, tuple) and isinstance(right, tuple):
        return distinct(left + right)
    return left if right is None else right


def _limits(left: Mapping[str, Json], right: Mapping[str, Json]) -> Mapping[str, Json]:
    """The stricter one of two limits, or both where neither includes the other."""
    if not left or not right:
        return left or right
    found = {**left, **right}
    for key in left.keys() & right.keys():
        one, other = left[key], right[key]
        if isinstance(one, int | float) and isinstance(other, int | float):
            if key in LOWER_LIMITS:
                found[key] = max(one, other)
            elif key in UPPER_LIMITS:
                found[key] = min(one, other)
        if key in SEVERAL and one != other:
            found[key] = _several(one, other)
    return found


def _several(left: Json, right: Json) -> list[Json]:
    one = left if isinstance(left, list) else [left]
    other = right if isinstance(right, list) else [right]
    return [*one, *(value for value in other if value not in one)]
