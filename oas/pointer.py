"""Pure. JSON pointers (RFC 6901) as plain strings: "/paths/~1products/get"."""

from __future__ import annotations


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


def split(pointer: str) -> list[str]:
    """The keys of `pointer`, unescaped; the whole document is the empty list."""
    return [unescape(token) for token in pointer.split("/")[1:]]
