"""Pure. A Call: an operation that both documents have, and what its parts are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.compare.space import Subject
from oas.direction import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.part import Part
    from oas.operation import Operation


@dataclass(frozen=True, slots=True)
class Family:
    """What operations there are: those of paths, and those that the server calls.

    `sent` is whose values the caller sends. `is_ruled`: the contract's own security and servers hold
    where an operation has none.
    """

    subject: Subject
    sent: Direction
    is_ruled: bool

    @property
    def callbacks(self) -> Family:
        """The callbacks of its operations: there the other party calls."""
        return Family(Subject.CALLBACK_OPERATION, self.sent.turned, is_ruled=False)


PATHS = Family(Subject.OPERATION, Direction.REQUEST, is_ruled=True)
WEBHOOKS = Family(Subject.WEBHOOK_OPERATION, Direction.RESPONSE, is_ruled=False)


@dataclass(frozen=True, slots=True)
class Call:
    """An operation of both sides. `part` is that of the Operation Objects.

    `renamed` gives, for the name of a path parameter in the base, the name in the head.
    """

    part: Part
    family: Family
    base: Operation
    head: Operation
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def answered(self) -> Direction:
        """Whose values a response of it holds."""
        return self.family.sent.turned
