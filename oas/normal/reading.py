"""Pure. Reads one Site: its Parts, what they say together, and what is left of their unions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oas.document import Node
from oas.json_value import JsonObject, as_array
from oas.normal import facets as facet
from oas.normal import keywords, notes
from oas.normal.glance import Glance
from oas.normal.keywords import KEYWORDS, bits_of
from oas.normal.schema import Condition, Schema
from oas.normal.scopes import merged
from oas.normal.sites import site_at
from oas.normal.unions import Open, Settled, Settling, closed
from oas.normal.values import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from oas.json_value import Json
    from oas.normal.facets import Facets
    from oas.normal.parts import Composition
    from oas.normal.schema import Notes, Site
    from oas.normal.scopes import Scope

    Read = Callable[[Site], Schema | None]

COMPOSED = keywords.INNER | keywords.UNIONS | keywords.OTHERS | keywords.UNEVALUATED
# Kinds of keywords of which a schema that has no other is often one of thousands like it.
_ALIKE = keywords.TYPES | keywords.NUMBERS | keywords.STRINGS | keywords.NOTES


@dataclass(slots=True)
class Composed:
    """What several Parts say beside their facets."""

    unions: list[Open] = field(default_factory=list)
    refused: list[Site] = field(default_factory=list)
    conditions: dict[str, Condition] = field(default_factory=dict)
    unknown: JsonObject = field(default_factory=dict)


class Reading:
    """Reads Sites of one document, all properties of all directions."""

    def __init__(self, composition: Composition, accepts_null: Callable[[Site], bool]) -> None:
        self.composition = composition
        self.table = KEYWORDS[composition.document.version]
        self._glance = Glance(composition, self.table, accepts_null)
        self._alike: dict[tuple[tuple[str, Json], ...], Facets] = {}

    def plain(self, node: Node, bits: int, *, null: bool) -> Schema:
        """The Schema of one object that is composed of nothing. Most are, so this way is short."""
        value = node.object
        facets = self._shared(node, bits) if not bits & ~_ALIKE else self._own(node, bits)
        said = notes.NONE
        if bits & (keywords.NOTES | keywords.UNKNOWN):
            said = notes.read_notes((value,))
        above = f"{node.pointer}/"
        return _schema((node,), null, facets, said, {keyword: above + keyword for keyword in value})

    def composed(self, site: Site, *, null: bool, branch: Read) -> Schema:
        """The Schema of a Site; `branch` gives those of others, None while one is being read."""
        collapsed: dict[str, Node] = {}
        while True:
            scope = merged(self.composition, site, collapsed, self.table)
            found = self._beside(scope, collapsed)
            facets = facet.tidy(scope.facets)
            # Something asks which properties or items the branches have seen.
            annotated = bool(facets.objects.unevaluated or facets.arrays.unevaluated)
            settled = Settling(branch, self._glance, annotated=annotated).settle(
                Settled(facets, found.unions, found.refused, found.conditions)
            )
            if not settled.collapsed:
                break
            collapsed |= settled.collapsed
        said = notes.read_notes([part.value for part in scope.parts])
        origins = _origins(part.node for part in scope.parts)
        for more in settled.folded:
            origins = {**more, **origins}
        schema = _schema(site, null, settled.facets, said, origins)
        if not schema.types:
            return schema
        return replace(
            schema,
            unions=(*(closed(union) for union in settled.unions), *scope.apart),
            refused=tuple(settled.refused),
            conditions=tuple(settled.conditions.values()),
            unknown=facet.both_unknown(settled.facets.unknown, found.unknown),
        )

    def _own(self, node: Node, bits: int) -> Facets:
        facets = facet.read_facets(node, bits)
        if bits & keywords.UNKNOWN:
            facets.unknown.update(facet.unknown_in(node.object, self.table))
        return facet.tidy(facets)

    def _shared(self, node: Node, bits: int) -> Facets:
        """The facets of a schema that holds no others: those of one like it, where there was one."""
        table = self.table
        key = tuple(
            (keyword, said)
            for keyword, said in node.object.items()
            if table[keyword] & ~keywords.NOTES
        )
        try:
            found = self._alike.get(key)
        except TypeError:  # a list of types
            return self._own(node, bits)
        if found is None:
            found = self._own(node, bits)
            if not found.strings.content_schema:
                self._alike[key] = found
        return found

    def _beside(self, scope: Scope, collapsed: Mapping[str, Node]) -> Composed:
        found = Composed()
        for part in scope.parts:
            value = part.value
            bits = bits_of(value, self.table)
            if bits & keywords.UNIONS:
                found.unions += _unions(part.node, collapsed)
            if bits & keywords.OTHERS:
                _read_others(found, part.node, collapsed)
            unknown = facet.unknown_in(value, self.table) if bits & keywords.UNKNOWN else {}
            if bits & keywords.INNER and self.composition.is_undecided(value):
                unknown["$dynamicRef"] = value["$dynamicRef"]
            found.unknown = facet.both_unknown(found.unknown, unknown)
        return found


def _unions(node: Node, collapsed: Mapping[str, Node]) -> Iterable[Open]:
    for keyword in ("anyOf", "oneOf"):
        pointer = f"{node.pointer}/{keyword}"
        branches = as_array(node.object.get(keyword))
        if branches and pointer not in collapsed:
            sites: list[Site] = [(Node(b, f"{pointer}/{i}"),) for i, b in enumerate(branches)]
            yield Open(keyword, pointer, sites, keyword == "oneOf")


def _read_others(found: Composed, node: Node, collapsed: Mapping[str, Node]) -> None:
    value, pointer = node.object, node.pointer
    if "not" in value:
        found.refused.append(site_at(value["not"], f"{pointer}/not"))
    if "if" in value and f"{pointer}/if" not in collapsed:
        found.conditions[f"{pointer}/if"] = Condition(
            *(
                site_at(value.get(keyword, True), f"{pointer}/{keyword}")
                for keyword in ("if", "then", "else")
            )
        )


def _origins(nodes: Iterable[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in nodes:
        for keyword in node.object:
            found.setdefault(keyword, f"{node.pointer}/{keyword}")
    return found


def _schema(
    site: Site,
    null: bool,  # noqa: FBT001 (the fields of Schema, in their order)
    facets: Facets,
    said: Notes,
    origins: Mapping[str, str],
) -> Schema:
    values = facets.values
    return Schema(
        site,
        null,
        facets.types,
        None if values is None else in_order(values),
        facets.numbers,
        facets.strings,
        facets.arrays,
        facets.objects,
        unknown=facets.unknown,
        notes=said,
        origins=origins,
    )
