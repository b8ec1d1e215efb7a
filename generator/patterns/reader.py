r"""Pure. Reads the text of a regular expression: ECMA-262's, and what contracts write besides.

Beside the grammar of Unicode mode it takes what the other mode does (a backslash before any sign, a
brace or a bracket that stands for itself), and of other engines' dialects what can only mean one
thing: `(?i)`, `(?P<name>`, `\A` and `\z`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.patterns.tree import (
    Again,
    Char,
    Class,
    Dot,
    Edge,
    Either,
    Flags,
    Group,
    Item,
    Known,
    Look,
    Node,
    Property,
    Repeat,
    Sequence,
    Span,
    UnreadableError,
)

LONGEST = 50_000
DEEPEST = 60
HIGHEST = 0x10FFFF
QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d{1,9})(,(\d{1,9})?)?\})\??")
GROUP = re.compile(
    r"\((?:\?(?:(?P<look><?[=!])|P?<[A-Za-z_]\w*>|[ims]*(?:-[ims]+)?(?P<end>[:)]))|(?!\?))",
    re.ASCII,
)
PROPERTY = re.compile(r"[pP](?:\{\^?[\w=]+\}|[A-Z])", re.ASCII)
CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|[ux]\{([0-9A-Fa-f]{1,6})\}")
PAIR = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
CONTROLS = {"n": 10, "r": 13, "t": 9, "v": 11, "f": 12}
EDGES = {"b": "b", "B": "B", "A": "^", "z": "$"}
COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def read(pattern: str) -> Node:
    """The tree of a pattern. Raises UnreadableError."""
    if len(pattern) > LONGEST:
        raise UnreadableError
    reader = _Reader(pattern)
    found = reader.either(0)
    if reader.at < len(pattern):
        raise UnreadableError
    return found


@dataclass(slots=True)
class _Reader:
    """Reads by recursive descent. `at` is the index of the next character."""

    pattern: str
    at: int = 0

    def either(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise UnreadableError
        options = [self.sequence(depth)]
        while self.take("|"):
            options.append(self.sequence(depth))
        return Either(tuple(options)) if len(options) > 1 else options[0]

    def sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.repeated(self.atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def repeated(self, node: Node) -> Node:
        while found := QUANTIFIER.match(self.pattern, self.at):
            if isinstance(node, Edge | Flags | Look):
                raise UnreadableError
            self.at = found.end()
            low, high = _counts(found)
            if high is not None and low > high:
                raise UnreadableError
            # The second of two quantifiers repeats a group of the first.
            body = Group(node) if isinstance(node, Repeat) else node
            node = Repeat(body, low, high, found.group())
        return node

    def atom(self, depth: int) -> Node:
        sign = self.pattern[self.at]
        if sign == "(":
            return self.group(depth)
        self.at += 1
        match sign:
            case ".":
                return Dot()
            case "^" | "$":
                return Edge(sign)
            case "[":
                return self.members()
            case "\\":
                return self.escape()
            case "*" | "+" | "?":
                raise UnreadableError
            case _:
                return Char(ord(sign), sign)

    def group(self, depth: int) -> Node:
        found = GROUP.match(self.pattern, self.at)
        if found is None:
            raise UnreadableError
        self.at = found.end()
        look = found["look"]
        if found["end"] == ")":
            return Flags(found.group())
        body = self.either(depth + 1)
        if not self.take(")"):
            raise UnreadableError
        if look:
            return Look(body, behind=look[0] == "<", negated=look[-1] == "!")
        return Group(body, found.group())

    def escape(self) -> Node:
        sign = self.pattern[self.at : self.at + 1]
        if sign in EDGES and sign:
            self.at += 1
            return Edge(EDGES[sign])
        if sign in "123456789k" and sign:
            self.at += 1
            return Again()
        found = self.escaped()
        if isinstance(found, Span):
            raise UnreadableError
        return found

    def escaped(self) -> Item:
        """What a backslash means both in a class and outside."""
        start = self.at - 1
        sign = self.pattern[self.at : self.at + 1]
        if not sign:
            raise UnreadableError
        if found := PAIR.match(self.pattern, start):
            high, low = (int(half, 16) for half in found.groups())
            self.at = found.end()
            return Char(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), found.group())
        if found := CODE.match(self.pattern, self.at):
            return self.char(start, found.end(), int(next(filter(None, found.groups())), 16))
        if found := PROPERTY.match(self.pattern, self.at):
            self.at = found.end()
            return Property(self.pattern[start : self.at])
        if sign in "dwsDWS":
            self.at += 1
            return Known(sign)
        return self.control(start, sign)

    def control(self, start: int, sign: str) -> Char:
        after = self.pattern[self.at + 1 : self.at + 2]
        if sign in CONTROLS:
            return self.char(start, self.at + 1, CONTROLS[sign])
        if sign == "c" and after.isascii() and after.isalpha():
            return self.char(start, self.at + 2, ord(after) % 32)
        if sign == "0" and not after.isdecimal():
            return self.char(start, self.at + 1, 0)
        if sign.isalnum() and sign.isascii():
            raise UnreadableError
        return self.char(start, self.at + 1, ord(sign))

    def char(self, start: int, end: int, code: int) -> Char:
        self.at = end
        if code > HIGHEST:
            raise UnreadableError
        return Char(code, self.pattern[start:end])

    def members(self) -> Class:
        negated = self.take("^")
        items: list[Item] = []
        while not self.take("]"):
            low = self.member()
            ahead = self.pattern[self.at : self.at + 2]
            is_range = ahead[:1] == "-" and ahead != "-]"
            items += self.span(low) if is_range and isinstance(low, Char) else (low,)
        return Class(tuple(items), negated)

    def span(self, low: Char) -> tuple[Item, ...]:
        """From `low` on; before a class of its own the dash is a dash."""
        self.at += 1
        high = self.member()
        if not isinstance(high, Char):
            return (low, Char(ord("-"), "-"), high)
        if low.code > high.code:
            raise UnreadableError
        return (Span(low, high),)

    def member(self) -> Item:
        sign = self.pattern[self.at : self.at + 1]
        if not sign:
            raise UnreadableError
        self.at += 1
        if sign != "\\":
            return Char(ord(sign), sign)
        if self.pattern.startswith("b", self.at):
            return self.char(self.at - 1, self.at + 1, 8)
        return self.escaped()

    def take(self, sign: str) -> bool:
        if not self.pattern.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True


def _counts(quantifier: re.Match[str]) -> tuple[int, int | None]:
    low, is_open, high = quantifier.groups()
    if low is None:
        return COUNTS[quantifier.group()[0]]
    return int(low), int(high) if high else None if is_open else int(low)
