"""Pure. The Document: a parsed contract, immutable, whose references can be followed.

A place in a Document is a JSON pointer such as `/paths/~1ready/get`. A contract of many files is one
Document: what they hold was brought in, and every reference names a place in the whole. From which
file a place came, `origin` tells. This room judges nothing: `oas.validity` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.json_value import Json, JsonObject, as_object, text
from oas.pointer import at, escape, is_index
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_REFERENCE_CHAIN = 100
# Told apart from every JSON value by identity.
_MISSING: JsonObject = {}


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
    """A contract. `others` holds the files it refers to as written, by path from its folder.

    `origins` gives file and pointer of what was brought in from one of them, by its place here.
    """

    source: Source
    root: JsonObject
    version: SpecVersion
    others: Mapping[str, tuple[Source, Json]] = field(default_factory=dict)
    origins: Mapping[str, tuple[str, str]] = field(default_factory=dict)
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
        value = at(self.root, pointer, _MISSING) if pointer[:1] in {"", "/"} else _MISSING
        if value is _MISSING:
            raise self._dangling(pointer)
        return Node(value, pointer)

    def origin(self, pointer: str) -> tuple[str, str]:
        """The file that a place came from (empty: the contract itself), and the pointer in it."""
        above = pointer
        while self.origins:
            if above in self.origins:
                file, there = self.origins[above]
                return file, there + pointer[len(above) :]
            if not above:
                break
            above = above.rpartition("/")[0]
        return "", pointer

    def source_of(self, pointer: str) -> Source:
        """The file that a place came from."""
        file, _ = self.origin(pointer)
        return self.others[file][0] if file else self.source

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


def _step(value: Json, token: str) -> Json:
    if isinstance(value, dict):
        return value.get(token)
    if isinstance(value, list) and is_index(token) and int(token) < len(value):
        return value[int(token)]
    return None
