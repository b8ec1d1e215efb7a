"""Pure. What the comparison of schemas asks for: a value that proves a Change, and the way to it.

The comparison goes down two schemas side by side. Where it finds a Change it hands over the way it
went, a Trail; the finder makes a value at its end and builds the rest around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from oas.compare.change import Change, Slot, Witness
    from oas.normal.schema import Site


class StepKind(StrEnum):
    """How a step leads from a schema to one inside it.

    The keys of a step are: the name for PROPERTY and DEPENDENT, the expression for PATTERN, the
    index for PREFIX_ITEM, CONTAINS, NOT and CONDITION, the index of the branch for BRANCH (the union
    is the one that holds the Site), nothing for the others. CONDITION leads to `then` or `else`,
    TEST to `if`. A PROPERTY may be one that only `additional` or `patterns` of a side speak of.
    """

    PROPERTY = "property"
    PATTERN = "pattern"
    ADDITIONAL = "additional"
    NAMES = "names"
    DEPENDENT = "dependent"
    ITEMS = "items"
    PREFIX_ITEM = "prefix-item"
    CONTAINS = "contains"
    BRANCH = "branch"
    NOT = "not"
    TEST = "test"
    CONDITION = "condition"
    CONTENT = "content"
    UNEVALUATED_ITEMS = "unevaluated-items"
    UNEVALUATED_PROPERTIES = "unevaluated-properties"


@dataclass(frozen=True, slots=True)
class Step:
    """One step down on both sides; `base` and `head` are the Sites it leads to."""

    kind: StepKind
    base: Site
    head: Site
    base_key: str | int = ""
    head_key: str | int = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps from the Sites of a Slot to the pair of Sites that changed. None: it is the pair."""

    steps: tuple[Step, ...] = ()

    def then(self, step: Step) -> Trail:
        """This trail, one step further."""
        return Trail((*self.steps, step))


class WitnessFinder(Protocol):
    """Who can prove that a Change hurts somebody."""

    def find(self, slot: Slot, trail: Trail, change: Change) -> Witness | None:
        """A value of `slot` that proves `change`, which stands at the end of `trail`.

        In a request one that the base accepts and the head refuses, in a response the other way
        round, for that change and no other reason. None where the bound of work shows none.
        """
