"""Pure. What the Parts of a Site say together, `unevaluatedProperties` and `unevaluatedItems` too.

Those two see through `$ref` and `allOf` of their own schema object, and through no others. Where
that holds no branches they say what `additionalProperties` would say of all of it together. Where it
does, and nothing stands outside it, the Schema keeps them. All else that one Schema cannot say stays
apart, as a union of one branch (JSON Schema 2020-12, core, section 11).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oas.normal import keywords
from oas.normal.facets import ANY, Facets, are_meeting, both_unknown, meet, read_facets
from oas.normal.keywords import Table, bits_of
from oas.normal.parts import NO_PARENT
from oas.normal.schema import Union
from oas.normal.seeing import Seeing
from oas.normal.sites import site_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.document import Node
    from oas.json_value import JsonObject
    from oas.normal.parts import Composition, Part
    from oas.normal.schema import Site

_BARE = keywords.INNER | keywords.NOTES | keywords.TYPES


@dataclass(slots=True)
class Scope:
    """The Parts that came together in `facets`, and what stays `apart` from them."""

    parts: list[Part]
    facets: Facets = ANY
    apart: list[Union] = field(default_factory=list)


def merged(
    composition: Composition, site: Site, collapsed: Mapping[str, Node], table: Table
) -> Scope:
    """What all Parts of `site` say."""
    parts = composition.parts(site, collapsed)
    bits = [bits_of(part.value, table) for part in parts]
    if any(found & keywords.UNEVALUATED for found in bits):
        parts = composition.parts(site, collapsed, repeat=True)
        bits = [_open_bits(part, collapsed, table) for part in parts]
        return _Nested(Seeing(composition, collapsed), parts, bits).scope()
    return _flat(parts, bits)


def _open_bits(part: Part, collapsed: Mapping[str, Node], table: Table) -> int:
    """The kinds of its keywords, without unions that are unions no more."""
    bits, pointer = bits_of(part.value, table), part.node.pointer
    unions = [keyword for keyword in ("anyOf", "oneOf") if keyword in part.value]
    if all(f"{pointer}/{keyword}" in collapsed for keyword in unions):
        bits &= ~keywords.UNIONS
    return bits


def _flat(parts: list[Part], bits: list[int]) -> Scope:
    """Where nothing sees through anything, each Part simply meets the others."""
    scope = Scope([])
    gone: set[int] = set()
    for index, part in enumerate(parts):
        facets = read_facets(part.node, bits[index])
        if part.parent in gone:
            gone.add(index)
        elif are_meeting(scope.facets, facets):
            scope.facets = meet(scope.facets, facets)
            scope.parts.append(part)
        else:
            scope.apart.append(_apart(part))
            gone.add(index)
    return scope


def _apart(part: Part) -> Union:
    return Union("allOf", ((part.node,),))


class _Nested:
    """Merges Parts from the inside out, so that each scope is whole before it is closed."""

    def __init__(self, seeing: Seeing, parts: list[Part], bits: list[int]) -> None:
        self.seeing = seeing
        self.parts = parts
        self.bits = bits
        self.inside: list[list[int]] = [[] for _ in parts]
        for index, part in enumerate(parts):
            if part.parent != NO_PARENT:
                self.inside[part.parent].append(index)
        self.found: list[Facets] = [ANY for _ in parts]
        self.apart: dict[int, Union] = {}

    def scope(self) -> Scope:
        """What all Parts say."""
        tops = [i for i, part in enumerate(self.parts) if part.parent == NO_PARENT]
        for index in reversed(range(len(self.parts))):
            facets = read_facets(self.parts[index].node, self.bits[index])
            facets = self._with(facets, self.inside[index])
            if self.bits[index] & keywords.UNEVALUATED:
                facets = self._closed(index, facets)
            self.found[index] = facets
        facets = self._with(ANY, tops)
        kept = [part for i, part in enumerate(self.parts) if not self._is_apart(i)]
        return Scope(kept, facets, list(self.apart.values()))

    def _with(self, facets: Facets, indices: list[int]) -> Facets:
        for index in indices:
            if index in self.apart:
                continue
            if are_meeting(facets, self.found[index]):
                facets = meet(facets, self.found[index])
            else:
                self.apart[index] = _apart(self.parts[index])
        return facets

    def _is_apart(self, index: int) -> bool:
        while index != NO_PARENT:
            if index in self.apart:
                return True
            index = self.parts[index].parent
        return False

    def _closed(self, index: int, facets: Facets) -> Facets:
        """The facets of a scope with what its own `unevaluated…` say."""
        node = self.parts[index].node
        within = self._within(index)
        scope = [self.parts[i] for i in within]
        for keyword in self.seeing.speaking(scope):
            site = site_at(node.object[keyword], f"{node.pointer}/{keyword}")
            if not site:
                continue
            is_whole = not any(i in self.apart for i in within)
            if is_whole and not self.seeing.is_branching(scope, keyword):
                facets = _filled(facets, keyword, site)
            elif not self._is_all(within):
                self.apart[index] = _apart(self.parts[index])
                return ANY
            elif is_whole and self.seeing.is_plain(scope, keyword):
                facets = _kept(facets, keyword, site)
            else:
                # Two that say the same here may still see other things.
                unknown: JsonObject = {keyword: self.seeing.seen(scope)}
                facets = replace(facets, unknown=both_unknown(facets.unknown, unknown))
        return facets

    def _within(self, index: int) -> list[int]:
        """The Parts of a scope, itself first."""
        found = [index]
        for inner in found:
            found += self.inside[inner]
        return found

    def _is_all(self, within: list[int]) -> bool:
        """Whether nothing that speaks of properties, items or branches stands outside a scope."""
        inside = set(within)
        return all(i in inside or not self.bits[i] & ~_BARE for i in range(len(self.parts)))


def _filled(facets: Facets, keyword: str, site: Site) -> Facets:
    if keyword == "unevaluatedItems":
        return replace(facets, arrays=replace(facets.arrays, items=site))
    return replace(facets, objects=replace(facets.objects, additional=site))


def _kept(facets: Facets, keyword: str, site: Site) -> Facets:
    if keyword == "unevaluatedItems":
        return replace(facets, arrays=replace(facets.arrays, unevaluated=site))
    return replace(facets, objects=replace(facets.objects, unevaluated=site))
