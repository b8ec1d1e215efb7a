"""Pure. Reads the normal form of a Site, when it is asked for it, and remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.direction import Direction
    from oas.document import Document
    from oas.normal.schema import Schema, Site


class Normals:
    """The normal forms of one document's schemas."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def schema(self, site: Site, direction: Direction) -> Schema:
        """What the site allows to whom `direction` says. Never raises on a valid document."""
        raise NotImplementedError
