"""Pure. The only ways by which text of a contract enters Python source (TRUST.md, rule R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json


def literal(value: Json) -> str:
    """A Python expression that evaluates to `value`; nothing in it can end the literal early."""
    return repr(value)


def docstring(text: str, indent: int = 0) -> str:
    """A string literal for a docstring `indent` spaces deep; its cleaned value is `text`, cleaned.

    Lines keep their own indentation below the first one's; trailing blanks go, since the formatter
    would take them. Empty text gives an empty string: there is nothing to say.
    """
    lines = [line.rstrip() for line in text.expandtabs().splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return ""
    lines[0] = lines[0].lstrip()
    margin = " " * indent
    body = "\n".join([_escaped(lines[0]), *(margin + _escaped(x) if x else "" for x in lines[1:])])
    if len(lines) > 1:
        return f'"""{body}\n{margin}"""'
    return f'"""{body}"""'


def _escaped(line: str) -> str:
    head = line.rstrip('"')
    escaped = head.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    escaped += '\\"' * (len(line) - len(head))
    if escaped.isprintable():
        return escaped
    return "".join(c if c.isprintable() else _code_point(c) for c in escaped)


def _code_point(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 (the BMP's end)
