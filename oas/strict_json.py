"""Pure. JSON bytes to values, exactly or not at all (TRUST.md, rule R2).

orjson reads, in a fraction of the standard library's time, but keeps the last of two equal keys
and rounds integers of more than 64 bits. That nothing of the kind happened is plain where it writes
the file back byte for byte; counting bytes proves it, within milliseconds, for almost every other.
Only where neither does, the standard library reads the text again and decides.
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import orjson

from oas.errors import ContractError
from oas.indented_json import is_written_back, written
from oas.limits import LONGEST_NUMBER
from oas.source_text import body, refusal, text_of
from oas.strict_keys import refuse_bad_keys

if TYPE_CHECKING:
    from oas.document import Source
    from oas.json_value import Json
    from oas.limits import Limits

_BLANKS = b" \t\r\n"
_NO_MARKS = bytes(byte for byte in range(256) if byte not in b",[{")
_DIGITS = bytes(48 if byte in b"0123456789" else 32 for byte in range(256))
# A number of more than 40 characters holds at most four that are no digits, in three groups, so one
# group has 13 digits or more; so has an integer of more than 64 bits.
_DIGIT_RUN = b"0" * 13
_MOST_DIGIT_RUNS = 10_000
_WINDOW = 64

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STRINGS = re.compile(_STRING.encode(), re.DOTALL)
_BRACKETS = re.compile(rf"{_STRING}?|([{{\[])|([}}\]])", re.DOTALL)
_NUMBERS = re.compile(rf"{_STRING}|(-?[0-9][-+.eE0-9]*+)", re.DOTALL)
# Outside a key, what orjson writes has no colon behind a quote that is not escaped itself.
_ESCAPED_KEY = re.compile(rb'\\.[^"\\]*+": ')
# Escapes of a quote, a blank or a colon: with them, text inside strings may look like a key.
_ESCAPED_KEY_END = re.compile(rb"\\u00(?:20|22|3[aA])")
_RUN = re.compile(rb"[0-9]*")
_INTEGER = re.compile(rb"-?[0-9]+")
_START_OF_NUMBER = re.compile(rb"(?:\A|[ \t\r\n:,\[])([-+.eE0-9]*)\Z")
_REST_OF_NUMBER = re.compile(rb"([-+.eE0-9]*+)[ \t\r\n]*(?:[,\]}]|\Z)")


class NotJsonError(ContractError):
    """The bytes are not JSON at all; they may be YAML that begins with a brace."""


def read_json(source: Source, limits: Limits) -> tuple[Json, int]:
    """The value, and how many nodes it has at most. Raises ContractError, with the place."""
    data = body(source)
    nodes = _nodes_at_most(source, data, limits)
    _ask_for_room(14 * len(data) + 150 * nodes)
    try:
        value: Json = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _not_json(source, error, limits) from None
    if not _is_proven(data, value, limits):
        value = _read_slowly(source, limits)
    return value, nodes


def _nodes_at_most(source: Source, data: bytes, limits: Limits) -> int:
    """Refuse too many nodes before any is made: each follows a comma or an opening bracket."""
    nodes = _marks(data)
    if nodes > limits.nodes:
        bare = _STRINGS.sub(b"0", data).translate(None, _BLANKS)
        nodes = _marks(bare) - bare.count(b"[]") - bare.count(b"{}")
    if nodes > limits.nodes:
        raise ContractError(
            f"the contract holds {nodes:,} values; at most {limits.nodes:,} are read",
            where=source.name,
            hint="split the contract",
        )
    return nodes


def _ask_for_room(size: int) -> None:
    """Raise MemoryError where orjson would need more than there is: it does not survive that.

    Only the addresses are asked for, and given back; no memory is touched.
    """
    try:
        mmap.mmap(-1, size).close()
    except OSError as problem:
        raise MemoryError from problem


def _marks(data: bytes) -> int:
    return 1 + len(data.translate(None, _NO_MARKS))


def _is_proven(data: bytes, value: Json, limits: Limits) -> bool:
    back = written(value)
    return (
        back is not None
        and b"\n" + b"  " * limits.depth not in back
        and not _ESCAPED_KEY.search(back)
        and (is_written_back(data, back) or _lost_nothing(data, back))
    )


def _lost_nothing(data: bytes, back: bytes) -> bool:
    return (
        _key_ends(data) == _key_ends(back)
        and not (b"\\u00" in data and _ESCAPED_KEY_END.search(data))
        and not _may_hold_inexact_number(data)
    )


def _key_ends(data: bytes) -> int:
    """How often a quote is followed by a colon, blanks apart.

    Besides each key, that happens inside strings and where a string begins with a colon, as often
    before as after orjson read and wrote them. So the counts agree only if no key was dropped.
    """
    return data.translate(None, _BLANKS).count(b'":')


def _may_hold_inexact_number(data: bytes) -> bool:
    """False proves that orjson has read every number, none too long, without loss."""
    digits = data.translate(_DIGITS)
    at = digits.find(_DIGIT_RUN)
    for _ in range(_MOST_DIGIT_RUNS):
        if at < 0:
            return False
        rest = _REST_OF_NUMBER.match(data, at)
        start = _START_OF_NUMBER.search(data[max(0, at - _WINDOW) : at])
        if rest and start and not _is_exact(start[1] + rest[1]):
            return True
        run = _RUN.match(data, at)
        at = digits.find(_DIGIT_RUN, run.end() if run else at)
    return True


def _is_exact(number: bytes) -> bool:
    if len(number) > LONGEST_NUMBER:
        return False
    return not _INTEGER.fullmatch(number) or -(2**63) <= int(number) < 2**64


@dataclass(slots=True)
class _Pairs:
    """Makes objects of pairs and remembers whether a key deserves a closer look."""

    is_suspect: bool = False

    def __call__(self, pairs: list[tuple[str, Json]]) -> Json:
        found = dict(pairs)
        if len(found) != len(pairs) or not "".join(found).isprintable():
            self.is_suspect = True
        return found


def _read_slowly(source: Source, limits: Limits) -> Json:
    import json

    text = text_of(source)
    _refuse_depth(source, text, limits)
    _refuse_long_numbers(source, text)
    pairs = _Pairs()
    value: Json = json.loads(text, object_pairs_hook=pairs)
    if pairs.is_suspect:
        from oas.json_members import walk

        refuse_bad_keys(source, partial(walk, text))
    return value


def _refuse_depth(source: Source, text: str, limits: Limits) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match[1]:
            depth += 1
            if depth > limits.depth:
                raise refusal(
                    source,
                    f"objects and arrays stand more than {limits.depth} deep in each other",
                    offset=match.start(),
                    hint="make a definition of an inner part and refer to it",
                )
        elif match[2]:
            depth -= 1


def _refuse_long_numbers(source: Source, text: str) -> None:
    for match in _NUMBERS.finditer(text):
        length = len(match[1] or "")
        if length > LONGEST_NUMBER:
            raise refusal(
                source,
                f"a number of {length:,} characters; at most {LONGEST_NUMBER} are read",
                offset=match.start(),
                hint="shorten the number",
            )


def _not_json(source: Source, error: orjson.JSONDecodeError, limits: Limits) -> ContractError:
    text = text_of(source)
    _refuse_depth(source, text, limits)
    at: int = error.pos
    if text.startswith(("NaN", "Infinity", "-Infinity"), at):
        return refusal(
            source,
            "NaN and Infinity are not values of JSON",
            offset=at,
            hint="leave the value out, or write a number",
        )
    if "infinity" in error.msg:
        _refuse_long_numbers(source, text)
        return refusal(source, "the number is too large", offset=at, hint="shorten the number")
    where = f"{source.name}:{error.lineno}:{error.colno}"
    return NotJsonError(f"not JSON: {error.msg}", where=where, hint=_hint(text, error))


def _hint(text: str, error: orjson.JSONDecodeError) -> str:
    if "end of data" in error.msg:
        return "the file is cut off; save or fetch it again"
    if "surrogate" in error.msg:
        return "write both halves of the surrogate pair, or the character itself"
    if text.startswith(("//", "/*", "#"), error.pos):
        return "JSON has no comments; use a description, or YAML"
    return "correct the text at this place"
