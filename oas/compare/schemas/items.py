"""Pure. At which index of an array a value stands. A long array is read once, and not for each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.json_value import as_array
from oas.normal.values import plain

if TYPE_CHECKING:
    from oas.document import Document
    from oas.json_value import Json


class Items:
    """The arrays of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, dict[bytes, int]] = {}

    def place(self, pointer: str, value: Json) -> str:
        """Where `value` stands in the array at `pointer`; the pointer itself where it does not."""
        index = self._indices(pointer).get(canonical_bytes(plain(value)))
        return pointer if index is None else f"{pointer}/{index}"

    def _indices(self, pointer: str) -> dict[bytes, int]:
        known = self._known.get(pointer)
        if known is None:
            items = enumerate(as_array(self._document.node(pointer).value))
            # Of two equal ones the first counts.
            found = [(canonical_bytes(plain(item)), index) for index, item in items]
            known = self._known[pointer] = dict(reversed(found))
        return known
