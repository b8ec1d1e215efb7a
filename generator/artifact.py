"""Pure. What a target makes: text for a path below the contract's folder. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One generated file. `path` is relative, with `/`, and stays inside the output folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something of the contract that the generated code does not express, by pointer."""

    pointer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one target makes of an Api."""

    artifacts: tuple[Artifact, ...]
    notes: tuple[Note, ...] = ()
