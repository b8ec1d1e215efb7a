"""Pure. The keywords that restrict whole values, each as the check that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema import reasons
from generator.schema.checks import check, checked, conjunction, property_check, required
from generator.schema.evaluated import looked_at
from generator.schema.scalars import name_pattern
from generator.schema.types import ANYTHING
from oas.json_value import as_object, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.schema.conditions import Tester
    from generator.schema.evaluated import Condition, Looked
    from generator.schema.flat import Flat, Rule
    from generator.schema.types import Argument, Check, Type
    from oas.document import Node
    from oas.json_value import Json, JsonObject

COUNTS = {"minProperties": "at_least", "maxProperties": "at_most"}
OBJECT = ("object",)


def checks_of(flat: Flat, known: tuple[str, ...], tester: Tester) -> Iterator[Check]:
    """The number of properties, their names, and all rules; `known` are the types of the value."""
    if said := _counts(flat):
        yield property_check("PropertyCount", **said)
    if flat.names:
        names = [tester.test(node, ("string",)) for node in flat.names]
        yield property_check("PropertyNames", conjunction(names))
    for rule in flat.rules:
        yield from _rule(rule, known, tester)


def _counts(flat: Flat) -> dict[str, Argument]:
    found = {word: flat.limits.get(keyword) for keyword, word in COUNTS.items()}
    return {w: literal(int(v)) for w, v in found.items() if isinstance(v, int | float)}


def _rule(rule: Rule, known: tuple[str, ...], tester: Tester) -> Iterator[Check]:
    node = rule.node
    match rule.keyword:
        case "not":
            yield check("Not", tester.test(node.child("not"), known))
        case "if":
            yield from _if(node, known, tester)
        case "dependentRequired":
            yield from _dependent(node.child("dependentRequired"), tester)
        case "dependentSchemas":
            yield from _dependent(node.child("dependentSchemas"), tester)
        case "dependencies":
            # The keyword of older drafts: validators still know it (core, appendix E of 2019-09).
            yield from _dependent(node.child("dependencies"), tester)
        case "patternProperties":
            yield from _others(node, tester)
        case "unevaluatedProperties":
            yield from unevaluated(node, tester)
        case keyword:
            tester.types.note(node.pointer, reasons.not_enforced(keyword))


def _dependent(holder: Node, tester: Tester) -> Iterator[Check]:
    """What must be there, and what must hold, where a property is there."""
    names: JsonObject = {
        name: [*strings(said)] for name, said in holder.object.items() if isinstance(said, list)
    }
    if names:
        yield property_check("DependentRequired", literal(names))
    schemas = [holder.child(n) for n, said in holder.object.items() if not isinstance(said, list)]
    keys = [literal(n) for n, said in holder.object.items() if not isinstance(said, list)]
    if schemas:
        tests = [tester.test(schema, OBJECT) for schema in schemas]
        yield property_check("DependentSchemas", tuple(zip(keys, tests, strict=True)))


def _if(node: Node, known: tuple[str, ...], tester: Tester) -> Iterator[Check]:
    words = {"then": "then", "otherwise": "else"}
    found = {w: tester.test(node.child(k), known) for w, k in words.items() if node.has(k)}
    said = {word: test for word, test in found.items() if test != ANYTHING}
    if said:
        yield check("If", tester.test(node.child("if"), known), **said)


def _others(node: Node, tester: Tester) -> Iterator[Check]:
    """`patternProperties` of a schema object, and `additionalProperties` beside it."""
    patterns = _patterns(node, tester)
    if patterns is not None:
        has = node.has("additionalProperties")
        test = tester.test(node.child("additionalProperties")) if has else ANYTHING
        yield from other_properties(test, as_object(node.object.get("properties")), patterns)


def other_properties(
    test: Type, names: Iterable[str], patterns: tuple[tuple[Type, Type], ...]
) -> Iterator[Check]:
    """That the properties beside `names` are what their pattern says, else what `test` accepts."""
    words: dict[str, Argument] = {"patterns": patterns} if patterns else {}
    if test == ANYTHING:
        if patterns:
            yield property_check("OtherProperties", **words)
        return
    beside: list[Json] = [*names]
    yield property_check(
        "OtherProperties", test, **({"beside": literal(beside)} if beside else {}), **words
    )


def _patterns(node: Node, tester: Tester) -> tuple[tuple[Type, Type], ...] | None:
    """Names and values by pattern; None, with a Note, where one cannot be matched."""
    holder = node.child("patternProperties")
    try:
        names = _names(holder.object)
    except LookupError:
        tester.types.note(node.pointer, reasons.not_enforced("patternProperties"))
        return None
    tests = [tester.test(holder.child(pattern)) for pattern in holder.object]
    return tuple(zip(names, tests, strict=True))


def unevaluated(node: Node, tester: Tester) -> Iterator[Check]:
    """`unevaluatedProperties` where what is looked at hangs on the value."""
    always, *sometimes = looked_at(node, tester.types.flattener.parts)
    rest = tester.test(node.child("unevaluatedProperties"))
    if always.all or rest == ANYTHING:
        return
    words: dict[str, Argument] = {"beside": literal([*always.names])} if always.names else {}
    try:
        if always.patterns:
            words["patterns"] = _names(always.patterns)
        where = tuple(_where(each, tester) for each in sometimes if each.looks)
    except LookupError:
        tester.types.note(node.pointer, reasons.not_enforced("unevaluatedProperties"))
        return
    if where:
        words["where"] = where
    yield property_check("UnevaluatedProperties", rest, **words)


def _names(patterns: Iterable[str]) -> tuple[Type, ...]:
    """What accepts the names that match. Raises LookupError where one cannot be matched."""
    found = []
    for pattern in patterns:
        name = name_pattern(pattern)
        if name is None:
            raise LookupError(pattern)
        found.append(name)
    return tuple(found)


def _where(looked: Looked, tester: Tester) -> Type:
    """A type that accepts the object where the conditions hold, and what is looked at then."""
    holds = conjunction(_condition(each, tester) for each in looked.conditions)
    words: dict[str, Argument] = {}
    if looked.all:
        return checked(ANYTHING, [property_check("Where", holds, all_names="True")])
    if looked.patterns:
        words["patterns"] = _names(looked.patterns)
    where = property_check("Where", holds, *map(literal, looked.names), **words)
    # A check alone in an argument is written as it stands.
    return checked(ANYTHING, [where])


def _condition(condition: Condition, tester: Tester) -> Type:
    if condition.word == "has":
        return checked(ANYTHING, [required([condition.name])])
    test = tester.test(condition.node, OBJECT)
    return checked(ANYTHING, [check("Not", test)]) if condition.word == "not" else test
