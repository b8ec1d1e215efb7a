"""Pure. The plain difference of two Documents, as text for people who want to see just that.

deepdiff compares what differs and nothing else: given whole contracts it takes minutes. It says no
word about whom a change hurts; `oas.compare` and the gates do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.canonical import ROOT, Role, below, canonical, canonical_bytes
from oas.garbage import uncollected
from oas.pointer import join, split
from oas.raw.walk import compare, is_same
from oas.show import printable, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.document import Document
    from oas.json_value import Json, JsonObject

MOST_LINES = 5_000
# Bytes of JSON. Comparing two arrays takes the product of their lengths.
_LARGEST = 200_000
# The members of these are compared one by one, and each of theirs.
_DEEP = frozenset({"components", "paths", "webhooks"})
_SIGNS = {
    "dictionary_item_added": "+",
    "iterable_item_added": "+",
    "dictionary_item_removed": "-",
    "iterable_item_removed": "-",
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part of both documents, in canonical form; empty where a side lacks it."""

    before: list[Json]
    after: list[Json]


def raw_view(base: Document, head: Document) -> str:
    """A paragraph for each part that differs, sorted; empty where nothing does.

    Arrays whose order means nothing are sorted first, so an index in one of them counts in that
    order. What is too large to be compared item by item is only named.
    """
    lines: list[str] = []
    left = 0
    with uncollected():
        for place in _places(base, head):
            if len(lines) < MOST_LINES:
                pair = _Pair(_part(base, place), _part(head, place))
                lines += [printable(place) or "/", *_lines(pair), ""]
            else:
                left += 1
    if left:
        lines.append(f"{left:,} more places differ")
    return "\n".join(lines)


def _places(base: Document, head: Document) -> list[str]:
    """The pointers of the parts that differ: operations, components, and the like."""
    return sorted({_place(change.pointer) for change in compare(base, head)})


def _place(pointer: str) -> str:
    if not pointer:
        return ""
    tokens = split(pointer)
    return join("", *tokens[: 3 if tokens[0] in _DEEP else 1])


def _part(document: Document, place: str) -> list[Json]:
    value: Json = document.root
    role: Role = ROOT
    for token in split(place):
        if not isinstance(value, dict) or token not in value:
            return []
        value = value[token]
        role = below(role, token)
    return [canonical(value, role)]


def _lines(pair: _Pair) -> list[str]:
    if not pair.before or not pair.after:
        return [_line("-", "", value) for value in pair.before] + [
            _line("+", "", value) for value in pair.after
        ]
    before, after = _pruned(pair.before[0], pair.after[0])
    if max(len(canonical_bytes(before)), len(canonical_bytes(after))) > _LARGEST:
        return ["  ~ differs, and is too large to be compared here"]
    found = [line for _, line in sorted(_compared(before, after))]
    # In an array, deepdiff takes true for 1.
    return found or [_moved("", before, after)]


def _pruned(before: Json, after: Json) -> tuple[Json, Json]:
    """Both without the members that are equal. Recursive: the loader limits the depth."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return before, after
    there: JsonObject = {}
    here: JsonObject = {}
    for key in before.keys() | after.keys():
        if key not in after:
            there[key] = before[key]
        elif key not in before:
            here[key] = after[key]
        elif not is_same(before[key], after[key]):
            there[key], here[key] = _pruned(before[key], after[key])
    return there, here


def _compared(before: Json, after: Json) -> Iterator[tuple[str, str]]:
    """Each difference as its pointer and its line."""
    from deepdiff import DeepDiff

    found = DeepDiff(
        before,
        after,
        view="tree",
        threshold_to_diff_deeper=0,
        ignore_private_variables=False,  # names that begin with two underscores, in its words
    )
    for kind, levels in found.items():
        for level in levels:
            pointer = join("", *level.path(output_format="list"))
            sign = _SIGNS.get(kind)
            if sign is None:
                yield pointer, _moved(pointer, level.t1, level.t2)
            else:
                yield pointer, _line(sign, pointer, level.t2 if sign == "+" else level.t1)


def _line(sign: str, pointer: str, value: Json) -> str:
    return (
        f"  {sign} {printable(pointer)}: {_value(value)}"
        if pointer
        else f"  {sign} {_value(value)}"
    )


def _moved(pointer: str, before: Json, after: Json) -> str:
    return f"{_line('~', pointer, before)} is now {_value(after)}"


def _value(value: Json) -> str:
    """A text in quotes; anything else as JSON, without."""
    return show(value) if isinstance(value, str) else show(canonical_bytes(value).decode())[1:-1]
