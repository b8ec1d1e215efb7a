"""Pure. Regular expressions of a contract (ECMA-262, section 22.2) read as what could match them.

None is run here. Anchors and look-around are passed over, so what comes of it may fail: who takes a
text from here asks the validator. What is too large or refers back is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

LONGEST = 2_000
DEEPEST = 40
_POOL = "a0-A_ z9.Z/:~é"
_CLASSES = {"d": "059", "w": "aZ0_", "s": " \t"}
_NOT_IN = {"D": "0-9", "W": "0-9A-Za-z_", "S": r" \t\n"}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f", "0": "\0"}
_PROPERTY = re.compile(r"\{(\w+=)?(\w+)\}")
_BY_PROPERTY = {"N": "05", "Nd": "05", "Lu": "AZ", "P": ".-", "Z": " ", "S": "+$"}
_CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}")
_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d{1,6})(,(\d{0,6}))?\})\??")
_GROUP = re.compile(r"\?(?::|([=!])|<([=!])|<\w+>)")
_COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_HIGHEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


class UnreadableError(ValueError):
    """The expression is no ECMA expression, or none that is read here."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One of these characters; they are samples of those allowed."""

    members: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """All of the parts, in order."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the branches."""

    branches: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`part` at least `low` times and at most `high`, None: any number."""

    part: Expression
    low: int
    high: int | None


Expression: TypeAlias = "Characters | Sequence | Choice | Repeat"
EMPTY = Sequence(())


def read(pattern: str) -> Expression:
    """What `pattern` matches. Raises UnreadableError."""
    if len(pattern) > LONGEST:
        raise UnreadableError
    reader = _Reader(pattern)
    found = reader.choice(0)
    if reader.at < len(pattern):
        raise UnreadableError
    return found


class _Reader:
    """Reads by recursive descent. `at` is the index of the next character."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    def choice(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise UnreadableError
        branches = [self._sequence(depth)]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self, depth: int) -> Expression:
        parts: list[Expression] = []
        while self._peek() not in {"", "|", ")"}:
            part = self._repeated(self._atom(depth))
            if part != EMPTY:
                parts.append(part)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self, part: Expression) -> Expression:
        found = _QUANTIFIER.match(self._pattern, self.at)
        if not found:
            return part
        self.at = found.end()
        sign, low, comma, high = found.groups()
        if sign:
            return Repeat(part, *_COUNTS[sign])
        return Repeat(part, int(low), int(high) if high else None if comma else int(low))

    def _atom(self, depth: int) -> Expression:
        character = self._take()
        if character in "^$":
            return EMPTY
        if character == "(":
            return self._group(depth)
        if character == "[":
            return Characters(self._class())
        if character == ".":
            return Characters("a0-")
        if character == "\\":
            return self._escape()
        if character in "*+?)":
            raise UnreadableError
        return Characters(character)

    def _group(self, depth: int) -> Expression:
        kind = _GROUP.match(self._pattern, self.at)
        if kind:
            self.at = kind.end()
        inside = self.choice(depth + 1)
        if self._take() != ")":
            raise UnreadableError
        looks_around = kind is not None and (kind.group(1) or kind.group(2))
        return EMPTY if looks_around else inside

    def _escape(self) -> Expression:
        if self._peek() in {"b", "B"}:
            self.at += 1
            return EMPTY
        if self._peek() in set("123456789k"):
            raise UnreadableError
        return Characters(self._escaped())

    def _escaped(self) -> str:
        """The characters that an escape stands for."""
        code = _CODE.match(self._pattern, self.at)
        if code:
            self.at = code.end()
            return _character(int(next(filter(None, code.groups())), 16))
        name = self._take()
        if name in "pP":
            return self._of_property()
        if name in _NOT_IN:
            return _others(_NOT_IN[name])
        if name == "c":
            return chr(ord(self._take()) % 32)
        return _CLASSES.get(name) or _CONTROLS.get(name) or name

    def _of_property(self) -> str:
        found = _PROPERTY.match(self._pattern, self.at)
        if not found:
            raise UnreadableError
        self.at = found.end()
        name = found.group(2)
        return _BY_PROPERTY.get(name) or _BY_PROPERTY.get(name[0]) or "aZé"

    def _class(self) -> str:
        """Samples of the characters of a class; the bracket before it is read."""
        negated = self._peek() == "^"
        self.at += negated
        start = self.at
        members = ""
        while self._peek() != "]":
            members += self._range()
        body = self._pattern[start : self.at]
        self.at += 1
        found = _others(body) if negated else "".join(dict.fromkeys(members))
        if not found:
            raise UnreadableError
        return found

    def _range(self) -> str:
        low = self._member()
        if self._peek() != "-" or self._pattern[self.at + 1 : self.at + 2] in {"]", ""}:
            return low
        self.at += 1
        high = self._member()
        if len(low) != 1 or len(high) != 1 or low > high:
            raise UnreadableError
        middle = _character((ord(low) + ord(high)) // 2)
        return low + high + middle

    def _member(self) -> str:
        character = self._take()
        return self._escaped() if character == "\\" else character

    def _peek(self) -> str:
        return self._pattern[self.at : self.at + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise UnreadableError
        self.at += 1
        return character


def _character(code: int) -> str:
    """A character that JSON can carry."""
    if code > _HIGHEST or code in _SURROGATES:
        raise UnreadableError
    return chr(code)


def _others(body: str) -> str:
    """Those of the pool that are not in a class. A class has no quantifier: nothing is repeated."""
    try:
        members = re.compile(f"[{body.replace('[', chr(92) + '[')}]", re.ASCII)
    except re.error as error:
        raise UnreadableError from error
    return "".join(character for character in _POOL if not members.match(character))
