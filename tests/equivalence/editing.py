"""What the transforms have in common: a copy of a contract, its places, and putting things there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import orjson

from oas.document import Document, Source
from oas.grammar import Kind, Place, walk
from oas.json_value import Json, JsonObject, as_array, as_object, text
from oas.loading import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    # A contract that says the same, written otherwise. What it is given stays as it is.
    Transform: TypeAlias = Callable[[JsonObject, Random], JsonObject]


def as_document(root: JsonObject, name: str = "contract.json") -> Document:
    """The Document of a contract, as if it had been read from a file."""
    return parse(Source(name, dumped(root)))


def dumped(value: Json) -> bytes:
    """A value as JSON. One contract of the corpus holds an integer of more than 64 bits."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()


class Copy:
    """A contract that may be changed in place: `root`, and each of its objects, innermost first."""

    def __init__(self, root: JsonObject) -> None:
        self.document = as_document(root)
        self.root = self.document.root
        self.is_3_0 = self.document.version == "3.0"
        self._walked = [place for place in walk(self.document) if place.holder is not None]
        self._walked.reverse()

    def places(self, *kinds: Kind) -> Iterator[Place]:
        """The objects of these kinds that are no references, innermost first."""
        return (p for p in self._walked if p.kind in kinds and "$ref" not in p.value)

    def references(self) -> list[Place]:
        """The objects that refer to others."""
        return [p for p in self._walked if isinstance(p.value.get("$ref"), str)]

    def component(self, section: str) -> JsonObject:
        """The components of one kind; makes the section where there is none."""
        components = self.root.setdefault("components", {})
        assert isinstance(components, dict)
        found = components.setdefault(section, {})
        assert isinstance(found, dict)
        return found

    def target(self, reference: str) -> Json:
        """What a reference names."""
        return self.document.target(reference).value

    def drop_empty_components(self) -> None:
        """Take out the sections that were made and not used."""
        components = as_object(self.root.get("components"))
        for section in [name for name, found in components.items() if not found]:
            del components[section]
        if self.root.get("components") == {}:
            del self.root["components"]


def put(place: Place, value: Json) -> None:
    """Put `value` where the place stands."""
    assert place.holder is not None
    holder = place.holder.value
    if place.key is None:
        holder[place.field] = value
    elif isinstance(inside := holder[place.field], dict):
        inside[str(place.key)] = value
    elif isinstance(inside, list):
        inside[int(place.key)] = value


def is_component(place: Place) -> bool:
    """Whether it is a component itself, and no part of one."""
    return place.holder is not None and place.holder.kind is Kind.COMPONENTS


def is_deep(reference: str) -> bool:
    """Whether a reference names a part of a component, or no component at all."""
    return reference.count("/") != 3 or not reference.startswith("#/components/")


def deep_targets(copy: Copy) -> set[str]:
    """The components into whose parts something refers: these must keep their shape."""
    deep = {text(p.value["$ref"]) for p in copy.references()}
    return {"/".join(r.split("/")[:4]) for r in deep if is_deep(r)}


def is_discriminated_branch(place: Place) -> bool:
    """Whether a discriminator tells branches apart, of which this is one: then its name counts."""
    holder = place.holder
    is_branch = place.field in {"anyOf", "oneOf"}
    return is_branch and holder is not None and "discriminator" in holder.value


def bound_names(copy: Copy) -> set[str]:
    """The schemas whose names, or whose places, a discriminator makes part of the contract."""
    found: set[str] = set()
    for place in copy.places(Kind.DISCRIMINATOR):
        assert place.holder is not None
        holder = place.holder
        named = [*as_object(place.value.get("mapping")).values(), holder.pointer]
        branches = [*as_array(holder.value.get("anyOf")), *as_array(holder.value.get("oneOf"))]
        named += [as_object(branch).get("$ref") for branch in branches]
        found |= {text(name).rpartition("/")[2] for name in named}
    while True:
        # Children of such a schema are named by it as well.
        children = {
            name
            for name, schema in as_object(copy.component("schemas")).items()
            for part in as_array(as_object(schema).get("allOf"))
            if text(as_object(part).get("$ref")).rpartition("/")[2] in found
        }
        if children <= found:
            return found
        found |= children
