"""Pure. The canonical form: a Document without what JSON and the specification leave to the writer.

The order of the keys of an object, the spelling of a number (1, 1.0, 1e0), and the order of the
arrays that are sets:

| array | read as | source |
|---|---|---|
| `parameters` | keyed by `in` and `name` | OAS 3.1, sections 4.8.9 and 4.8.10 |
| `tags` of an operation | a set | OAS 3.1, section 4.8.10: "a list of tags" |
| `security`, and the scopes in it | alternatives, a set | OAS 3.1, sections 4.8.10 and 4.8.30 |
| `required` of a schema | a set | JSON Schema Validation, section 6.5.3 |
| `dependentRequired` | a set for each property | JSON Schema Validation, section 6.5.4 |
| `enum` | a set | JSON Schema Validation, section 6.1.2 |
| `type` | a set | JSON Schema Validation, section 6.1.1 |
| `allOf`, `anyOf`, `oneOf` | a set of schemas | JSON Schema Core, section 10.2.1 |

Every other array keeps its order: `servers` and the contract's own `tags` are shown in it,
`prefixItems` count by it, examples and extensions are data. So does all that other files hold,
since only a reference says what stands there. What else a client cannot observe (`$ref` or inline,
spellings of null) is no matter of order, and stays.
"""

from __future__ import annotations

import json
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

import orjson

from oas.digest import digest
from oas.document import SpecVersion
from oas.grammar import field_of
from oas.json_value import as_object, text
from oas.kinds import Field, Kind, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.document import Document
    from oas.json_value import Json, JsonObject


class Order(Enum):
    """How the order of an array is read. EACH_ANY: the value is an object of arrays without one."""

    WRITTEN = auto()
    ANY = auto()
    EACH_ANY = auto()
    BY_PARAMETER = auto()


class Role(NamedTuple):
    """What a value is, where it stands: the field that holds it, None for data; and its order."""

    field: Field | None
    order: Order = Order.WRITTEN


DATA = Role(None)
ROOT = Role(Field(Kind.OPENAPI, Shape.ONE))
SET = Role(None, Order.ANY)

_SETS: Mapping[Kind, frozenset[str]] = {
    Kind.OPENAPI: frozenset({"security"}),
    Kind.OPERATION: frozenset({"security", "tags"}),
    Kind.SCHEMA: frozenset({"allOf", "anyOf", "enum", "oneOf", "required", "type"}),
}


def below(role: Role, key: str | int) -> Role:
    """The role of a member or an item. All versions are read alike: newer fields are new names."""
    field, order = role
    if order is Order.EACH_ANY:
        return SET
    if field is None:
        return DATA
    if field.shape is not Shape.ONE:
        return Role(Field(field.kind, Shape.ONE))
    name = str(key)
    return Role(field_of(SpecVersion.V3_2, field.kind, name), _order(field.kind, name))


def _order(kind: Kind, name: str) -> Order:
    if kind is Kind.SECURITY_REQUIREMENT or name in _SETS.get(kind, ()):
        return Order.ANY
    if name == "parameters" and kind in {Kind.OPERATION, Kind.PATH_ITEM}:
        return Order.BY_PARAMETER
    is_map_of_sets = kind is Kind.SCHEMA and name == "dependentRequired"
    return Order.EACH_ANY if is_map_of_sets else Order.WRITTEN


def canonical(value: Json, role: Role) -> Json:
    """A copy in canonical form, keys apart: `canonical_bytes` sorts them. Iterative."""
    top: list[Json] = [None]
    arrays: list[tuple[list[Json], Order]] = []
    stack: list[tuple[Json, Role, JsonObject | list[Json], str | int]] = [(value, role, top, 0)]
    while stack:
        value, role, holder, key = stack.pop()
        copy: Json
        if isinstance(value, dict):
            copy = dict.fromkeys(value)
            stack += [(child, below(role, name), copy, name) for name, child in value.items()]
        elif isinstance(value, list):
            copy = [None] * len(value)
            item = below(role, 0)
            stack += [(child, item, copy, index) for index, child in enumerate(value)]
            if role.order is not Order.WRITTEN:
                arrays.append((copy, role.order))
        else:
            copy = plain_number(value)
        _put(holder, key, copy)
    for array, order in reversed(arrays):  # inner ones first: an item is sorted by what is in it
        array.sort(key=parameter_key if order is Order.BY_PARAMETER else canonical_bytes)
    return top[0]


def canonical_bytes(value: Json) -> bytes:
    """A canonical value as bytes: two are equal where, and only where, the values are."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # orjson writes no integer beyond 64 bits
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def canonical_digest(document: Document) -> str:
    """`sha256:…` of the canonical form.

    Two documents have the same one if, and only if, `oas.raw` finds no change between them.
    """
    # In a map, as it was when files stood apart: digests that somebody keeps stay the same.
    return digest(canonical_bytes({"": canonical(document.root, ROOT)}))


def plain_number(value: Json) -> Json:
    """A whole number as an integer, however it was written; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def parameter_key(value: Json) -> tuple[str, str, str]:
    """What tells a parameter from the others in its list: its reference, or its `in` and `name`.

    Where two have the same, their order counts: the first is the one that is read.
    """
    parameter = as_object(value)
    return text(parameter.get("$ref")), text(parameter.get("in")), text(parameter.get("name"))


def _put(holder: JsonObject | list[Json], key: str | int, value: Json) -> None:
    if isinstance(holder, dict):
        holder[str(key)] = value
    else:
        holder[int(key)] = value
