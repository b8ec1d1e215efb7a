"""Pure. One hostile contract, and what must become of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oas.json_value import JsonObject

BUILDS = ""
# A violation of the standard's own schema, whatever it is of.
STRUCTURE = r"error\[field-"


@dataclass(frozen=True, slots=True)
class Case:
    """`make` gives the document, or its bytes where they are the point.

    `verdict` is BUILDS, or what the refusal says: the code of a problem, or words of the message.
    `beside` are other files in its folder, `options` is what the build is told. `is_part` says that
    another case holds it together with its like: it is tried by `python -m tests.hostile` alone.
    """

    make: Callable[[], JsonObject | bytes]
    verdict: str = BUILDS
    file: str = "openapi.json"
    beside: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False
    options: tuple[str, ...] = ()

    def data(self) -> bytes:
        """The bytes of the contract."""
        made = self.make()
        return made if isinstance(made, bytes) else json.dumps(made).encode()
