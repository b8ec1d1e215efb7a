"""Pure. Schemas that must hold together, with one branch chosen of each union.

A value of a Conjunction is a value of the Schema it came of, as far as the normal form can say
without `not`, exclusive unions and the like: `is_certain` says whether it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.json_value import Json
    from oas.normal.schema import Schema, Site
    from oas.witness.reader import Reader

MOST_CHOICES = 24
_DEEPEST = 12  # unions in branches of unions
_MOST_STEPS = 400


@dataclass(frozen=True)
class Conjunction:
    """All of `parts` hold."""

    parts: tuple[Schema, ...]

    @cached_property
    def null(self) -> bool:
        """Whether null is allowed."""
        return all(part.null for part in self.parts)

    @cached_property
    def types(self) -> frozenset[Type]:
        """The types that all allow."""
        return frozenset(Type).intersection(*(part.types for part in self.parts))

    @cached_property
    def values(self) -> tuple[Json, ...] | None:
        """The only values allowed, None where any are."""
        lists = [part.values for part in self.parts if part.values is not None]
        if not lists:
            return None
        keys = [{canonical_bytes(value) for value in values} for values in lists[1:]]
        return tuple(v for v in lists[0] if all(canonical_bytes(v) in known for known in keys))

    @cached_property
    def required(self) -> dict[str, None]:
        """The names that must be there, in a fixed order."""
        names = {name for part in self.parts for name in part.objects.required}
        return dict.fromkeys(sorted(names))

    @cached_property
    def declared(self) -> dict[str, None]:
        """The names that are declared, in the order of the contract."""
        return {name: None for part in self.parts for name in part.objects.properties}

    @cached_property
    def is_certain(self) -> bool:
        """Whether what its keywords allow one by one is all there is to it."""
        return not any(
            part.refused
            or part.conditions
            or part.unknown
            or part.objects.unevaluated
            or part.objects.names
            or part.objects.dependent_schemas
            or part.arrays.unevaluated
            or part.arrays.contains
            or any(union.exactly_one for union in part.unions)
            for part in self.parts
        )


def ways(
    read: Reader, outer: Iterable[Site], inner: Iterable[Site] = (), at: Iterable[str] = ()
) -> Iterator[Conjunction]:
    """The ways in which all Sites hold, a bounded number of them.

    `inner` are branches of unions of the others, and `at` pointers of such; of those unions no other
    branch is chosen.
    """
    pinned = frozenset([*at, *map(read.place_of, inner)])
    parts = tuple(read(site) for site in (*outer, *inner))
    return islice(_Choosing(read, pinned).chosen(parts, parts, 0), MOST_CHOICES)


def in_turn(sources: Iterable[Iterator[Json]]) -> Iterator[Json]:
    """The first of each, then the second of each, and so on."""
    left = list(sources)
    while left:
        for source in tuple(left):
            for value in islice(source, 1):
                yield value
                break
            else:
                left.remove(source)


@dataclass(slots=True)
class _Choosing:
    """Chooses a branch of each union. `left` are the steps it may still go."""

    read: Reader
    pinned: frozenset[str]
    left: int = _MOST_STEPS

    def chosen(
        self, parts: tuple[Schema, ...], new: tuple[Schema, ...], depth: int
    ) -> Iterator[Conjunction]:
        """`new` are the parts whose unions and conditions are not chosen of yet."""
        self.left -= 1
        if depth > _DEEPEST or self.left < 0:
            return
        choices = [choice for part in new for choice in self.read.choices(part, self.pinned)]
        if not choices:
            yield Conjunction(parts)
            return
        for chosen in _one_of_each(choices):
            inside = tuple(self.read(site) for site in chosen)
            yield from self.chosen(parts + inside, inside, depth + 1)


def _one_of_each(choices: list[list[tuple[Site, ...]]]) -> Iterator[tuple[Site, ...]]:
    """First choices first, then one of them varied at a time."""
    first = tuple(site for choice in choices for site in choice[0])
    yield first
    for index, choice in enumerate(choices):
        for option in choice[1:]:
            others = [c[0] if i != index else option for i, c in enumerate(choices)]
            yield tuple(site for other in others for site in other)
