"""Pure. Whether a pattern lets pass nothing but decimal numbers: `-12`, `0.50`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.patterns.ranges import ranges
from generator.patterns.reader import read
from generator.patterns.tree import (
    SINGLES,
    Edge,
    Either,
    Group,
    Repeat,
    UnreadableError,
    UnsayableError,
    lengths,
    parts_of,
)

if TYPE_CHECKING:
    from generator.patterns.tree import Node

LAST_OF_ASCII = 0x7F
DIGITS, POINT, SIGNS = frozenset("0123456789"), frozenset("."), frozenset("+-")


def is_decimal(pattern: str) -> bool:
    """Whether each text that the pattern is found in is a decimal number, as far as can be told."""
    try:
        first, *parts = parts_of(read(pattern))
    except UnreadableError:
        return False
    if first != Edge("^") or not parts or parts.pop() != Edge("$"):
        return False
    opened = [part for each in parts for part in _opened(each)]
    if opened and _is_of(opened[0], SIGNS) and lengths(opened[0]) in {(0, 1), (1, 1)}:
        opened.pop(0)
    point = next((i for i, part in enumerate(opened) if not _is_of(part, DIGITS)), len(opened))
    whole, fraction = opened[:point], opened[point:]
    return _least(whole) > 0 and (not fraction or _is_fraction(fraction))


def _is_fraction(parts: list[Node]) -> bool:
    """A point and digits after it, or nothing."""
    if len(parts) == 1 and isinstance(parts[0], Repeat) and parts[0].high == 1:
        parts = _opened(parts[0].body)
    point, *digits = parts
    is_point = _is_of(point, POINT) and lengths(point) == (1, 1)
    return is_point and _least(digits) > 0 and all(_is_of(part, DIGITS) for part in digits)


def _opened(node: Node) -> list[Node]:
    """The parts of a group that only groups, and of a sequence."""
    body = node.body if isinstance(node, Group) else node
    if isinstance(body, Either):
        return [body]
    parts = parts_of(body)
    return [*parts] if len(parts) == 1 else [part for each in parts for part in _opened(each)]


def _least(parts: list[Node]) -> int:
    return sum(lengths(part)[0] for part in parts)


def _is_of(node: Node, characters: frozenset[str]) -> bool:
    """Whether it takes these characters alone."""
    match node:
        case Group(body) | Repeat(body):
            return _is_of(body, characters)
        case Either(options):
            return all(_is_of(option, characters) for option in options)
        case _ if isinstance(node, SINGLES):
            return _is_one_of(node, characters)
        case _:
            parts = parts_of(node)
            return node not in parts and all(_is_of(part, characters) for part in parts)


def _is_one_of(node: Node, characters: frozenset[str]) -> bool:
    try:
        found = ranges(node)
    except UnsayableError:
        return False
    return all(high <= LAST_OF_ASCII and _all(low, high) <= characters for low, high in found)


def _all(low: int, high: int) -> set[str]:
    return {*map(chr, range(low, high + 1))}
