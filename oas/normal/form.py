"""Pure. A Schema as a JSON value that is equal for Schemas that are, whatever they are called.

What is below stands in it as a print: a text that the caller gives. Branches, refusals and conditions
speak of the same value, so they are part of the form, without null and without the types that are
out of question where they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.canonical import canonical_bytes
from oas.normal import arrays, numbers, objects, strings
from oas.normal.schema import Type
from oas.normal.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Arrays, Bound, Numbers, Objects, Schema, Site, Strings

    # The print of a Site of another value, and of one of the same value beside these types.
    Print: TypeAlias = Callable[[Site], str]
    Branch: TypeAlias = Callable[[Site, frozenset[Type]], str]
    Refer: TypeAlias = Callable[[str], str]

# The print of what allows everything: saying it is saying nothing.
EVERYTHING = "*"


def form(schema: Schema, types: frozenset[Type], below: Print, beside: Branch) -> JsonObject:
    """What a Schema says of values of these types, null and notes apart."""
    types = types & schema.types
    found: JsonObject = {"types": _names(types)}
    if schema.values is not None:
        found["values"] = [*schema.values]
    if Type.NUMBER in types and schema.numbers != numbers.ANY:
        found["numbers"] = _numbers(schema.numbers)
    if Type.STRING in types and schema.strings != strings.ANY:
        found["strings"] = _strings(schema.strings, below)
    if Type.ARRAY in types and schema.arrays is not arrays.ANY:
        _put(found, "arrays", _arrays(schema.arrays, below))
    if Type.OBJECT in types and schema.objects is not objects.ANY:
        _put(found, "objects", _objects(schema.objects, types, below, beside))
    if schema.unions or schema.refused or schema.conditions or schema.unknown:
        found |= _rest(schema, types, beside)
    return found


def _names(types: Iterable[Type]) -> list[Json]:
    return [*sorted(kind.value for kind in types)]


def objects_form(
    properties: Mapping[str, str], required: Iterable[Json], additional: str
) -> JsonObject:
    """The form of most objects: what `form` says of them, by prints that are known."""
    found: JsonObject = {}
    if properties:
        found["properties"] = {**properties}
    needed: list[Json] = [*sorted({name for name in required if isinstance(name, str)})]
    if needed:
        found["required"] = needed
    if additional != EVERYTHING:
        found["additional"] = additional
    return found


def notes_form(schema: Schema, refer: Refer) -> JsonObject:
    """What is said without restricting values, and still is more than text."""
    notes = schema.notes
    found: JsonObject = {}
    if notes.has_default:
        found["default"] = plain(notes.default)
    for keyword, said in (
        ("deprecated", notes.deprecated),
        ("readOnly", notes.read_only),
        ("writeOnly", notes.write_only),
    ):
        if said:
            found[keyword] = True
    if "xml" in notes.texts:
        found["xml"] = notes.texts["xml"]
    if notes.discriminator is not None:
        mapping = {value: refer(place) for value, place in notes.discriminator.mapping.items()}
        found["discriminator"] = {"property": notes.discriminator.property, "mapping": {**mapping}}
    return found


def _put(found: JsonObject, key: str, said: JsonObject) -> None:
    if said:
        found[key] = said


def _numbers(said: Numbers) -> JsonObject:
    return {
        "integer": said.integer,
        "minimum": _bound(said.minimum),
        "maximum": _bound(said.maximum),
        "multiples": [*sorted(said.multiples)],
        "formats": [*sorted(said.formats)],
    }


def _bound(bound: Bound | None) -> Json:
    return None if bound is None else [bound.value, bound.exclusive]


def _strings(said: Strings, below: Print) -> JsonObject:
    return {
        "length": [said.min_length, said.max_length],
        "patterns": [*sorted(said.patterns)],
        "formats": [*sorted(said.formats)],
        "content": [
            said.content_encoding,
            said.content_media_type,
            below(said.content_schema),
        ],
    }


def _arrays(said: Arrays, below: Print) -> JsonObject:
    found: JsonObject = {}
    if said.prefix:
        found["prefix"] = [below(site) for site in said.prefix]
    for key, site in (("items", said.items), ("unevaluated", said.unevaluated)):
        if site and (text := below(site)) != EVERYTHING:
            found[key] = text
    if said.min_items or said.max_items is not None:
        found["count"] = [said.min_items, said.max_items]
    if said.unique:
        found["unique"] = True
    if said.contains:
        found["contains"] = _set([below(c.site), c.minimum, c.maximum] for c in said.contains)
    return found


def _objects(said: Objects, types: frozenset[Type], below: Print, beside: Branch) -> JsonObject:
    additional = below(said.additional)
    properties = {name: below(site) for name, site in said.properties.items()}
    found = objects_form(properties, said.required, additional)
    if said.patterns:
        found["patterns"] = {name: below(site) for name, site in said.patterns.items()}
    for key, site in (("names", said.names), ("unevaluated", said.unevaluated)):
        if site and (text := below(site)) != EVERYTHING:
            found[key] = text
    if said.min_properties or said.max_properties is not None:
        found["count"] = [said.min_properties, said.max_properties]
    if said.dependent_required:
        needed = said.dependent_required.items()
        found["needed"] = {name: [*sorted(names)] for name, names in needed}
    if said.dependent_schemas:
        free = beside((), types)
        dependent = {name: beside(site, types) for name, site in said.dependent_schemas.items()}
        _put(found, "dependent", {name: text for name, text in dependent.items() if text != free})
    # In an open object a name that does not count is as free as one that is not declared.
    if said.ignored and additional != EVERYTHING:
        found["ignored"] = [*sorted(said.ignored)]
    return found


def _rest(schema: Schema, types: frozenset[Type], beside: Branch) -> JsonObject:
    found: JsonObject = {}
    if schema.unions:
        found["unions"] = _set(
            [union.exactly_one, _branches(union.branches, types, beside, once=union.exactly_one)]
            for union in schema.unions
        )
    if schema.refused:
        found["refused"] = _set(beside(site, types) for site in schema.refused)
    if schema.conditions:
        found["conditions"] = _set(
            [beside(c.test, types), beside(c.then, types), beside(c.otherwise, types)]
            for c in schema.conditions
        )
    if schema.unknown:
        found["unknown"] = schema.unknown
    return found


def _branches(
    sites: tuple[Site, ...], types: frozenset[Type], beside: Branch, *, once: bool
) -> list[Json]:
    """The branches in any order; where exactly one must hold, one that is there twice counts twice."""
    texts = sorted(beside(site, types) for site in sites)
    return [*texts] if once else [*dict.fromkeys(texts)]


def _set(said: Iterable[Json]) -> list[Json]:
    """Each once, in an order of its own."""
    found = {canonical_bytes(value): value for value in said}
    return [found[key] for key in sorted(found)]
