"""Pure. Which path and which operation of one document is which of the other.

Two templates are the same path where only the names of their parameters differ (OAS 3.1, section
4.8.8: "Templated paths with the same hierarchy but different templated names" are identical). A
concrete path is never a templated one.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.compare.pairing import in_order
from oas.operation import METHODS, Operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oas.document import Document, Node

_PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PathPair:
    """A path as each side writes it; None where the side lacks it."""

    base: str | None
    head: str | None

    @property
    def renamed(self) -> dict[str, str]:
        """The names that the base gives its parameters, and those of the head, by position."""
        there, here = template_names(self.base or ""), template_names(self.head or "")
        return dict(zip(there, here, strict=False))


def matched_paths(base: Iterable[str], head: Iterable[str]) -> Iterator[PathPair]:
    """The paths of both sides, in the order of the head."""
    there, here = list(base), dict.fromkeys(head)
    same = {path: path for path in there if path in here}
    left: defaultdict[str, deque[str]] = defaultdict(deque)
    for path in here:
        if path not in same:
            left[_shape(path)].append(path)
    for path in there:
        if path not in same and left[_shape(path)]:
            same[path] = left[_shape(path)].popleft()
    written = {same.get(path, path): path for path in there}
    for key in in_order(written, here):
        yield PathPair(written.get(key), key if key in here else None)


def template_names(path: str) -> list[str]:
    """The names of the parameters of a path template, in their order."""
    return _PARAMETER.findall(path)


def read_operations(document: Document, path: str, item: Node) -> Mapping[str, Operation]:
    """The operations of a resolved Path Item Object, by method in upper case."""
    return {
        name: Operation(document, name.lower(), path, node, item)
        for name, node in _written(item)
        if isinstance(node.value, dict)
    }


def _written(item: Node) -> Iterator[tuple[str, Node]]:
    """In the order of the document: `query` and `additionalOperations` are of OpenAPI 3.2."""
    for key in item.object:
        if key in METHODS or key == "query":
            yield key.upper(), item.child(key)
        elif key == "additionalOperations":
            more = item.child(key)
            for method in more.object:
                yield method, more.child(method)


def _shape(path: str) -> str:
    return _PARAMETER.sub("{}", path)
