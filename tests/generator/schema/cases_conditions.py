"""`not`, `if` and the `dependent…` keywords, with values at their edges."""

from __future__ import annotations

from .cases import INTEGER, TEXT, Case, closed, ref, required, thing

CONDITIONS: list[Case] = [
    Case("not a type", {"not": TEXT}, [1, "a", None, {}]),
    Case("not a reference", {"not": ref("Named")}, [{"name": "n"}, {"name": 1}, {}, 3]),
    Case(
        "not beside a reference",
        {"allOf": [ref("Named"), {"not": ref("Counted")}]},
        [{"name": "n"}, {"name": "n", "count": 1}],
    ),
    Case("not a fixed value", {"type": "string", "not": {"enum": ["a", "b"]}}, ["a", "c", 1]),
    Case("not anything", {"not": {}}, [1, None]),
    Case("not nothing", {"type": "integer", "not": False}, [1, "a"]),
    Case(
        "not both properties",
        {**thing(a=INTEGER), "not": required("a", "b")},
        [{"a": 1}, {"a": 1, "b": 1}, {"b": 1}],
    ),
    Case(
        "if, then and else",
        {
            **thing(kind=TEXT),
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": required("x"),
            "else": {"not": required("x")},
        },
        [{"kind": "a"}, {"kind": "a", "x": 1}, {"kind": "b"}, {"kind": "b", "x": 1}, {}, {"x": 1}],
    ),
    Case(
        "if without a type",
        {"if": TEXT, "then": {"minLength": 2}, "else": INTEGER},
        ["a", "ab", 1, 1.5, None],
    ),
    Case("if alone", {"if": INTEGER}, [1, "a"]),
    Case("if with else alone", {"if": INTEGER, "else": TEXT}, [1, "a", None]),
    Case("then without if", {"then": INTEGER, "type": "string"}, ["a", 1]),
    Case("if of anything", {"if": {}, "then": INTEGER}, [1, "a"]),
    Case(
        "dependentRequired",
        {**thing(card=TEXT), "dependentRequired": {"card": ["address", "name"], "x": []}},
        [{}, {"card": "c"}, {"card": "c", "address": 1, "name": 1}, {"x": 1}, {"address": 1}],
    ),
    Case(
        "dependentRequired without a type",
        {"dependentRequired": {"a": ["b"]}},
        [{"a": 1}, {"a": 1, "b": 1}, "a", None],
    ),
    Case(
        "dependentSchemas",
        {
            **thing(a=INTEGER),
            "dependentSchemas": {"a": {"properties": {"b": TEXT}, "required": ["b"]}, "c": False},
        },
        [{}, {"a": 1}, {"a": 1, "b": "x"}, {"a": 1, "b": 1}, {"c": 1}, {"b": 1}],
    ),
    Case(
        "dependencies of older drafts",
        {**thing(a=INTEGER), "dependencies": {"a": ["b"]}},
        [{"a": 1}, {"a": 1, "b": 1}],
    ),
    Case(
        "a condition inside a condition",
        {"not": {"anyOf": [{"not": INTEGER}, {"minimum": 3}]}},
        [1, 3, "a", 2.5],
    ),
    Case(
        "conditions of properties inside each other",
        {
            "type": "object",
            "not": {
                "properties": {"a": {"properties": {"b": {"const": 1}}, "required": ["b"]}},
                "required": ["a"],
            },
        },
        [{}, {"a": {"b": 1}}, {"a": {"b": 2}}, {"a": {}}, {"a": 3}],
    ),
    Case(
        "a condition with a list",
        {"not": {"type": "array", "items": INTEGER, "minItems": 1}},
        [[], [1], ["a"], 3],
    ),
    Case("conditions of text without a type", {"not": {"minLength": 2}}, ["a", "ab", 3]),
    Case(
        "allOf inside not",
        {"not": {"allOf": [ref("Named"), ref("Counted")]}},
        [{"name": "n"}, {"name": "n", "count": 1}, 3],
    ),
    Case(
        "a closed object inside not",
        {"not": closed("a", a=INTEGER)},
        [{"a": 1}, {"a": 1, "b": 1}, {}, 3],
    ),
]
