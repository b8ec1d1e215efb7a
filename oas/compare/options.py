"""Pure. What the comparison is told, apart from the two documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`fastapi`: the head was made by FastAPI from code; what it adds by itself is no change."""

    fastapi: bool = False
