"""Pure. Rings in a graph of pointers, found iteratively: contracts make chains of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def rings(steps: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """At least one way round every ring, each as its members in order."""
    done: set[str] = set()
    for start in steps:
        way: list[str] = []
        ahead: list[Iterator[str]] = [iter([start])]
        while ahead:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                done.update(way[-1:])
                way = way[:-1]
            elif step in way:
                yield way[way.index(step) :]
            elif step in steps and step not in done:
                way.append(step)
                ahead.append(iter(steps[step]))
