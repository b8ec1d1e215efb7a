"""Pure. What a YAML scalar means: the core schema of YAML 1.2.2 (section 10.3), and no other.

So `no`, `on`, `12:30:45`, `2026-01-31` and `1_000` are strings, where YAML 1.1 reads a boolean, a
number of seconds, a date and a number.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from oas.limits import LONGEST_NUMBER
from oas.show import show

if TYPE_CHECKING:
    from oas.json_value import Json

TAG = "tag:yaml.org,2002:"

_WORDS: dict[str, Json] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# What a word or a number can begin with; everything else is a string at once.
_FIRST = frozenset("~nNtTfF.+-0123456789")
# With the base that `int` reads them in; 0 goes by the prefix.
_INTEGERS = (
    (re.compile(r"[-+]?[0-9]+"), 10),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), 0),
)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class ScalarError(ValueError):
    """The scalar has no JSON value; the message says why."""


def plain(text: str) -> Json:
    """The value of a plain scalar. Raises ScalarError on numbers that JSON cannot hold."""
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return _number(text)


def tagged(tag: str, text: str) -> Json:
    """The value of a scalar with a tag. Raises ScalarError on all but the core schema's."""
    if tag in {"!", f"{TAG}str"}:
        return text
    value = plain(text)
    if tag == f"{TAG}float" and type(value) is int:
        return float(value)
    kinds = {bool: "bool", int: "int", float: "float", type(None): "null"}
    if tag != f"{TAG}{kinds.get(type(value))}":
        raise ScalarError(f"the tag {show(tag)} on {show(text)} cannot be followed")
    return value


def _number(text: str) -> Json:
    if _NOT_FINITE.fullmatch(text):
        raise ScalarError(f"{show(text)} is not a value of JSON")
    base = next((base for pattern, base in _INTEGERS if pattern.fullmatch(text)), None)
    if base is None and not _FLOAT.fullmatch(text):
        return text
    if len(text) > LONGEST_NUMBER:
        raise ScalarError(
            f"a number of {len(text):,} characters; at most {LONGEST_NUMBER} are read"
        )
    if base is not None:
        return int(text, base)
    if not math.isfinite(value := float(text)):
        raise ScalarError(f"the number {show(text)} is too large")
    return value
