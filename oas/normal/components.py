"""Pure. The strong components of a graph that is only known while it is walked (Tarjan, 1972)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

T = TypeVar("T", bound="Hashable")


def strong_components(
    roots: Iterable[T], edges: Callable[[T], Iterable[T]]
) -> Iterator[tuple[T, ...]]:
    """Each component, once all that it leads to have been given. Iterative.

    `edges` is asked once for each node, when it is first met.
    """
    walk = _Walk(edges)
    for root in roots:
        if root not in walk.index:
            yield from walk.below(root)


class _Walk(Generic[T]):
    def __init__(self, edges: Callable[[T], Iterable[T]]) -> None:
        self.edges = edges
        self.index: dict[T, int] = {}
        self.low: dict[T, int] = {}
        self.path: list[T] = []
        self.on_path: set[T] = set()
        self.work: list[tuple[T, Iterator[T]]] = []

    def below(self, root: T) -> Iterator[tuple[T, ...]]:
        self._open(root)
        while self.work:
            node, following = self.work[-1]
            if self._is_done(node, following):
                self.work.pop()
                if self.work:
                    above = self.work[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])
                if self.low[node] == self.index[node]:
                    yield self._cut(node)

    def _open(self, node: T) -> None:
        self.index[node] = self.low[node] = len(self.index)
        self.path.append(node)
        self.on_path.add(node)
        self.work.append((node, iter(self.edges(node))))

    def _is_done(self, node: T, following: Iterator[T]) -> bool:
        """Whether no child is left to be walked; the first that is gets opened."""
        for child in following:
            if child not in self.index:
                self._open(child)
                return False
            if child in self.on_path:
                self.low[node] = min(self.low[node], self.index[child])
        return True

    def _cut(self, node: T) -> tuple[T, ...]:
        members = [self.path.pop()]
        while members[-1] != node:
            members.append(self.path.pop())
        self.on_path.difference_update(members)
        return tuple(members)
