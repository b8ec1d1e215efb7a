"""Pure. Which parts of two Documents mean the same because they are the same, byte for byte.

Equal text alone is not enough: what it refers to must be untouched too, all the way down. Asked
before anything is read, it keeps the comparison away from what nobody edited. A "no" only says:
look closer.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING

import orjson

from oas.document import Document, Node, SpecVersion
from oas.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import Json

_KEY = b'"$ref":"'
_REFERENCE = re.compile(rb'"\$ref":"((?:[^"\\]|\\.)*)"')
# What it names depends on the way that led to it.
_DYNAMIC = b'"$dynamicRef"'


class Untouched:
    """What two documents share. Remembers each place that a reference names: asking is cheap."""

    def __init__(self, base: Document, head: Document) -> None:
        self._base = base
        self._head = head
        self._is_one_language = _language(base) == _language(head)
        self._verdicts: dict[str, bool] = {}

    def is_untouched(self, base: Node, head: Node) -> bool:
        """Whether both say the same, and so does everything they refer to.

        Each is what its document has at its pointer; None where it has nothing there.
        """
        is_one_place = base.pointer == head.pointer
        known = self._verdicts.get(base.pointer) if is_one_place else None
        if known is not None:
            return known
        verdict = self._is_untouched(base.value, head.value)
        if is_one_place:
            self._verdicts[base.pointer] = verdict
        return verdict

    def _is_untouched(self, base: Json, head: Json) -> bool:
        named = self._named(base, head)
        if named is None:
            return False
        self._settle(named)
        return all(self._verdicts[pointer] for pointer in named)

    def _named(self, base: Json, head: Json) -> frozenset[str] | None:
        """The places that two equal values refer to; None where they are not plainly equal."""
        data = same_bytes(base, head) if self._is_one_language else None
        if data is None or _DYNAMIC in data:
            return None
        return named_in(data)

    def _settle(self, pointers: Iterable[str]) -> None:
        """Give a verdict on these places and all they lead to. A ring is untouched as a whole."""
        found = self._discover(pointers)
        holders: defaultdict[str, list[str]] = defaultdict(list)
        touched: deque[str] = deque()
        for pointer, named in found.items():
            if named is None or not all(self._verdicts.get(name, True) for name in named):
                touched.append(pointer)
            for name in named or ():
                holders[name].append(pointer)
        self._verdicts.update(dict.fromkeys(found, True))
        while touched:
            pointer = touched.popleft()
            if self._verdicts[pointer]:
                self._verdicts[pointer] = False
                touched.extend(holders[pointer])

    def _discover(self, pointers: Iterable[str]) -> dict[str, frozenset[str] | None]:
        """Each place without a verdict that can be reached, and the places it names."""
        found: dict[str, frozenset[str] | None] = {}
        stack = list(pointers)
        while stack:
            pointer = stack.pop()
            if pointer not in found and pointer not in self._verdicts:
                found[pointer] = self._named_at(pointer)
                stack.extend(found[pointer] or ())
        return found

    def _named_at(self, pointer: str) -> frozenset[str] | None:
        base, head = _target(self._base, pointer), _target(self._head, pointer)
        if base is None or head is None:  # on both sides: no reference at all, but data
            return frozenset() if base is head else None
        return self._named(base.value, head.value)


def named_in(data: bytes) -> frozenset[str]:
    """The places that JSON without blanks refers to by `$ref`."""
    if _KEY not in data:
        return frozenset()
    # To cut is three times as fast as to search, and right where nothing is escaped.
    texts = {piece[: piece.find(b'"')] for piece in data.split(_KEY)[1:]}
    if any(b"\\" in text for text in texts):
        texts = set(_REFERENCE.findall(data))
    return frozenset(map(_pointer, texts))


def as_bytes(value: Json, option: int = 0) -> bytes:
    """A value as JSON without blanks."""
    try:
        return orjson.dumps(value, option=option)
    except TypeError:  # orjson writes no integer beyond 64 bits
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=bool(option))
        return text.encode()


def same_bytes(base: Json, head: Json) -> bytes | None:
    """What two equal values are as JSON; None where they differ. true is not 1, but 1.0 is not 1."""
    there, here = as_bytes(base), as_bytes(head)
    if there == here:
        return there
    # The order of the keys is all that may differ: that is seen fastest by comparing them first.
    if len(there) != len(here) or base != head:
        return None
    there, here = as_bytes(base, orjson.OPT_SORT_KEYS), as_bytes(head, orjson.OPT_SORT_KEYS)
    return there if there == here else None


def _pointer(match: bytes) -> str:
    text = match.decode()
    return (str(json.loads(f'"{text}"')) if "\\" in text else text).removeprefix("#")


def _target(document: Document, pointer: str) -> Node | None:
    try:
        return document.node(pointer)
    except ContractError:
        return None


def _language(document: Document) -> tuple[bool, Json]:
    """Equal text has equal meaning within one of these."""
    return document.version is SpecVersion.V3_0, document.root.get("jsonSchemaDialect")
