"""Pure. The order of the declarations: what is used stands before what uses it.

Only members of a cycle may mention what stands below them. Classes of a cycle come first, since
their annotations can wait; an alias must know its parts when it is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from generator.schema.render import names_in, names_in_check
from generator.schema.types import ClassShape, Declaration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Edges: TypeAlias = "Callable[[str], Iterable[str]]"


def mentioned(declaration: Declaration) -> tuple[str, ...]:
    """The names a declaration mentions, sorted, so that no order depends on a hash."""
    shape = declaration.shape
    if not isinstance(shape, ClassShape):
        return tuple(sorted(names_in(shape)))
    types = [attribute.type for attribute in shape.attributes]
    if shape.extra is not None:
        types.append(shape.extra)
    found = [names_in(part) for part in types] + [*map(names_in_check, shape.checks)]
    return tuple(dict.fromkeys(name for names in found for name in sorted(names)))


def ordered(
    declarations: Iterable[Declaration], edges: Mapping[str, Sequence[str]]
) -> list[Declaration]:
    """The declarations, dependencies first, otherwise in the order given.

    `edges` has what each of them mentions, by its name.
    """
    by_name = {declaration.name: declaration for declaration in declarations}
    found: list[Declaration] = []
    for component in strongly_connected(by_name, edges.__getitem__):
        members = [by_name[name] for name in by_name.keys() & component]
        members.sort(key=lambda declaration: component[declaration.name])
        classes = [m for m in members if isinstance(m.shape, ClassShape)]
        aliases = {m.name: m for m in members if not isinstance(m.shape, ClassShape)}
        found += classes
        found += [aliases[name] for name in _aliases_in_order(aliases, edges)]
    return found


def _aliases_in_order(
    aliases: dict[str, Declaration], edges: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    among = {name: [n for n in edges[name] if n in aliases] for name in aliases}
    for component in strongly_connected(aliases, among.__getitem__):
        yield from component


def strongly_connected(names: Iterable[str], edges: Edges) -> Iterator[dict[str, int]]:
    """The strongly connected components, dependencies first (Tarjan 1972), without recursion.

    Each is a mapping of its names to the moment they were first met.
    """
    search = _Search(edges)
    for name in names:
        if name not in search.met:
            yield from search.run(name)


@dataclass(slots=True)
class _Search:
    """Tarjan's state: when a name was met, and the earliest name it leads back to."""

    edges: Edges
    met: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    stack: dict[str, None] = field(default_factory=dict)

    def run(self, start: str) -> Iterator[dict[str, int]]:
        work = [(start, self._enter(start))]
        while work:
            name, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    self._lower(work[-1][0], self.low[name])
                if self.low[name] == self.met[name]:
                    yield self._leave(name)
            elif following not in self.met:
                work.append((following, self._enter(following)))
            elif following in self.stack:
                self._lower(name, self.met[following])

    def _enter(self, name: str) -> Iterator[str]:
        self.met[name] = self.low[name] = len(self.met)
        self.stack[name] = None
        return iter(self.edges(name))

    def _lower(self, name: str, value: int) -> None:
        self.low[name] = min(self.low[name], value)

    def _leave(self, root: str) -> dict[str, int]:
        found: dict[str, int] = {}
        while root not in found:
            name, _ = self.stack.popitem()
            found[name] = self.met[name]
        return dict(sorted(found.items(), key=lambda item: item[1]))
