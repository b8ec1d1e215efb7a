"""Pure. What can be said of a `oneOf` or `anyOf`: how to choose a branch, whether two can match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.schema.attributes import attribute_names
from generator.schema.flat import both
from generator.schema.flatten import assertions
from generator.schema.types import Named

if TYPE_CHECKING:
    from generator.schema.flat import Flat, Group
    from generator.schema.flatten import Flattener
    from generator.schema.types import Type
    from oas.json_value import Json


def restricts_only(group: Group) -> bool:
    """Whether the branches are conditions on an object that is described elsewhere."""
    conditions = {"required", "not"}
    return all(assertions(m) and assertions(m) <= conditions for m in group.members)


def discriminator(group: Group, flattener: Flattener, members: list[Type]) -> str:
    """The Python attribute by which pydantic can choose, empty where there is none.

    The contract must name the property, and each branch must be a class that requires it with
    strings of its own: pydantic would refuse values otherwise that the contract allows.
    """
    wire = group.discriminator
    if not wire or not all(isinstance(member, Named) for member in members):
        return ""
    flats = [flattener.flatten(member) for member in group.members]
    if not _told_apart(flats, flattener, wire):
        return ""
    names = {attribute_names(flat.properties)[wire] for flat in flats}
    return names.pop() if len(names) == 1 else ""


def exclusive(group: Group, flattener: Flattener, rest: Flat) -> bool:
    """Whether no value can satisfy two branches, as far as types and fixed values show.

    `rest` is what holds beside the branches.
    """
    flats = [both(flattener.flatten(member), rest) for member in group.members]
    types = [set(flat.types or ()) for flat in flats]
    if all(types) and sum(map(len, types)) == len(set().union(*types)):
        return not {"integer", "number"} <= set().union(*types)
    if all(flat.values is not None for flat in flats):
        return _distinct([flat.values or () for flat in flats])
    shared = set.intersection(*(set(flat.properties) for flat in flats))
    return any(_told_apart(flats, flattener, wire) for wire in shared)


def _told_apart(flats: list[Flat], flattener: Flattener, wire: str) -> bool:
    values: list[tuple[Json, ...]] = []
    for flat in flats:
        usable = flat.types == ("object",) and not flat.groups and not flat.nullable
        if not usable or wire not in flat.properties or wire not in flat.required:
            return False
        allowed = flattener.merge(flat.properties[wire]).values
        if not allowed or not all(isinstance(value, str) for value in allowed):
            return False
        values.append(allowed)
    return _distinct(values)


def _distinct(values: list[tuple[Json, ...]]) -> bool:
    seen: set[str] = set()
    for allowed in values:
        for value in map(repr, allowed):
            if value in seen:
                return False
            seen.add(value)
    return True
