"""Pure. The security schemes of both documents: which is which, and what each demands."""

from __future__ import annotations

from collections import defaultdict, deque
from functools import cached_property
from typing import TYPE_CHECKING

from oas.canonical import DATA, canonical, canonical_bytes
from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order, is_equal
from oas.compare.part import members
from oas.compare.space import Edit, Subject
from oas.document import Node
from oas.json_value import text
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.part import Part
    from oas.document import Document

_FIELDS = ("bearerFormat", "openIdConnectUrl", "oauth2MetadataUrl")
_FREE_CASE = ("in", "name", "scheme")
_URLS = ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl")


class Schemes:
    """The security schemes of both sides. One that is renamed and otherwise equal is the same."""

    def __init__(self, base: Document, head: Document) -> None:
        self._base = base
        self._head = head

    @cached_property
    def there(self) -> Mapping[str, Node]:
        """The schemes of the base by name."""
        return _schemes(self._base)

    @cached_property
    def here(self) -> Mapping[str, Node]:
        """The schemes of the head by name."""
        return _schemes(self._head)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The other names that the head gives to schemes of the base."""
        free: defaultdict[bytes, deque[str]] = defaultdict(deque)
        for name, node in self.here.items():
            if name not in self.there:
                free[_meaning(node)].append(name)
        gone = [
            (name, _meaning(node)) for name, node in self.there.items() if name not in self.here
        ]
        return {name: free[meaning].popleft() for name, meaning in gone if free[meaning]}

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The schemes of both sides, by the head's name, that are not equal."""
        pairs = ((self.renamed.get(name, name), node) for name, node in self.there.items())
        here = self.here
        return frozenset(
            n for n, old in pairs if n in here and not is_equal(old.value, here[n].value)
        )

    @property
    def is_untouched(self) -> bool:
        """Whether both sides have the same schemes by the same names."""
        return not self.renamed and not self._changed and self.there.keys() == self.here.keys()

    def compare(self, part: Part, name: str) -> None:
        """Compare a scheme that an operation uses in the base, if the head has it as well."""
        other = self.renamed.get(name, name)
        if other in self._changed:
            compare_scheme(part.at(self.there[name], self.here[other]))


def _schemes(document: Document) -> dict[str, Node]:
    components = Node(document.root, "").child("components")
    return members(document, components, "securitySchemes")


def _meaning(scheme: Node) -> bytes:
    meaning = {key: value for key, value in scheme.object.items() if key != "description"}
    return canonical_bytes(canonical(meaning, DATA))


def compare_scheme(part: Part) -> None:
    """Compare two Security Scheme Objects. Another type is another scheme: one Change."""
    compare_fields(part, Kind.SECURITY_SCHEME)
    before, after = part.value("type")
    if before != after:
        part.note_value(Subject.SECURITY_SCHEME, "type", before, after)
        return
    for key in _FREE_CASE:
        if _folded(part.base, key) != _folded(part.head, key):
            part.note_field(Subject.SECURITY_SCHEME, key)
    for key in _FIELDS:
        part.note_field(Subject.SECURITY_SCHEME, key)
    _compare_flows(part)


def _folded(scheme: Node, key: str) -> str:
    """Names of HTTP schemes and headers are written in any case (RFC 9110, sections 5.1 and 11.1)."""
    written = text(scheme.object.get(key))
    return written.lower() if key == "scheme" or scheme.object.get("in") == "header" else written


def _compare_flows(part: Part) -> None:
    flows = part.child("flows")
    if part.base.has("flows") and part.head.has("flows"):
        compare_fields(flows, Kind.OAUTH_FLOWS)
    there, here = part.base.child("flows"), part.head.child("flows")
    for name in in_order(there.object, here.object):
        if name.startswith("x-"):
            continue
        old, new = name in there.object, name in here.object
        flow = flows.child(name)
        if old and new:
            _compare_flow(flow, name)
        else:
            flow.note(Subject.OAUTH_FLOW, Edit.ADDED if new else Edit.REMOVED, name=name)


def _compare_flow(part: Part, name: str) -> None:
    compare_fields(part, Kind.OAUTH_FLOW)
    for key in _URLS:
        part.note_value(Subject.OAUTH_FLOW, key, *part.value(key), name=name)
    scopes = part.child("scopes")
    for scope in in_order(part.base.child("scopes").object, part.head.child("scopes").object):
        scopes.note_field(Subject.OAUTH_SCOPE, scope)
