"""Pure. Which keys of two collections to look at, and in which order; and when two values are equal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from oas.canonical import DATA, canonical, canonical_bytes
from oas.raw.walk import is_same

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from oas.json_value import Json

Key = TypeVar("Key", bound="Hashable")


def in_order(base: Iterable[Key], head: Iterable[Key]) -> list[Key]:
    """All keys: the head's in its order, and what is gone after what stood before it in the base."""
    here = dict.fromkeys(head)
    gone: defaultdict[Key | None, list[Key]] = defaultdict(list)
    last: Key | None = None
    for key in base:
        if key in here:
            last = key
        else:
            gone[last].append(key)
    ordered = gone[None]
    for key in here:
        ordered += [key, *gone.get(key, ())]
    return ordered


def is_equal(base: Json, head: Json) -> bool:
    """Whether two values are the same data: 1 is 1.0, true is not 1, the order of keys is nothing."""
    if is_same(base, head):
        return True
    return base == head and _bytes(base) == _bytes(head)


def _bytes(value: Json) -> bytes:
    return canonical_bytes(canonical(value, DATA))
