"""Schemas and values that Hypothesis makes: small enough to collide often, with all that can be nested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from oas.json_value import Json, JsonObject

NOTHING = False
NAMES = ("a", "b")
TEXTS = ("", "a", "b", "ab", "abc")
NUMBERS = (0, 1, 2, 3, 4, 6, 0.5, 1.5, -1)

scalars: SearchStrategy[Json] = st.sampled_from([None, True, False, *NUMBERS, *TEXTS])


def _containers(inner: SearchStrategy[Json]) -> SearchStrategy[Json]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=2)


values: SearchStrategy[Json] = st.recursive(scalars, _containers, max_leaves=6)

_COUNT = st.integers(0, 3)
_STRINGS: dict[str, SearchStrategy[Json]] = {
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "pattern": st.sampled_from(["^a", "b$", "^[ab]*$"]),
}
_NUMBERS: dict[str, SearchStrategy[Json]] = {
    "minimum": st.sampled_from([0, 1, 1.5, 3]),
    "maximum": st.sampled_from([1, 2, 3.5, 6]),
    "exclusiveMinimum": st.sampled_from([0, 1]),
    "exclusiveMaximum": st.sampled_from([3, 4]),
    "multipleOf": st.sampled_from([1, 2, 3, 0.5]),
}
_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")


@st.composite
def schemas(draw: st.DrawFn, depth: int = 2, *, declares_all: bool = False) -> Json:
    """Any schema. `declares_all`: every object in it declares all the names that values have."""
    if draw(st.integers(0, 19)) == 0:
        return draw(st.booleans())
    kind = draw(st.sampled_from([*_TYPES, "several", "values", "composed", "composed"]))
    if kind == "several":
        # Which names an object of several types has is said nowhere.
        names = _TYPES[:-1] if declares_all else _TYPES
        types = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        return {"type": [*types]}
    if kind == "values":
        listed = draw(st.lists(scalars, min_size=1, max_size=4, unique_by=repr))
        return {"enum": listed}
    if kind == "composed" and depth:
        return draw(_composed(depth, declares_all=declares_all))
    found: JsonObject = {"type": kind} if kind in _TYPES else {}
    if kind == "string":
        found |= draw(_some(_STRINGS))
    elif kind in {"number", "integer"}:
        found |= draw(_some(_NUMBERS))
    elif kind == "array" and depth:
        found |= draw(_arrays(depth, declares_all=declares_all))
    elif kind == "object":
        found |= draw(_objects(depth, declares_all=declares_all))
    return found


@st.composite
def _some(draw: st.DrawFn, keywords: dict[str, SearchStrategy[Json]]) -> JsonObject:
    names = draw(st.lists(st.sampled_from(sorted(keywords)), max_size=2, unique=True))
    return {name: draw(keywords[name]) for name in names}


@st.composite
def _arrays(draw: st.DrawFn, depth: int, *, declares_all: bool) -> JsonObject:
    below = schemas(depth - 1, declares_all=declares_all)
    return draw(
        _some(
            {
                "items": below,
                "prefixItems": st.lists(below, min_size=1, max_size=2),
                "minItems": _COUNT,
                "maxItems": _COUNT,
                "uniqueItems": st.booleans(),
                "contains": below,
                "unevaluatedItems": below,
            }
        )
    )


@st.composite
def _objects(draw: st.DrawFn, depth: int, *, declares_all: bool) -> JsonObject:
    below = schemas(max(0, depth - 1), declares_all=declares_all)
    declared = NAMES if declares_all else draw(st.lists(st.sampled_from(NAMES), unique=True))
    properties: JsonObject = {name: draw(below) for name in declared}
    found: JsonObject = {"properties": properties} if properties else {}
    if draw(st.booleans()):
        found["required"] = [*draw(st.lists(st.sampled_from(NAMES), unique=True))]
    more: dict[str, SearchStrategy[Json]] = {
        "additionalProperties": st.just(NOTHING) | below,
        "minProperties": _COUNT,
        "maxProperties": _COUNT,
        "propertyNames": st.sampled_from([{"const": "a"}, {"maxLength": 0}, {"pattern": "^a"}]),
        "patternProperties": below.map(lambda schema: {"^a": schema}),
        "dependentRequired": st.just({"a": ["b"]}),
        "dependentSchemas": below.map(lambda schema: {"a": schema}),
        "unevaluatedProperties": st.just(NOTHING),
    }
    return found | draw(_some(more))


@st.composite
def _composed(draw: st.DrawFn, depth: int, *, declares_all: bool) -> JsonObject:
    below = schemas(depth - 1, declares_all=declares_all)
    keyword = draw(st.sampled_from(["anyOf", "oneOf", "allOf", "not", "if"]))
    if keyword == "not":
        return {"not": draw(below)}
    if keyword == "if":
        return {"if": draw(below), "then": draw(below), "else": draw(below)}
    return {keyword: draw(st.lists(below, min_size=1, max_size=3))}


@st.composite
def pairs(draw: st.DrawFn, *, declares_all: bool = False) -> tuple[Json, Json]:
    """Two schemas that often have much in common: the second is the first one, somewhere edited."""
    first = draw(schemas(declares_all=declares_all))
    if draw(st.integers(0, 2)) == 0:
        return first, draw(schemas())
    return first, draw(edited(first))


@st.composite
def edited(draw: st.DrawFn, schema: Json) -> Json:
    """The schema with a part replaced, dropped, or put beside another."""
    if not isinstance(schema, dict) or not schema or draw(st.integers(0, 4)) == 0:
        other = draw(schemas(1))
        keyword = draw(st.sampled_from(["", "anyOf", "oneOf", "allOf"]))
        return {keyword: [schema, other]} if keyword else other
    name = draw(st.sampled_from(sorted(schema)))
    found = dict(schema)
    if draw(st.integers(0, 3)) == 0:
        del found[name]
        return found
    found[name] = draw(_edited_part(name, schema[name]))
    return found


@st.composite
def _edited_part(draw: st.DrawFn, name: str, part: Json) -> Json:
    if name in {"properties", "patternProperties", "dependentSchemas"} and isinstance(part, dict):
        return {key: draw(edited(child)) for key, child in part.items()}
    if name in {"anyOf", "oneOf", "allOf", "prefixItems"} and isinstance(part, list):
        return [draw(edited(part[0])), *part[1:]]
    if name in {"items", "not", "if", "then", "else", "contains", "additionalProperties"}:
        return draw(edited(part))
    if name in _STRINGS:
        return draw(_STRINGS[name])
    return draw(_NUMBERS[name]) if name in _NUMBERS else part
