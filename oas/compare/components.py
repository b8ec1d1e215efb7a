"""Pure. Components that no operation uses. The others are compared where they are used."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oas.compare.fields import COMPARED, compare_fields
from oas.compare.made_up import made_up
from oas.compare.pairing import in_order
from oas.compare.reach import reached
from oas.compare.record import Record
from oas.compare.space import Edit, Subject
from oas.compare.untouched import as_bytes, same_bytes
from oas.compare.walk import Walk
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.compare.part import Part
    from oas.document import Node

_REFERENCE = re.compile(rb'"\$ref":"[^"]*"')


@dataclass(frozen=True, slots=True)
class _Component:
    """A component, in its section, on the sides that have it."""

    part: Part
    section: str
    name: str
    there: Node | None
    here: Node | None

    @property
    def pointer(self) -> str:
        """Where it stands, on either side."""
        known = self.here or self.there
        return known.pointer if known else ""


def compare_components(root: Part) -> None:
    """Note what no operation uses on either side, and came, went or means something else."""
    if root.base.has("components") and root.head.has("components"):
        compare_fields(root.child("components"), Kind.COMPONENTS)
    differing = list(_differing(root))
    if not differing:
        return
    used = reached(root.sides.base), reached(root.sides.head)
    unused = [c for c in differing if not _is_used(c, *used)]
    same = _unchanged(unused) | _renamed(unused)
    for component in unused:
        if component.pointer not in same:
            came, went = component.there is None, component.here is None
            edit = Edit.ADDED if came else Edit.REMOVED if went else Edit.CHANGED
            component.part.note(Subject.COMPONENT, edit, name=component.name)


def _differing(root: Part) -> Iterator[_Component]:
    """The components that are not, byte for byte, the same on both sides."""
    for section in sorted(COMPARED[Kind.COMPONENTS]):
        there, here = (node.child("components", section) for node in (root.base, root.head))
        holders = root.child("components").child(section)
        for name in in_order(there.object, here.object):
            old = there.child(name) if name in there.object else None
            new = here.child(name) if name in here.object else None
            if not (old and new and same_bytes(old.value, new.value) is not None):
                part = holders.at(old or holders.base, new or holders.head)
                yield _Component(part, section, name, old, new)


def _is_used(component: _Component, base: frozenset[str], head: frozenset[str]) -> bool:
    in_base = component.there is not None and component.pointer in base
    return in_base or (component.here is not None and component.pointer in head)


def _unchanged(components: Iterable[_Component]) -> frozenset[str]:
    """The pointers of those that both sides have, and that mean the same."""
    both = [c for c in components if c.there and c.here]
    if not both:
        return frozenset()
    from oas.compare.schemas import SchemaComparison

    sides = both[0].part.sides
    schemas = SchemaComparison(
        sides.base_normals, sides.head_normals, sides.options, _NoWitness(), sides.untouched
    )
    apart = replace(sides, record=Record(), schemas=schemas)
    walk = Walk(apart)
    for component in both:
        walk.compare(
            made_up(replace(component.part, sides=apart), component.section, component.name)
        )
    changes = apart.record.changes(schemas.changes())
    changed = {use.operation.partition(" ")[0] for change in changes for use in change.uses}
    return frozenset(c.pointer for c in both if c.pointer not in changed)


def _renamed(components: Iterable[_Component]) -> frozenset[str]:
    """The pointers of what has another name now: the same text, but for the names it refers to."""
    there, here = _by_text(components, is_new=False), _by_text(components, is_new=True)
    pairs = (zip(there[text], here[text], strict=False) for text in there.keys() & here.keys())
    return frozenset(pointer for pair in pairs for pointers in pair for pointer in pointers)


def _by_text(
    components: Iterable[_Component], *, is_new: bool
) -> dict[tuple[str, bytes], list[str]]:
    found: defaultdict[tuple[str, bytes], list[str]] = defaultdict(list)
    for component in components:
        known, other = component.there, component.here
        if is_new:
            known, other = other, known
        if known and not other:
            text = _REFERENCE.sub(b"", as_bytes(known.value))
            found[component.section, text].append(component.pointer)
    return found


class _NoWitness:
    """An unused component hurts nobody."""

    def find(self, *_: object) -> None:
        """No value proves anything."""
