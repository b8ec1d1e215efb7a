"""`oneOf`, `anyOf`, `allOf` and references, with values at their edges."""

from __future__ import annotations

from .cases import INTEGER, NULL, TEXT, Case, closed, ref, required, thing

COMPOSITION: list[Case] = [
    Case(
        "oneOf of what overlaps",
        {"oneOf": [ref("Named"), ref("Counted")]},
        [
            {"name": "n"},
            {"count": 1},
            {"name": "n", "count": 1},
            {},
            {"name": 1, "count": 1},
            3,
            None,
        ],
    ),
    Case("oneOf of scalars", {"oneOf": [TEXT, INTEGER, NULL]}, ["a", 1, 1.5, None, True, [], {}]),
    Case(
        "oneOf of numbers that overlap",
        {"oneOf": [{"type": "integer", "minimum": 3}, {"type": "number", "maximum": 5}]},
        [2, 3, 4, 5, 6, 2.5, 5.5, "3"],
    ),
    Case("oneOf of the same twice", {"oneOf": [TEXT, TEXT, INTEGER]}, ["a", 1, None]),
    Case("oneOf of one", {"oneOf": [ref("Named")]}, [{"name": "n"}, {}, 1]),
    Case("oneOf with an open branch", {"oneOf": [{}, INTEGER]}, [1, "a", None]),
    Case("oneOf with nothing", {"oneOf": [False, TEXT]}, ["a", 1]),
    Case("oneOf of aliases", {"oneOf": [ref("Either"), {"type": "boolean"}]}, ["a", 1, True, None]),
    Case(
        "oneOf of aliases that overlap",
        {"oneOf": [ref("Either"), ref("Text")]},
        ["a", "ab", 1, None],
    ),
    Case(
        "oneOf with branches of several types",
        {"oneOf": [{"type": ["string", "null"]}, {"type": ["integer", "null"]}]},
        ["a", 1, None, 1.5],
    ),
    Case(
        "oneOf of fixed values",
        {"oneOf": [{"const": 1}, {"const": "1"}, {"enum": [True, None]}]},
        [1, "1", True, False, None, 1.0],
    ),
    Case(
        "a discriminator",
        {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
        [
            {"kind": "cat"},
            {"kind": "wolf", "name": "w"},
            {"kind": "cow"},
            {},
            {"kind": "cat", "lives": "9"},
        ],
    ),
    Case(
        "a discriminator with a mapping",
        {
            "oneOf": [ref("Cat"), ref("Dog")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"},
            },
        },
        [{"kind": "cat", "lives": 1}, {"kind": "dog"}, {"kind": "x"}, "cat", None],
    ),
    Case(
        "a discriminator that tells nothing",
        {"oneOf": [ref("Named"), ref("Counted")], "discriminator": {"propertyName": "type"}},
        [{"name": "n"}, {"count": 1}, {"name": "n", "count": 1}, {"name": "n", "type": "x"}],
    ),
    Case(
        "a discriminator whose branches have checks",
        {
            "oneOf": [
                {**thing("kind", kind={"const": "a"}), "not": required("x")},
                {**thing("kind", kind={"const": "b"}), "minProperties": 2},
            ],
            "discriminator": {"propertyName": "kind"},
        },
        [{"kind": "a"}, {"kind": "a", "x": 1}, {"kind": "b"}, {"kind": "b", "y": 1}],
    ),
    Case(
        "branches that are told apart without a discriminator",
        {"oneOf": [ref("Cat"), ref("Dog")]},
        [{"kind": "cat"}, {"kind": "dog"}, {"kind": 1}, {}],
    ),
    Case(
        "anyOf of objects",
        {"anyOf": [ref("Named"), ref("Counted")]},
        [{"name": "n"}, {"name": "n", "count": 1}, {"name": 1, "count": 1}, {}, []],
    ),
    Case("anyOf with null", {"anyOf": [ref("Named"), NULL]}, [{"name": "n"}, None, {}, 0]),
    Case("anyOf with anything", {"anyOf": [INTEGER, True]}, [1, "a"]),
    Case(
        "anyOf beside a type",
        {"type": "string", "anyOf": [{"minLength": 3}, {"maxLength": 1}]},
        ["a", "ab", "abc", 1],
    ),
    Case(
        "two groups",
        {"anyOf": [ref("Named"), ref("Counted")], "oneOf": [required("a"), required("b")]},
        [{"name": "n", "a": 1}, {"name": "n"}, {"a": 1}, {"count": 1, "a": 1, "b": 1}, 3],
    ),
    Case(
        "two groups of classes",
        {"allOf": [{"oneOf": [ref("Named"), ref("Counted")]}, {"anyOf": [ref("Cat"), ref("Dog")]}]},
        [
            {"name": "n", "kind": "dog"},
            {"count": 1, "kind": "cat"},
            {"name": "n"},
            {"kind": "cat"},
            {"name": "n", "count": 1, "kind": "cat"},
        ],
    ),
    Case(
        "groups inside each other",
        {"oneOf": [{"anyOf": [TEXT, {"oneOf": [INTEGER, NULL]}]}, {"type": "array"}]},
        ["a", 1, None, [], 1.5, {}],
    ),
    Case(
        "conditions alone",
        {**thing(a=INTEGER, b=INTEGER), "anyOf": [required("a"), required("b")]},
        [{"a": 1}, {"b": 1}, {}, {"a": 1, "b": 1}, {"a": "x"}],
    ),
    Case(
        "exactly one condition",
        {**thing(a=INTEGER), "oneOf": [required("a"), required("b"), {"not": {"required": ["c"]}}]},
        [{}, {"a": 1}, {"a": 1, "c": 1}, {"b": 1, "c": 1}, {"c": 1}, {"a": 1, "b": 1, "c": 1}],
    ),
    Case(
        "conditions without a type",
        {"oneOf": [required("a"), required("b")]},
        [{"a": 1}, {}, {"a": 1, "b": 1}, "text", 1, None],
    ),
    Case(
        "a condition on anything",
        {"anyOf": [required("a"), required("b")]},
        [{"a": 1}, {}, "text", None],
    ),
    Case(
        "conditions beside properties without a type",
        {"properties": {"a": INTEGER}, "oneOf": [required("a"), required("b")]},
        [{"a": 1}, {"a": "x"}, {"b": 1}, {}, 3],
    ),
    Case(
        "properties beside oneOf",
        {**thing("id", id=INTEGER), "oneOf": [ref("Cat"), ref("Dog")]},
        [{"id": 1, "kind": "cat"}, {"kind": "cat"}, {"id": 1, "kind": "dog", "name": 3}, {"id": 1}],
    ),
    Case(
        "a closed object beside oneOf",
        {
            **closed(a=INTEGER, b=INTEGER),
            "oneOf": [thing("a", a={"minimum": 3}), thing("b", b={"maximum": 3}, c=INTEGER)],
        },
        [{"a": 3}, {"a": 2}, {"b": 1}, {"a": 3, "b": 1}, {"b": 1, "c": 1}, {"a": 1, "b": 1}],
    ),
    Case(
        "a group of a single branch beside properties",
        {**thing("a", a=INTEGER), "anyOf": [thing("b", b=TEXT)]},
        [{"a": 1, "b": "x"}, {"a": 1}, {"b": "x"}],
    ),
    Case(
        "an enum beside oneOf",
        {"enum": ["a", "b", 1], "oneOf": [{"const": "a"}, {"type": "string"}, INTEGER]},
        ["a", "b", 1, 2],
    ),
    Case(
        "many branches",
        {"oneOf": [thing(f"p{i}", **{f"p{i}": INTEGER}) for i in range(60)]},
        [{"p0": 1}, {"p59": 1}, {"p1": 1, "p2": 1}, {"p3": "x"}, {}],
    ),
    Case("allOf of scalars", {"allOf": [ref("Text"), {"maxLength": 3}]}, ["a", "ab", "abcd", 1]),
    Case(
        "allOf of patterns",
        {"allOf": [{"pattern": "^a"}, {"pattern": "z$"}], "type": "string"},
        ["az", "a", "z", "abz"],
    ),
    Case(
        "allOf of multiples",
        {"allOf": [{"multipleOf": 2}, {"multipleOf": 3}], "type": "integer"},
        [6, 2, 3, 0],
    ),
    Case("allOf of number and integer", {"allOf": [{"type": "number"}, INTEGER]}, [1, 1.5, 2.0]),
    Case("allOf that nothing satisfies", {"allOf": [TEXT, INTEGER]}, ["a", 1]),
    Case(
        "allOf of a reference and conditions",
        {"allOf": [ref("Named"), {"not": required("x")}, required("y")]},
        [{"name": "n", "y": 1}, {"name": "n"}, {"name": "n", "x": 1, "y": 1}],
    ),
    Case(
        "a reference with siblings",
        {**ref("Named"), "minProperties": 2, "properties": {"name": {"maxLength": 3}}},
        [{"name": "n"}, {"name": "n", "x": 1}, {"name": "long", "x": 1}],
    ),
    Case("a reference that may be null", ref("Maybe"), [{"name": "n"}, None, {}, "x"]),
    Case("a reference without a type", ref("Loose"), [{"name": "n"}, {}, "x", None, 3, []]),
    Case(
        "a list of what has no type",
        {"type": "array", "items": ref("Loose")},
        [[{"name": "n"}, 3], [{}], [None]],
    ),
    Case(
        "allOf that gives the type",
        {"allOf": [ref("Loose"), {"type": "object"}]},
        [{"name": "n"}, {}, 3, None],
    ),
    Case(
        "oneOf that gives the type",
        {"type": "object", "oneOf": [ref("Loose"), ref("Counted")]},
        [{"name": "n"}, {"count": 1}, {"name": "n", "count": 1}, 3],
    ),
    Case(
        "a tree",
        ref("Tree"),
        [{"value": 1, "children": [{}, {"value": "x"}]}, {"children": [{"children": []}]}],
    ),
    Case(
        "a chain with a check",
        ref("Chain"),
        [{"next": {"next": {}}}, {"next": {"end": 1}}, {"next": {"end": 1, "next": {}}}],
    ),
    Case("a nest", ref("Nested"), [1, {"a": {"b": 2}}, {"a": {"b": "x"}}, "x"]),
    Case(
        "a property that leads back and is said twice",
        {
            "allOf": [thing(a=ref("Tree")), thing(a={"maxProperties": 1, "minProperties": 1})],
            "properties": {"a": True},
        },
        [{"a": {"value": 1}}, {"a": {}}, {"a": {"value": "x"}}, {}],
    ),
    Case(
        "a recursion that is joined at each step",
        ref("Twice"),
        [{}, {"next": {"n": 1}}, {"next": {"next": {"n": 1}}}, {"next": {"next": {"n": "x"}}}],
    ),
]
