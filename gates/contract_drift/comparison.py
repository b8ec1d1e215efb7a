"""Pure. What the rules are handed: both sides, what differs between them, and where that is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.contract_drift.group import group_of
from gates.finding import Location, Related
from oas.positions import locate
from oas.raw import Kind, compare
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gates.contract_drift.group import Group
    from gates.contract_drift.side import Side
    from oas.document import Document
    from oas.json_value import Json
    from oas.raw import Change
    from oas.source_text import Place

VERSION = "/info/version"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and the changes between them, in canonical order."""

    base: Side
    head: Side
    changes: tuple[Change, ...]

    @property
    def is_raised(self) -> bool:
        """Whether the head has a higher version; build metadata do not count (semver.org, 10)."""
        return self.head.version.compare(self.base.version) > 0

    @property
    def is_lowered(self) -> bool:
        """Whether the head has a lower version."""
        return self.head.version.compare(self.base.version) < 0

    @property
    def is_identical(self) -> bool:
        """Whether both have the same bytes, in every file."""
        return self.base.digests == self.head.digests

    def related(self) -> tuple[Related, ...]:
        """What happened where: in the head, or in the base for what is gone. By place."""
        return self._by_place(self._related())

    def groups(self) -> list[tuple[Group, tuple[Related, ...]]]:
        """The same by the operation or component that it stands in."""
        found: defaultdict[Group, list[Related]] = defaultdict(list)
        for change, related in zip(self.changes, self._related(), strict=True):
            found[group_of(change.pointer)].append(related)
        grouped = [(group, self._by_place(related)) for group, related in found.items()]
        return sorted(grouped, key=lambda item: self._place(item[1][0]))

    def _related(self) -> list[Related]:
        """One for each change, in their order. One search for all places."""
        there = _placed(self.base.document, (_gone(change) for change in self.changes))
        here = _placed(self.head.document, (change.pointer_after for change in self.changes))
        places = (here.get(c.pointer_after) or there[_gone(c)] for c in self.changes)
        return [Related(_said(c), place) for c, place in zip(self.changes, places, strict=True)]

    def _by_place(self, related: Iterable[Related]) -> tuple[Related, ...]:
        return tuple(sorted(related, key=self._place))

    def _place(self, related: Related) -> tuple[bool, int, int]:
        """The head comes first: it is what somebody can still edit."""
        location = related.location
        return location.file not in self.head.files, location.line, location.column

    def version_location(self) -> Location:
        """Where the head says its version."""
        return _placed(self.head.document, [VERSION])[VERSION]


def compared(base: Side, head: Side) -> Comparison:
    """What differs between two sides."""
    return Comparison(base, head, compare(base.document, head.document))


def _gone(change: Change) -> str | None:
    return change.pointer_before if change.pointer_after is None else None


def _placed(document: Document, pointers: Iterable[str | None]) -> Mapping[str | None, Location]:
    wanted = [pointer for pointer in pointers if pointer is not None]
    places = locate(document, wanted) if wanted else {}
    return {pointer: _location(document, pointer, places[pointer]) for pointer in wanted}


def _location(document: Document, pointer: str, place: Place) -> Location:
    file = "" if pointer.startswith("/") else pointer.partition("#")[0]
    other = document.others.get(file)
    return Location((other[0] if other else document.source).name, *place, pointer)


def _said(change: Change) -> str:
    if change.kind is Kind.CHANGED:
        return f"{_shown(change.before)} is now {_shown(change.after)}"
    return change.kind.value


def _shown(value: Json) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    return show(value) if isinstance(value, str) else str(value)
