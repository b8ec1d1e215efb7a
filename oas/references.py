"""Pure. Where a JSON value holds references, and what a reference names. Nothing is loaded here.

A `$ref` is a reference where the specification reads one. In a place that holds a literal value
(`example`, `default`, `enum`, `const`, the value of an example, an extension) it is data.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote

from oas.json_value import as_array
from oas.pointer import join
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oas.json_value import Json, JsonObject

# A linked list of tokens, last first: a path costs nothing until somebody asks for it.
_Path: TypeAlias = "tuple[_Path, str | int] | None"
_Container: TypeAlias = "dict[str, Json] | list[Json]"

REMOTE = "remote-reference"
OUTSIDE = "file-reference-outside-project"
UNREADABLE = "file-reference-unreadable"
UNKNOWN_ANCHOR = "unknown-anchor"
DANGLING, ENDLESS, DIVIDED = "reference-dangling", "reference-endless", "reference-divided"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FILE_LIKE = re.compile(r"[#/]|\.(?:json|ya?ml)$", re.IGNORECASE)


class _Kind(Enum):
    """What the members of an object are."""

    KEYWORDS = auto()
    NAMES = auto()  # each member is an object of keywords, whatever its name
    PATHS = auto()  # the same, extensions apart
    LEAVES = auto()  # each member is a leaf
    LEAF = auto()  # nothing below but its own $ref is a reference
    DISCRIMINATOR = auto()
    MAPPING = auto()  # each member is a reference or the name of a schema


LITERALS = frozenset({"const", "default", "enum", "example"})
# Maps of names to texts: one called $ref is a name.
FREE_NAMES = frozenset({"scopes"})
_BELOW = {
    **dict.fromkeys(
        (
            *("$defs", "definitions", "dependentSchemas", "patternProperties", "properties"),
            *("callbacks", "headers", "mediaTypes", "parameters", "pathItems", "requestBodies"),
            *("responses", "schemas", "securitySchemes", "webhooks", "content", "encoding"),
            *("variables", "additionalOperations"),
        ),
        _Kind.NAMES,
    ),
    "paths": _Kind.PATHS,
    "examples": _Kind.LEAVES,
    "links": _Kind.LEAVES,
    "discriminator": _Kind.DISCRIMINATOR,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The text of a reference; `path` leads to the string itself."""

    path: tuple[str | int, ...]
    text: str

    @property
    def pointer(self) -> str:
        """Where the string stands in its file."""
        return join("", *self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """What one file holds. `anchors` and `ids` (JSON Schema 2020-12, section 8.2) give pointers.

    A name that two places have gives None.
    """

    references: list[Reference] = field(default_factory=list)
    anchors: dict[str, str | None] = field(default_factory=dict)
    ids: dict[str, str | None] = field(default_factory=dict)


class Target(NamedTuple):
    """What a reference names: a file by its path from the contract's folder, and a fragment.

    The contract itself is the empty path; the fragment is as written.
    """

    file: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a reference cannot be followed."""

    code: str
    message: str
    hint: str


def find(value: Json) -> Found:
    """All references and anchors of one file, iteratively, in the order of the text."""
    found = Found()
    stack: list[tuple[Json, _Path, _Kind]] = [(value, None, _Kind.KEYWORDS)]
    while stack:
        value, path, kind = stack.pop()
        if isinstance(value, dict):
            _note(value, path, kind, found)
            below = list(_children(value, path, kind))
        else:
            below = [(v, (path, i), kind) for i, v in enumerate(as_array(value)) if _holds(v)]
        stack.extend(reversed(below))
    return found


def resolve(
    text: str, *, base: str, contract: str, ids: Mapping[str, str | None]
) -> Target | Refused:
    """What `text` names where it stands in the file `base`. `contract` is the contract's file name.

    `ids` are those of the same file; a reference that repeats one is a reference inside the file.
    """
    before, hash_, fragment = text.partition("#")
    if not before:
        return Target(base, fragment)
    schema = ids.get(before)
    if schema is not None and (not fragment or fragment.startswith("/")):
        return Target(base, schema + fragment)
    if refused := _refused(text, before):
        return refused
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(before)))
    return Target("" if path == contract else path, fragment if hash_ else "")


def is_reference(text: str) -> bool:
    """Whether an entry of a discriminator's mapping is a reference, and not the name of a schema."""
    return _FILE_LIKE.search(text) is not None


def names_file(text: str) -> bool:
    """Whether a reference names a JSON or YAML file by its suffix, or a place in its own file."""
    before = text.partition("#")[0]
    return bool(text) and (not before or before.lower().endswith((".json", ".yaml", ".yml")))


def dangling(reference: str) -> Refused:
    """Of a reference to a place that its file does not have."""
    message = f"{show(reference)} names a place where nothing stands"
    return Refused(DANGLING, message, "correct the $ref or add what it names")


def endless(reference: str) -> Refused:
    """Of a reference that would be replaced by itself for ever."""
    message = f"{show(reference)} brings in the place in which it stands"
    return Refused(
        ENDLESS, message, "a reference may stand in itself as a schema or component only"
    )


def divided(content: Json, beside: JsonObject) -> Refused:
    """Of a reference that is replaced, with something beside it that says the same."""
    known = content.keys() if isinstance(content, dict) else beside.keys()
    name = next(iter(name for name in beside if name in known))
    message = f"{show(name)} stands beside the $ref and in what it names"
    return Refused(DIVIDED, message, "keep it in one of the two places")


def decoded(fragment: str) -> str:
    """A pointer from a URI fragment, without percent-encoding (RFC 6901, section 6)."""
    try:
        return unquote(fragment, errors="strict") if "%" in fragment else fragment
    except UnicodeDecodeError:
        return fragment


def rewritten(value: Json, changes: Iterable[tuple[Reference, str]]) -> Json:
    """`value` with other texts for some references; copies what leads to them, shares the rest."""
    top: list[Json] = [value]
    # Only containers copied here are changed: what a YAML alias shares may be a literal elsewhere.
    copies: set[int] = set()
    for reference, text in changes:
        holder: _Container = top
        for token in (0, *reference.path[:-1]):
            holder = _own(holder, token, copies)
        _put(holder, reference.path[-1], text)
    return top[0]


def _note(value: dict[str, Json], path: _Path, kind: _Kind, found: Found) -> None:
    if kind is _Kind.MAPPING:
        for key, schema in value.items():
            if isinstance(schema, str) and is_reference(schema):
                found.references.append(Reference(_tokens((path, key)), schema))
        return
    reference = value.get("$ref")
    if isinstance(reference, str):
        found.references.append(Reference(_tokens((path, "$ref")), reference))
    dynamic = value.get("$dynamicRef")
    if kind is _Kind.KEYWORDS and isinstance(dynamic, str) and _SCHEME.match(dynamic):
        # Another one is resolved where schemas are read; this one leads out, and is refused.
        found.references.append(Reference(_tokens((path, "$dynamicRef")), dynamic))
    for keyword, known in (
        ("$anchor", found.anchors),
        ("$dynamicAnchor", found.anchors),
        ("$id", found.ids),
    ):
        label = value.get(keyword)
        if isinstance(label, str) and kind is _Kind.KEYWORDS:
            name = label.removesuffix("#")
            known[name] = None if name in known else join("", *_tokens(path))


def _children(
    value: dict[str, Json], path: _Path, kind: _Kind
) -> Iterator[tuple[Json, _Path, _Kind]]:
    for key, child in value.items():
        if _holds(child):
            below = _below(kind, key, is_list=isinstance(child, list))
            if below is not None:
                yield child, (path, key), below


def _holds(value: Json) -> bool:
    return isinstance(value, dict | list)


def _below(kind: _Kind, key: str, *, is_list: bool) -> _Kind | None:
    """What stands below the member `key`, None where it holds no references."""
    if kind is _Kind.LEAVES:
        return _Kind.LEAF
    if kind is _Kind.DISCRIMINATOR:
        return _Kind.MAPPING if key == "mapping" else None
    if kind in {_Kind.LEAF, _Kind.MAPPING}:
        return None
    if kind is not _Kind.NAMES and key.startswith("x-"):
        return None
    if kind is not _Kind.KEYWORDS:
        return _Kind.KEYWORDS
    if key in LITERALS or key in FREE_NAMES or (key == "examples" and is_list):
        return None
    return _Kind.KEYWORDS if is_list else _BELOW.get(key, _Kind.KEYWORDS)


def _tokens(path: _Path) -> tuple[str | int, ...]:
    tokens: list[str | int] = []
    while path is not None:
        path, token = path
        tokens.append(token)
    return tuple(reversed(tokens))


def _refused(text: str, before: str) -> Refused | None:
    if _SCHEME.match(before):
        message = f"{show(text)} leads out of the contract's files, and nothing is fetched here"
        return Refused(REMOTE, message, "download it beside the contract; refer to it by its path")
    path = unquote(before)
    if path.startswith("/"):
        message = f"{show(text)} is an absolute path"
        return Refused(OUTSIDE, message, "refer to a file by its path relative to this one")
    if not path.isprintable() or "\\" in path or "#" in path:
        message = f"{show(text)} holds a character that no path of a contract's file may have"
        return Refused(UNREADABLE, message, "rename the file; folders are separated by /")
    return None


def _own(holder: _Container, token: str | int, copies: set[int]) -> _Container:
    child = _get(holder, token)
    if isinstance(child, dict | list) and id(child) not in copies:
        child = child.copy()
        copies.add(id(child))
        _put(holder, token, child)
    return child if isinstance(child, dict | list) else holder


def _get(holder: _Container, token: str | int) -> Json:
    if isinstance(holder, dict):
        return holder[str(token)]
    return holder[int(token)]


def _put(holder: _Container, token: str | int, value: Json) -> None:
    if isinstance(holder, dict):
        holder[str(token)] = value
    else:
        holder[int(token)] = value
