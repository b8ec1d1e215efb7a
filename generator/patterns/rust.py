"""Pure. A tree as Rust's `regex` writes it, which matches in linear time and refuses the rest.

What is written the same in both stays as the contract has it, and what is not is written so that
it means the same in both. Read as jsonschema-rs reads it: a dot is any character but a line feed,
and a word is one of Unicode.
"""

from __future__ import annotations

from generator.patterns.ranges import KNOWN, Ranges, others, ranges
from generator.patterns.tree import (
    SINGLES,
    Both,
    Char,
    Class,
    Dot,
    Edge,
    Either,
    Flags,
    Group,
    Item,
    Known,
    Node,
    Property,
    Repeat,
    Sequence,
    Span,
    UnsayableError,
)

EDGES = {"^": "^", "$": "$", "b": r"\b", "B": r"\B"}
# The names of POSIX, which Unicode gives a meaning (UTS #18, annex C) and Rust has not.
GRAPH = r"\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Co}"
POSIX = {
    "alnum": r"\p{Alphabetic}\p{Nd}",
    "all": r"\s\S",
    "blank": r"\p{Zs}\t",
    "graph": GRAPH,
    "print": rf"{GRAPH}\p{{Zs}}",
    "xdigit": "0-9A-Fa-f",
}
SURROGATES = range(0xD800, 0xE000)
SPECIAL = frozenset(r"\.+*?()|[]{}^$")
SPECIAL_IN_CLASS = frozenset(r"\[]^-&~")
SAME_ESCAPES = frozenset("nrtfv")
ASCII_SIGNS = range(0x21, 0x7F)
NONE = r"[^\s\S]"
ANY = r"[\s\S]"


def written(node: Node) -> str:
    """The pattern. Raises UnsayableError for look-around and back-references."""
    match node:
        case Edge(kind):
            return EDGES[kind]
        case Flags(text):
            return text
        case Group(body, opening):
            return f"{opening}{written(body)})"
        case Repeat(body, _, _, text):
            inner = written(body)
            return f"{inner}{text}" if isinstance(body, (Group, *SINGLES)) else f"(?:{inner}){text}"
        case Sequence(parts):
            return "".join(map(_part, parts))
        case Either(options):
            return "|".join(map(written, options))
        case _:
            return _single(node)


def _part(node: Node) -> str:
    return f"(?:{written(node)})" if isinstance(node, Either) else written(node)


def _single(node: Node) -> str:
    match node:
        case Char():
            return NONE if node.code in SURROGATES else _char(node, SPECIAL)
        case Dot():
            return "."
        case Known(letter):
            return f"[{'' if letter.islower() else '^'}{KNOWN_WRITTEN[letter.lower()]}]"
        case Property():
            return _class(Class((node,))) if _posix(node) else node.text
        case Class():
            return _class(node)
        case Both():
            found = _ranges(ranges(node))
            return f"[{found}]" if found else NONE
        case _:
            raise UnsayableError


def _class(node: Class) -> str:
    letters = {item.letter for item in node.items if isinstance(item, Known)}
    members = _members(node.items)
    if not members or any({letter, letter.upper()} <= letters for letter in KNOWN):
        return ANY if node.negated is not bool(members) else NONE
    return f"[{'^' if node.negated else ''}{members}]"


def _members(items: tuple[Item, ...]) -> str:
    last = len(items) - 1
    found = []
    for index, item in enumerate(items):
        # A dash needs no backslash at either end.
        is_dash = isinstance(item, Char) and item.text == "-" and index in {0, last}
        found.append("-" if is_dash else _member(item))
    return "".join(found)


def _member(item: Item) -> str:
    match item:
        case Char():
            return "" if item.code in SURROGATES else _char(item, SPECIAL_IN_CLASS)
        case Span(low, high):
            if low.code in SURROGATES or high.code in SURROGATES:
                return _range((low.code, high.code))
            return f"{_char(low, SPECIAL_IN_CLASS)}-{_char(high, SPECIAL_IN_CLASS)}"
        case Known(letter):
            is_plain = letter.islower()
            return KNOWN_WRITTEN[letter] if is_plain else _ranges(others(KNOWN[letter.lower()]))
        case Property():
            return _posix(item) or item.text


def _posix(item: Property) -> str:
    found = POSIX.get(item.text[3:-1].lower(), "")
    if found and item.text[1] == "P":
        raise UnsayableError
    return found


def _ranges(found: Ranges) -> str:
    return "".join(map(_range, found))


def _range(pair: tuple[int, int]) -> str:
    """One range of a class; surrogates are no characters of a text."""
    low, high = pair
    if low in SURROGATES:
        low = SURROGATES.stop
    if high in SURROGATES:
        high = SURROGATES.start - 1
    if low > high:
        return ""
    ends = [_char(Char(code, ""), SPECIAL_IN_CLASS) for code in dict.fromkeys((low, high))]
    return "-".join(ends)


def _char(char: Char, special: frozenset[str]) -> str:
    """The character as it stands, where that means the same to Rust."""
    text = char.text
    if char.code in ASCII_SIGNS and (not text or text in {r"\<", r"\>"}):
        text = chr(char.code)
    if len(text) == 1:
        return f"\\{text}" if text in special else text
    sign = text[1:]
    is_sign = len(sign) == 1 and sign.isascii() and not sign.isalnum() and sign not in "<>"
    is_code = text.startswith(("\\x", "\\u")) and text.count("\\") == 1 and text[:3] != "\\x{"
    if is_sign or is_code or sign in SAME_ESCAPES:
        return text
    return f"\\u{char.code:04x}" if char.code <= 0xFFFF else f"\\u{{{char.code:x}}}"  # noqa: PLR2004 (the BMP's end)


# In the order in which people write them.
KNOWN_WRITTEN = {"d": "0-9", "w": "0-9A-Za-z_", "s": _ranges(KNOWN["s"])}
