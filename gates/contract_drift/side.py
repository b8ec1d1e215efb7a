"""Reads the two sides. One that cannot be judged is a reason not to check, and never a pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.contract_drift.version import parse_version
from gates.gate import CouldNotCheckError
from oas.digest import digest
from oas.errors import ConfigError, ContractError, RemoteError, ToolError
from oas.operation import operations, path_operations
from oas.problem import Level
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from semver import Version

    from oas.document import Document

BASE, HEAD = "base", "head"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two contracts, valid and with a version that can be compared."""

    document: Document
    version: Version
    operations: int

    @property
    def name(self) -> str:
        """Where it was read."""
        return self.document.source.name

    @property
    def files(self) -> frozenset[str]:
        """What its files are called."""
        others = self.document.others.values()
        return frozenset({self.name, *(source.name for source, _ in others)})

    @property
    def digest(self) -> str:
        """The digest of the contract's own bytes."""
        return digest(self.document.source.data)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each of its files; the contract itself is the empty path."""
        others = self.document.others.items()
        return {"": self.digest, **{path: digest(source.data) for path, (source, _) in others}}

    @property
    def schemas(self) -> int:
        """How many named schemas it has."""
        return len(self.document.node("").child("components", "schemas").object)


def read_side(side: str, read: Callable[[], Document]) -> Side:
    """The BASE or the HEAD. Raises CouldNotCheckError naming the side, and what is wrong."""
    document = _read(side, read)
    _refuse_invalid(side, document)
    found = _count(document)
    if not found:
        raise CouldNotCheckError(
            f"{side}-without-operations",
            f"the {side} has no operations: there is nothing to compare",
            where=document.source.name,
            hint="is this the contract you mean?",
        )
    return Side(document, _version(side, document), found)


def _read(side: str, read: Callable[[], Document]) -> Document:
    try:
        return read()
    except ConfigError:
        raise
    except ToolError as error:
        word = "unreachable" if isinstance(error, RemoteError) else "unreadable"
        problems = error.problems if isinstance(error, ContractError) else ()
        raise CouldNotCheckError(
            f"{side}-{word}",
            f"the {side} cannot be read: {error.message}",
            where=error.where,
            hint=error.hint,
            problems=problems,
        ) from error


def _refuse_invalid(side: str, document: Document) -> None:
    from oas.validity import check

    errors = [problem for problem in check(document) if problem.level is Level.ERROR]
    if errors:
        raise CouldNotCheckError(
            f"{side}-not-valid",
            f"the {side} is not a valid contract, so its meaning is undecided",
            where=document.source.name,
            hint="contract-gen validate shows every problem of a file",
            problems=errors,
        )


def _version(side: str, document: Document) -> Version:
    version = parse_version(document.info_version)
    if version is None:
        raise CouldNotCheckError(
            "version-not-semver",
            f"the version of the {side}, {show(document.info_version)}, cannot be compared",
            where=document.source.name,
            hint="write info.version as MAJOR.MINOR.PATCH, such as 1.4.0 (semver.org, 2.0.0)",
        )
    return version


def _count(document: Document) -> int:
    hooks = document.node("").child("webhooks")
    in_hooks = (path_operations(document, name, hooks.child(name)) for name in hooks.object)
    return sum(1 for _ in operations(document)) + sum(1 for hook in in_hooks for _ in hook)
