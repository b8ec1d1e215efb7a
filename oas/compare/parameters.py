"""Pure. The parameters of an operation, wherever they are written: on it, or on its path item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.part import nearest
from oas.compare.presence import compare_presence
from oas.compare.serialization import compare_serialization
from oas.compare.space import Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.call import Call
    from oas.operation import Parameter


def compare_parameters(call: Call) -> None:
    """Match parameters by location and name, those of the path by their position in it."""
    if _is_untouched(call):
        return
    there = {_key(parameter, call.renamed): parameter for parameter in call.base.parameters()}
    here = {_key(parameter, {}): parameter for parameter in call.head.parameters()}
    for key in in_order(there, here):
        _compare_parameter(call, there.get(key), here.get(key))


def _is_untouched(call: Call) -> bool:
    """Whether both lists are, as most are: then none is read."""
    own, shared = call.part, call.part.at(call.base.path_item, call.head.path_item)
    lists = [
        holder.at(holder.base.child("parameters"), holder.head.child("parameters"))
        for holder in (own, shared)
    ]
    return call.base.path == call.head.path and all(part.is_untouched for part in lists)


def _key(parameter: Parameter, renamed: Mapping[str, str]) -> tuple[str, str]:
    name = parameter.name
    if parameter.location == "path":
        name = renamed.get(name, name)
    return parameter.location, name.lower() if parameter.location == "header" else name


def _compare_parameter(call: Call, base: Parameter | None, head: Parameter | None) -> None:
    known = head or base
    if known is None:
        return
    part = call.part.sent(call.family.sent, f"{known.location} parameter {known.name}").at(
        base.node if base else nearest(call.base.node, "parameters"),
        head.node if head else nearest(call.head.node, "parameters"),
    )
    if base and head and part.is_untouched:
        return
    compare_presence(part, Subject.PARAMETER, known.name, base=base, head=head)
    if base and head:
        compare_fields(part, Kind.PARAMETER)
        compare_serialization(part, base, head)
