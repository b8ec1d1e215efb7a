"""Pure. Reads the normal form of a Site, when it is asked for it, and remembers it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from oas.direction import Direction
from oas.errors import ContractError
from oas.json_value import JsonObject, as_array
from oas.normal.facets import NO_TYPES
from oas.normal.keywords import COMPOSING, bits_of
from oas.normal.null import accepts_null, is_listed
from oas.normal.objects import without
from oas.normal.parts import Composition
from oas.normal.reading import COMPOSED, Reading
from oas.normal.schema import Schema
from oas.normal.sites import key_of
from oas.show import show

if TYPE_CHECKING:
    from oas.document import Document, Node
    from oas.normal.null import Answer
    from oas.normal.schema import Site
    from oas.normal.sites import Key

# Unions inside each other, by way of references too.
DEEPEST = 40
EVERYTHING = Schema(())
_ACCESS = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


class Normals:
    """The normal forms of one document's schemas."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._composition = Composition(document)
        self._reading = Reading(self._composition)
        self._known: dict[Direction, dict[Key, Schema]] = {way: {} for way in Direction}
        self._nulls: dict[Key, Answer] = {}
        self._access: dict[Key, frozenset[str]] = {}
        self._open: list[tuple[Key, Direction]] = []
        self._open_nulls: set[Key] = set()

    def schema(self, site: Site, direction: Direction) -> Schema:
        """What the site allows to whom `direction` says. Never raises on a valid document.

        A place that is nothing but a reference, or an `allOf` of one, is read as what it stands
        for: its Schema is the same object, `site` and `pointer` included.
        """
        if not site:
            return EVERYTHING
        known = self._known[direction]
        key = key_of(site)
        found = known.get(key)
        if found is None:
            if len(site) == 1 and self._is_plain(site[0]):
                found = self._counting(self.plain(site[0]), direction)
            else:
                found = self._composed(site, key, direction)
            known[key] = found
        return found

    def accepts_null(self, site: Site) -> bool:
        """Whether null is allowed, in any direction."""
        return self._null(site) is not False

    def plain(self, node: Node) -> Schema:
        """The Schema of an object that is composed of nothing, all its properties."""
        bits = bits_of(node.object, self._reading.table)
        null = is_listed(node.object, self.document.version)
        return self._reading.plain(node, bits, null=null)

    def place(self, text: str) -> Site:
        """The Site that a discriminator's mapping names: a reference, or a component's name."""
        is_name = "#" not in text and "/" not in text and "." not in text
        try:
            return (self.document.target(f"#/components/schemas/{text}" if is_name else text),)
        except ContractError:
            return ()

    def _is_plain(self, node: Node) -> bool:
        value = node.value
        if not isinstance(value, dict) or not value:
            return False
        return not bits_of(value, self._reading.table) & COMPOSED

    def _composed(self, site: Site, key: Key, direction: Direction) -> Schema:
        ends = self.ends(site)
        if key_of(ends) != key:
            return self.schema(ends, direction)
        if any(node.value is False for node in ends):
            return Schema(ends, null=False, types=NO_TYPES)
        if len(self._open) > DEEPEST:
            raise self._refusal(site)
        self._open.append((key, direction))
        try:
            branch = partial(self._branch, direction=direction)
            found = self._reading.composed(ends, null=self.accepts_null(ends), branch=branch)
        finally:
            self._open.pop()
        return self._counting(found, direction)

    def ends(self, site: Site) -> Site:
        """The places that a Site stands for, each once."""
        if len(site) == 1:
            end = self._composition.end(site[0])
            return () if end.value is True or end.value == {} else (end,)
        ends = {end.pointer: end for end in map(self._composition.end, site)}
        return tuple(end for end in ends.values() if end.value is not True and end.value != {})

    def _branch(self, site: Site, direction: Direction) -> Schema | None:
        """The Schema of a branch; None while it is being read, since it then contains itself."""
        ends = self.ends(site)
        if (key_of(ends), direction) in self._open:
            return None
        return self.schema(ends, direction)

    def _null(self, site: Site) -> Answer:
        """None where the answer depends on itself."""
        key = key_of(site)
        if key in self._nulls:
            return self._nulls[key]
        if key in self._open_nulls:
            return None
        if len(self._open_nulls) > DEEPEST:
            raise self._refusal(site)
        self._open_nulls.add(key)
        try:
            answers = [
                accepts_null(part.node, self.document.version, self._null)
                for part in self._composition.parts(site, {})
            ]
        finally:
            self._open_nulls.discard(key)
        found = self._nulls[key] = False not in answers
        return found

    def _counting(self, schema: Schema, direction: Direction) -> Schema:
        """The same without the properties that count in the other direction only."""
        word = _ACCESS.get(direction)
        properties = schema.objects.properties
        if word is None or not properties:
            return schema
        ignored = [name for name, site in properties.items() if self._is(word, site)]
        if not ignored:
            return schema
        return replace(schema, objects=without(schema.objects, frozenset(ignored)))

    def _is(self, word: str, site: Site) -> bool:
        """Whether a Site is readOnly or writeOnly."""
        if len(site) == 1:
            value = site[0].value
            if not isinstance(value, dict) or COMPOSING.isdisjoint(value):
                return isinstance(value, dict) and value.get(word) is True
        key = key_of(site)
        if key not in self._access:
            self._access[key] = self._words(site)
        return word in self._access[key]

    def _words(self, site: Site) -> frozenset[str]:
        """Which of readOnly and writeOnly its Parts say, the one branch beside null included."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [site]
        while waiting:
            for part in self._composition.parts(waiting.pop(), {}):
                if part.node.pointer in seen:
                    continue
                seen.add(part.node.pointer)
                value = part.value
                found |= {word for word in _ACCESS.values() if value.get(word) is True}
                waiting += [(branch,) for branch in _beside_null(part.node, value)]
        return frozenset(found)

    def _refusal(self, site: Site) -> ContractError:
        return ContractError(
            f"more than {DEEPEST} unions are inside each other at {show(site[0].pointer)}",
            where=self.document.source.name,
            hint="say it with fewer anyOf, oneOf and not",
        )


def _beside_null(node: Node, value: JsonObject) -> list[Node]:
    """The branches of unions of which null is the only other."""
    found: list[Node] = []
    for keyword in ("anyOf", "oneOf"):
        branches = as_array(value.get(keyword))
        left = [i for i, branch in enumerate(branches) if branch != {"type": "null"}]
        if len(left) == 1:
            found.append(node.child(keyword, left[0]))
    return found
