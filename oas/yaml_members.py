"""Pure. Walks the members of a YAML text with their offsets, as `oas.json_members` does for JSON.

For messages only: it trusts that the text was read by `oas.strict_yaml` and judges nothing. What
an alias repeats has no members here: its place is the alias.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import yaml

from oas.yaml_events import events, offset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

State = TypeVar("State")


@dataclass(slots=True)
class _Open(Generic[State]):
    """A container that is not closed yet. `state` is None where nobody wants its members."""

    state: State | None
    is_mapping: bool
    index: int = 0
    key: tuple[str, int] | None = None

    def member(self, event: yaml.NodeEvent) -> tuple[str, int] | None:
        """Name and offset of the member that `event` completes, None where it is only the key."""
        if not self.is_mapping:
            self.index += 1
            return str(self.index - 1), offset(event)
        if self.key is None:
            self.key = (str(getattr(event, "value", "")), offset(event))
            return None
        key, self.key = self.key, None
        return key


def walk(
    data: bytes, root: State, enter: Callable[[State, str, int], State | None]
) -> Iterator[int]:
    """Call `enter(state of the container, key or index, offset)` for each member; yields offsets.

    What it returns is the state of the member's own members; None passes over them. The first
    offset yielded is the whole value's.
    """
    stack: list[_Open[State]] = []
    for event in events(data):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            state: State | None = root
            if not stack:
                yield offset(event)
            elif (member := stack[-1].member(event)) is None:
                continue
            elif (holder := stack[-1].state) is None:
                state = None
            else:
                state = enter(holder, *member)
                yield member[1]
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(state, isinstance(event, yaml.MappingStartEvent)))
