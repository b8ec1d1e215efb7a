"""Pure. Line and column of the nodes of a Document, found only when a message needs them."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.indented_json import is_written_back, members, written
from oas.pointer import split
from oas.reading import begins_json, first_byte
from oas.source_text import body, places, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.document import Document, Source
    from oas.json_value import Json
    from oas.source_text import Place


@dataclass(slots=True)
class _Wanted:
    """A node that is asked for, or on the way to one. `offset` is None until it is found."""

    offset: int | None = None
    members: dict[str, _Wanted] = field(default_factory=dict)


def locate(document: Document, pointers: Iterable[str]) -> dict[str, Place]:
    """Line and column, both from 1, of each node: of its key where it is a member of an object.

    What came from another file is found there. Where nothing stands at a pointer, the place is that
    of its nearest ancestor; what a YAML alias repeats stands at the alias. One pass over each file,
    whatever number is asked.
    """
    by_file: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for pointer in pointers:
        file, local = document.origin(pointer)
        by_file[file][pointer] = local
    found: dict[str, Place] = {}
    for file, asked in by_file.items():
        source, value = document.others[file] if file else (document.source, document.root)
        # The whole is not what a contract of many files holds.
        placed = _locate(source, asked.values(), None if document.origins and not file else value)
        found.update({pointer: placed[local] for pointer, local in asked.items()})
    return found


def locate_in(source: Source, pointers: Iterable[str]) -> dict[str, Place]:
    """As `locate`, for one file and pointers inside it."""
    return _locate(source, pointers, None)


def _locate(source: Source, pointers: Iterable[str], value: Json) -> dict[str, Place]:
    """`value` is what the file holds, should it be known: most files can be searched by it."""
    root = _Wanted()
    ways = {pointer: _way(root, pointer) for pointer in pointers}
    data = body(source)
    if value is not None and is_written_back(data, written(value)):
        _search(data, value, root)
        placed = places(data, _offsets(root))
    else:
        text = text_of(source)
        _find(source, text, root)
        placed = places(text, _offsets(root))
    return {pointer: placed[_deepest_offset(way)] for pointer, way in ways.items()}


def _offsets(root: _Wanted) -> Iterator[int]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node.offset or 0
        stack += node.members.values()


def _way(root: _Wanted, pointer: str) -> list[_Wanted]:
    way = [root]
    for token in split(pointer):
        way.append(way[-1].members.setdefault(token, _Wanted()))
    return way


def _deepest_offset(way: list[_Wanted]) -> int:
    return next((node.offset for node in reversed(way) if node.offset is not None), 0)


def _enter(holder: _Wanted, key: str, offset: int) -> _Wanted | None:
    node = holder.members.get(key)
    if node is None:
        return None
    node.offset = offset
    return node if node.members else None


def _search(data: bytes, value: Json, root: _Wanted) -> None:
    root.offset = 0
    stack: list[tuple[_Wanted, Json, int, int]] = [(root, value, 0, 1)]
    while stack:
        holder, value, start, depth = stack.pop()
        for key, member, offset in members(data, value, holder.members, start=start, depth=depth):
            node = holder.members[key]
            node.offset = offset
            if node.members:
                stack.append((node, member, offset, depth + 1))


def _find(source: Source, text: str, root: _Wanted) -> None:
    if begins_json(first_byte(source)):
        from oas.json_members import walk as walk_json

        with suppress(ValueError, IndexError):  # then it is YAML that begins with a brace
            _consume(walk_json(text, root, _enter), root)
            return
    from oas.yaml_members import walk as walk_yaml

    _consume(walk_yaml(body(source), root, _enter), root)


def _consume(offsets: Iterator[int], root: _Wanted) -> None:
    """Run a walk until all that is wanted was found, or to its end."""
    missing = [root]
    for offset in offsets:
        if root.offset is None:
            root.offset = offset
        while missing and missing[-1].offset is not None:
            missing.extend(missing.pop().members.values())
        if not missing:
            return
