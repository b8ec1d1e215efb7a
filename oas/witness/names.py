"""Pure. Which names of an object are somebody's contract, and may stand in a witness.

Those that the base declares: by themselves, by a pattern, or as the names of a map, whose further
names have a schema. What else an open object lets pass is nobody's contract. But an object of which
neither side names a property is nothing but further names: it is a map too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.normal.schema import Schema
from oas.witness.conjunction import ways
from oas.witness.validators import matches

if TYPE_CHECKING:
    from oas.normal.schema import Site
    from oas.witness.reader import Reader

_ANYTHING = Schema(())
_SAYING = (
    *("null", "types", "values", "numbers", "strings", "arrays", "objects"),
    *("unions", "refused", "conditions", "unknown"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What schemas of objects say of names.

    `mentioned` are those they declare, require or make something depend on. `is_map`: further names
    have a schema. `is_open`: they are let pass.
    """

    mentioned: frozenset[str]
    patterns: frozenset[str]
    is_map: bool
    is_open: bool

    @property
    def is_without(self) -> bool:
        """Whether no name is mentioned."""
        return not (self.mentioned or self.patterns)

    def knows(self, name: str) -> bool:
        """Whether the name is a matter of these schemas."""
        if self.is_map or name in self.mentioned:
            return True
        return any(matches(pattern, name) for pattern in self.patterns)


def names_of(read: Reader, sites: list[Site]) -> Names:
    """What the Sites of one value say of names, each branch of their unions included."""
    wholes = ways(read, sites[:1], sites[1:])
    parts = {id(part): part for whole in wholes for part in whole.parts}.values()
    further = [read(part.objects.additional) for part in parts]
    return Names(
        frozenset(name for part in parts for name in _mentioned(part)),
        frozenset(pattern for part in parts for pattern in part.objects.patterns),
        is_map=any(not (one.is_never or _says_nothing(one)) for one in further),
        is_open=all(_says_nothing(one) for one in further),
    )


def may_stand(base: Names, head: Names, name: str) -> bool:
    """Whether a witness may have an object with this name."""
    return base.knows(name) or (base.is_open and base.is_without and head.is_without)


def _mentioned(part: Schema) -> frozenset[str]:
    said = part.objects
    needed = said.dependent_required
    return said.required.union(said.properties, needed, *needed.values(), said.dependent_schemas)


def _says_nothing(schema: Schema) -> bool:
    """Whether it allows everything, whatever notes stand beside."""
    return all(getattr(schema, name) == getattr(_ANYTHING, name) for name in _SAYING)
