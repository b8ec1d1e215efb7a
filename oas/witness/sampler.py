"""Values of schemas in normal form, as small as can be: what is required and no more.

Made once for each Site and remembered. Schemas that contain themselves end where something is
optional, and have no value where nothing is. What the normal form cannot promise is asked of the
validator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from oas.normal.schema import Type
from oas.normal.sites import joined, key_of
from oas.witness.conjunction import Conjunction, in_turn, ways
from oas.witness.hints import hints
from oas.witness.scalars import numbers, strings
from oas.witness.validators import matches
from oas.witness.weight import is_light

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Site
    from oas.normal.sites import Key
    from oas.witness.reader import Reader

    Accepts: TypeAlias = Callable[[Site, Json], bool]

MOST_VALUES = 8  # of one Site
_MOST_TRIES = 40
_MOST_ITEMS = 1_500
_DEEPEST = 40
_ORDER = (Type.STRING, Type.NUMBER, Type.BOOLEAN, Type.ARRAY, Type.OBJECT)
_NAMES = ("key", "a", "b", "A", "0", "id", "x-a")


@dataclass(slots=True)
class Sampler:
    """Values of the Sites of one document. `accepts` is asked where the normal form is not certain.

    `work` is how many Sites may still be sampled; who uses it fills it up.
    """

    read: Reader
    accepts: Accepts
    work: int = 0
    _known: dict[tuple[Key, int], tuple[Json, ...]] = field(default_factory=dict)
    _underway: set[Key] = field(default_factory=set)

    def first(self, site: Site) -> tuple[Json, ...]:
        """The smallest value, as a tuple of one; an empty one where none was found."""
        return self._sampled(site, 1)

    def some(self, site: Site) -> tuple[Json, ...]:
        """Values unlike each other, the smallest first."""
        return self._sampled(site, MOST_VALUES)

    def of(self, whole: Conjunction) -> Iterator[Json]:
        """Values of a Conjunction, the smallest first."""
        if whole.values is not None:
            yield from whole.values
        else:
            yield from in_turn(
                [self.of_type(whole, kind) for kind in _ORDER if kind in whole.types]
            )
        if whole.null:
            yield None

    def of_type(self, whole: Conjunction, kind: Type) -> Iterator[Json]:
        """Its values of one type."""
        known = hints(whole.parts)
        match kind:
            case Type.STRING:
                texts = [hint for hint in known if isinstance(hint, str)]
                yield from strings([part.strings for part in whole.parts], texts)
            case Type.NUMBER:
                yield from numbers([part.numbers for part in whole.parts])
            case Type.BOOLEAN:
                yield from (True, False)
            case Type.ARRAY:
                yield from self.array(whole)
                yield from self.longer_arrays(whole)
            case Type.OBJECT:
                yield from self.object(whole)
                if not whole.is_certain:  # one name more may tell it from other branches
                    yield from self.with_each(whole, whole.declared, each=3)

    def object(
        self,
        whole: Conjunction,
        given: Mapping[str, Json] | None = None,
        without: frozenset[str] = frozenset(),
    ) -> Iterator[JsonObject]:
        """The smallest object that has `given` and not `without`; nothing where there is none."""
        found: JsonObject = dict(given or {})
        wanted = [name for name in whole.required if name not in without]
        while wanted:
            for name in wanted:
                if name not in found:
                    value = self.first(site_of(whole, name))
                    if not value:
                        return
                    found[name] = value[0]
            wanted = [name for name in self._missing(whole, found) if name not in without]
        yield found

    def array(
        self, whole: Conjunction, given: Iterable[Json] = (), *, least: int = 0
    ) -> Iterator[list[Json]]:
        """The smallest array that begins with `given` and has `least` items, where there is one."""
        found = list(given)
        for contains in (c for part in whole.parts for c in part.arrays.contains):
            lacking = [value for value in self.some(contains.site) if value not in found]
            found += lacking[: contains.minimum]
        least = max(least, *(part.arrays.min_items for part in whole.parts))
        if least > _MOST_ITEMS:
            return
        is_unique = any(part.arrays.unique for part in whole.parts)
        while len(found) < least:
            site = item_of(whole, len(found))
            values = self.many(site, least + len(found)) if is_unique else self.first(site)
            fresh = [v for v in values if v not in found] if is_unique else list(values)
            if not fresh:
                return
            found += fresh[: least - len(found)] if site == item_of(whole, least) else fresh[:1]
        yield found

    def many(self, site: Site, count: int) -> list[Json]:
        """So many different values of a Site, where they are found; strings by their lengths."""
        if count <= MOST_VALUES:
            return list(self.some(site))
        texts = [
            text
            for whole in ways(self.read, [site])
            if Type.STRING in whole.types and whole.values is None
            for text in strings([part.strings for part in whole.parts], (), range(count))
        ]
        others = islice(self._tries(site), 2 * count)
        return [*texts[:count], *(value for value in others if not isinstance(value, str))]

    def longer_arrays(self, whole: Conjunction) -> Iterator[list[Json]]:
        """Arrays of one item more than must be."""
        for least in self.array(whole):
            site = item_of(whole, len(least))
            yield from ([*least, value] for value in islice(self.some(site), 2))

    def with_each(
        self, whole: Conjunction, names: Iterable[str], *, each: int = 1
    ) -> Iterator[JsonObject]:
        """The smallest objects that have each of the names, with so many values of it."""
        for name in names:
            for value in islice(self.some(site_of(whole, name)), each):
                yield from self.object(whole, {name: value})

    def _missing(self, whole: Conjunction, found: JsonObject) -> list[str]:
        """What has to be added to an object that has all that is required."""
        for part in whole.parts:
            for name, needed in part.objects.dependent_required.items():
                if name in found and (lacking := sorted(needed - found.keys())):
                    return lacking
        least = max(part.objects.min_properties for part in whole.parts)
        if len(found) >= least:
            return []
        names = [*whole.declared, *_NAMES, *(f"key{index}" for index in range(min(least, 100)))]
        others = [n for n in names if n not in found and self.first(site_of(whole, n))]
        return others[: least - len(found)]

    def _sampled(self, site: Site, most: int) -> tuple[Json, ...]:
        key = key_of(site)
        remembered = (key, most)
        if remembered in self._known:
            return self._known[remembered]
        is_beyond = len(self._underway) > _DEEPEST or self.work <= 0
        if key in self._underway or is_beyond:
            return ()
        self.work -= 1
        self._underway.add(key)
        try:
            found = tuple(self._values(site, most))
        finally:
            self._underway.remove(key)
        # What lacks only because it is asked for inside itself is no answer for others.
        if found or (not self._underway and self.work > 0):
            self._known[remembered] = found
        return found

    def _values(self, site: Site, most: int) -> Iterator[Json]:
        schema = self.read(site)
        if most == 1 and schema.null and schema.types <= {Type.OBJECT, Type.ARRAY}:
            yield None
            return
        seen: list[Json] = []
        for value in islice(self._tries(site), _MOST_TRIES):
            if any(value == one and type(value) is type(one) for one in seen):
                continue
            seen.append(value)
            yield value
            if len(seen) >= most:
                return

    def _tries(self, site: Site) -> Iterator[Json]:
        for whole in ways(self.read, [site]):
            most = MOST_VALUES if whole.is_certain else _MOST_TRIES
            for value in islice(self.of(whole), most):
                if is_light(value) and (whole.is_certain or self.accepts(site, value)):
                    yield value


def site_of(whole: Conjunction, name: str) -> Site:
    """All that is said of the property `name`."""
    site: Site = ()
    for part in whole.parts:
        objects = part.objects
        own = objects.properties.get(name)
        if own is None:
            own = objects.additional
            matching = [s for pattern, s in objects.patterns.items() if matches(pattern, name)]
            for index, one in enumerate(matching):
                own = joined(own, one) if index else one
        site = joined(site, own)
    return site


def item_of(whole: Conjunction, index: int) -> Site:
    """All that is said of the item at `index`."""
    site: Site = ()
    for part in whole.parts:
        prefix = part.arrays.prefix
        site = joined(site, prefix[index] if index < len(prefix) else part.arrays.items)
    return site
