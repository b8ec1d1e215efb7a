"""Pure. Sets of characters as ranges of code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.patterns.tree import Both, Char, Class, Dot, Known, Property, Span, UnsayableError

if TYPE_CHECKING:
    from generator.patterns.tree import Item, Node

# In order, none touching another.
Ranges: TypeAlias = "tuple[tuple[int, int], ...]"

HIGHEST = 0x10FFFF
# ECMA's classes (section 22.2.2.9): digits and words are of ASCII.
KNOWN: dict[str, Ranges] = {
    "d": ((0x30, 0x39),),
    "w": ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)),
    "s": (
        *((0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
        *((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
        (0xFEFF, 0xFEFF),
    ),
}
NEW_LINE: Ranges = ((0x0A, 0x0A),)


def ranges(node: Node) -> Ranges:
    """The characters that a node for one character allows. Raises UnsayableError for properties."""
    match node:
        case Class(items, negated):
            found = merged([pair for item in items for pair in _item(item)])
            return others(found) if negated else found
        case Both(one, other, negated):
            wanted = others(ranges(other)) if negated else ranges(other)
            return common(ranges(one), wanted)
        case Dot():
            return others(NEW_LINE)
        case Char() | Known() | Property():
            return _item(node)
        case _:
            raise UnsayableError


def _item(item: Item) -> Ranges:
    match item:
        case Char(code):
            return ((code, code),)
        case Span(low, high):
            return ((low.code, high.code),)
        case Known(letter):
            found = KNOWN[letter.lower()]
            return found if letter.islower() else others(found)
        case Property():
            raise UnsayableError


def merged(pairs: list[tuple[int, int]]) -> Ranges:
    """The ranges in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(pairs):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def others(found: Ranges) -> Ranges:
    """All other characters."""
    edges = [-1, *(edge for pair in found for edge in pair), HIGHEST + 1]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((low + 1, high - 1) for low, high in gaps if low + 1 <= high - 1)


def common(one: Ranges, other: Ranges) -> Ranges:
    """The characters of both."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return merged([(low, high) for low, high in pairs if low <= high])
