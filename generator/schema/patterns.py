"""Pure. Regular expressions of a contract are ECMA-262's; pydantic's engine is Rust's `regex`.

Look-around and back-references do not exist there, and a pattern it refuses would break the whole
model: such a pattern is reported and not enforced (TRUST.md, rule R10). None is ever run here.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 2_000

# ECMA's classes are ASCII, Rust's are Unicode (ECMA-262, section 22.2.2.9).
_ASCII_CLASSES = {"d": "0-9", "w": "0-9A-Za-z_"}
_CONTROL = re.compile(r"\\c([A-Za-z])")
_TOKEN = re.compile(r"\\(.)|(\[\^?)|(\])|(\(\?(?!:))|([^\\\[\]])", re.DOTALL)


@lru_cache(maxsize=10_000)
def rust_pattern(ecma: str) -> str | None:
    """The same pattern for Rust's engine, None where there is none or it would be refused."""
    if len(ecma) > LONGEST:
        return None
    translated = _translate(ecma)
    return translated if translated is not None and _accepted(translated) else None


def _translate(ecma: str) -> str | None:
    text = _CONTROL.sub(lambda m: f"\\x{ord(m.group(1)) % 32:02x}", ecma)
    found: list[str] = []
    inside = False
    for token in _TOKEN.finditer(text):
        escaped, opening, closing, special, plain = token.groups()
        if special or (escaped and escaped in "123456789kB" and not inside):
            return None
        if escaped:
            found.append(_escape(escaped, inside=inside))
        elif opening:
            found.append(r"\[" if inside else opening)
            inside = True
        elif closing:
            found.append("]" if inside else r"\]")
            inside = False
        else:
            found.append(_plain(plain, inside=inside))
    return "".join(found)


def _escape(character: str, *, inside: bool) -> str:
    if character in _ASCII_CLASSES:
        members = _ASCII_CLASSES[character]
        return members if inside else f"[{members}]"
    if character in "DW":
        members = _ASCII_CLASSES[character.lower()]
        return f"[^{members}]"
    if character.isalnum():
        return f"\\{character}"
    return re.escape(character) if character.isascii() else character


def _plain(character: str, *, inside: bool) -> str:
    # Rust reads &&, -- and ~~ in a class as set operations.
    return f"\\{character}" if inside and character in "&~" else character


def _accepted(pattern: str) -> bool:
    import jsonschema_rs

    try:
        jsonschema_rs.validator_for(
            {"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
        )
    except ValueError:
        return False
    return True
