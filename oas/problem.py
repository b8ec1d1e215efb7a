"""One thing wrong with a contract, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """ERROR leaves the meaning of the contract undecided; WARNING is what the field lives with."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """`pointer` is a JSON pointer (RFC 6901) in `file`; `line` and `column` count from 1, 0 if unknown."""

    code: str
    message: str
    level: Level
    file: str
    pointer: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""

    @property
    def where(self) -> str:
        """`file:line:column`, as editors open it; the file alone where the place is unknown."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
