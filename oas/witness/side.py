"""One document of the two, in one direction: its schemas read, sampled and compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.witness.export import Exporter, UnexportableError
from oas.witness.names import names_of
from oas.witness.reader import Reader
from oas.witness.sampler import Sampler
from oas.witness.validators import accepts, compiled
from oas.witness.workload import is_bearable

if TYPE_CHECKING:
    from jsonschema_rs import Validator

    from oas.direction import Direction
    from oas.document import Node
    from oas.json_value import Json
    from oas.normal.normals import Normals
    from oas.normal.schema import Site
    from oas.witness.names import Names


class Side:
    """The values of a document's schemas. Every validator is compiled once, when it is asked for."""

    def __init__(self, normals: Normals, direction: Direction) -> None:
        self.read = Reader(normals, direction)
        self.sampler = Sampler(self.read, self.accepts)
        self._document = normals.document
        self._exporter = Exporter(normals.document, direction)
        self._validators: dict[str, Validator | None] = {}
        self._names: dict[tuple[str, ...], Names] = {}

    def validator(self, site: Site) -> Validator | None:
        """The judge of a Site, written from the raw document; None where there can be none."""
        site = tuple(map(self._meant, site))
        key = _key(site)
        if key not in self._validators:
            self._validators[key] = self._compiled(site)
        return self._validators[key]

    def _compiled(self, site: Site) -> Validator | None:
        try:
            schema = self._exporter.schema(site)
        except UnexportableError:
            return None
        return compiled(schema) if is_bearable(schema) else None

    def accepts(self, site: Site, value: Json) -> bool:
        """Whether the schema at `site` accepts the value; false where nobody can say."""
        validator = self.validator(site)
        return validator is not None and accepts(validator, value)

    def names(self, sites: list[Site]) -> Names:
        """What the Sites of one value say of names."""
        key = tuple(_key(site) for site in sites)
        if key not in self._names:
            self._names[key] = names_of(self.read, sites)
        return self._names[key]

    def _meant(self, node: Node) -> Node:
        """What a node that is nothing but a reference refers to: places share their validator."""
        return self._document.resolve(node) if list(node.object) == ["$ref"] else node


def _key(site: Site) -> str:
    return " ".join(node.pointer for node in site)
