"""Pure. The prints of schemas for which no Schema need be read: most of them, and the same ones often.

Those that hold no other schema are known by their keywords. An object with properties, and an array
with items, add these to what the rest of it says. What comes out is what `form` would say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.direction import Direction
from oas.document import Node
from oas.json_value import JsonObject, as_object
from oas.normal import keywords
from oas.normal.form import EVERYTHING, objects_form
from oas.normal.keywords import KEYWORDS, bits_of
from oas.normal.reading import COMPOSED
from oas.pointer import escape

if TYPE_CHECKING:
    from oas.normal.prints import Prints

# What counts of the notes, where they count.
_NOTED = frozenset({"default", "deprecated", "readOnly", "writeOnly", "xml", "discriminator"})
# Words beside which the short way is not taken.
_UNUSUAL = ("discriminator", "contentSchema")
_LISTED = ("enum", "const")
_OF_ARRAYS = frozenset({"items"})
_OF_OBJECTS = frozenset({"properties", "required", "additionalProperties"})


class PlainForms:
    """Makes them for `prints`, which knows those of references."""

    def __init__(self, prints: Prints) -> None:
        self.prints = prints
        self._table = KEYWORDS[prints.normals.document.version]
        counting = {name for name, bits in self._table.items() if bits & ~keywords.NOTES}
        self._counting = counting | {"nullable"} | (_NOTED if prints.noted else set())
        self._leaves: dict[bytes, str] = {}
        self._rests: dict[bytes, JsonObject] = {}

    def print(self, value: JsonObject, pointer: str) -> str | None:
        """The print of a schema, None where it must be read."""
        bits = bits_of(value, self._table)
        if bits & COMPOSED or any(name in value for name in _UNUSUAL):
            return None
        if bits & keywords.UNKNOWN and not self._is_understood(value):
            return None
        if not bits & (keywords.OBJECTS | keywords.ARRAYS):
            return self._leaf(value)
        said = None if any(name in value for name in _LISTED) else self._holding(value, pointer)
        return None if said is None else self.prints.closed(self.prints.hashed(said))

    def _holding(self, value: JsonObject, pointer: str) -> JsonObject | None:
        """The form of a schema that holds others."""
        kind = value.get("type")
        if kind == "array" and self._holds_only(value, _OF_ARRAYS, keywords.ARRAYS):
            items = self.prints.inline(value.get("items", True), f"{pointer}/items")
            arrays: JsonObject = {} if items == EVERYTHING else {"arrays": {"items": items}}
            return {**self._rest(value), **arrays}
        # In a direction some properties do not count.
        is_whole = self.prints.direction is Direction.NONE
        if kind == "object" and is_whole and self._holds_only(value, _OF_OBJECTS, keywords.OBJECTS):
            said = self._objects(value, pointer)
            objects: JsonObject = {"objects": said} if said else {}
            return {**self._rest(value), **objects}
        return None

    def _objects(self, value: JsonObject, pointer: str) -> JsonObject:
        above = f"{pointer}/properties/"
        inline = self.prints.inline
        properties = {
            name: inline(child, above + escape(name))
            for name, child in as_object(value.get("properties")).items()
        }
        rest = inline(value.get("additionalProperties", True), f"{pointer}/additionalProperties")
        required = value.get("required")
        return objects_form(properties, required if isinstance(required, list) else (), rest)

    def _holds_only(self, value: JsonObject, names: frozenset[str], kind: int) -> bool:
        """Whether of this kind of keywords it has these at most."""
        return all(name in names for name in value if self._table.get(name, 0) & kind)

    def _is_understood(self, value: JsonObject) -> bool:
        return all(name in self._table or name.startswith("x-") for name in value)

    def _leaf(self, value: JsonObject) -> str:
        said = {name: value[name] for name in value if name in self._counting}
        key = canonical_bytes(said)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = self.prints.hashed(self._read(said))
        return found

    def _rest(self, value: JsonObject) -> JsonObject:
        """The form of what a schema says but for the schemas in it."""
        left_out = _OF_OBJECTS | _OF_ARRAYS
        said = {n: value[n] for n in value if n in self._counting and n not in left_out}
        key = canonical_bytes(said)
        found = self._rests.get(key)
        if found is None:
            found = self._rests[key] = self._read(said)
        return found

    def _read(self, said: JsonObject) -> JsonObject:
        """The form of keywords that hold no schemas."""
        schema = self.prints.normals.plain(Node(said, ""))
        return self.prints.form_of(schema, self.prints.below)
