"""Pure, apart from `read_file`. Bytes to Document: JSON or YAML, strictly, with references linked.

Judges only what decides whether there is a Document at all: the encoding, the syntax, the limits of
`oas.limits`, the OpenAPI version, and whether references stay inside the contract's files. What the
contract says is judged by `oas.validity`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.document import Document, Source, SpecVersion
from oas.errors import ContractError
from oas.garbage import uncollected
from oas.limits import DEFAULT_LIMITS, Limits
from oas.linking import link
from oas.positions import locate_in
from oas.reading import read_value
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

_VERSION = re.compile(r"(3\.[0-2])\.[0-9]+(?:-.+)?")
_HINT_VERSION = 'write one that is read here, such as "openapi": "3.1.1"'
_HINT_KIND = "is this an OpenAPI document? OpenAPI 3.0, 3.1 and 3.2 are read"


def parse(
    source: Source,
    *,
    read_file: Callable[[str], Source] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    twin: Document | None = None,
) -> Document:
    """The Document of `source`. Raises ContractError, with the place, where there is none.

    `read_file` gives the files that relative references name. It gets a normalised POSIX path
    relative to the contract's folder, which may begin with `../`, and raises ContractError where
    it refuses one. Two Sources of the same name and bytes are the same file. Without `read_file`
    such references are refused. Where every file has the bytes of its `twin`, which was parsed before,
    they are not parsed again: both share what they hold.
    """
    if twin and (same := _shared(source, twin, read_file)):
        return same
    with uncollected():
        value, nodes = read_value(source, limits)
        root = _object(source, value)
        version = _version(source, root)
        linked = link(
            source, root, version=version, nodes=nodes, read_file=read_file, limits=limits
        )
        whole = _object(source, linked.root)
        return Document(source, whole, version, linked.others, linked.origins)


def _shared(
    source: Source, twin: Document, read_file: Callable[[str], Source] | None
) -> Document | None:
    if source.data != twin.source.data or (twin.others and read_file is None):
        return None
    others: dict[str, tuple[Source, Json]] = {}
    for path, (theirs, value) in twin.others.items():
        try:
            own = read_file(path) if read_file else theirs
        except ContractError:  # parsing it says which reference asks for the file
            return None
        if own.data != theirs.data:
            return None
        others[path] = own, value
    return Document(source, twin.root, twin.version, others, twin.origins)


def _object(source: Source, value: Json) -> JsonObject:
    if isinstance(value, dict):
        return value
    kinds = {list: "an array", str: "a text", bool: "a boolean", type(None): "null"}
    kind = kinds.get(type(value), "a number")
    raise _refusal(source, "", f"the whole file is {kind}, not an object", _HINT_KIND)


def _version(source: Source, root: JsonObject) -> SpecVersion:
    version = root.get("openapi")
    if "swagger" in root and version is None:
        message = f"Swagger {show(root['swagger'])} is not read"
        hint = "convert it to OpenAPI 3 first, for example with swagger2openapi"
        raise _refusal(source, "/swagger", message, hint)
    if version is None:
        raise _refusal(source, "", "there is no 'openapi' member", _HINT_KIND)
    if not isinstance(version, str):
        message = f"the OpenAPI version {show(version)} is not a text"
        raise _refusal(source, "/openapi", message, _HINT_VERSION)
    match = _VERSION.fullmatch(version)
    if match is None:
        message = f"the OpenAPI version {show(version)} is not read"
        raise _refusal(source, "/openapi", message, _HINT_VERSION)
    return SpecVersion(match[1])


def _refusal(source: Source, pointer: str, message: str, hint: str) -> ContractError:
    line, column = locate_in(source, [pointer])[pointer]
    return ContractError(message, where=f"{source.name}:{line}:{column}", hint=hint)
