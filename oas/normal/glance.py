"""Pure. A quick look at a Site: which values it lists, and whether it plainly allows none.

It follows references and `allOf`, and unions only as far as they list values. So it never leads from
one property to the next, however schemas refer to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array
from oas.normal.facets import tidy
from oas.normal.scopes import merged
from oas.normal.sites import key_of
from oas.normal.values import meet_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.document import Node
    from oas.normal.keywords import Table
    from oas.normal.parts import Composition
    from oas.normal.schema import Site
    from oas.normal.sites import Key
    from oas.normal.values import Values

# Unions of values inside each other; nobody writes more.
DEEPEST = 4


class Glance:
    """Looks at Sites of one document; `accepts_null` is asked about null."""

    def __init__(
        self, composition: Composition, table: Table, accepts_null: Callable[[Site], bool]
    ) -> None:
        self._composition = composition
        self._table = table
        self.accepts_null = accepts_null
        self._listed: dict[Key, Values | None] = {}
        self._nothing: dict[Key, bool] = {}

    def values(self, site: Site) -> Values | None:
        """A list with all values but null that are allowed; None where there is no such list."""
        key = key_of(site)
        if key not in self._listed:
            self._listed[key] = self._values(site, 0)
        return self._listed[key]

    def allows_nothing(self, site: Site) -> bool:
        """Whether not even null is allowed."""
        key = key_of(site)
        if key not in self._nothing:
            facets = tidy(merged(self._composition, site, {}, self._table).facets)
            self._nothing[key] = not facets.types and not self.accepts_null(site)
        return self._nothing[key]

    def _values(self, site: Site, depth: int) -> Values | None:
        scope = merged(self._composition, site, {}, self._table)
        found = tidy(scope.facets)
        listed = found.values if found.types else {}
        for part in scope.parts if depth < DEEPEST else ():
            for keyword in ("anyOf", "oneOf"):
                if keyword in part.value:
                    listed = meet_values(listed, self._branches(part.node, keyword, depth))
        return listed

    def _branches(self, node: Node, keyword: str, depth: int) -> Values | None:
        listed: Values = {}
        for index in range(len(as_array(node.object[keyword]))):
            found = self._values((node.child(keyword, index),), depth + 1)
            if found is None:
                return None
            listed |= found
        return listed
