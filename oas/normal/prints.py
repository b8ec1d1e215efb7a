"""Pure. The print of a Site: a short text, equal for Sites that say the same in two documents.

It is made of the normal form with the prints of what is below in it (a Merkle tree), so names and
places do not count. Most schemas are plain: their forms are made of the keywords themselves. A print
that others need is made first, so nothing here depends on how far references lead;
`oas.normal.rings` makes the prints of schemas that contain themselves.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.direction import Direction
from oas.document import Node, SpecVersion
from oas.errors import ContractError
from oas.normal.components import strong_components
from oas.normal.facets import ALL
from oas.normal.form import EVERYTHING, form, notes_form
from oas.normal.plain_forms import PlainForms
from oas.normal.rings import Ring
from oas.normal.sites import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import Json, JsonObject
    from oas.normal.form import Print
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema, Site, Type
    from oas.normal.sites import Key

# References followed inside each other; what lies deeper is asked for once more.
DEEPEST = 20
MOST_FORMS = 500_000
_TEXT = {str}
_ANYTHING: JsonObject = {"types": [kind.value for kind in sorted(ALL)], "null": True}
_NOTHING: JsonObject = {"types": [], "null": False}


class Prints:
    """The prints of a document's Sites in one direction; all that is made is remembered.

    Where `noted`, defaults, deprecations and the like count. readOnly and writeOnly are among them,
    so `direction` should be NONE then.
    """

    def __init__(
        self, normals: Normals, direction: Direction = Direction.NONE, *, noted: bool
    ) -> None:
        self.normals = normals
        self.direction = direction
        self.noted = noted
        self.known: dict[Key, str] = {}
        # The known Sites that contain themselves, or one that does.
        self.endless: set[Key] = set()
        # From what the form of a Site that contains itself hashes to, to its print.
        self.rings: dict[str, str] = {}
        self._plain = PlainForms(self).print
        self._replaces = normals.document.version is SpecVersion.V3_0
        self._ends: dict[str, Site] = {}
        self._short: dict[tuple[tuple[str, Json], ...], str] = {}
        self._missing: dict[Key, Site] = {}
        self._gaps = 0
        self._open: set[Key] = set()
        self._is_endless = False
        self._forms_of_rings = 0

    def of(self, site: Site) -> str:
        """The print of a Site."""
        found, missing, _ = self.attempt(site, self.below)
        if missing:
            self._make(missing)
            found, _, _ = self.attempt(site, self.below)
        return found

    def attempt(self, site: Site, make: Print) -> tuple[str, dict[Key, Site], bool]:
        """What `make` makes of a Site, as far as the prints that it needs are known.

        With those that are missing, and whether something endless is in it.
        """
        self._missing, self._open, self._is_endless = {}, set(), False
        found = make(site)
        return found, self._missing, self._is_endless

    def count(self, forms: int) -> None:
        """Keep account of the work on rings. Raises ContractError beyond what any contract needs."""
        self._forms_of_rings += forms
        if self._forms_of_rings > MOST_FORMS:
            raise ContractError(
                "the schemas that contain themselves are too many to be told apart",
                where=self.normals.document.source.name,
                hint="split the contract",
            )

    def hashed(self, said: JsonObject) -> str:
        """The hash of a form."""
        if said == _ANYTHING:
            return EVERYTHING
        return blake2b(canonical_bytes(said), digest_size=16).hexdigest()

    def form_of(self, schema: Schema, below: Print) -> JsonObject:
        """The form of a Schema, null and notes included."""
        memo: dict[tuple[Key, frozenset[Type]], str] = {}

        def beside(site: Site, types: frozenset[Type]) -> str:
            inner = self.normals.schema(site, self.direction)
            key = (key_of(inner.site), types & inner.types)
            if key not in memo:
                memo[key] = ""  # stands for a branch that contains itself
                memo[key] = self.hashed(form(inner, types, below, beside))
            return memo[key]

        said = form(schema, ALL, below, beside)
        said["null"] = schema.null
        if self.noted:
            notes = notes_form(schema, lambda place: below(self.normals.place(place)))
            if notes:
                said["notes"] = notes
        return said

    def below(self, site: Site) -> str:
        """The print of a Site, if it is known or plain."""
        if not site:
            return EVERYTHING
        if len(site) == 1:
            return self.inline(site[0].value, site[0].pointer)
        return self._remembered(site)

    def _content(self, site: Site) -> str:
        """The print of a Site whose print is not known, by those of what is below in it."""
        value = site[0].value
        found = None
        if len(site) == 1 and isinstance(value, dict):
            found = self._plain(value, site[0].pointer)
        if found is not None:
            return found
        said = self.form_of(self.normals.schema(site, self.direction), self.below)
        return self.closed(self.hashed(said))

    def closed(self, text: str) -> str:
        """The print of a Site whose form has this hash: on a ring that is another text."""
        return self.rings.get(text, text) if self.rings else text

    def _remembered(self, site: Site) -> str:
        """The print of a place that others refer to, or of one that is composed."""
        ends = self.normals.ends(site)
        if not ends:
            return EVERYTHING
        key = key_of(ends)
        found = self.known.get(key)
        if found is None and key not in self._missing and len(self._open) < DEEPEST:
            found = self._made(key, ends)
        if found is None:
            self._missing[key] = ends
            self._gaps += 1
            return ""
        if key in self.endless:
            self._is_endless = True
        return found

    def _made(self, key: Key, site: Site) -> str | None:
        """Make a print where it is asked for; None where that asks for itself, or leads too deep."""
        if key in self._open:
            return None
        self._open.add(key)
        gaps, was_endless, self._is_endless = self._gaps, self._is_endless, False
        text = self._content(site)
        self._open.discard(key)
        if self._gaps == gaps:
            self._learn(key, text)
        self._is_endless = self._is_endless or was_endless
        return self.known.get(key)

    def _learn(self, key: Key, text: str) -> None:
        self.known[key] = text
        if self._is_endless:
            self.endless.add(key)

    def inline(self, value: Json, pointer: str) -> str:
        """The print of the schema at `pointer`, if it is known or plain."""
        if not isinstance(value, dict):
            return self.hashed(_NOTHING) if value is False else EVERYTHING
        if {*map(type, value.values())} != _TEXT:
            return self._long(value, pointer)
        # Texts alone: a type, a format, a reference. The same ones come by the thousand.
        key = tuple(value.items())
        found = self._short.get(key)
        if found is None:
            gaps = self._gaps
            found = self._long(value, pointer)
            if self._gaps == gaps and not self._is_endless:
                self._short[key] = found
        return found

    def _long(self, value: JsonObject, pointer: str) -> str:
        reference = value.get("$ref")
        if isinstance(reference, str) and (self._replaces or len(value) == 1):
            return self._referred(reference, value, pointer)
        found = self._plain(value, pointer)
        return self._remembered((Node(value, pointer),)) if found is None else found

    def _referred(self, reference: str, value: JsonObject, pointer: str) -> str:
        ends = self._ends.get(reference)
        if ends is None:
            ends = self._ends[reference] = self.normals.ends((Node(value, pointer),))
        return self._remembered(ends) if ends else EVERYTHING

    def _make(self, missing: dict[Key, Site]) -> None:
        """Make the prints of Sites, first of those that they need."""
        sites = dict(missing)

        def needed(key: Key) -> Iterable[Key]:
            found = {} if key in self.known else self._lacking(key, sites[key])
            sites.update(found)
            return list(found)

        for members in strong_components(missing, needed):
            key = members[0]
            if key not in self.known and self._lacking(key, sites[key]):
                Ring(self, {key: sites[key] for key in members}).close()

    def _lacking(self, key: Key, site: Site) -> dict[Key, Site]:
        """What the print of a Site still needs; where that is nothing, the print is known then."""
        text, missing, _ = self.attempt(site, self._content)
        if not missing:
            self._learn(key, text)
        return missing
