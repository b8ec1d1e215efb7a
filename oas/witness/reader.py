"""Pure. Reads the normal forms of one side, and knows which branch stands where: found once, not for each change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oas.direction import Direction
    from oas.normal.normals import Normals
    from oas.normal.schema import Condition, Schema, Site, Union

    Way: TypeAlias = tuple[Site, ...]


class Reader:
    """The Schemas of a document in one direction."""

    def __init__(self, normals: Normals, direction: Direction) -> None:
        self._normals = normals
        self._direction = direction
        self._indices: dict[Schema, Mapping[str, list[tuple[int, int]]]] = {}

    def __call__(self, site: Site) -> Schema:
        """What the site allows."""
        return self._normals.schema(site, self._direction)

    def place_of(self, site: Site) -> str:
        """Where a Site leads, references followed: what tells it from others."""
        return _written(self(site).site)

    def choices(self, part: Schema, pinned: Iterable[str] = ()) -> list[list[Way]]:
        """The choices a Schema leaves, each a list of ways; of `pinned` places no other way."""
        choices: list[list[Way]] = [*map(_branches, part.unions), *map(_ways, part.conditions)]
        kept: defaultdict[int, set[int]] = defaultdict(set)
        for place in pinned if choices else ():
            for choice, way in self._index(part, choices).get(place, ()):
                kept[choice].add(way)
        for choice, indices in kept.items():
            choices[choice] = [choices[choice][way] for way in sorted(indices)]
        return list(filter(None, choices))

    def _index(self, part: Schema, choices: list[list[Way]]) -> Mapping[str, list[tuple[int, int]]]:
        """The choice and the way in which each place stands, as written and where it leads."""
        if part not in self._indices:
            found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
            for choice, ways in enumerate(choices):
                for way, sites in enumerate(ways):
                    for site in sites:
                        found[_written(site)].append((choice, way))
                        found[self.place_of(site)].append((choice, way))
            self._indices[part] = found
        return self._indices[part]


def _branches(union: Union) -> list[Way]:
    return [(branch,) for branch in union.branches]


def _ways(condition: Condition) -> list[Way]:
    return [(condition.test, condition.then), (condition.otherwise,)]


def _written(site: Site) -> str:
    return " ".join(node.pointer for node in site)
