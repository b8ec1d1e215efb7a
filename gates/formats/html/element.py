"""Pure. Pieces of HTML, made so that nothing gets in unescaped: a text is escaped, only Html is not."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = frozenset({"meta", "input", "br"})


@dataclass(frozen=True, slots=True)
class Html:
    """Mark-up of ours. No text that came from outside is ever given to it but through `tag`."""

    markup: str


Child: TypeAlias = "Html | str | None"


def tag(name: str, /, *children: Child, **attributes: str | bool) -> Html:
    """`<name …>children</name>`. `class_` is class, `aria_label` aria-label; a false one is left out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value)
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(children).markup}</{name}>")


def joined(children: Iterable[Child]) -> Html:
    """All of them after each other."""
    return Html("".join(_markup(child) for child in children if child is not None))


def lines(children: Iterable[Child]) -> Html:
    """Each on a line of its own, for who reads the source."""
    return Html("\n".join(_markup(child) for child in children if child is not None))


def _markup(child: Html | str) -> str:
    return child.markup if isinstance(child, Html) else escape(printable(child))


def _attribute(key: str, value: str | bool) -> str:  # noqa: FBT001 (an attribute is on or off)
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_markup(str(value))}"'
