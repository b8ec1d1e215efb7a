"""Pure. `unevaluatedProperties`: which properties the rest of a schema looks at, and when.

Most schemas look at the same names whatever the value is: the object is closed then, or its other
properties have a type, as `additionalProperties` would say. Where a branch that holds for some
values looks at more, each value is asked (JSON Schema 2020-12, core, section 11.3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.schema.flat import GROUPS, Flat, Rule
from oas.json_value import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.document import Node

    Parts: TypeAlias = Callable[[Node], list[Node]]

KEYWORD = "unevaluatedProperties"
MOST_BRANCHES = 500


class Condition(NamedTuple):
    """Whether a schema accepts the object (`is`), refuses it (`not`), or a property is there (`has`)."""

    word: str
    node: Node
    name: str = ""


@dataclass(slots=True)
class Looked:
    """What is looked at where all `conditions` hold. `all` is set where every property is."""

    conditions: tuple[Condition, ...] = ()
    names: dict[str, None] = field(default_factory=dict)
    patterns: dict[str, None] = field(default_factory=dict)
    all: bool = False

    @property
    def looks(self) -> bool:
        """Whether there is anything that is looked at."""
        return self.all or bool(self.names or self.patterns)


def with_unevaluated(flat: Flat, node: Node, parts: Parts) -> Flat:
    """`flat`, which is all else that `node` says, with its `unevaluatedProperties`."""
    rest = node.child(KEYWORD)
    if rest.value is True or rest.value == {}:
        return flat
    always, *sometimes = looked_at(node, parts)
    if always.all:
        return flat
    if sometimes or always.patterns:
        return flat._replace(rules=(*flat.rules, Rule(KEYWORD, node)))
    return flat._replace(extra=False if rest.value is False else (rest,))


def looked_at(node: Node, parts: Parts) -> list[Looked]:
    """What is looked at in any case, and then under conditions; `parts` follows a schema's allOf.

    With more branches than are worth asking, all is looked at.
    """
    found: dict[tuple[str, ...], Looked] = {}
    met: set[tuple[str, ...]] = set()
    waiting: list[tuple[Node, tuple[Condition, ...]]] = [(node, ())]
    while waiting:
        schema, conditions = waiting.pop()
        key = tuple(f"{word} {each.pointer} {name}" for word, each, name in conditions)
        if (schema.pointer, *key) not in met:
            met.add((schema.pointer, *key))
            looked = found.setdefault(key, Looked(conditions))
            _look(schema, looked, is_first=schema is node)
            waiting += [(part, conditions) for part in reversed(parts(schema))]
            waiting += [(part, (*conditions, condition)) for part, condition in _below(schema)]
        if len(met) > MOST_BRANCHES:
            return [Looked(all=True)]
    return list(found.values())


def _look(schema: Node, looked: Looked, *, is_first: bool) -> None:
    value = schema.object
    looked.names.update(dict.fromkeys(as_object(value.get("properties"))))
    looked.patterns.update(dict.fromkeys(as_object(value.get("patternProperties"))))
    if "additionalProperties" in value or (KEYWORD in value and not is_first):
        looked.all = True


def _below(schema: Node) -> Iterator[tuple[Node, Condition]]:
    """The schemas that are applied to the same object where a condition holds."""
    value = schema.object
    for keyword in GROUPS:
        for index in range(len(as_array(value.get(keyword)))):
            member = schema.child(keyword, index)
            yield member, Condition("is", member)
    if "if" in value:
        condition = schema.child("if")
        yield condition, Condition("is", condition)
        yield schema.child("then"), Condition("is", condition)
        yield schema.child("else"), Condition("not", condition)
    for name in as_object(value.get("dependentSchemas")):
        yield schema.child("dependentSchemas", name), Condition("has", schema, name)
