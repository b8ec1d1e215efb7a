"""Pure. Where an operation is served: its own servers, else those of its path, else the contract's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order, is_equal
from oas.compare.space import Edit, Subject
from oas.document import Node
from oas.json_value import as_array, text
from oas.kinds import Kind

if TYPE_CHECKING:
    from oas.compare.call import Call
    from oas.compare.part import Part
    from oas.json_value import Json
    from oas.operation import Operation


def compare_servers(call: Call) -> None:
    """Compare the servers that hold for an operation. An edit of a shared list is one Change."""
    lists = call.part.at(
        _list(call.base, is_ruled=call.family.is_ruled),
        _list(call.head, is_ruled=call.family.is_ruled),
    )
    if is_equal(lists.base.value, lists.head.value):
        return
    there, here = _by_url(lists.base), _by_url(lists.head)
    for url in in_order(there, here):
        old, new = there.get(url), here.get(url)
        part = lists.at(old or lists.base, new or lists.head)
        if old and new:
            _compare_server(part)
        elif new:
            part.note(Subject.SERVER, Edit.ADDED, name=_url(new))
        elif old:
            part.note(Subject.SERVER, Edit.REMOVED, name=_url(old))
    _compare_order(lists, list(there), list(here))


def _list(operation: Operation, *, is_ruled: bool) -> Node:
    """The list that holds; where there is none, the place of what could hold one."""
    root = Node(operation.document.root, "")
    holders = [operation.node, operation.path_item]
    for holder in [*holders, root] if is_ruled else holders:
        if as_array(holder.object.get("servers")):
            return holder.child("servers")
    return Node(None, "" if is_ruled else operation.node.pointer)


def _by_url(servers: Node) -> dict[str, Node]:
    """By address, without the slash at its end. The default, `/`, is where there are no others."""
    nodes = [servers.child(index) for index in range(len(as_array(servers.value)))]
    named = {_key(node): node for node in reversed(nodes)}
    named = dict(reversed(named.items()))
    return {} if list(named) == [""] and named[""].object.keys() == {"url"} else named


def _key(server: Node) -> str:
    return _url(server).rstrip("/")


def _url(server: Node) -> str:
    return text(server.object.get("url"))


def _compare_server(part: Part) -> None:
    if part.is_untouched:
        return
    compare_fields(part, Kind.SERVER)
    part.note_field(Subject.SERVER, "name", name=_url(part.head))
    variables = part.child("variables")
    for name in in_order(part.base.child("variables").object, part.head.child("variables").object):
        _compare_variable(variables.child(name), name)


def _compare_variable(part: Part, name: str) -> None:
    compare_fields(part, Kind.SERVER_VARIABLE)
    before, after = part.value("enum")
    edit = _moved(before, after)
    if edit is not None:
        part.note(Subject.SERVER_VARIABLE, edit, key="enum", name=name, before=before, after=after)
    part.note_value(Subject.SERVER_VARIABLE, "default", *part.value("default"), name=name)


def _moved(before: Json, after: Json) -> Edit | None:
    """How the values of a variable moved; without a list it may be anything."""
    there, here = (None if v is None else {text(i) for i in as_array(v)} for v in (before, after))
    if there == here:
        return None
    if there is None or (here is not None and here < there):
        return Edit.NARROWED
    return Edit.WIDENED if here is None or there < here else Edit.CHANGED


def _compare_order(part: Part, before: list[str], after: list[str]) -> None:
    """The first server is the one that tools take; the order of the others says nothing."""
    if before and after and before[0] != after[0] and set(before) == set(after):
        part.note(Subject.SERVER, Edit.CHANGED, name=after[0], before=before[0], after=after[0])
