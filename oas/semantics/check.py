"""Pure. What a check is. It neither walks nor reads: an Inventory hands it what it judges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.flaw import Flaw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from oas.problem import Level
    from oas.semantics.inventory import Inventory


@dataclass(frozen=True, slots=True)
class Found:
    """Where a check found what it looks for, and the sentence that says so."""

    pointer: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """`code` names the thing flagged; the docstring of its module is the user's page.

    `words` are the keywords that it looks for in schemas, should it look at schemas: an Inventory
    leaves out those that have none.
    """

    code: str
    level: Level
    hint: str
    find: Callable[[Inventory], Iterable[Found]]
    words: frozenset[str] = frozenset()

    def flaws(self, inventory: Inventory) -> Iterator[Flaw]:
        """All that it finds, in the order of the contract."""
        for found in self.find(inventory):
            yield Flaw(self.code, self.level, found.pointer, found.message, self.hint)
