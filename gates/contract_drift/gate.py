"""The gate contract-drift: read both sides, compare, let the rules judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.contracts import contract_name
from gates.contract_drift.comparison import compared
from gates.contract_drift.rules import judge
from gates.contract_drift.side import BASE, HEAD, read_side
from gates.gate import CouldNotCheckError
from gates.report import Report
from oas.errors import ConfigError
from registry.source import FORMS, Reader, is_file, read_document

if TYPE_CHECKING:
    from gates.contract_drift.comparison import Comparison
    from gates.gate import Context
    from oas.document import Document

NAME = "{name}"


def run(context: Context) -> Report:
    """Compare the contract with its base. Raises ToolError where that cannot be done."""
    spec = _spec(context)
    reader = Reader(context.contract, context.folder, context.config.root, context.environ)
    base = read_side(BASE, lambda: read_document(spec, reader))
    head = read_side(HEAD, lambda: _head(context))
    comparison = compared(base, head)
    return Report(
        "contract-drift",
        against=base.name,
        findings=tuple(judge(comparison)),
        inspected=_inspected(comparison),
        versions={BASE: base.document.info_version, HEAD: head.document.info_version},
        digests={BASE: base.digest, HEAD: head.digest},
    )


def _spec(context: Context) -> str:
    """The SRC for this contract; `{name}` in it is the contract's name."""
    spec = context.options.get("against")
    if not isinstance(spec, str):
        raise CouldNotCheckError(
            "no-base",
            "nothing says what the contract is compared with",
            hint=f"give --against SRC, or set against in [tool.contrato.gates.contract-drift]: {FORMS}",
        )
    is_one = is_file(spec) or not spec.startswith("git:") or spec.count(":") > 1
    if context.among > 1 and is_one and NAME not in spec:
        raise ConfigError(
            f"one base cannot serve {context.among} contracts",
            hint=f"write {NAME} where the contract's name stands, give git:REF, or name a contract",
        )
    return spec.replace(NAME, contract_name(context.contract))


def _head(context: Context) -> Document:
    from oas.files import load

    inside = context.contract.absolute().is_relative_to(context.config.root)
    return load(context.contract, project=context.config.root if inside else None)


def _inspected(comparison: Comparison) -> dict[str, int]:
    return {
        "operations": comparison.head.operations,
        "schemas": comparison.head.schemas,
        "changes": len(comparison.changes),
    }
