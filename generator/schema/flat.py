"""Pure. What one schema says once its `$ref` and `allOf` are followed: a single set of keywords.

The members of an `allOf` must all accept a value, so flattening is intersection. Nothing is named
and nothing is decided about Python here; keywords that nobody reads are kept as `unread`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from oas.json_value import Json, as_array, as_object, strings

if TYPE_CHECKING:
    from oas.document import Node

Extra: TypeAlias = "tuple[Node, ...] | bool | None"

JSON_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")

# Which of two limits is the stricter one.
LOWER_LIMITS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
UPPER_LIMITS = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
LIMITS = LOWER_LIMITS | UPPER_LIMITS | {"pattern", "format", "multipleOf", "uniqueItems"}

# Assertions that are read elsewhere or not at all by the generated models.
UNREAD = frozenset({
    "not", "if", "then", "else", "contains", "minContains", "maxContains", "prefixItems",
    "patternProperties", "dependentRequired", "dependentSchemas", "dependencies",
    "unevaluatedItems", "additionalItems", "contentSchema", "$dynamicRef", "$recursiveRef",
    "unevaluatedProperties",
})  # fmt: skip
EXTRA = frozenset({"additionalProperties", "unevaluatedProperties"})
GROUPS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Group:
    """One `oneOf` or `anyOf`."""

    keyword: str
    node: Node
    members: tuple[Node, ...]
    discriminator: str = ""


@dataclass(frozen=True, slots=True)
class Flat:
    """The keywords of a schema. `types` is None where any type is allowed.

    `extra` is False for a closed object, a tuple of schemas for the other properties, or None.
    `values` are the allowed values (`enum`, `const`), None for no such restriction.
    """

    node: Node
    types: tuple[str, ...] | None = None
    nullable: bool = False
    limits: dict[str, Json] = field(default_factory=dict)
    properties: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    extra: Extra = None
    items: tuple[Node, ...] = ()
    names: tuple[Node, ...] = ()
    values: tuple[Json, ...] | None = None
    groups: tuple[Group, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    never: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether only the type is restricted, if anything is."""
        return not (
            self.limits
            or self.properties
            or self.required
            or self.items
            or self.names
            or self.groups
            or self.never
            or self.extra is not None
            or self.values is not None
        )


def own(node: Node) -> Flat:
    """The keywords that stand in the schema itself, without `$ref` and `allOf`."""
    if node.value is False:
        return Flat(node, never=True)
    value = node.object
    keys = value.keys()
    properties = node.child("properties") if "properties" in keys else node
    return Flat(
        node,
        types=_types(value),
        nullable=value.get("nullable") is True,
        limits={} if keys.isdisjoint(LIMITS) else _limits(value),
        properties={name: (properties.child(name),) for name in as_object(value.get("properties"))},
        required=frozenset(strings(value["required"])) if "required" in keys else frozenset(),
        extra=None if keys.isdisjoint(EXTRA) else _extra(node),
        items=(node.child("items"),) if isinstance(value.get("items"), dict | bool) else (),
        names=(node.child("propertyNames"),) if "propertyNames" in keys else (),
        values=_values(value),
        groups=() if keys.isdisjoint(GROUPS) else _groups(node),
        unread=() if keys.isdisjoint(UNREAD) else _unread(node),
    )


def both(left: Flat, right: Flat) -> Flat:
    """What accepts exactly the values that `left` and `right` accept; `left` gives the place."""
    types = _common_types(left.types, right.types)
    values = _common_values(left.values, right.values)
    names = {**left.properties, **right.properties}
    allowed = [name for name in names if _allows(left, name) and _allows(right, name)]
    return replace(
        left,
        types=types,
        nullable=left.nullable or right.nullable,
        limits=_common_limits(left.limits, right.limits),
        properties={name: _merged(left, right, name) for name in allowed},
        required=left.required | right.required,
        extra=_common_extra(left.extra, right.extra),
        items=_distinct(left.items + right.items),
        names=_distinct(left.names + right.names),
        values=values,
        groups=left.groups + right.groups,
        unread=left.unread + right.unread,
        never=left.never or right.never or types == () or values == (),
    )


