"""Pure. The responses of an operation: by status, by range (`4XX`), and by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.headers import compare_headers
from oas.compare.links import compare_links
from oas.compare.media_types import compare_content
from oas.compare.pairing import in_order
from oas.compare.space import Edit, Subject
from oas.json_value import text
from oas.kinds import Kind
from oas.operation import media_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.call import Call
    from oas.compare.part import Part
    from oas.document import Node
    from oas.json_value import Json
    from oas.operation import Operation

_DEFAULT = "default"
# FastAPI adds this answer to every operation that takes anything.
_INVALID = "422"
_INVALID_SCHEMA = "/components/schemas/HTTPValidationError"


def compare_responses(call: Call) -> None:
    """Match responses by status.

    One that only a range or the default of the other side covers is compared with that one: the
    Change says which by `covered_by`.
    """
    holders = call.part.child("responses")
    if holders.is_untouched:
        return
    compare_fields(holders, Kind.RESPONSES)
    there, here = _by_status(call.base), _by_status(call.head)
    if call.part.sides.options.fastapi and _INVALID not in there and _is_of_fastapi(call, here):
        del here[_INVALID]
    for status in in_order(there, here):
        old, new = there.get(status), here.get(status)
        part = call.part.sent(call.answered, f"response {status}")
        if old and new:
            _compare_response(part.at(old, new))
        else:
            _compare_covered(part.at(holders.base, holders.head), status, there, here)


def _by_status(operation: Operation) -> dict[str, Node]:
    holder = operation.node.child("responses")
    statuses = [status for status in holder.object if not status.startswith("x-")]
    return {
        status if status == _DEFAULT else status.upper(): operation.document.resolve(
            holder.child(status)
        )
        for status in statuses
    }


def _is_of_fastapi(call: Call, responses: Mapping[str, Node]) -> bool:
    response = responses.get(_INVALID)
    content = media_types(call.head.document, response) if response else ()
    schemas = [entry.schema for entry in content if entry.schema]
    return any(text(s.object.get("$ref")).endswith(_INVALID_SCHEMA) for s in schemas)


def _compare_covered(
    holders: Part, status: str, there: Mapping[str, Node], here: Mapping[str, Node]
) -> None:
    """Compare a status that is declared by itself on one side only."""
    by_there, by_here = _covering(status, there), _covering(status, here)
    old, new = there.get(by_there or ""), here.get(by_here or "")
    part = holders.at(old or holders.base, new or holders.head)
    if status in here:
        part.note(Subject.RESPONSE, Edit.ADDED, name=status, before=_covered_by(by_there))
    else:
        part.note(Subject.RESPONSE, Edit.REMOVED, name=status, after=_covered_by(by_here))
    if old and new and not part.is_untouched:
        _compare_values(part, is_covered=True)


def _covering(status: str, responses: Mapping[str, Node]) -> str | None:
    """The status itself, else the range that holds it, else the default.

    A default beside a declared success is what errors look like, so it covers no other success.
    """
    names = [status, f"{status[:1]}XX"]
    if not (_is_success(status) and any(map(_is_success, responses))):
        names.append(_DEFAULT)
    return next((name for name in names if name in responses), None)


def _is_success(status: str) -> bool:
    return status[:1] in {"2", "3"}


def _covered_by(status: str | None) -> Json:
    return None if status is None else {"covered_by": status}


def _compare_response(part: Part) -> None:
    if part.is_untouched:
        return
    compare_fields(part, Kind.RESPONSE)
    _compare_values(part, is_covered=False)
    compare_links(part)


def _compare_values(part: Part, *, is_covered: bool) -> None:
    """Compare what a response holds. `is_covered`: nothing but that."""
    compare_headers(part, is_covered=is_covered)
    there, here = media_types(part.sides.base, part.base), media_types(part.sides.head, part.head)
    compare_content(part, there, here, is_covered=is_covered)
