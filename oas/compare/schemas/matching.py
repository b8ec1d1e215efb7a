"""Pure. Maximum bipartite matching: as many pairs as there can be, each item in at most one.

Source: H. W. Kuhn, The Hungarian method for the assignment problem (1955), by augmenting paths.
Iterative, so that it does not matter how long a path gets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def maximum(edges: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """A partner on the right for as many as possible on the left. Earlier edges are preferred."""
    partner: dict[int, int] = {}
    for left in edges:
        partner |= _path(left, edges, partner)
    return {left: right for right, left in partner.items()}


def _path(
    start: int, edges: Mapping[int, Sequence[int]], partner: Mapping[int, int]
) -> dict[int, int]:
    """The new partners along a path from `start` to somebody free; none where there is no such path."""
    seen: set[int] = set()
    path: list[tuple[int, int]] = []
    stack: list[tuple[int, Iterator[int]]] = [(start, iter(edges[start]))]
    while stack:
        left, rights = stack[-1]
        right = next((r for r in rights if r not in seen), None)
        if right is None:
            stack.pop()
            if path:
                path.pop()
            continue
        seen.add(right)
        path.append((right, left))
        if right not in partner:
            return dict(path)
        stack.append((partner[right], iter(edges[partner[right]])))
    return {}
