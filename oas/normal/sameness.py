"""Pure. Whether two schemas of two documents allow the same values, by their normal forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.normal.prints import Prints

if TYPE_CHECKING:
    from oas.direction import Direction
    from oas.normal.normals import Normals
    from oas.normal.schema import Site


class Sameness:
    """Compares Sites of two documents. Notes count for nothing, and neither do names.

    Schemas that contain themselves are the same where they unfold into the same endless tree, so a
    recursion that one of them has unrolled is no difference.
    """

    def __init__(self, base: Normals, head: Normals) -> None:
        self._normals = (base, head)
        self._prints: dict[Direction, tuple[Prints, Prints]] = {}

    def same(self, base: Site, head: Site, direction: Direction) -> bool:
        """Whether both allow the same values. False may also mean: that cannot be proved."""
        if direction not in self._prints:
            here, there = self._normals
            self._prints[direction] = (
                Prints(here, direction, noted=False),
                Prints(there, direction, noted=False),
            )
        here_prints, there_prints = self._prints[direction]
        return here_prints.of(base) == there_prints.of(head)
