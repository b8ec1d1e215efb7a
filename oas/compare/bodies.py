"""Pure. The body that an operation takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.media_types import compare_content
from oas.compare.part import nearest
from oas.compare.presence import compare_presence
from oas.compare.space import Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from oas.compare.call import Call


def compare_request_body(call: Call) -> None:
    """Compare the request bodies of an operation, if it takes any."""
    written = call.part.at(call.base.node.child("requestBody"), call.head.node.child("requestBody"))
    if written.is_untouched:
        return
    base, head = call.base.request_body(), call.head.request_body()
    part = call.part.sent(call.family.sent, "request body").at(
        base.node if base else nearest(call.base.node, "requestBody"),
        head.node if head else nearest(call.head.node, "requestBody"),
    )
    compare_presence(part, Subject.REQUEST_BODY, "", base=base, head=head)
    if base and head:
        compare_fields(part, Kind.REQUEST_BODY)
        compare_content(part, base.content, head.content)
