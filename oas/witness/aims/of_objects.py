"""Pure. Objects that aim at a refusal: by what they lack, and by what they have.

None has a name that the base does not declare, but for those that must be there.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from oas.normal.schema import Type
from oas.witness.aims.target import Part
from oas.witness.sampler import site_of
from oas.witness.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.compare.change import Change
    from oas.json_value import Json
    from oas.witness.aims.target import Target
    from oas.witness.conjunction import Conjunction

MOST_NAMES = 300


def properties(target: Target, change: Change) -> Iterator[Json]:
    """Objects without what the other side requires, or with what it has no place for."""
    if not target.allows(Type.OBJECT):
        return
    name = change.name
    required = [n for n in target.refused.required if n not in target.allowed.required]
    for missing in sorted(required, key=lambda one: one != name):
        given = _given(target, [one for one in required if one != missing])
        yield from target.maker.object(target.allowed, given, frozenset({missing}))
    yield from target.maker.object(target.allowed)
    here, there = target.allowed.declared, target.refused.declared
    names = [name] if name in here else []
    names += [one for one in here if one not in there and one != name]
    for known in filter(target.declares, names):
        for value in islice(target.maker.some(site_of(target.allowed, known)), 3):
            yield from target.maker.object(target.allowed, {known: value})


def _given(target: Target, names: Iterable[str]) -> dict[str, Json]:
    """What else the other side wants, so that it has no other reason to refuse."""
    declared = target.allowed.declared
    return _sampled(target, [name for name in names if name in declared and target.declares(name)])


def _sampled(target: Target, names: Iterable[str]) -> dict[str, Json]:
    sampled = {name: target.maker.first(site_of(target.allowed, name)) for name in names}
    return {name: value[0] for name, value in sampled.items() if value}


def counts_of_properties(target: Target, _: Change) -> Iterator[Json]:
    """Objects of one property more than the other side allows."""
    if not target.allows(Type.OBJECT):
        return
    there = [part.objects for part in target.refused.parts]
    for most in (one.max_properties for one in there if one.max_properties is not None):
        for least in target.maker.object(target.allowed):
            further = filter(target.declares, _further(target.allowed))
            names = (name for name in further if name not in least)
            added = _sampled(target, islice(names, max(0, most + 1 - len(least))))
            yield from target.maker.object(target.allowed, least | added)


def _further(whole: Conjunction) -> Iterator[str]:
    """The names declared, then those that a map may have; short ones where names are restricted."""
    yield from whole.declared
    if any(part.objects.names for part in whole.parts):
        yield from "abcdefghijklmnopqrstuvwxyz"
    yield from (f"key{index}" for index in range(MOST_NAMES))


def names(target: Target, _: Change) -> Iterator[Json]:
    """Objects with names that no side lists: of maps, of patterns, and of what names may be."""
    if target.allows(Type.OBJECT):
        yield from target.maker.with_each(target.allowed, _map_names(target))


def members(target: Target, change: Change) -> Iterator[Part]:
    """The value of the property that changed, or of a name of a map."""
    if not target.allows(Type.OBJECT):
        return
    known = [change.name] if change.name in target.allowed.declared else []
    for name in filter(target.declares, (*known, *islice(_map_names(target), 2))):

        def around(value: Json, name: str = name) -> Iterator[Json]:
            return target.maker.object(target.allowed, {name: value})

        here, there = site_of(target.allowed, name), site_of(target.refused, name)
        yield from (Part(inside, around) for inside in target.inside(here, there))


def _map_names(target: Target) -> Iterator[str]:
    guesses = dict.fromkeys(_guessed_names(target))
    listed = {*target.allowed.declared, *target.refused.declared}
    return (name for name in guesses if name not in listed and target.declares(name))


def _guessed_names(target: Target) -> Iterator[str]:
    sides = ((target.allowed, target.maker), (target.refused, target.other))
    patterns = [p for whole, _ in sides for part in whole.parts for p in part.objects.patterns]
    for pattern in patterns:
        yield from islice(texts(pattern), 2)
    yield from ("key", "KEY", "0", "", "a b", "a" * 100)
    for whole, sampler in sides:
        for part in whole.parts:
            if part.objects.names:
                yield from (v for v in sampler.some(part.objects.names) if isinstance(v, str))


def dependents(target: Target, _: Change) -> Iterator[Json]:
    """Objects with a property on which the other side makes more depend."""
    if not target.allows(Type.OBJECT):
        return
    for part in target.refused.parts:
        for name in (*part.objects.dependent_required, *part.objects.dependent_schemas):
            if target.declares(name):
                yield from target.maker.with_each(target.allowed, [name])
