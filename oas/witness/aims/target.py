"""Pure. What a value is aimed at: to be allowed by one side and refused by the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from oas.witness.conjunction import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from oas.json_value import Json
    from oas.normal.schema import Site, Type
    from oas.witness.conjunction import Conjunction
    from oas.witness.sampler import Sampler

_MOST_WAYS = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A way in which a value can be allowed, and one that it must not fit.

    `maker` samples the side that allows, `other` the one that refuses. `declares` says whether the
    base knows a name at this place.
    """

    allowed: Conjunction
    refused: Conjunction
    maker: Sampler
    other: Sampler
    declares: Callable[[str], bool]

    def inside(self, here: Site, there: Site) -> Iterator[Target]:
        """The same for a value inside: of the Sites that each side has for it."""
        for allowed in islice(ways(self.maker.read, [here]), _MOST_WAYS):
            for refused in islice(ways(self.other.read, [there]), _MOST_WAYS):
                yield replace(self, allowed=allowed, refused=refused, declares=_nothing)

    def allows(self, kind: Type) -> bool:
        """Whether values of a type are allowed that are not listed one by one."""
        return kind in self.allowed.types and self.allowed.values is None


class Part(NamedTuple):
    """A value inside the one that is made: what to aim at there, and how to build what is around."""

    target: Target
    around: Callable[[Json], Iterable[Json]]


def _nothing(_: str) -> bool:
    """Of objects further inside nobody has asked which names the base declares."""
    return False
