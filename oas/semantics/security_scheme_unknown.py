"""Flags a security requirement for a scheme that the components do not define.

Who may call the operation is then undecided. Schemes are looked up in the contract itself, also for
operations in other files (OAS 3.1.1, section 4.8.30, Security Requirement Object); since 3.2 a URI
may stand instead of a name, and is left alone here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import SpecVersion
from oas.grammar import Kind
from oas.json_value import as_object
from oas.pointer import join
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    document = inventory.document
    components = as_object(document.root.get("components"))
    known = as_object(components.get("securitySchemes"))
    for place in inventory.of(Kind.SECURITY_REQUIREMENT):
        for name in place.value:
            is_uri = document.version is SpecVersion.V3_2 and ("/" in name or "#" in name)
            if name not in known and not is_uri:
                message = f"there is no security scheme {show(name)}"
                yield Found(join(place.pointer, name), message)


CHECK = Check(
    "security-scheme-unknown",
    Level.ERROR,
    "define it under components/securitySchemes, or correct the name",
    _find,
)
