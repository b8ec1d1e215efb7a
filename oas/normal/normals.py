"""Pure. Reads the normal form of a Site, when it is asked for it, and remembers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oas.direction import Direction
from oas.errors import ContractError
from oas.normal.access import Access
from oas.normal.facets import NO_TYPES
from oas.normal.keywords import KEYWORDS, bits_of
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
# Conjunctions of several places, which a contract may bring forth without end.
MOST_CONJUNCTIONS = 5_000
EVERYTHING = Schema(())


class Normals:
    """The normal forms of one document's schemas.

    Most are the same in all directions, and then they are the same object.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._composition = Composition(document)
        self._reading = Reading(self._composition, self.accepts_null)
        self._access = Access(self._composition)
        self._table = KEYWORDS[document.version]
        self._known: dict[Direction, dict[Key, Schema]] = {way: {} for way in Direction}
        self._nulls: dict[Key, Answer] = {}
        # The Sites that were read to read another one, because they judge the same value.
        self._asked: dict[Key, list[Site]] = {}
        self._open: list[tuple[Key, Direction]] = []
        self._open_nulls: set[Key] = set()
        self._conjunctions = 0

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
            if direction is Direction.NONE:
                found = self._read(site, key)
            else:
                found = self._directed(self.schema(site, Direction.NONE), direction)
            known[key] = found
        return found

    def accepts_null(self, site: Site) -> bool:
        """Whether null is allowed, in any direction."""
        return self._null(site) is not False

    def plain(self, node: Node) -> Schema:
        """The Schema of an object that is composed of nothing, all its properties. Not remembered."""
        bits = bits_of(node.object, self._table)
        return self._reading.plain(node, bits, null=is_listed(node.object, self.document.version))

    def ends(self, site: Site) -> Site:
        """The places that a Site stands for, each once; what allows everything is left out."""
        if len(site) == 1:
            end = self._composition.end(site[0])
            return () if end.value is True or end.value == {} else (end,)
        ends = {end.pointer: end for end in map(self._composition.end, site)}
        return tuple(end for end in ends.values() if end.value is not True and end.value != {})

    def place(self, text: str) -> Site:
        """The Site that a discriminator's mapping names: a reference, or a component's name."""
        is_name = "#" not in text and "/" not in text and "." not in text
        try:
            return (self.document.target(f"#/components/schemas/{text}" if is_name else text),)
        except ContractError:
            return ()

    def _read(self, site: Site, key: Key) -> Schema:
        """The Schema with the properties of all directions."""
        if len(site) == 1:
            node = site[0]
            value = node.value
            if value and isinstance(value, dict):
                bits = bits_of(value, self._table)
                if not bits & COMPOSED:
                    null = is_listed(value, self.document.version)
                    return self._reading.plain(node, bits, null=null)
        ends = self.ends(site)
        if key_of(ends) != key:
            return self.schema(ends, Direction.NONE)
        if any(node.value is False for node in ends):
            return Schema(ends, null=False, types=NO_TYPES)
        self._count(ends)
        return self._composed(ends, key, Direction.NONE)

    def _directed(self, schema: Schema, direction: Direction) -> Schema:
        """The same in one direction: without the properties that count in the other only."""
        site = schema.site
        key = key_of(site)
        if key in self._asked and (key, direction) not in self._open:
            self._open.append((key, direction))
            asked = self._asked[key]
            depends = any(
                self.schema(s, direction) is not self.schema(s, Direction.NONE) for s in asked
            )
            self._open.pop()
            if depends:
                schema = self._composed(site, key, direction)
        ignored = self._access.ignored(schema.objects.properties, direction)
        return replace(schema, objects=without(schema.objects, ignored)) if ignored else schema

    def _composed(self, site: Site, key: Key, direction: Direction) -> Schema:
        if len(self._open) > DEEPEST:
            raise self._refusal(site, f"more than {DEEPEST} unions are inside each other")
        asked: list[Site] = []

        def branch(inner: Site) -> Schema | None:
            """The Schema of a branch; None while it is being read: it contains itself."""
            ends = self.ends(inner)
            asked.append(ends)
            return None if (key_of(ends), direction) in self._open else self.schema(ends, direction)

        self._open.append((key, direction))
        try:
            null = self.accepts_null(site)
            return self._reading.composed(site, null=null, branch=branch)
        finally:
            self._open.pop()
            if asked:
                self._asked[key] = asked

    def _null(self, site: Site) -> Answer:
        """None where the answer depends on itself."""
        key = key_of(site)
        if key in self._nulls:
            return self._nulls[key]
        if key in self._open_nulls:
            return None
        if len(self._open_nulls) > DEEPEST:
            raise self._refusal(site, f"more than {DEEPEST} unions are inside each other")
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

    def _count(self, site: Site) -> None:
        self._conjunctions += len(site) > 1
        if self._conjunctions > MOST_CONJUNCTIONS:
            raise self._refusal(site, f"allOf brings forth more than {MOST_CONJUNCTIONS:,} schemas")

    def _refusal(self, site: Site, message: str) -> ContractError:
        return ContractError(
            f"{message} at {show(site[0].pointer)}",
            where=self.document.source.name,
            hint="say it with fewer allOf, anyOf, oneOf and not",
        )
