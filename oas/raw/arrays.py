"""Pure. Which items of two arrays are each other's counterparts: a pair of indices for each.

An index of -1 says that the other item has none. Items that are equal need not be paired. `item` is
the role that each of them has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, TypeAlias

from oas.canonical import canonical, canonical_bytes, parameter_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.canonical import Role
    from oas.json_value import Json

Pairs: TypeAlias = "Iterable[tuple[int, int]]"


def in_order(item: Role, before: list[Json], after: list[Json]) -> Pairs:
    """By position, once what is equal at both ends is set aside: one insertion is one change."""
    start = _equal(item, zip(before, after, strict=False))
    rest = zip(reversed(before[start:]), reversed(after[start:]), strict=False)
    end = _equal(item, rest)
    there, here = range(start, len(before) - end), range(start, len(after) - end)
    return list(zip_longest(there, here, fillvalue=-1))


def by_parameter(before: list[Json], after: list[Json]) -> Pairs:
    """By `in` and `name`, or by the reference. The n-th of a name repeated is the n-th."""
    there, here = _numbered(before), _numbered(after)
    return [(there.get(key, -1), here.get(key, -1)) for key in sorted(there.keys() | here.keys())]


def in_any_order(item: Role, before: list[Json], after: list[Json]) -> Pairs:
    """Equal items are each other's. Of the rest, objects are paired in their order."""
    there, here = _places(item, before), _places(item, after)
    left = _without(there, here)
    new = _without(here, there)
    removed = [i for i in left if isinstance(before[i], dict)]
    added = [j for j in new if isinstance(after[j], dict)]
    return [
        *zip_longest(removed, added, fillvalue=-1),
        *((i, -1) for i in left if not isinstance(before[i], dict)),
        *((-1, j) for j in new if not isinstance(after[j], dict)),
    ]


def _equal(item: Role, pairs: Iterable[tuple[Json, Json]]) -> int:
    """How many pairs are equal at the beginning."""
    same = (_key(before, item) == _key(after, item) for before, after in pairs)
    return sum(1 for _ in takewhile(bool, same))


def _key(value: Json, role: Role) -> bytes:
    return canonical_bytes(canonical(value, role))


def _numbered(items: list[Json]) -> dict[tuple[tuple[str, str, str], int], int]:
    seen: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for index, item in enumerate(items):
        key = parameter_key(item)
        found[key, seen[key]] = index
        seen[key] += 1
    return found


def _places(item: Role, items: list[Json]) -> dict[bytes, list[int]]:
    """Where each distinct item stands."""
    found: defaultdict[bytes, list[int]] = defaultdict(list)
    for index, value in enumerate(items):
        found[_key(value, item)].append(index)
    return found


def _without(places: dict[bytes, list[int]], others: dict[bytes, list[int]]) -> list[int]:
    """The indices that have no equal item on the other side, in order."""
    left: Iterator[int] = (
        index for key, indices in places.items() for index in indices[len(others.get(key, ())) :]
    )
    return sorted(left)
