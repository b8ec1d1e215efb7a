"""Pure. Walks two Documents side by side, passing over what is equal. Iterative.

Equal subtrees are recognised at the speed of C; only what leads to a difference is walked. Order
counts where `oas.canonical` says it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from oas.canonical import ROOT, Order, below
from oas.pointer import join
from oas.raw.arrays import by_parameter, in_any_order, in_order
from oas.raw.change import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.canonical import Role
    from oas.document import Document
    from oas.json_value import Json, JsonObject
    from oas.raw.arrays import Pairs


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two values at the same place, in the same role."""

    role: Role
    before: Json
    after: Json
    pointer_before: str
    pointer_after: str


def compare(base: Document, head: Document) -> tuple[Change, ...]:
    """Every difference, in the order of the sorted keys, from the whole to its parts.

    A value that is on one side only is one Change, whatever it holds.
    """
    changes: list[Change] = []
    stack = [_Pair(ROOT, base.root, head.root, "", "")]
    while stack:
        pair = stack.pop()
        if not is_same(pair.before, pair.after):
            stack.extend(reversed(list(_inside(pair, changes))))
    return tuple(changes)


def is_same(before: Json, after: Json) -> bool:
    """Whether two values are equal, at C's speed. False may also mean: look closer.

    Python's `==` ignores the order of keys, but takes true for 1: their bytes tell them apart.
    """
    if before is after:
        return True
    if before != after:
        return False
    try:
        return _bytes(before) == _bytes(after)
    except TypeError:  # orjson writes no integer beyond 64 bits
        return False


def _bytes(value: Json) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _inside(pair: _Pair, changes: list[Change]) -> Iterator[_Pair]:
    """The pairs below two values that are not the same; adds the changes that stand here."""
    before, after = pair.before, pair.after
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _members(pair, before, after, changes)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _items(pair, before, after, changes)
    elif not _is_equal_leaf(before, after):
        changes.append(Change(Kind.CHANGED, pair.pointer_before, pair.pointer_after, before, after))


def _is_equal_leaf(before: Json, after: Json) -> bool:
    """Numbers are equal however they are written; true is no number (JSON Schema, section 4.2.2)."""
    return isinstance(before, bool) == isinstance(after, bool) and before == after


def _members(
    pair: _Pair, before: JsonObject, after: JsonObject, changes: list[Change]
) -> Iterator[_Pair]:
    for key in sorted(before.keys() | after.keys()):
        there, here = join(pair.pointer_before, key), join(pair.pointer_after, key)
        if key not in after:
            changes.append(Change(Kind.REMOVED, there, None, before[key], None))
        elif key not in before:
            changes.append(Change(Kind.ADDED, None, here, None, after[key]))
        elif before[key] is not after[key]:
            yield _Pair(below(pair.role, key), before[key], after[key], there, here)


def _items(
    pair: _Pair, before: list[Json], after: list[Json], changes: list[Change]
) -> Iterator[_Pair]:
    for i, j in _matched(pair.role, before, after):
        there, here = join(pair.pointer_before, i), join(pair.pointer_after, j)
        if j < 0:
            changes.append(Change(Kind.REMOVED, there, None, before[i], None))
        elif i < 0:
            changes.append(Change(Kind.ADDED, None, here, None, after[j]))
        else:
            yield _Pair(below(pair.role, i), before[i], after[j], there, here)


def _matched(role: Role, before: list[Json], after: list[Json]) -> Pairs:
    if role.order is Order.BY_PARAMETER:
        return by_parameter(before, after)
    match = in_order if role.order is Order.WRITTEN else in_any_order
    return match(below(role, 0), before, after)
