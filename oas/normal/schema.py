"""Pure. A schema in normal form, one level deep: what it allows, however that is spelt.

A sub-schema is a Site: one or more places whose schemas must all hold (`allOf` is nothing else).
`oas.normal.normals` reads the Schema of a Site when it is asked for it, so a document is never
rewritten whole. Null is kept apart: `null` says whether it is allowed, and everything else here
speaks of values that are not null.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from oas.document import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json, JsonObject

Site: TypeAlias = tuple[Node, ...]


class Type(StrEnum):
    """The types of JSON values but null. An integer is a number (see `Numbers.integer`)."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    ARRAY = "array"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit of a number; `exclusive` where the limit itself is not allowed."""

    value: int | float
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a number must be. `integer`: a whole one, however it is written.

    `formats`: those of numbers (int32, ...), and any where no string is allowed beside them.
    """

    integer: bool = False
    minimum: Bound | None = None
    maximum: Bound | None = None
    multiples: frozenset[int | float] = frozenset()
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Strings:
    """What a string must be. Lengths count code points; `patterns` must all be found in it.

    `formats`: all but those of numbers, and any where no number is allowed beside them.
    """

    min_length: int = 0
    max_length: int | None = None
    patterns: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    content_encoding: str = ""
    content_media_type: str = ""
    content_schema: Site = ()


@dataclass(frozen=True, slots=True)
class Contains:
    """How many items must be of a kind; `maximum` None: any number."""

    site: Site
    minimum: int = 1
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Arrays:
    """What an array must be. An empty Site allows everything."""

    prefix: tuple[Site, ...] = ()
    items: Site = ()
    min_items: int = 0
    max_items: int | None = None
    unique: bool = False
    contains: tuple[Contains, ...] = ()
    unevaluated: Site = ()


@dataclass(frozen=True, slots=True)
class Objects:
    """What an object must be. An empty Site allows everything.

    The Site of a property already holds what `patternProperties` say of its name. `required` may
    name properties that are not declared. `additional` is for names that are neither declared nor
    matched by `patterns`. What counts in the other direction only (readOnly in a request, writeOnly
    in a response) is left out of `properties` and `required`, and its names stand in `ignored`.
    """

    properties: Mapping[str, Site] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    patterns: Mapping[str, Site] = field(default_factory=dict)
    additional: Site = ()
    names: Site = ()
    min_properties: int = 0
    max_properties: int | None = None
    dependent_required: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dependent_schemas: Mapping[str, Site] = field(default_factory=dict)
    unevaluated: Site = ()
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Union:
    """Branches of which one must hold, or, where `exactly_one`, one and no other.

    `oneOf` whose branches provably share no value is not `exactly_one`: `anyOf` says the same. With
    the keyword `allOf` there is one branch: a schema that holds too, but which no one Schema can
    say together with the rest.
    """

    keyword: str
    branches: tuple[Site, ...]
    exactly_one: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """`if`, `then` and `else`; an absent part is an empty Site."""

    test: Site
    then: Site = ()
    otherwise: Site = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """`propertyName`, and the place of the schema that each value names."""

    property: str
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notes:
    """Annotations: what is said of a value without restricting it. Absent ones are None or false.

    `texts` holds title, description, `$comment`, examples, example, externalDocs and xml by their
    keywords; `extensions` the `x-…` but x-extensible-enum, x-sunset and x-stability-level.
    """

    texts: Mapping[str, Json] = field(default_factory=dict)
    has_default: bool = False
    default: Json = None
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    sunset: Json = None
    stability: Json = None
    extensible: tuple[Json, ...] | None = None
    discriminator: Discriminator | None = None
    extensions: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """The normal form of a Site. A value is allowed where all of this holds.

    `types` are the types allowed; none: nothing but null may be. `values` are the only values
    allowed (enum and const), None where any are: each is of one of the types, canonical, sorted, and
    not null, and numbers and strings are within the limits, which are then left out. `unions` must each hold. `refused` are the Sites below `not`. `unknown` holds what
    this form cannot say, by keyword: two schemas that differ in it are not comparable.
    `origins` gives, for a keyword of JSON Schema, the pointer of where it is written; absent where it
    is not written. For `required` and `enum` that is the array. Where several places say it, the
    first one counts.
    """

    site: Site
    null: bool = True
    types: frozenset[Type] = frozenset(Type)
    values: tuple[Json, ...] | None = None
    numbers: Numbers = Numbers()
    strings: Strings = Strings()
    arrays: Arrays = Arrays()
    objects: Objects = Objects()
    unions: tuple[Union, ...] = ()
    refused: tuple[Site, ...] = ()
    conditions: tuple[Condition, ...] = ()
    unknown: JsonObject = field(default_factory=dict)
    notes: Notes = Notes()
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def pointer(self) -> str:
        """Where it stands: the first of its places; empty for the schema that allows everything."""
        return self.site[0].pointer if self.site else ""

    @property
    def is_never(self) -> bool:
        """Whether it plainly allows nothing. False may also mean: nobody knows."""
        return not self.null and (not self.types or self.values == ())
