"""Pure. A generated module that holds what no template of ours writes: a fault of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.show import show

if TYPE_CHECKING:
    import ast


class ForeignCodeError(Exception):
    """Nothing was written. The contract is not at fault, so this is no ToolError."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line

    def within(self, path: str) -> ForeignCodeError:
        """The same, with the module it is found in."""
        place = f"{path}:{self.line}" if self.line else path
        return ForeignCodeError(
            f"{place}: {self.message} is nothing that generated code holds"
            " (generator/trust/tables.py lists what it does)",
            self.line,
        )


def refused(node: ast.AST, what: str = "") -> ForeignCodeError:
    """`node` may not stand where it stands; `what` names it where its kind does not say enough."""
    kind = type(node).__name__
    return ForeignCodeError(f"{kind} {show(what)}" if what else kind, getattr(node, "lineno", 0))
