"""Pure. The witness of a finding, in words: what is sent where, and what that proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gates.formats.grouping import shown_operation
from oas.json_value import as_object, text
from oas.show import printable

if TYPE_CHECKING:
    from gates.finding import Finding
    from oas.json_value import Json


class Proof(NamedTuple):
    """`said` introduces `value`, printable; `pointer` is where in it the change shows."""

    said: str
    value: Json
    pointer: str

    @property
    def place(self) -> str:
        """`at /price`, printable; empty where the whole value is meant."""
        return f"at {printable(self.pointer)}" if self.pointer else ""


def proof_of(finding: Finding) -> Proof | None:
    """The proof, None where there is none."""
    witness = as_object(finding.witness)
    if "value" not in witness:
        return None
    kind = text(witness.get("kind"))
    operation = text(witness.get("operation")) or finding.operation
    of = f" of {shown_operation(operation)}" if operation else ""
    # `place` says the kind as well, where it is given: `response 200 application/json`.
    what = printable(text(witness.get("place"))) or kind or "value"
    proves = printable(text(witness.get("proves")))
    said = f"{what}{of}: {proves}" if proves else f"{what}{of}"
    return Proof(said, witness["value"], text(witness.get("pointer")))
