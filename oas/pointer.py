"""Pure. JSON pointers (RFC 6901) as plain strings: "/paths/~1products/get"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json


def escape(token: str) -> str:
    """One reference token, escaped (RFC 6901, section 3)."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def unescape(token: str) -> str:
    """One reference token, as the key it names (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def join(pointer: str, *tokens: str | int) -> str:
    """`pointer` with `tokens` below it."""
    return pointer + "".join("/" + escape(str(token)) for token in tokens)


def is_index(token: str) -> bool:
    """Whether a token may be the place of an item: no sign, no leading zero (RFC 6901, section 4)."""
    return token.isascii() and token.isdecimal() and (len(token) == 1 or token[0] != "0")


def split(pointer: str) -> list[str]:
    """The keys of `pointer`, unescaped; the whole document is the empty list."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def at(value: Json, pointer: str, missing: Json = None) -> Json:
    """What stands at `pointer` in `value`, `missing` where nothing does."""
    for token in split(pointer):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and is_index(token) and int(token) < len(value):
            value = value[int(token)]
        else:
            return missing
    return value
