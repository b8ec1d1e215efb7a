"""Schemas and values made at random, of few names and small numbers, so that they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from oas.document import SpecVersion

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

NAMES = ("a", "b", "ab", "c")
COMPONENTS = ("One", "Two", "Three")
TYPES = ("string", "number", "integer", "boolean", "array", "object")
PATTERNS = ("^a", "b$", "c")
SMALL = st.integers(0, 3)
NUMBERS = st.sampled_from([-1, 0, 0.5, 1, 1.0, 1.5, 2, 3, 2.5])
SCALARS = st.sampled_from(
    [None, True, False, -1, 0, 0.5, 1, 1.0, 2, 2.5, 3, "", "a", "ab", "abc", "b"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=5,
)
GENEROUS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _reference(least: int) -> st.SearchStrategy[JsonObject]:
    """A reference to a component, from the one of that index on: no schema judges itself."""
    names = st.sampled_from(COMPONENTS[least:])
    return names.map(lambda name: {"$ref": f"#/components/schemas/{name}"})


def _saying(version: SpecVersion) -> dict[str, st.SearchStrategy[Json]]:
    """Keywords that hold no schemas."""
    names: st.SearchStrategy[Json] = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(
        lambda found: [*found]
    )
    common: dict[str, st.SearchStrategy[Json]] = {
        "type": st.sampled_from(TYPES),
        "enum": st.lists(VALUES, min_size=1, max_size=4),
        **dict.fromkeys(("minimum", "maximum"), NUMBERS),
        "multipleOf": st.sampled_from([1, 2, 3, 0.5, 1.0, 1.5]),
        **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), SMALL),
        **dict.fromkeys(("minProperties", "maxProperties"), SMALL),
        "pattern": st.sampled_from(PATTERNS),
        "uniqueItems": st.booleans(),
        "required": names,
        "description": st.just("text"),
    }
    if version is SpecVersion.V3_0:
        flags = st.booleans()
        return common | {"nullable": flags, "exclusiveMinimum": flags, "exclusiveMaximum": flags}
    kinds = st.sampled_from((*TYPES, "null"))
    return common | {
        "type": kinds | st.lists(kinds, min_size=1, max_size=3, unique=True),
        "const": VALUES,
        **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), NUMBERS),
        "dependentRequired": st.dictionaries(st.sampled_from(NAMES), names, max_size=2),
        **dict.fromkeys(("minContains", "maxContains"), SMALL),
    }


def _holding(
    version: SpecVersion, below: st.SearchStrategy[Json], here: st.SearchStrategy[Json]
) -> dict[str, st.SearchStrategy[Json]]:
    """Keywords that hold schemas: of parts of the value (`below`), and of the value itself."""
    branches = st.lists(here, min_size=1, max_size=3)
    common: dict[str, st.SearchStrategy[Json]] = {
        "properties": st.dictionaries(st.sampled_from(NAMES), below, max_size=3),
        "additionalProperties": st.booleans() | below,
        "items": below,
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), branches),
        "not": here,
    }
    if version is SpecVersion.V3_0:
        return common
    return common | {
        "patternProperties": st.dictionaries(st.sampled_from(PATTERNS), below, max_size=2),
        "prefixItems": st.lists(below, min_size=1, max_size=2),
        **dict.fromkeys(("propertyNames", "contains"), below),
        "dependentSchemas": st.dictionaries(st.sampled_from(NAMES), here, max_size=2),
        **dict.fromkeys(("if", "then", "else"), here),
        **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), st.booleans() | below),
    }


@st.composite
def schemas(draw: st.DrawFn, version: SpecVersion, least: int, depth: int) -> Json:
    """A schema; references to the value itself go to components from `least` on only."""
    may_refer = least < len(COMPONENTS)
    kind = draw(st.integers(0, 9))
    if kind == 0 and version is not SpecVersion.V3_0:
        return draw(st.booleans())
    if kind in {1, 2} and may_refer:
        return draw(_reference(least))
    options = _saying(version)
    if depth > 0:
        below = schemas(version, 0, depth - 1)
        options |= _holding(version, below, schemas(version, least, depth - 1))
    names = st.lists(st.sampled_from(sorted(options)), max_size=4, unique=True)
    found = {name: draw(options[name]) for name in draw(names)}
    if kind == 3 and may_refer and version is not SpecVersion.V3_0:
        found |= draw(_reference(least))
    return found


@st.composite
def components(draw: st.DrawFn, version: SpecVersion) -> JsonObject:
    """Named schemas that refer to each other."""
    return {name: draw(schemas(version, index + 1, 2)) for index, name in enumerate(COMPONENTS)}
