"""Pure. What one schema says once its `$ref` and `allOf` are followed: a single set of keywords.

Nothing is named and nothing is decided about Python here. What restricts a whole value and cannot be
joined with what other schemas say (`not`, `if`, names by pattern) is kept as Rules, each with the
schema object in which it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oas.document import Node
from oas.json_value import Json, JsonObject, as_array, as_object, strings, text
from oas.pointer import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

Extra: TypeAlias = "tuple[Node, ...] | bool | None"

JSON_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")

LIMITS = frozenset({
    "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "maximum",
    "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "pattern", "format", "multipleOf",
    "uniqueItems",
})  # fmt: skip
GROUPS = ("oneOf", "anyOf")
RULES = (
    *("not", "if", "dependentRequired", "dependentSchemas", "dependencies"),
    "patternProperties",
)
# Keywords that say more of items than one schema for all.
ARRAYS = frozenset({"prefixItems", "contains", "unevaluatedItems"})
# What a Schema Object of OpenAPI 3.0 does not know, of what is read here (OAS 3.0.3, section 4.7.24).
MODERN = ARRAYS | {*RULES[1:], "const", "propertyNames"}


@dataclass(frozen=True, slots=True)
class Group:
    """One `oneOf` or `anyOf`; `discriminator` is the property that the contract names."""

    keyword: str
    node: Node
    members: tuple[Node, ...]
    discriminator: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A keyword and the schema object that says it."""

    keyword: str
    node: Node


class Flat(NamedTuple):
    """The keywords of a schema. `types` is None where any type is allowed.

    `limits` are plain values; a pattern, a format or a multipleOf that members of an `allOf` say
    differently is a list of them. `extra` is False for a closed object, a tuple of schemas for the
    properties that are not named, or None. `items` are those of schema objects that say no more of
    items, `arrays` the schema objects that do. `values` are the allowed ones (`enum`, `const`), None
    for no such restriction. `sources` are the schemas that say all this together, none where they say
    more.
    """

    node: Node
    sources: tuple[Node, ...]
    types: tuple[str, ...] | None = None
    limits: Mapping[str, Json] = {}
    properties: Mapping[str, tuple[Node, ...]] = {}
    required: frozenset[str] = frozenset()
    extra: Extra = None
    items: tuple[Node, ...] = ()
    arrays: tuple[Node, ...] = ()
    names: tuple[Node, ...] = ()
    values: tuple[Json, ...] | None = None
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def never(self) -> bool:
        """Whether no value is allowed, as far as types and fixed values show."""
        return self.types == () or self.values == ()

    @property
    def says_nothing(self) -> bool:
        """Whether only the type is restricted, if anything is."""
        # All but the place and the type; an `extra` of False is something said.
        return self.extra is None and self.values is None and not any(self[3:])


def own(node: Node, *, modern: bool) -> Flat:
    """The keywords that stand in the schema itself, without `$ref` and `allOf`.

    Without `modern` they are read as OpenAPI 3.0 does.
    """
    value = node.value
    if not isinstance(value, dict):
        return Flat(node, (node,), types=() if value is False else None)
    said: AbstractSet[str] = value.keys()
    if not modern and not said.isdisjoint(MODERN):
        said -= MODERN
    is_ruled = "patternProperties" in said
    items, arrays = _items(node, said) if "items" in said or said & ARRAYS else ((), ())
    return Flat(
        node,
        (node,),
        _types(value, modern=modern) if "type" in said else None,
        {} if said.isdisjoint(LIMITS) else _limits(value, modern=modern),
        _properties(node) if "properties" in said else {},
        frozenset(strings(value["required"])) if "required" in said else frozenset(),
        _extra(node) if "additionalProperties" in said and not is_ruled else None,
        items,
        arrays,
        (node.child("propertyNames"),) if "propertyNames" in said else (),
        _values(value, said) if "enum" in said or "const" in said else None,
        () if said.isdisjoint(GROUPS) else _groups(node),
        () if said.isdisjoint(RULES) else tuple(Rule(k, node) for k in RULES if k in said),
    )


def _types(value: JsonObject, *, modern: bool) -> tuple[str, ...] | None:
    declared = value.get("type")
    names = [declared] if isinstance(declared, str) else strings(declared)
    if value.get("nullable") is True and not modern:
        names = [*names, "null"]
    return tuple(name for name in JSON_TYPES if name in names) or None


def _limits(value: JsonObject, *, modern: bool) -> dict[str, Json]:
    found = {key: value[key] for key in value.keys() & LIMITS}
    if not modern:
        # OpenAPI 3.0 (JSON Schema draft 5) says exclusive by a boolean beside the limit.
        for exclusive, inclusive in (
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ):
            if found.pop(exclusive, False) is True and inclusive in found:
                found[exclusive] = found.pop(inclusive)
    if found.get("uniqueItems") is False:
        del found["uniqueItems"]
    return found


def _properties(node: Node) -> dict[str, tuple[Node, ...]]:
    # As child() would, for most of all the nodes that are ever made.
    holder = f"{node.pointer}/properties/"
    found = as_object(node.object["properties"])
    return {name: (Node(value, holder + escape(name)),) for name, value in found.items()}


def _extra(node: Node) -> Extra:
    value = node.object["additionalProperties"]
    if isinstance(value, dict):
        return (node.child("additionalProperties"),) if value else None
    return False if value is False else None


def _items(node: Node, said: AbstractSet[str]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    if not said.isdisjoint(ARRAYS):
        return (), (node,)
    items = node.child("items")
    return ((items,) if isinstance(items.value, dict | bool) else ()), ()


def _values(value: JsonObject, said: AbstractSet[str]) -> tuple[Json, ...] | None:
    listed = value.get("enum") if "enum" in said else None
    found = tuple(listed) if isinstance(listed, list) else None
    return common_values((value["const"],), found) if "const" in said else found


def common_values(
    left: tuple[Json, ...] | None, right: tuple[Json, ...] | None
) -> tuple[Json, ...] | None:
    """The values of both; None for all."""
    if left is None or right is None:
        return right if left is None else left
    known = set(map(value_key, right))
    return tuple(value for value in left if value_key(value) in known)


def value_key(value: Json) -> tuple[str, object]:
    """What tells a JSON value from others: true is not 1, and 1.0 is."""
    match value:
        case bool() | str() | None:
            return type(value).__name__, value
        case int() | float():
            return "number", value
        case list():
            return "array", tuple(map(value_key, value))
        case dict():
            return "object", frozenset((name, value_key(part)) for name, part in value.items())


def _groups(node: Node) -> tuple[Group, ...]:
    name = text(as_object(node.object.get("discriminator")).get("propertyName"))
    found = []
    for keyword in GROUPS:
        holder = node.child(keyword)
        members = tuple(holder.child(i) for i in range(len(as_array(holder.value))))
        if members:
            found.append(Group(keyword, holder, members, name))
    return tuple(found)
