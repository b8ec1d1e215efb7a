"""Pure. Which components of a document are in use: reached from its operations, however far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.compare.untouched import as_bytes, named_in
from oas.errors import ContractError
from oas.json_value import as_object
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.document import Document
    from oas.json_value import Json

_COMPONENT = re.compile(r"/components/[^/]*/[^/]*")
_SCHEMES = "/components/securitySchemes"
_MAPPING = re.compile(rb'"mapping":(\{[^{}]*\})')
_MAPPED = re.compile(rb':"((?:[^"\\]|\\.)*)"')


def reached(document: Document) -> frozenset[str]:
    """The pointers of the components in use. In doubt one is: what looks like its name counts."""
    texts = [_outside_components(document)]
    found: set[str] = set()
    for data in texts:  # grows on the way: what is met first there is read next, together
        new = set(_components_in(data)) - found
        found |= new
        if new:
            texts.append(as_bytes([_value(document, pointer) for pointer in sorted(new)]))
    components = as_object(document.root.get("components"))
    schemes = as_object(components.get("securitySchemes"))
    if schemes:
        demanded = {name for data in texts for name in _names_of_arrays(data)}
        found |= {join(_SCHEMES, name) for name in schemes if name in demanded}
    return frozenset(found)


def _outside_components(document: Document) -> bytes:
    apart = {key: value for key, value in document.root.items() if key != "components"}
    return as_bytes(apart)


def _value(document: Document, pointer: str) -> Json:
    try:
        return document.node(pointer).value
    except ContractError:  # an example that looks like a reference
        return None


def _components_in(data: bytes) -> Iterator[str]:
    """The components that a text refers to, or that a discriminator names."""
    names = set(named_in(data))
    for mapping in _MAPPING.findall(data) if b'"mapping":' in data else ():
        names |= {_schema(match.decode()) for match in _MAPPED.findall(mapping)}
    for name in names:
        component = _COMPONENT.match(name)
        if component:
            yield component[0]


def _names_of_arrays(data: bytes) -> Iterator[str]:
    """The keys of all arrays in a text, `{"key":[]}`: a security requirement is made of them."""
    for piece in data.split(b'":[')[:-1]:
        yield piece[piece.rfind(b'"') + 1 :].decode(errors="replace")


def _schema(mapped: str) -> str:
    return mapped[1:] if mapped.startswith("#") else join("/components/schemas", mapped)
