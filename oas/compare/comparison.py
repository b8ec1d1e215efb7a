"""Pure. Compares two Documents: what clients and servers can observe, and what people are told.

It goes by operations, through references, and past what nobody touched. Schemas are collected on the
way, each with its use, and compared at the end, together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.beside import compare_beside
from oas.compare.call import PATHS
from oas.compare.callbacks import matched_webhooks
from oas.compare.components import compare_components
from oas.compare.fields import compare_fields
from oas.compare.information import compare_information, compare_tags
from oas.compare.operations import Items
from oas.compare.options import Options
from oas.compare.part import Part, Sides
from oas.compare.paths import matched_paths
from oas.compare.record import Record
from oas.compare.untouched import Untouched
from oas.compare.walk import Walk
from oas.document import Node
from oas.kinds import Kind
from oas.normal.normals import Normals

if TYPE_CHECKING:
    from oas.compare.change import Change
    from oas.document import Document

_DEFAULTS = Options()


def compare(
    base: Document,
    head: Document,
    options: Options = _DEFAULTS,
    *,
    normals: tuple[Normals, Normals] | None = None,
) -> tuple[Change, ...]:
    """Every difference, in the order of the head; what is gone stands where it was.

    One edit is one Change with all its uses. Documents that say the same have none, however they are
    written. Both must be valid. `normals` are those of both, where somebody else reads them too.
    """
    if _is_identical(base, head):
        return ()
    sides = _sides(options, *(normals or (Normals(base), Normals(head))))
    root = Part(sides, Node(base.root, ""), Node(head.root, ""))
    compare_information(root)
    walk = Walk(sides)
    _compare_paths(root, walk)
    for items in matched_webhooks(root):
        walk.compare(items)
    compare_beside(root)
    compare_tags(root)
    compare_components(root)
    return sides.record.changes(sides.schemas.changes())


def _is_identical(base: Document, head: Document) -> bool:
    """Whether all bytes are the same."""
    if base.source.data != head.source.data or base.others.keys() != head.others.keys():
        return False
    return all(head.others[path][0].data == it.data for path, (it, _) in base.others.items())


def _sides(options: Options, there: Normals, here: Normals) -> Sides:
    from oas.compare.schemas import SchemaComparison
    from oas.witness.witnesses import Witnesses

    base, head = there.document, here.document
    untouched = Untouched(base, head)
    schemas = SchemaComparison(there, here, options, Witnesses(there, here), untouched)
    return Sides(base, head, options, untouched, there, here, schemas, Record())


def _compare_paths(root: Part, walk: Walk) -> None:
    holders = root.child("paths")
    compare_fields(holders, Kind.PATHS)
    there, here = ([key for key in n.object if key.startswith("/")] for n in _both(holders))
    for paths in matched_paths(there, here):
        base = holders.base if paths.base is None else holders.base.child(paths.base)
        head = holders.head if paths.head is None else holders.head.child(paths.head)
        sides = root.sides
        part = holders.at(sides.base.resolve(base), sides.head.resolve(head))
        walk.compare(Items(part, paths, PATHS))


def _both(part: Part) -> tuple[Node, Node]:
    return part.base, part.head
