"""Contracts whose components have other names, or have company that nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_object, text
from oas.kinds import Kind
from oas.pointer import escape, split
from tests.equivalence.editing import Copy, bound_names

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import JsonObject

_SECTIONS = {
    *("schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links"),
    *("callbacks", "pathItems"),
}
_UNUSED: JsonObject = {
    "schemas": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Unused"}}},
    "responses": {"description": "Unused", "content": {"application/json": {}}},
    "parameters": {"name": "unused", "in": "query", "schema": {"type": "string"}},
    "requestBodies": {"content": {"text/plain": {"schema": {"type": "string"}}}},
    "headers": {"schema": {"type": "integer"}},
    "examples": {"value": 5},
}


def components_renamed(root: JsonObject, random: Random) -> JsonObject:
    """Every component under another name, but schemas that a discriminator names on the wire."""
    copy = Copy(root)
    kept = bound_names(copy)
    renamed: dict[tuple[str, str], str] = {}
    for section in _SECTIONS & set(as_object(copy.root.get("components"))):
        holder = copy.component(section)
        names = [name for name in holder if section != "schemas" or name not in kept]
        numbers = random.sample(range(len(names)), len(names))
        new = {name: f"Renamed{n}" for name, n in zip(names, numbers, strict=True)}
        renamed |= {(section, name): other for name, other in new.items()}
        moved = {new.get(name, name): value for name, value in holder.items()}
        holder.clear()
        holder.update(moved)
    for place in copy.references():
        place.value["$ref"] = _renamed(text(place.value["$ref"]), renamed)
    copy.drop_empty_components()
    return copy.root


def security_schemes_renamed(root: JsonObject, _: Random) -> JsonObject:
    """The name of a security scheme never leaves the contract."""
    copy = Copy(root)
    schemes = copy.component("securitySchemes")
    moved = {f"other-{name}": scheme for name, scheme in schemes.items()}
    schemes.clear()
    schemes.update(moved)
    for place in copy.places(Kind.SECURITY_REQUIREMENT):
        needed = {f"other-{name}": scopes for name, scopes in place.value.items()}
        place.value.clear()
        place.value.update(needed)
    copy.drop_empty_components()
    return copy.root


def unused_components_added(root: JsonObject, _: Random) -> JsonObject:
    """Components that nothing refers to."""
    copy = Copy(root)
    for section, unused in _UNUSED.items():
        copy.component(section)["Unused"] = unused
    return copy.root


def _renamed(reference: str, renamed: dict[tuple[str, str], str]) -> str:
    tokens = split(reference)
    if len(tokens) < 3 or (tokens[1], tokens[2]) not in renamed:
        return reference
    tokens[2] = renamed[tokens[1], tokens[2]]
    return "#/" + "/".join(escape(token) for token in tokens)
