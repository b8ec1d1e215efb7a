"""Pure. Says in words where in a schema a pointer leads: `items of the property 'tags'`.

The words begin at the component or at the place of the operation that holds the schema: how one got
there is the business of uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.pointer import split
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BY_NAME: Mapping[str, str] = {
    "properties": "the property {}",
    "patternProperties": "properties that match {}",
    "dependentSchemas": "what {} brings with it",
    "dependencies": "what {} brings with it",
    "$defs": "the definition {}",
    "definitions": "the definition {}",
}
_BY_INDEX: Mapping[str, str] = {
    "anyOf": "branch {}",
    "oneOf": "branch {}",
    "prefixItems": "item {}",
    "allOf": "",
}
_ALONE: Mapping[str, str] = {
    "items": "items",
    "additionalItems": "additional items",
    "additionalProperties": "additional properties",
    "propertyNames": "names of properties",
    "contains": "items that must be contained",
    "not": "what is refused",
    "if": "the condition",
    "then": "the case where the condition holds",
    "else": "the case where the condition fails",
    "unevaluatedItems": "further items",
    "unevaluatedProperties": "further properties",
    "contentSchema": "the content of the string",
}
_TWO = 2  # tokens: a keyword and a name or index
_HOLDERS = frozenset({"schema", "itemSchema"})


def within(pointer: str, *, itself: bool = False) -> str:
    """Where the schema stands that holds what `pointer` names; empty at the top of a schema.

    `itself`: the pointer is that of the schema, and not of something in it.
    """
    steps = _steps(_inside(split(pointer)))
    return " of ".join(reversed([words for words, more in steps if words and (more or itself)]))


def _inside(tokens: list[str]) -> list[str]:
    """The tokens below the outermost schema."""
    if tokens[:2] == ["components", "schemas"]:
        return tokens[3:]
    holders = [index for index, token in enumerate(tokens) if token in _HOLDERS]
    # A parameter or header may be named so as well: of two in a row the second one is meant.
    first = next((i for i in holders if i + 1 not in holders), None)
    return tokens if first is None else tokens[first + 1 :]


def _steps(tokens: list[str]) -> Iterator[tuple[str, bool]]:
    """The words for each step into a schema, and whether more follows it."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        left = len(tokens) - index
        if token in _ALONE:
            index += 1
            yield _ALONE[token], left > 1
        elif token in _BY_NAME and left > 1:
            index += 2
            yield _BY_NAME[token].format(show(tokens[index - 1])), left > _TWO
        elif token in _BY_INDEX and left > 1 and tokens[index + 1].isdecimal():
            index += 2
            yield _BY_INDEX[token].format(int(tokens[index - 1]) + 1), left > _TWO
        else:
            return
