"""Pure. The alternatives that authorise a call, each of schemes that must all be satisfied.

A client that satisfies one of them is served by another list as well where that has one that asks for
no more: the same schemes or fewer, with the same scopes or fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from oas.json_value import as_array, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oas.document import Node

    _Key: TypeAlias = "frozenset[tuple[str, frozenset[str]]]"

# Of longer lists only equal alternatives are found: no service has so many ways to log in.
MOST_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Alternative:
    """Scopes by scheme, and where it is written. Without schemes anybody may call."""

    scopes: Mapping[str, frozenset[str]]
    node: Node

    @property
    def name(self) -> str:
        """The names of its schemes."""
        return " + ".join(self.scopes)

    @property
    def key(self) -> _Key:
        """Equal for alternatives that demand the same."""
        return frozenset(self.scopes.items())

    def asks_no_more(self, other: Alternative) -> bool:
        """Whether who satisfies `other` satisfies this one."""
        return all(n in other.scopes and s <= other.scopes[n] for n, s in self.scopes.items())


class Alternatives:
    """A list of alternatives; none at all says that anybody may call."""

    def __init__(self, alternatives: Iterable[Alternative]) -> None:
        self._by_key = {a.key: a for a in alternatives}

    @property
    def is_public(self) -> bool:
        """Whether anybody may call."""
        return not self._by_key or frozenset() in self._by_key

    @property
    def needed(self) -> Iterator[Alternative]:
        """Those that serve a client whom no other one of the list serves."""
        return (a for a in self._by_key.values() if a.scopes and a.key not in self._idle)

    @property
    def idle(self) -> Iterator[Alternative]:
        """Those that only ask for more than another one of the list."""
        return (self._by_key[key] for key in self._idle)

    @cached_property
    def _idle(self) -> Mapping[_Key, None]:
        demanding = (a for a in self._by_key.values() if a.scopes)
        return {a.key: None for a in demanding if self.serves(a, without=a)}

    def has(self, alternative: Alternative) -> bool:
        """Whether one of the list demands the same."""
        return alternative.key in self._by_key

    def serves(self, alternative: Alternative, *, without: Alternative | None = None) -> bool:
        """Whether one of the list asks for no more."""
        if len(self._by_key) > MOST_COMPARED:
            return without is None and self.has(alternative)
        others = (a for a in self._by_key.values() if a is not without)
        return any(other.asks_no_more(alternative) for other in others)


def read_alternatives(requirements: Node, renamed: Mapping[str, str]) -> Alternatives:
    """The alternatives of a `security` list; `renamed` gives other names to schemes."""
    nodes = (requirements.child(index) for index in range(len(as_array(requirements.value))))
    return Alternatives(
        Alternative(
            {renamed.get(name, name): frozenset(strings(s)) for name, s in node.object.items()},
            node,
        )
        for node in nodes
    )
