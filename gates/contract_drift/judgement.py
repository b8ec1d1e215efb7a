"""Pure. The opinion on one Change: whom it hurts, and how far the version must rise for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from gates.finding import Impact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gates.rule import Page
    from oas.compare.change import Change


class Bump(IntEnum):
    """The part of a semantic version that must rise."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


# What an impact asks for where a rule says nothing else.
BUMPS: Mapping[Impact, Bump] = {
    Impact.BREAKING: Bump.MAJOR,
    Impact.RISKY: Bump.MINOR,
    Impact.COMPATIBLE: Bump.MINOR,
    Impact.COSMETIC: Bump.NONE,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule is told besides the Change. `open_enums`: clients expect unknown enum values."""

    today: date
    open_enums: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a rule says of a Change. `message` is a sentence of ours, outside text shown by `show`.

    `undecided`: nobody could prove or refute that it hurts, and the message says what was tried.
    """

    impact: Impact
    message: str
    bump: Bump | None = None
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A Change, the page of the rule that claims it, and the rule's opinion."""

    change: Change
    page: Page
    impact: Impact
    bump: Bump
    message: str
    undecided: bool = False
