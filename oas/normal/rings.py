"""Pure. The prints of schemas that contain themselves.

Such a schema unfolds into an endless tree, and its print must be the same however far the document
has unfolded it. So the schemas on the ring and below are told apart by what they say to a growing
depth, until no further depth tells more apart (the coarsest bisimulation, by refinement; Hopcroft,
1971). The print is made of what that says of one schema, and of all that it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.normal.children import branches, parts
from oas.normal.form import EVERYTHING
from oas.normal.sites import key_of

if TYPE_CHECKING:
    from oas.json_value import Json
    from oas.normal.form import Print
    from oas.normal.prints import Prints
    from oas.normal.schema import Schema, Site
    from oas.normal.sites import Key


class Ring:
    """Sites each of which leads to each other, with all that is endless below them."""

    def __init__(self, prints: Prints, members: dict[Key, Site]) -> None:
        self.prints = prints
        self.members = members
        self.schemas: dict[Key, Schema] = {}
        self.ended: dict[Key, str] = {}
        self.above: dict[Key, set[Key]] = {}
        self._collect()

    def close(self) -> None:
        """Make the prints of all that are on the ring known."""
        told = self._told_apart()
        every: list[Json] = [*sorted(set(told.values()))]
        on_ring = self._on_ring()
        texts = {key: self.prints.hashed({"ring": told[key], "with": every}) for key in on_ring}
        for key in on_ring:
            said = self.prints.form_of(self.schemas[key], self._final(texts))
            self.prints.rings[self.prints.hashed(said)] = texts[key]
        for key in self.members:
            self.prints.known[key] = texts[key]
            self.prints.endless.add(key)

    def _collect(self) -> None:
        """Find all that is endless from here on, and the prints of what is not."""
        waiting = [self._schema(site) for site in self.members.values()]
        self.schemas |= {key_of(schema.site): schema for schema in waiting}
        while waiting:
            schema = waiting.pop()
            here = key_of(schema.site)
            for site in self._inside(schema):
                inner = self._schema(site)
                key = key_of(inner.site)
                if key not in self.schemas and key not in self.ended:
                    text, missing, is_endless = self.prints.attempt(site, self.prints.below)
                    if missing or is_endless:
                        self.schemas[key] = inner
                        waiting.append(inner)
                    else:
                        self.ended[key] = text
                if key in self.schemas:
                    self.above.setdefault(key, set()).add(here)

    def _inside(self, schema: Schema) -> list[Site]:
        """The Sites of other values, those in branches included."""
        found: list[Site] = []
        seen = {key_of(schema.site)}
        waiting = [schema]
        while waiting:
            one = waiting.pop()
            found += parts(one)
            if self.prints.noted and one is schema and one.notes.discriminator:
                places = one.notes.discriminator.mapping.values()
                found += [self.prints.normals.place(place) for place in places]
            for site in branches(one):
                inner = self._schema(site)
                if key_of(inner.site) not in seen:
                    seen.add(key_of(inner.site))
                    waiting.append(inner)
        return [site for site in found if site]

    def _schema(self, site: Site) -> Schema:
        return self.prints.normals.schema(site, self.prints.direction)

    def _told_apart(self) -> dict[Key, str]:
        """What tells each from the others, once no greater depth tells more apart."""
        told = dict.fromkeys(self.schemas, "")
        found = 0
        while found != (found := len(set(told.values()))):
            self.prints.count(len(told))
            below = self._by(told)
            told = {
                key: self.prints.hashed(self.prints.form_of(schema, below))
                for key, schema in self.schemas.items()
            }
        return told

    def _by(self, told: dict[Key, str]) -> Print:
        def below(site: Site) -> str:
            if not site:
                return EVERYTHING
            key = key_of(self._schema(site).site)
            return told[key] if key in told else self.ended[key]

        return below

    def _final(self, texts: dict[Key, str]) -> Print:
        def below(site: Site) -> str:
            if not site:
                return EVERYTHING
            key = key_of(self._schema(site).site)
            return texts.get(key) or self.ended.get(key) or self.prints.below(site)

        return below

    def _on_ring(self) -> list[Key]:
        """The Sites that lead back to the members: they, and what stands between them."""
        found = set(self.members)
        waiting = list(found)
        while waiting:
            new = self.above.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return [key for key in self.schemas if key in found]
