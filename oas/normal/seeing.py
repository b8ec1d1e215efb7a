"""Pure. What `unevaluatedProperties` and `unevaluatedItems` see of a scope, and of its branches.

What they see are annotations, and a normal form keeps those of plain branches only: it does not know
that `additionalProperties: true` has seen everything, since no value is refused by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array, as_object
from oas.normal.sites import site_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oas.document import Node
    from oas.json_value import Json
    from oas.normal.parts import Composition, Part

PROPERTIES, ITEMS = "unevaluatedProperties", "unevaluatedItems"
# With them nothing is left unevaluated.
_REST = {
    PROPERTIES: ("additionalProperties", PROPERTIES),
    ITEMS: ("items", ITEMS),
}
_CONDITIONS = ("if", "then", "else")
_BRANCHES = ("anyOf", "oneOf")
_DEPENDENT = ("dependentSchemas", "dependencies")


class Seeing:
    """Answers for the scopes of one Site. `collapsed` unions are unions no more."""

    def __init__(self, composition: Composition, collapsed: Mapping[str, Node]) -> None:
        self.composition = composition
        self.collapsed = collapsed

    def speaking(self, scope: Sequence[Part]) -> list[str]:
        """The keywords of the scope's first Part that have anything left to speak of."""
        own, inner = scope[0].value, scope[1:]
        return [
            keyword
            for keyword, (rest, _) in _REST.items()
            if keyword in own
            and rest not in own
            and not any(rest in part.value or keyword in part.value for part in inner)
        ]

    def is_branching(self, scope: Sequence[Part], keyword: str) -> bool:
        """Whether what is evaluated differs from value to value."""
        return any(
            bool(list(self._branches(part.node)))
            or "$dynamicRef" in part.value
            or (keyword == ITEMS and "contains" in part.value)
            for part in scope
        )

    def is_plain(self, scope: Sequence[Part], keyword: str) -> bool:
        """Whether all annotations of the scope and its branches are such as a Schema keeps."""
        if any(_says_nothing(part, keyword) for part in scope):
            return False
        branches = (branch for part in scope for branch in self._branches(part.node))
        parts = (part for branch in branches for part in self.composition.parts((branch,), {}))
        return not any(
            list(self._branches(part.node))
            or PROPERTIES in part.value
            or ITEMS in part.value
            or "$dynamicRef" in part.value
            or _says_nothing(part, keyword)
            for part in parts
        )

    def seen(self, scope: Sequence[Part]) -> list[Json]:
        """All schema objects that may have a say in what is evaluated, as written."""
        found: dict[str, Json] = {}
        waiting = [part.node for part in scope]
        while waiting:
            for part in self.composition.parts((waiting.pop(),), {}):
                if part.node.pointer not in found:
                    found[part.node.pointer] = part.node.value
                    waiting += self._branches(part.node)
        return [*found.values()]

    def _branches(self, node: Node) -> Iterator[Node]:
        """Schemas of the same value that need not hold."""
        value = node.object
        for keyword in _BRANCHES:
            if f"{node.pointer}/{keyword}" not in self.collapsed:
                yield from (
                    node.child(keyword, i) for i in range(len(as_array(value.get(keyword))))
                )
        if "if" in value and f"{node.pointer}/if" not in self.collapsed:
            yield from (node.child(keyword) for keyword in _CONDITIONS if keyword in value)
        for keyword in _DEPENDENT:
            yield from (node.child(keyword, name) for name in as_object(value.get(keyword)))


def _says_nothing(part: Part, keyword: str) -> bool:
    """Whether it has seen something without restricting it, which a normal form does not keep."""
    value = part.value
    if keyword == ITEMS and "contains" in value and value.get("minContains") == 0:
        return True
    return any(rest in value and site_at(value[rest], "") == () for rest in _REST[keyword])
