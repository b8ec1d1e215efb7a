"""Pure. How a violation is said to a person: the field, the object, and what belongs there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oas.show import printable, show
from oas.structure.violations import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import Json
    from oas.kinds import Kind
    from oas.structure.violations import Path, Violation

_TYPES = {
    "array": "an array",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a text",
}
_CLASSES = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
_NAME_HINT = "use letters, digits, '.', '-' and '_' only"
_FORMATS = {
    "regex": "a regular expression (ECMA-262)",
    "uri-reference": "a URL",
    "uri": "an absolute URL",
}


def sentence(violation: Violation, kind: Kind, path: Path, value: Json) -> str:
    """What is wrong: `path` leads from an object of `kind` to `value`, which is wrong."""
    what = named(path, kind)
    words = violation.words
    match violation.code:
        case Code.MISSING:
            return f"{_either(map(show, words))} is missing in {what}"
        case Code.UNKNOWN:
            return f"unknown field {show(words[0])} in {what}"
        case Code.MEANINGLESS:
            return f"{show(words[0])} means nothing in {what} as it stands"
        case Code.EXCLUSIVE:
            return f"{' and '.join(map(show, words))} stand together in {what}"
        case Code.TYPE:
            allowed = _either(_TYPES.get(w, w) for w in sorted(words, key="boolean".__eq__))
            return f"{what} must be {allowed}, and is {_TYPES[_type_of(value)]}"
        case Code.FORMAT:
            return f"{what} must be {_FORMATS.get(words[0], words[0])}, and is {_text(value)}"
        case Code.NAME:
            return f"the name {show(words[0])} in {what} is not allowed"
        case _ if words:
            return f"{what} must be {_either(words)}, and is {_text(value)}"
        case _:
            return what + printable(f": {violation.rule}".replace(": the value", "", 1))


def named(path: Path, kind: Kind) -> str:
    """What stands at `path` below an object: `'style' of the parameter`."""
    parts = [show(token) if isinstance(token, str) else f"item {token}" for token in path]
    return " of ".join([*reversed(parts), f"the {kind}"])


def hint(violation: Violation, value: Json, known: Iterable[str]) -> str:
    """What to do about it, where that is more than the sentence says."""
    match violation.code:
        case Code.UNKNOWN if violation.words == ("$ref",):
            return "no reference may stand here; refer to its schema instead"
        case Code.UNKNOWN:
            return _meant(violation.words[0], known)
        case Code.MEANINGLESS:
            return "remove it"
        case Code.EXCLUSIVE:
            return "remove one of them"
        case Code.NAME:
            return _NAME_HINT
        case Code.TYPE if violation.path == ("type",) and isinstance(value, list):
            return 'one type, and "nullable": true; lists of types came with OpenAPI 3.1'
        case _:
            return ""


def _meant(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = {field.lower(): field for field in sorted(known)}
    close = get_close_matches(name.lower(), names, n=1)
    if close:
        return f"did you mean {show(names[close[0]])}?"
    return "remove it, or let its name begin with x-"


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _type_of(value: Json) -> str:
    return _CLASSES.get(type(value), "number")


def _text(value: Json) -> str:
    if isinstance(value, dict | list):
        return _TYPES[_type_of(value)]
    return show(value) if isinstance(value, str) else show(json.dumps(value))
