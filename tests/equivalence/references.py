"""Contracts that say by reference what was written in place, and the other way round."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oas.json_value import Json, JsonObject, as_array, as_object, text
from oas.kinds import Kind
from oas.pointer import join
from tests.equivalence.editing import (
    Copy,
    bound_names,
    deep_targets,
    dumped,
    is_component,
    is_discriminated_branch,
    put,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from oas.grammar import Place

_DEPTH = 2
# A copy that is larger says nothing new and takes long.
_LARGEST = 20_000
_ANCHORS = frozenset({"$anchor", "$dynamicAnchor", "$dynamicRef", "$id"})
_SECTIONS = {
    Kind.PARAMETER: "parameters",
    Kind.RESPONSE: "responses",
    Kind.REQUEST_BODY: "requestBodies",
    Kind.HEADER: "headers",
    Kind.EXAMPLE: "examples",
    Kind.LINK: "links",
    Kind.CALLBACK: "callbacks",
}


def references_inlined(root: JsonObject, _: Random) -> JsonObject:
    """What each reference names in its place, and what those name, two levels deep.

    Recursion stays, and so does what a discriminator names.
    """
    copy = Copy(root)
    bound = bound_names(copy)
    for _level in range(_DEPTH):
        # Each level is taken from the contract as it was before, so that copies hold references.
        replaced = [(place, _inlined(copy, place, bound)) for place in copy.references()]
        for place, value in replaced:
            if value is not None:
                put(place, json.loads(value))
        copy = Copy(copy.root)
    return copy.root


def schemas_hoisted(root: JsonObject, _: Random) -> JsonObject:
    """Each schema that stands in place as a component, but branches that a discriminator names."""
    copy = Copy(root)
    kept = deep_targets(copy)
    hoisted = copy.component("schemas")
    for number, place in enumerate(copy.places(Kind.SCHEMA)):
        is_kept = any(place.pointer.startswith(f"{target[1:]}/") for target in kept)
        if not (is_component(place) or is_discriminated_branch(place) or is_kept):
            _hoist(place, hoisted, "schemas", f"Hoisted{number}")
    copy.drop_empty_components()
    return copy.root


def others_hoisted(root: JsonObject, _: Random) -> JsonObject:
    """Each parameter, response, body, header, example, link and callback as a component."""
    copy = Copy(root)
    for number, place in enumerate(copy.places(*_SECTIONS)):
        section = _SECTIONS[place.kind]
        if not is_component(place):
            _hoist(place, copy.component(section), section, f"Hoisted{number}")
    copy.drop_empty_components()
    return copy.root


def path_items_hoisted(root: JsonObject, _: Random) -> JsonObject:
    """Each path item as a component of OpenAPI 3.1."""
    copy = Copy(root)
    paths = as_object(copy.root.get("paths"))
    for number, path in enumerate([path for path in paths if path.startswith("/")]):
        if "$ref" not in as_object(paths[path]):
            copy.component("pathItems")[f"Hoisted{number}"] = paths[path]
            paths[path] = {"$ref": f"#/components/pathItems/Hoisted{number}"}
    copy.drop_empty_components()
    return copy.root


def parameters_moved_up(root: JsonObject, _: Random) -> JsonObject:
    """What all operations of a path take, said once for the path."""
    copy = Copy(root)
    for item in copy.places(Kind.PATH_ITEM):
        lists = [as_array(operation.get("parameters")) for operation in _operations(item)]
        if lists and not _has_repetition(item, lists):
            shared = [p for p in lists[0] if all(p in other for other in lists)]
            item.value["parameters"] = [*as_array(item.value.get("parameters")), *shared]
            for operation in _operations(item):
                if "parameters" in operation:
                    mine = as_array(operation["parameters"])
                    operation["parameters"] = [p for p in mine if p not in shared]
    return copy.root


def parameters_moved_down(root: JsonObject, _: Random) -> JsonObject:
    """What a path takes, said of each of its operations."""
    copy = Copy(root)
    for item in copy.places(Kind.PATH_ITEM):
        shared = as_array(item.value.pop("parameters", None))
        for operation in _operations(item):
            own = as_array(operation.get("parameters"))
            known = {_identity(copy, parameter) for parameter in own}
            inherited = [p for p in shared if _identity(copy, p) not in known]
            operation["parameters"] = [*inherited, *own]
    return copy.root


def _inlined(copy: Copy, place: Place, bound: Iterable[str]) -> bytes | None:
    """What `place` refers to, as JSON; None where the reference stays."""
    reference = text(place.value["$ref"])
    target = copy.target(reference)
    if is_discriminated_branch(place) or place.kind is Kind.PATH_ITEM:
        return None
    if not isinstance(target, dict) or "discriminator" in target or _ANCHORS & target.keys():
        return None
    if reference.rpartition("/")[2] in bound or reference.startswith(f"#{place.pointer}"):
        return None
    data = dumped(target)
    if len(data) > _LARGEST or reference.encode() in data:
        return None
    siblings = {key: value for key, value in place.value.items() if key != "$ref"}
    if not siblings or copy.is_3_0:  # whatever stands beside a reference means nothing in 3.0
        return data
    if place.kind is Kind.SCHEMA:
        return dumped({"allOf": [target], **siblings})
    return dumped({**target, **siblings})


def _hoist(place: Place, holder: JsonObject, section: str, name: str) -> None:
    holder[name] = place.value
    put(place, {"$ref": "#" + join("/components", section, name)})


def _operations(item: Place) -> list[JsonObject]:
    found = [value for key, value in item.value.items() if key != "parameters"]
    return [value for value in found if isinstance(value, dict) and "responses" in value]


def _has_repetition(item: Place, lists: list[list[Json]]) -> bool:
    """Whether moving could put a parameter beside one of the same name, or before its own self."""
    above = as_array(item.value.get("parameters"))
    return bool(above) or any(p in one[:i] for one in lists for i, p in enumerate(one))


def _identity(copy: Copy, parameter: Json) -> tuple[str, str]:
    while isinstance(parameter, dict) and "$ref" in parameter:
        parameter = copy.target(text(parameter["$ref"]))
    value = as_object(parameter)
    return text(value.get("in")), text(value.get("name"))
