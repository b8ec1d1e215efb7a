"""Pure. What the server calls: callbacks of an operation, and webhooks.

There the polarity is turned round: the server sends the request and the client answers it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oas.compare.call import WEBHOOKS
from oas.compare.fields import compare_fields
from oas.compare.operations import Items
from oas.compare.pairing import in_order
from oas.compare.part import members
from oas.compare.paths import PathPair, read_operations
from oas.compare.space import Edit, Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.call import Call
    from oas.compare.part import Part


def matched_webhooks(root: Part) -> Iterator[Items]:
    """The webhooks that both sides have, by name; notes those that came or went."""
    there = members(root.sides.base, root.base, "webhooks")
    here = members(root.sides.head, root.head, "webhooks")
    holders = root.child("webhooks")
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        part = holders.at(old or holders.base, new or holders.head)
        items = Items(part, PathPair(name, name), WEBHOOKS, f"WEBHOOK {name}")
        if old and new:
            yield items
        else:
            _note_webhook(items, name, Edit.ADDED if new else Edit.REMOVED)


def _note_webhook(items: Items, name: str, edit: Edit) -> None:
    """A webhook that came or went is one Change; its operations are the uses."""
    part = items.part
    is_new = edit is Edit.ADDED
    document, item = (part.sides.head, part.head) if is_new else (part.sides.base, part.base)
    for method in read_operations(document, name, item):
        used = replace(part, use=items.use(method, name))
        used.note(Subject.WEBHOOK, edit, name=name)


def matched_callbacks(call: Call) -> Iterator[Items]:
    """The expressions of the callbacks both sides have; notes those that came or went."""
    part = call.part
    there = members(part.sides.base, part.base, "callbacks")
    here = members(part.sides.head, part.head, "callbacks")
    holders = part.child("callbacks")
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        below = part.at(old or holders.base, new or holders.head)
        if old and new:
            yield from _matched_expressions(call, below, name)
        else:
            below.note(Subject.CALLBACK, Edit.ADDED if new else Edit.REMOVED, name=name)


def _matched_expressions(call: Call, part: Part, name: str) -> Iterator[Items]:
    if part.is_untouched:
        return
    compare_fields(part, Kind.CALLBACK)
    there, here = part.base.object, part.head.object
    for expression in in_order(there, here):
        if expression.startswith("x-"):
            continue
        below = part.child(expression)
        below = below.at(part.sides.base.resolve(below.base), part.sides.head.resolve(below.head))
        paths = PathPair(
            expression if expression in there else None,
            expression if expression in here else None,
        )
        operation = part.use.operation if part.use else ""
        title = f"{operation} CALLBACK {name} {expression}"
        yield Items(below, paths, call.family.callbacks, title)
