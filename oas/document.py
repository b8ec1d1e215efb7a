"""Pure. The Document: a parsed contract, immutable, whose references can be followed.

A place in a Document is a JSON pointer: `/paths/~1ready/get` in the contract itself,
`schemas/money.yaml#/Amount` in a file it refers to (relative to the contract's folder). Loading
rewrites the references inside other files to that form, so a reference means the same wherever
it is read. This room judges nothing: `oas.validity` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.json_value import Json, JsonObject, as_object, text
from oas.pointer import escape, split
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_REFERENCE_CHAIN = 100


class SpecVersion(StrEnum):
    """The feature versions of the OpenAPI Specification that are read."""

    V3_0 = "3.0"
    V3_1 = "3.1"
    V3_2 = "3.2"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file and the name messages give it (relative path, URL, `git:REF:PATH`)."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the Document and the pointer it stands at."""

    value: Json
    pointer: str

    @property
    def object(self) -> JsonObject:
        """The value where it is an object, else an empty one."""
        return as_object(self.value)

    def child(self, *tokens: str | int) -> Node:
        """The node below; its value is None where there is none."""
        value: Json = self.value
        pointer = self.pointer
        for token in tokens:
            key = str(token)
            value = _step(value, key)
            pointer = f"{pointer}/{escape(key)}"
        return Node(value, pointer)

    def has(self, key: str) -> bool:
        """Whether this is an object with `key`."""
        return isinstance(self.value, dict) and key in self.value


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A contract. `others` holds the files it refers to, by path relative to its folder."""

    source: Source
    root: JsonObject
    version: SpecVersion
    others: Mapping[str, tuple[Source, Json]] = field(default_factory=dict)
    _targets: dict[str, Node] = field(default_factory=dict, init=False, repr=False)

    @property
    def title(self) -> str:
        """`info.title`."""
        return text(as_object(self.root.get("info")).get("title"))

    @property
    def info_version(self) -> str:
        """`info.version`, as written."""
        return text(as_object(self.root.get("info")).get("version"))

    def node(self, pointer: str) -> Node:
        """The node at `pointer`. Raises ContractError where nothing stands there."""
        file, local = ("", pointer) if is_local(pointer) else pointer.split("#", 1)
        value: Json
        if not file:
            value = self.root
        elif file in self.others:
            value = self.others[file][1]
        else:
            raise self._dangling(pointer)
        for token in split(local):
            value = _step(value, token, missing := _Missing())
            if value is missing:
                raise self._dangling(pointer)
        return Node(value, pointer)

    def target(self, reference: str) -> Node:
        """The node that a `$ref` names, one step. Raises ContractError where it is dangling."""
        found = self._targets.get(reference)
        if found is None:  # a component is referred to a thousand times
            found = self.node(reference.removeprefix("#"))
            self._targets[reference] = found
        return found

    def resolve(self, node: Node) -> Node:
        """`node`, or what its chain of `$ref` ends at. Raises ContractError on a ring or a hole."""
        for _ in range(LONGEST_REFERENCE_CHAIN):
            reference = node.object.get("$ref")
            if not isinstance(reference, str):
                return node
            node = self.target(reference)
        raise ContractError(
            f"the $ref chain at {show(node.pointer)} does not end",
            where=self.source.name,
            hint="make one of its members a definition instead of a reference",
        )

    def _dangling(self, pointer: str) -> ContractError:
        return ContractError(
            f"a $ref points to {show(pointer)}, and nothing stands there",
            where=self.source.name,
            hint="correct the $ref or add what it names",
        )


def is_local(pointer: str) -> bool:
    """Whether a pointer names a place in the contract itself; its keys may hold a `#`."""
    return not pointer or pointer.startswith("/") or "#" not in pointer


class _Missing(dict[str, Json]):
    """Told apart from every JSON value by identity."""


def _step(value: Json, token: str, missing: Json = None) -> Json:
    if isinstance(value, dict):
        return value.get(token, missing)
    if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
        return value[int(token)]
    return missing
