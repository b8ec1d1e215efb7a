"""Pure. Walks the operations of two path items, and of the callbacks that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.callbacks import matched_callbacks
from oas.compare.operations import compare_call, matched_calls
from oas.compare.pairing import is_equal
from oas.compare.security import SecurityComparison
from oas.compare.servers import compare_servers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.call import Call, Family
    from oas.compare.operations import Items
    from oas.compare.part import Sides


class Walk:
    """Compares operations; what nobody touched it passes over."""

    def __init__(self, sides: Sides) -> None:
        self._security = SecurityComparison(sides)
        self._nested: set[tuple[str, str]] = set()
        there, here = sides.base.root, sides.head.root
        keys = ("security", "servers")
        self._has_equal_rules = all(is_equal(there.get(key), here.get(key)) for key in keys)

    def compare(self, items: Items) -> None:
        """Compare the operations of two path items, and all that belongs to them."""
        for call in self._compared(items):
            for callbacks in matched_callbacks(call):
                for callback in self._compared(callbacks):
                    self._compare_nested(callback)

    def _compare_nested(self, top: Call) -> None:
        """Callbacks of callbacks may lead back to themselves: each pair is compared once."""
        stack = [top]
        while stack:
            found: list[Call] = []
            for items in matched_callbacks(stack.pop()):
                pair = items.part.base.pointer, items.part.head.pointer
                if pair not in self._nested:
                    self._nested.add(pair)
                    found += self._compared(items)
            stack += reversed(found)

    def _compared(self, items: Items) -> Iterator[Call]:
        """The operations that both sides have and somebody touched, once they are compared."""
        is_untouched = items.is_untouched
        if is_untouched and self._is_ruled_alike(items.family):
            return
        for call in matched_calls(items):
            self._security.compare(call)
            compare_servers(call)
            if not is_untouched:
                compare_call(call)
                yield call

    def _is_ruled_alike(self, family: Family) -> bool:
        """Whether what holds for all operations stays what it was."""
        return self._security.is_untouched and (self._has_equal_rules or not family.is_ruled)
