"""Pure. How the schemas of the base and of the head relate, in the terms of a Change: effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.goal import Goal
from oas.compare.schemas.inclusion.prover import Inclusion
from oas.compare.schemas.items import Items
from oas.compare.schemas.sites import Party
from oas.compare.schemas.verdict import effect_of
from oas.compare.untouched import Untouched
from oas.normal.sameness import Sameness

if TYPE_CHECKING:
    from oas.compare.change import Effect
    from oas.compare.schemas.verdict import Verdict
    from oas.direction import Direction
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema, Site


class Between:
    """Two documents' normal forms, and what is known of one against the other."""

    def __init__(self, base: Normals, head: Normals, untouched: Untouched | None = None) -> None:
        self.base = base
        self.head = head
        self.untouched = untouched or Untouched(base.document, head.document)
        self.base_items = Items(base.document)
        self.head_items = Items(head.document)
        self.inclusion = Inclusion(base, self.untouched)
        self._sameness = Sameness(base, head)

    def is_untouched(self, base: Site, head: Site) -> bool:
        """Whether both are the same, down to all that they refer to."""
        return len(base) == len(head) and all(
            self.untouched.is_untouched(there, here) for there, here in zip(base, head, strict=True)
        )

    def schemas(self, base: Site, head: Site, direction: Direction) -> tuple[Schema, Schema]:
        """The normal forms of two Sites."""
        return self.base.schema(base, direction), self.head.schema(head, direction)

    def forth(
        self, base: Site, head: Site, direction: Direction, *, apart: bool = False
    ) -> Verdict:
        """Whether all that the base allows the head allows too; `apart` from null."""
        return self._ask(Party(self.base, base), Party(self.head, head), direction, apart=apart)

    def back(self, base: Site, head: Site, direction: Direction, *, apart: bool = False) -> Verdict:
        """Whether all that the head allows the base allows too; `apart` from null."""
        return self._ask(Party(self.head, head), Party(self.base, base), direction, apart=apart)

    def effect(
        self, base: Site, head: Site, direction: Direction, *, apart: bool = False
    ) -> Effect:
        """What happened to the set of values from `base` to `head`."""
        return effect_of(
            self.forth(base, head, direction, apart=apart),
            self.back(base, head, direction, apart=apart),
        )

    def is_equal(self, base: Site, head: Site, direction: Direction) -> bool:
        """Whether both are proved to allow the same, null apart; by their form where logic gives up."""
        forth = self.forth(base, head, direction, apart=True)
        if forth is None:
            return self._sameness.same(base, head, direction)
        return forth and self.back(base, head, direction, apart=True) is True

    def _ask(self, inner: Party, outer: Party, direction: Direction, *, apart: bool) -> Verdict:
        return self.inclusion.ask(Goal(inner, outer, direction, apart, is_strict=False))
