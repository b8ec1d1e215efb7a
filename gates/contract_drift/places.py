"""Pure. Where pointers of one side stand, found in one search for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.finding import Location
from oas.positions import locate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.document import Document

VERSION = "/info/version"


class Places:
    """The Locations of pointers of a Document."""

    def __init__(self, document: Document, pointers: Iterable[str]) -> None:
        self._document = document
        wanted = dict.fromkeys(pointers)
        self._found = locate(document, wanted) if wanted else {}

    def __getitem__(self, pointer: str) -> Location:
        """The Location of one that was asked for."""
        source = self._document.source_of(pointer)
        return Location(source.name, *self._found[pointer], pointer)


def version_place(document: Document) -> Location:
    """Where a contract says its version."""
    return Places(document, [VERSION])[VERSION]
