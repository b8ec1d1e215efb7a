"""Pure. What a schema says of objects, and what two say together.

`additionalProperties` speaks of the names that neither `properties` nor `patternProperties` of the
same schema object know (JSON Schema 2020-12, core, section 10.3.2.3), so where two schemas meet, a
name that one of them does not know is under its `additional`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import JsonObject, as_object, strings
from oas.normal.patterns import MOST_KEPT, is_pattern, matches
from oas.normal.schema import Objects
from oas.normal.sites import joined, site_at
from oas.normal.strings import count, smaller
from oas.pointer import escape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from oas.normal.schema import Site

ANY = Objects()
# Names times patterns: what is beyond is not looked at name by name.
MOST_MATCHES = 200_000


def read_objects(value: JsonObject, pointer: str, unknown: JsonObject) -> Objects:
    """The objects' keywords of one schema but `unevaluatedProperties`, which sees more than one.

    Patterns that cannot be read, or are too many, are added to `unknown`.
    """
    patterns = _sites(value, pointer, "patternProperties")
    is_listable = _is_listable(as_object(value.get("properties")), patterns)
    mistaken: JsonObject = {
        pattern: sites[0].value if sites else True
        for pattern, sites in patterns.items()
        if not is_listable or not is_pattern(pattern)
    }
    if mistaken:
        unknown["patternProperties"] = mistaken
        patterns = {pattern: patterns[pattern] for pattern in patterns.keys() - mistaken.keys()}
    found = Objects(
        _sites(value, pointer, "properties"),
        frozenset(strings(value.get("required"))),
        patterns,
        site_at(value.get("additionalProperties", True), f"{pointer}/additionalProperties"),
        site_at(value.get("propertyNames", True), f"{pointer}/propertyNames"),
        count(value.get("minProperties")) or 0,
        count(value.get("maxProperties")),
        _dependent_required(value),
        _dependent_schemas(value, pointer),
    )
    return _with_patterns(found) if patterns else found


def _sites(value: JsonObject, pointer: str, keyword: str) -> dict[str, Site]:
    members = value.get(keyword)
    if not isinstance(members, dict):
        return {}
    above = f"{pointer}/{keyword}/"
    return {name: site_at(child, above + escape(name)) for name, child in members.items()}


def _is_listable(names: Collection[str], patterns: Collection[str]) -> bool:
    """Whether there are few enough to ask of each name which patterns it matches."""
    return len(patterns) <= MOST_KEPT and len(names) * len(patterns) <= MOST_MATCHES


def _with_patterns(objects: Objects) -> Objects:
    properties = {
        name: joined(site, _matching(objects.patterns, name) or ())
        for name, site in objects.properties.items()
    }
    return with_properties(objects, properties)


def with_properties(objects: Objects, properties: Mapping[str, Site]) -> Objects:
    """The same but for its properties."""
    from dataclasses import replace

    return replace(objects, properties=properties)


def _matching(patterns: Mapping[str, Site], name: str) -> Site | None:
    """What the patterns say of a name; None where none matches it."""
    found: Site | None = None
    for pattern, site in patterns.items():
        if matches(pattern, name):
            found = joined(found or (), site)
    return found


def at(objects: Objects, name: str) -> Site:
    """What an object's property of that name must be."""
    if name in objects.properties:
        return objects.properties[name]
    if name in objects.ignored:
        return ()
    found = _matching(objects.patterns, name)
    return objects.additional if found is None else found


def are_meeting(one: Objects, other: Objects) -> bool:
    """Whether one Objects can say what both allow.

    It cannot where each has patterns that the other has not, and one of them speaks of names that
    match none: which names match which patterns is nothing that can be listed.
    """
    if not _is_listable(one.properties, other.patterns):
        return False
    if not _is_listable(other.properties, one.patterns):
        return False
    if not one.patterns or not other.patterns or one.patterns.keys() == other.patterns.keys():
        return True
    return not one.additional and not other.additional


def meet_objects(one: Objects, other: Objects) -> Objects:
    """What both allow, where they are `are_meeting`."""
    if one is ANY or other is ANY:
        return other if one is ANY else one
    ignored = one.ignored | other.ignored
    names = dict.fromkeys((*one.properties, *other.properties))
    return Objects(
        {name: joined(at(one, name), at(other, name)) for name in names if name not in ignored},
        (one.required | other.required) - ignored,
        _both_patterns(one, other),
        joined(one.additional, other.additional),
        joined(one.names, other.names),
        max(one.min_properties, other.min_properties),
        smaller(one.max_properties, other.max_properties),
        _both_required(one.dependent_required, other.dependent_required),
        _both_sites(one.dependent_schemas, other.dependent_schemas),
        joined(one.unevaluated, other.unevaluated),
        ignored,
    )


def _both_patterns(one: Objects, other: Objects) -> Mapping[str, Site]:
    if not one.patterns and not other.patterns:
        return one.patterns
    names = dict.fromkeys((*one.patterns, *other.patterns))
    return {
        name: joined(
            one.patterns.get(name, () if one.patterns else one.additional),
            other.patterns.get(name, () if other.patterns else other.additional),
        )
        for name in names
    }


def _both_required(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    if not one or not other:
        return one or other
    names = dict.fromkeys((*one, *other))
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in names}


def _both_sites(one: Mapping[str, Site], other: Mapping[str, Site]) -> Mapping[str, Site]:
    if not one or not other:
        return one or other
    return {name: joined(one.get(name, ()), other.get(name, ())) for name in (*one, *other)}


def is_impossible(objects: Objects) -> bool:
    """Whether the counts alone leave no object."""
    most = objects.max_properties
    return most is not None and most < max(objects.min_properties, len(objects.required))


def _dependent_required(value: JsonObject) -> Mapping[str, frozenset[str]]:
    """`dependentRequired`, and what `dependencies` of draft 7 says by arrays."""
    found: dict[str, frozenset[str]] = {}
    for keyword in ("dependentRequired", "dependencies"):
        for name, needed in as_object(value.get(keyword)).items():
            if isinstance(needed, list) and needed:
                found[name] = found.get(name, frozenset()) | frozenset(strings(needed))
    return found


def _dependent_schemas(value: JsonObject, pointer: str) -> Mapping[str, Site]:
    """`dependentSchemas`, and what `dependencies` of draft 7 says by schemas."""
    found: dict[str, Site] = {}
    for keyword in ("dependentSchemas", "dependencies"):
        for name, child in as_object(value.get(keyword)).items():
            site = site_at(child, f"{pointer}/{keyword}/{escape(name)}")
            if site and not isinstance(child, list):
                found[name] = joined(found.get(name, ()), site)
    return found


def without(objects: Objects, ignored: frozenset[str]) -> Objects:
    """The same in a direction in which the `ignored` properties do not count."""
    if not ignored:
        return objects
    return Objects(
        {name: site for name, site in objects.properties.items() if name not in ignored},
        objects.required - ignored,
        objects.patterns,
        objects.additional,
        objects.names,
        objects.min_properties,
        objects.max_properties,
        {
            name: left
            for name, needed in objects.dependent_required.items()
            if name not in ignored and (left := needed - ignored)
        },
        {n: site for n, site in objects.dependent_schemas.items() if n not in ignored},
        objects.unevaluated,
        objects.ignored | ignored,
    )
