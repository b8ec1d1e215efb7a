"""Pure. What one schema object says by keywords of its own, and what several say together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.normal import arrays, keywords, numbers, objects, strings
from oas.normal.schema import Numbers, Type
from oas.normal.values import Values, meet_values, read_values, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.document import Node
    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Arrays, Objects, Strings

ALL = frozenset(Type)
NO_TYPES: frozenset[Type] = frozenset()
INTEGER = Numbers(integer=True)
_ONE: dict[str, frozenset[Type]] = {kind.value: frozenset({kind}) for kind in Type}
_ONE |= {"integer": _ONE["number"], "null": NO_TYPES}


@dataclass(frozen=True, slots=True)
class Facets:
    """The part of a Schema that has no branches: types, values, and what each type must be.

    The facets of types that are not allowed are without meaning until `tidy` takes them out.
    """

    types: frozenset[Type] = ALL
    values: Values | None = None
    numbers: Numbers = numbers.ANY
    strings: Strings = strings.ANY
    arrays: Arrays = arrays.ANY
    objects: Objects = objects.ANY
    unknown: JsonObject = field(default_factory=dict)


ANY = Facets()
NEVER = Facets(NO_TYPES)


def read_facets(node: Node, bits: int) -> Facets:
    """What the keywords of one schema object say. `bits`: of which kinds it has any."""
    value = node.value
    if not isinstance(value, dict):
        return NEVER if value is False else ANY
    unknown: JsonObject = {}
    types, integer = read_types(value, unknown) if bits & keywords.TYPES else (ALL, False)
    counted = numbers.ANY
    if bits & keywords.NUMBERS and Type.NUMBER in types:
        counted = numbers.read_numbers(value, any_format=Type.STRING not in types)
    if integer:
        counted = INTEGER if counted == numbers.ANY else numbers.meet_numbers(counted, INTEGER)
    return Facets(
        types,
        read_values(value) if bits & keywords.VALUES else None,
        counted,
        strings.read_strings(value, node.pointer, any_format=Type.NUMBER not in types)
        if bits & keywords.STRINGS and Type.STRING in types
        else strings.ANY,
        arrays.read_arrays(value, node.pointer)
        if bits & keywords.ARRAYS and Type.ARRAY in types
        else arrays.ANY,
        objects.read_objects(value, node.pointer, unknown)
        if bits & keywords.OBJECTS and Type.OBJECT in types
        else objects.ANY,
        unknown,
    )


def read_types(value: JsonObject, unknown: JsonObject) -> tuple[frozenset[Type], bool]:
    """The types that `type` names, and whether a number must be whole."""
    declared = value.get("type")
    if isinstance(declared, str) and declared in _ONE:
        return _ONE[declared], declared == "integer"
    names = declared if isinstance(declared, list) else []
    if not names or not all(isinstance(name, str) and name in _ONE for name in names):
        unknown["type"] = declared
        return ALL, False
    types = NO_TYPES.union(*(_ONE[str(name)] for name in names))
    return types, "integer" in names and "number" not in names


def are_meeting(one: Facets, other: Facets) -> bool:
    """Whether one Facets can say what both allow."""
    return objects.are_meeting(one.objects, other.objects) and not strings.are_clashing(
        one.strings, other.strings
    )


def meet(one: Facets, other: Facets) -> Facets:
    """What both allow, where they are `are_meeting`."""
    if one is ANY or other is ANY:
        return other if one is ANY else one
    return Facets(
        one.types & other.types,
        meet_values(one.values, other.values),
        numbers.meet_numbers(one.numbers, other.numbers),
        strings.meet_strings(one.strings, other.strings),
        arrays.meet_arrays(one.arrays, other.arrays),
        objects.meet_objects(one.objects, other.objects),
        both_unknown(one.unknown, other.unknown),
    )


def both_unknown(one: JsonObject, other: JsonObject) -> JsonObject:
    """What both say in words that are not understood; of two different things, both in a list."""
    if not one or not other:
        return one or other
    found = one | other
    for name in one.keys() & other.keys():
        if canonical_bytes(one[name]) != canonical_bytes(other[name]):
            found[name] = sorted((one[name], other[name]), key=canonical_bytes)
    return found


def tidy(facets: Facets) -> Facets:
    """The one spelling of what is allowed.

    Where values are listed, those are left out that the facets refuse; what the facets of numbers
    and strings say is then said.
    """
    counted = numbers.tidy_numbers(facets.numbers)
    types = facets.types - frozenset(_impossible(facets, counted))
    facets = of_types(facets, types, counted or numbers.ANY)
    if facets.values is not None:
        facets = _listed(facets, facets.values)
    return facets if facets.types else Facets(NO_TYPES, unknown=facets.unknown)


def _listed(facets: Facets, listed: Values) -> Facets:
    """The same where the only values are listed."""
    unsure = False
    values: Values = {}
    for key, value in listed.items():
        answer = allows(facets, value)
        unsure = unsure or answer is None
        if answer is not False:
            values[key] = value
    types = frozenset(kind for value in values.values() if (kind := type_of(value)) is not None)
    is_any = types == _ONE["boolean"] and len(values) == len((True, False))
    said = replace(
        facets,
        values=None if is_any else values,
        strings=facets.strings if unsure else strings.unlimited(facets.strings),
    )
    return of_types(said, types, Numbers(formats=facets.numbers.formats))


def allows(facets: Facets, value: Json) -> bool | None:
    """Whether facets allow a plain value that is not null; None where nobody can tell.

    Of arrays and objects only the type is looked at: True may then be wrong.
    """
    if type_of(value) not in facets.types:
        return False
    if isinstance(value, str):
        return facets.strings is strings.ANY or strings.allows(facets.strings, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return facets.numbers is numbers.ANY or numbers.allows(facets.numbers, value)
    return True


def of_types(facets: Facets, types: frozenset[Type], counted: Numbers) -> Facets:
    """The same with what is said of other types taken out."""
    return Facets(
        types,
        facets.values,
        counted if Type.NUMBER in types else numbers.ANY,
        facets.strings if Type.STRING in types else strings.ANY,
        facets.arrays if Type.ARRAY in types else arrays.ANY,
        facets.objects if Type.OBJECT in types else objects.ANY,
        facets.unknown,
    )


def _impossible(facets: Facets, counted: Numbers | None) -> Iterable[Type]:
    """The types of which the limits leave nothing."""
    if counted is None:
        yield Type.NUMBER
    if facets.strings is not strings.ANY and strings.is_impossible(facets.strings):
        yield Type.STRING
    if facets.arrays is not arrays.ANY and arrays.is_impossible(facets.arrays):
        yield Type.ARRAY
    if facets.objects is not objects.ANY and objects.is_impossible(facets.objects):
        yield Type.OBJECT


def unknown_in(value: JsonObject, table: keywords.Table) -> JsonObject:
    """The keywords that no table names, extensions apart."""
    return {
        name: said
        for name, said in value.items()
        if name not in table and not name.startswith("x-")
    }
