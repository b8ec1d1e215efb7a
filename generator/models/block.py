"""Pure. What a template lays out of one declaration: every field is finished source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and the string literal that documents it."""

    source: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A class (`head` and `lines`) or an alias (`head` alone), with the imports it needs."""

    head: str
    doc: str
    lines: tuple[Line, ...]
    imports: frozenset[tuple[str, str]]

    @property
    def is_class(self) -> bool:
        """Whether the head opens a body."""
        return self.head.endswith(":")
