"""Contracts whose schemas say the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array, as_object, text
from oas.kinds import Kind
from oas.operation import DEFAULT_STYLE
from tests.equivalence.editing import Copy, deep_targets, is_discriminated_branch, put

if TYPE_CHECKING:
    from random import Random

    from oas.grammar import Place
    from oas.json_value import JsonObject

_ANNOTATIONS = frozenset({
    "title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples",
    "externalDocs", "xml", "$comment",
})  # fmt: skip
# What only makes sense beside the properties that it speaks of, or names a place.
_INSEPARABLE = frozenset({
    "$anchor", "$dynamicAnchor", "$id", "$defs", "discriminator", "unevaluatedProperties",
    "unevaluatedItems",
})  # fmt: skip


def schemas_wrapped(root: JsonObject, _: Random) -> JsonObject:
    """Each schema as the only one of an allOf; references, too."""
    copy = Copy(root)
    kept = deep_targets(copy)
    for place in [*copy.places(Kind.SCHEMA), *copy.references()]:
        is_kept = any(f"#{place.pointer}/".startswith(f"{target}/") for target in kept)
        is_bound = is_discriminated_branch(place) or _INSEPARABLE & place.value.keys()
        if place.kind is Kind.SCHEMA and not is_kept and not is_bound:
            put(place, {"allOf": [place.value]})
    return copy.root


def nulls_in_unions(root: JsonObject, random: Random) -> JsonObject:
    """`type: [x, null]` as a union with null (3.1)."""
    copy = Copy(root)
    for place in copy.places(Kind.SCHEMA):
        declared = place.value.get("type")
        if isinstance(declared, list) and "null" in declared and _is_separable(place):
            others = [name for name in declared if name != "null"]
            said, rest = _divided(place.value)
            rest["type"] = others[0] if len(others) == 1 else others
            listed = as_array(rest.get("enum"))
            if listed:
                rest["enum"] = [value for value in listed if value is not None]
            if not listed or None in listed:
                put(place, {**said, random.choice(["anyOf", "oneOf"]): [rest, {"type": "null"}]})
    return copy.root


def nulls_in_types(root: JsonObject, _: Random) -> JsonObject:
    """A union of one plain type and null as `type: [x, null]` (3.1)."""
    copy = Copy(root)
    for place in copy.places(Kind.SCHEMA):
        for union in ("anyOf", "oneOf"):
            branches = as_array(place.value.get(union))
            if len(branches) == 2 and {"type": "null"} in branches:
                branch = as_object(branches[branches[0] == {"type": "null"}])
                beside = {key: value for key, value in place.value.items() if key != union}
                is_apart = beside.keys() <= _ANNOTATIONS and not beside.keys() & branch.keys()
                if is_apart and _is_plain(branch):
                    put(place, {**branch, **beside, "type": [branch["type"], "null"]})
    return copy.root


def types_split(root: JsonObject, _: Random) -> JsonObject:
    """`type: [x, y]` as a union of x and y (3.1)."""
    copy = Copy(root)
    for place in copy.places(Kind.SCHEMA):
        declared = place.value.get("type")
        if isinstance(declared, list) and len(declared) > 1 and _is_separable(place):
            said, rest = _divided(place.value)
            if not {"enum", "const"} & rest.keys():
                put(place, {**said, "anyOf": [{**rest, "type": name} for name in declared]})
    return copy.root


def constants_exchanged(root: JsonObject, _: Random) -> JsonObject:
    """`const` as an enum of one value, and the other way round (3.1)."""
    copy = Copy(root)
    for place in copy.places(Kind.SCHEMA):
        values = as_array(place.value.get("enum"))
        if "const" in place.value and "enum" not in place.value:
            place.value["enum"] = [place.value.pop("const")]
        elif len(values) == 1 and "const" not in place.value:
            del place.value["enum"]
            place.value["const"] = values[0]
    return copy.root


def defaults_written(root: JsonObject, _: Random) -> JsonObject:
    """What the specification means where nothing is said, said."""
    copy = Copy(root)
    for place in copy.places(Kind.PARAMETER, Kind.HEADER):
        _write(place.value, _of_parameter(place))
    for place in copy.places(Kind.OPERATION):
        _write(place.value, {"deprecated": False})
    for place in copy.places(Kind.REQUEST_BODY):
        _write(place.value, {"required": False})
    for place in copy.places(Kind.SCHEMA):
        _write(place.value, _of_schema(place, is_3_0=copy.is_3_0))
    _write(copy.root, {"servers": [{"url": "/"}]})
    return copy.root


def _of_parameter(place: Place) -> JsonObject:
    location = text(place.value.get("in")) or "header"
    found: JsonObject = {"deprecated": False}
    if location != "path":
        found["required"] = False
    if "schema" in place.value:
        style = text(place.value.get("style")) or DEFAULT_STYLE[location]
        found |= {"style": style, "explode": style == "form"}
    if location == "query":
        found["allowEmptyValue"] = False
    return found


def _of_schema(place: Place, *, is_3_0: bool) -> JsonObject:
    found: JsonObject = {"deprecated": False, "readOnly": False, "writeOnly": False}
    if place.value.get("readOnly") is True:
        del found["writeOnly"]
    if place.value.get("writeOnly") is True:
        del found["readOnly"]
    if is_3_0 and isinstance(place.value.get("type"), str):
        found["nullable"] = False
    match place.value.get("type"):
        case "string":
            found["minLength"] = 0
        case "array":
            found |= {"minItems": 0, "uniqueItems": False}
        case "object":
            found["minProperties"] = 0
    if is_3_0:
        limits = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
        found |= {other: False for limit, other in limits.items() if limit in place.value}
    elif "contains" in place.value:
        found["minContains"] = 1
    return found


def _write(value: JsonObject, defaults: JsonObject) -> None:
    for key, default in defaults.items():
        value.setdefault(key, default)


def _is_plain(branch: JsonObject) -> bool:
    entangled = _INSEPARABLE | {"const", "enum", "nullable"}
    return isinstance(branch.get("type"), str) and not entangled & branch.keys()


def _is_separable(place: Place) -> bool:
    return not (_INSEPARABLE | {"$ref"}) & place.value.keys()


def _divided(value: JsonObject) -> tuple[JsonObject, JsonObject]:
    """What is said of a value, and what is asked of it."""
    said = {k: v for k, v in value.items() if k in _ANNOTATIONS or k.startswith("x-")}
    return said, {k: v for k, v in value.items() if k not in said}