def _merged(left: Flat, right: Flat, name: str) -> tuple[Node, ...]:
    return _distinct(left.properties.get(name, ()) + right.properties.get(name, ()))


def _distinct(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if all(node.value != other.value for other in found):
            found.append(node)
    return tuple(found)


def _allows(flat: Flat, name: str) -> bool:
    return flat.extra is not False or name in flat.properties


def _types(value: dict[str, Json]) -> tuple[str, ...] | None:
    declared = value.get("type")
    names = [declared] if isinstance(declared, str) else strings(declared)
    found = tuple(name for name in JSON_TYPES if name in names)
    if not found:
        return None
    return (*found, "null") if value.get("nullable") is True and "null" not in found else found


def _limits(value: dict[str, Json]) -> dict[str, Json]:
    found = {key: value[key] for key in value.keys() & LIMITS}
    # OpenAPI 3.0 (JSON Schema draft 5) says exclusive by a boolean beside the limit.
    for exclusive, inclusive in (
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ):
        if isinstance(found.get(exclusive), bool):
            strict = found.pop(exclusive)
            if strict and inclusive in found:
                found[exclusive] = found.pop(inclusive)
    if found.get("uniqueItems") is False:
        del found["uniqueItems"]
    return found


def _extra(node: Node) -> Extra:
    if node.object.get("unevaluatedProperties") is False and not _has_groups(node.object):
        return False
    value = node.object.get("additionalProperties")
    if isinstance(value, dict):
        return (node.child("additionalProperties"),) if value else None
    return False if value is False else None


def _values(value: dict[str, Json]) -> tuple[Json, ...] | None:
    if "const" in value:
        return (value["const"],)
    listed = value.get("enum")
    return tuple(listed) if isinstance(listed, list) else None


def _has_groups(value: dict[str, Json]) -> bool:
    return any(key in value for key in ("allOf", "anyOf", "oneOf", "$ref", "if"))


def _groups(node: Node) -> tuple[Group, ...]:
    discriminator = as_object(node.object.get("discriminator")).get("propertyName")
    name = discriminator if isinstance(discriminator, str) else ""
    found = []
    for keyword in GROUPS:
        holder = node.child(keyword)
        members = tuple(holder.child(i) for i in range(len(as_array(holder.value))))
        if members:
            found.append(Group(keyword, holder, members, name))
    return tuple(found)


def _unread(node: Node) -> tuple[tuple[str, str], ...]:
    value = node.object
    # Without applicators beside it, `unevaluatedProperties: false` closes the object: it is read.
    read = value.get("unevaluatedProperties") is True or not _has_groups(value)
    return tuple(
        (node.pointer, key)
        for key in value
        if key in UNREAD and not (read and key == "unevaluatedProperties")
    )


def _common_types(
    left: tuple[str, ...] | None, right: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    if left is None or right is None:
        return right if left is None else left
    found = [name for name in JSON_TYPES if name in left and name in right]
    if "integer" not in found and {"integer", "number"} <= {*left, *right}:
        found.append("integer")
    return tuple(found)


def _common_limits(left: dict[str, Json], right: dict[str, Json]) -> dict[str, Json]:
    found = {**right, **left}
    for key in left.keys() & right.keys():
        one, other = left[key], right[key]
        if isinstance(one, int | float) and isinstance(other, int | float):
            if key in LOWER_LIMITS:
                found[key] = max(one, other)
            elif key in UPPER_LIMITS:
                found[key] = min(one, other)
    return found


def _common_extra(left: Extra, right: Extra) -> Extra:
    if left is False or right is False:
        return False
    if isinstance(left, tuple) and isinstance(right, tuple):
        return _distinct(left + right)
    return left if right is None else right


def _common_values(
    left: tuple[Json, ...] | None, right: tuple[Json, ...] | None
) -> tuple[Json, ...] | None:
    if left is None or right is None:
        return right if left is None else left
    return tuple(value for value in left if value in right)
