"""Reads the two sides. One that cannot be judged is a reason not to check, and never a pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.gate import CouldNotCheckError
from oas.digest import digest
from oas.errors import ConfigError, ContractError, RemoteError, ToolError
from oas.operation import operations, path_operations
from oas.problem import Level
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.versions.numbering import Numbering
    from oas.document import Document

BASE, HEAD = "base", "head"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two contracts, valid and worth comparing."""

    document: Document
    operations: int

    @property
    def name(self) -> str:
        """Where it was read."""
        return self.document.source.name

    @property
    def version(self) -> str:
        """Its version, as written."""
        return self.document.info_version

    @property
    def digest(self) -> str:
        """The digest of the contract's own bytes."""
        return digest(self.document.source.data)

    @property
    def schemas(self) -> int:
        """How many named schemas it has."""
        return len(self.document.node("").child("components", "schemas").object)


def read_side(
    side: str,
    read: Callable[[], Document],
    numbering: Numbering | None = None,
    *,
    twin: Side | None = None,
) -> Side:
    """The BASE or the HEAD. Raises CouldNotCheckError naming the side, and what is wrong.

    Without a `numbering`, its version is not looked at. What has the bytes of its `twin`, which was
    read before, is not looked at again.
    """
    document = _read(side, read)
    if twin and has_same_bytes(document, twin.document):
        return Side(document, twin.operations)
    _refuse_invalid(side, document)
    found = _count(document)
    if not found:
        raise CouldNotCheckError(
            f"{side}-without-operations",
            f"the {side} has no operations: there is nothing to compare",
            where=document.source.name,
            hint="is this the contract you mean?",
        )
    if numbering:
        _refuse_version(side, document, numbering)
    return Side(document, found)


def has_same_bytes(one: Document, other: Document) -> bool:
    """Whether two contracts are the same in every file."""
    others = ({path: source.data for path, (source, _) in d.others.items()} for d in (one, other))
    first, second = others
    return one.source.data == other.source.data and first == second


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


def _refuse_version(side: str, document: Document, numbering: Numbering) -> None:
    if not numbering.reads(document.info_version):
        raise CouldNotCheckError(
            numbering.reason,
            f"the version of the {side}, {show(document.info_version)}, cannot be compared",
            where=document.source.name,
            hint=numbering.hint,
        )


def _count(document: Document) -> int:
    hooks = document.node("").child("webhooks")
    in_hooks = (path_operations(document, name, hooks.child(name)) for name in hooks.object)
    return sum(1 for _ in operations(document)) + sum(1 for hook in in_hooks for _ in hook)
