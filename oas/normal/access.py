"""Pure. Which properties count in one direction only: `readOnly` in responses, `writeOnly` in requests.

The word may stand where the property is declared, behind its references and in its `allOf`, and in
the one branch that a union has beside null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.direction import Direction
from oas.json_value import JsonObject, as_array
from oas.normal.keywords import COMPOSING
from oas.normal.sites import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.document import Node
    from oas.normal.parts import Composition
    from oas.normal.schema import Site
    from oas.normal.sites import Key

# The word that takes a property out of a direction.
_WORDS = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
_NULL: JsonObject = {"type": "null"}


class Access:
    """Finds those words, once for each place."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._known: dict[Key, frozenset[str]] = {}

    def ignored(self, properties: Mapping[str, Site], direction: Direction) -> frozenset[str]:
        """The names of the properties that do not count in a direction."""
        word = _WORDS.get(direction)
        if word is None or not properties:
            return frozenset()
        return frozenset(name for name, site in properties.items() if self._is(word, site))

    def _is(self, word: str, site: Site) -> bool:
        if len(site) == 1:
            value = site[0].value
            if not isinstance(value, dict):
                return False
            if COMPOSING.isdisjoint(value):
                return value.get(word) is True
        key = key_of(site)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._words(site)
        return word in found

    def _words(self, site: Site) -> frozenset[str]:
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [site]
        while waiting:
            for part in self._composition.parts(waiting.pop(), {}):
                if part.node.pointer not in seen:
                    seen.add(part.node.pointer)
                    value = part.value
                    found |= {word for word in _WORDS.values() if value.get(word) is True}
                    waiting += [(branch,) for branch in _beside_null(part.node)]
        return frozenset(found)


def _beside_null(node: Node) -> list[Node]:
    """The branches of unions of which null is the only other."""
    found: list[Node] = []
    for keyword in ("anyOf", "oneOf"):
        branches = as_array(node.object.get(keyword))
        left = [index for index, branch in enumerate(branches) if branch != _NULL]
        if len(left) == 1:
            found.append(node.child(keyword, left[0]))
    return found
