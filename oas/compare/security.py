"""Pure. What a call must bring: the security of an operation, or of the contract where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.alternatives import Alternatives, read_alternatives
from oas.compare.security_schemes import Schemes
from oas.compare.space import Edit, Subject
from oas.document import Node
from oas.json_value import objects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.compare.alternatives import Alternative
    from oas.compare.call import Call
    from oas.compare.part import Part, Sides
    from oas.operation import Operation


class SecurityComparison:
    """Compares what operations demand, and the schemes that they use for it."""

    def __init__(self, sides: Sides) -> None:
        self._schemes = Schemes(sides.base, sides.head)

    @property
    def is_untouched(self) -> bool:
        """Whether the schemes are the same on both sides."""
        return self._schemes.is_untouched

    def compare(self, call: Call) -> None:
        """Compare the security that holds for an operation. An edit of a shared list is one Change."""
        is_ruled = call.family.is_ruled
        lists = call.part.at(
            _list(call.base, is_ruled=is_ruled), _list(call.head, is_ruled=is_ruled)
        )
        if self.is_untouched and lists.base.value == lists.head.value:
            return
        for name in _used(lists.base):
            self._schemes.compare(call.part, name)
        there = read_alternatives(lists.base, self._schemes.renamed)
        _compare(lists, there, read_alternatives(lists.head, {}))


def _list(operation: Operation, *, is_ruled: bool) -> Node:
    """The list that holds; where there is none, the place of what could hold one."""
    if operation.node.has("security"):
        return operation.node.child("security")
    if not is_ruled:
        return Node(None, operation.node.pointer)
    root = Node(operation.document.root, "")
    return root.child("security") if root.has("security") else Node(None, "")


def _used(requirements: Node) -> Iterable[str]:
    """The names of the schemes in a list."""
    return dict.fromkeys(name for entry in objects(requirements.value) for name in entry)


def _compare(lists: Part, there: Alternatives, here: Alternatives) -> None:
    if there.is_public != here.is_public:
        edit = Edit.REMOVED if here.is_public else Edit.ADDED
        lists.note(Subject.SECURITY, edit, before=lists.base.value, after=lists.head.value)
    gone = [a for a in there.needed if not here.has(a)]
    new = [a for a in here.needed if not there.has(a)]
    for old, other in _paired(gone, new):
        gone.remove(old)
        new.remove(other)
        _note_scopes(lists.at(old.node, other.node), old, other)
    if not here.is_public:
        _note_removed(lists, [old for old in gone if not here.serves(old)])
    if here.is_public or not there.is_public:
        # One that only asks for more than what it replaces is no addition.
        replaced = Alternatives(gone)
        _note_added(lists, [other for other in new if not replaced.serves(other)])
    _note_idle(lists, there, here)


def _paired(
    gone: list[Alternative], new: list[Alternative]
) -> list[tuple[Alternative, Alternative]]:
    """Those that name the same schemes, each once, in their order."""
    free: dict[frozenset[str], list[Alternative]] = {}
    for other in reversed(new):
        free.setdefault(frozenset(other.scopes), []).append(other)
    found = ((old, free.get(frozenset(old.scopes))) for old in gone)
    return [(old, others.pop()) for old, others in found if others]


def _note_scopes(part: Part, old: Alternative, new: Alternative) -> None:
    for scheme, scopes in new.scopes.items():
        for scope in sorted(scopes - old.scopes[scheme]):
            part.note(Subject.SECURITY_SCOPE, Edit.ADDED, key=scheme, name=scope, after=scheme)
        for scope in sorted(old.scopes[scheme] - scopes):
            part.note(Subject.SECURITY_SCOPE, Edit.REMOVED, key=scheme, name=scope, before=scheme)


def _note_removed(lists: Part, gone: Iterable[Alternative]) -> None:
    for old in gone:
        part = lists.at(old.node, lists.head)
        subject, before = Subject.SECURITY_ALTERNATIVE, old.node.value
        part.note(subject, Edit.REMOVED, name=old.name, before=before)


def _note_added(lists: Part, new: Iterable[Alternative]) -> None:
    for other in new:
        part = lists.at(lists.base, other.node)
        subject, after = Subject.SECURITY_ALTERNATIVE, other.node.value
        part.note(subject, Edit.ADDED, name=other.name, after=after)


def _note_idle(lists: Part, there: Alternatives, here: Alternatives) -> None:
    """An alternative that no client needs is said to people only: a token that may be sent."""
    for old in there.idle:
        if not here.has(old):
            part = lists.at(old.node, lists.head)
            before = old.node.value
            part.note(Subject.DOCUMENTATION, Edit.REMOVED, name="security", before=before)
    for new in here.idle:
        if not there.has(new):
            part = lists.at(lists.base, new.node)
            after = new.node.value
            part.note(Subject.DOCUMENTATION, Edit.ADDED, name="security", after=after)
