"""Pure. Something wrong at a pointer: a Problem whose file, line and column nobody has asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.problem import Level


@dataclass(frozen=True, slots=True)
class Flaw:
    """`pointer` is one of Document. `message` is made for people: printable, and one line."""

    code: str
    level: Level
    pointer: str
    message: str
    hint: str = ""
