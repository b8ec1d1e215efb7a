"""Pure. Sites: making them, joining them, and what tells one from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.document import Node

if TYPE_CHECKING:
    from oas.json_value import Json
    from oas.normal.schema import Site

# What a Site is remembered by: the pointer of its only place, or the pointers of all.
Key: TypeAlias = "str | tuple[str, ...]"


def key_of(site: Site) -> Key:
    """The same for two Sites of a document where, and only where, their places are."""
    return site[0].pointer if len(site) == 1 else tuple(node.pointer for node in site)


def site_at(value: Json, pointer: str) -> Site:
    """The Site of one place; the empty one where its schema allows everything in so many words."""
    return () if value is True or value == {} else (Node(value, pointer),)


def joined(first: Site, second: Site) -> Site:
    """The Site where both hold; each place once."""
    if not second or first is second:
        return first
    if not first:
        return second
    known = {node.pointer for node in first}
    return first + tuple(node for node in second if node.pointer not in known)


def is_closed(site: Site) -> bool:
    """Whether one of its places says in so many words that nothing is allowed."""
    return any(node.value is False for node in site)
