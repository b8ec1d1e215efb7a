"""Pure. The Python types that generated code is made of, before they are text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

# Keyword arguments of pydantic's Field, each value already Python source.
Limits: TypeAlias = "tuple[tuple[str, str], ...]"


class Direction(StrEnum):
    """Who sends the value: readOnly and writeOnly mean something in one direction only."""

    REQUEST = "request"
    RESPONSE = "response"


class Kind(StrEnum):
    """The scalars of JSON, and those of its string formats that are a type in Python.

    A value with a dot is a name of the generated `formats` module.
    """

    STRING = "str"
    INTEGER = "int"
    NUMBER = "float"
    BOOLEAN = "bool"
    NULL = "None"
    UUID = "formats.Uuid"
    DATE_TIME = "formats.DateTime"
    DATE = "formats.Date"
    DECIMAL = "Decimal"


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all."""


@dataclass(frozen=True, slots=True)
class AllBut:
    """Any JSON value but those of one type: `object`, `array`, `string` or `number`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar, with the keyword arguments of pydantic's Field that limit it."""

    kind: Kind
    limits: Limits = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the given strings, integers or booleans, each already Python source."""

    literals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrayOf:
    """A list."""

    items: Type
    limits: Limits = ()


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object without declared properties; `names` is what each of their names must be."""

    values: Type
    limits: Limits = ()
    names: Type = Scalar(Kind.STRING)


@dataclass(frozen=True, slots=True)
class Named:
    """A class or an alias of the models module."""

    name: str


@dataclass(frozen=True, slots=True)
class Union:
    """One of the members; `discriminator` is the field by which pydantic chooses, if any."""

    members: tuple[Type, ...]
    discriminator: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A restriction that pydantic has no word for: `module.name(argument=…)` in the generated code.

    `module` is a support module beside the models (`checks`, `properties`, `values`, `formats`). An
    argument is Python source, a type, a check that stands for a type, a row of those, rows of two,
    or types by the source of their keys. One without a word goes by its position.
    """

    module: str
    name: str
    arguments: tuple[tuple[str, Argument], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A type whose values must pass every check besides."""

    type: Type
    checks: tuple[Check, ...]


Type: TypeAlias = (
    "Anything | Nothing | AllBut | Scalar | Choice | ArrayOf | MapOf | Named | Union | Checked"
)
Argument: TypeAlias = "str | Type | tuple[Argument, ...]"

NULL = Scalar(Kind.NULL)
ANYTHING = Anything()
NOTHING = Nothing()
TEXT = Scalar(Kind.STRING)
EDGES = (NULL, NOTHING, ANYTHING)


def union(members: list[Type], discriminator: str = "") -> Type:
    """The members as one type: nested unions opened, duplicates dropped, null last."""
    flat: list[Type] = []
    for member in members:
        opened = isinstance(member, Union) and not member.discriminator
        flat.extend(member.members if opened and isinstance(member, Union) else (member,))
    distinct = _choices_as_one([member for member in dict.fromkeys(flat) if member not in EDGES])
    if ANYTHING in flat:
        return ANYTHING
    if NULL in flat:
        if discriminator:
            return Union((Union(tuple(distinct), discriminator), NULL))
        distinct.append(NULL)
    if not distinct:
        return NOTHING
    return distinct[0] if len(distinct) == 1 else Union(tuple(distinct), discriminator)


def _choices_as_one(members: list[Type]) -> list[Type]:
    """`Literal[1] | Literal[2]` reads as `Literal[1, 2]`, which stands where the first stood."""
    literals = [
        text for member in members if isinstance(member, Choice) for text in member.literals
    ]
    first = next((m for m in members if isinstance(m, Choice)), None)
    whole = Choice(tuple(dict.fromkeys(literals)))
    return [whole if m is first else m for m in members if m is first or not isinstance(m, Choice)]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One property of a class. `name` is Python's, `wire` the contract's.

    `default` is Python source, empty where the contract gives none that can be used; `remarks` is
    that of a mapping of keywords that say something of the property without restricting it.
    """

    name: str
    wire: str
    type: Type
    required: bool
    default: str = ""
    doc: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ClassShape:
    """An object with properties. `extra` is None where unknown properties are refused.

    `checks` are what the whole object must pass besides.
    """

    attributes: tuple[Attribute, ...]
    extra: Type | None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name of the models module: a class, or an alias of another type.

    `members` are the names of the literals of a Choice that is written as an enumeration.
    """

    name: str
    shape: ClassShape | Type
    doc: str
    pointer: str
    members: tuple[str, ...] = ()
