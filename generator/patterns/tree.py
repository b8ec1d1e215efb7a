"""Pure. A regular expression as a tree, as ECMA-262 (section 22.2.1) reads it.

Leaves keep how they were written (`text`), so that what needs no change is not changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnreadableError(ValueError):
    """The text is no regular expression of ECMA-262, or one too large to be read."""


class UnsayableError(ValueError):
    """The expression says what no engine says in bounded time."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character."""

    code: int
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Any character of a line."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from one to another, in a class."""

    low: Char
    high: Char


@dataclass(frozen=True, slots=True)
class Known:
    """A class with a letter: d, w and s, or D, W and S for all others."""

    letter: str


@dataclass(frozen=True, slots=True)
class Property:
    r"""A class by a property of Unicode, as `\p{…}` or `\P{…}`."""

    text: str


@dataclass(frozen=True, slots=True)
class Class:
    """One character of these, or none of these."""

    items: tuple[Item, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """One character that two nodes allow, or that the second does not."""

    one: Single
    other: Single
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A place: `^` and `$` are the ends of the text, b and B whether a word ends or begins."""

    kind: str


@dataclass(frozen=True, slots=True)
class Flags:
    """Flags that hold to the end of the group; ECMA-262 has none, other engines do."""

    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """What must follow or precede, or must not."""

    body: Node
    behind: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Parentheses; `opening` is what stands before the body."""

    body: Node
    opening: str = "(?:"


@dataclass(frozen=True, slots=True)
class Again:
    """What a group before has found."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body again and again; `high` is None where there is no end to it."""

    body: Node
    low: int
    high: int | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of the options."""

    options: tuple[Node, ...]


Item: TypeAlias = "Char | Span | Known | Property"
Single: TypeAlias = "Char | Dot | Known | Property | Class | Both"
Node: TypeAlias = "Single | Edge | Flags | Look | Group | Again | Repeat | Sequence | Either"
SINGLES = (Char, Dot, Known, Property, Class, Both)
EMPTY = Sequence()


def is_plain(opening: str) -> bool:
    """Whether a group only groups: one with flags says more."""
    return opening in {"(", "(?:"} or opening.endswith(">")


def parts_of(node: Node) -> tuple[Node, ...]:
    """The parts of a sequence, or the node alone."""
    return node.parts if isinstance(node, Sequence) else (node,)


def repeated(body: Node, low: int, high: int | None) -> Node:
    """The body so many times."""
    if high == 0:
        return EMPTY
    if low == high == 1:
        return body
    known = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    limits = f"{low}" if low == high else f"{low},{'' if high is None else high}"
    return Repeat(body, low, high, known.get((low, high), f"{{{limits}}}"))


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right below."""
    match node:
        case Look() | Group() | Repeat():
            return (node.body,)
        case Sequence(parts):
            return parts
        case Either(options):
            return options
        case _:
            return ()


def has(node: Node, *kinds: type) -> bool:
    """Whether a node of one of these kinds is anywhere in it."""
    return any(isinstance(found, kinds) for found in walk(node))


def count(node: Node, kind: type) -> int:
    """How many nodes of a kind are in it."""
    return sum(isinstance(found, kind) for found in walk(node))


def walk(node: Node) -> Iterator[Node]:
    """The node, and all nodes in it."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += children(found)


def lengths(node: Node) -> tuple[int, int | None]:
    """How many characters it takes, at least and at most; None is without end."""
    match node:
        case Edge() | Flags() | Look():
            return 0, 0
        case Again():
            return 0, None
        case Group(body):
            return lengths(body)
        case Repeat(body, low, high):
            least, most = lengths(body)
            ends = 0 if most == 0 else None if most is None or high is None else most * high
            return least * low, ends
        case Sequence(parts):
            return _sum([lengths(part) for part in parts])
        case Either(options):
            found = [lengths(option) for option in options]
            return min(low for low, _ in found), _highest([high for _, high in found])
        case _:
            return 1, 1


def _sum(found: list[tuple[int, int | None]]) -> tuple[int, int | None]:
    most: int | None = 0
    for _, high in found:
        most = None if most is None or high is None else most + high
    return sum(low for low, _ in found), most


def _highest(found: list[int | None]) -> int | None:
    known = [most for most in found if most is not None]
    return max(known) if len(known) == len(found) else None
