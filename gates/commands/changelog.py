"""gates changelog: what changed between two states of a contract, for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.output import out
from console.place import shown_path
from console.program import CLEAN
from console.progress import progress
from gates.command import Asked, request_of
from gates.contract_drift.bases import bases_of, placed
from gates.contract_drift.gate import judge_of, read_base, read_head
from gates.contract_drift.judging import GATE
from gates.contract_drift.side import BASE, HEAD, read_side
from gates.formats.changelog import render_changelog
from gates.runner import contexts
from oas.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.edge import Edge
    from gates.contract_drift.bases import Base
    from gates.gate import Context
    from gates.report import Report
    from oas.document import Document


@dataclass(frozen=True, slots=True)
class Span:
    """What the changelog goes from and to; empty where that is not said."""

    old: str
    new: str


def print_changelog(edge: Edge, contracts: Sequence[str], span: Span) -> int:
    """A changelog of each contract. Raises ToolError where a side cannot be read."""
    request = request_of(edge, Asked(contracts=tuple(contracts), debug=edge.debug))
    with progress("comparing"):
        found = contexts(GATE, edge.config(), request)
        reports = [_report(context, span) for context in found]
    for number, report in enumerate(reports):
        out(*([""] if number else []), *render_changelog(report).splitlines())
    return CLEAN


def _report(context: Context, span: Span) -> Report:
    old = placed(span.old, context, folder=context.here) if span.old else _default(context)
    base = read_side(BASE, lambda: read_base(old, context))
    head = read_side(HEAD, lambda: _head(context, span), twin=base)
    return judge_of(context).changes(base, head, contract=shown_path(context.contract))


def _head(context: Context, span: Span) -> Document:
    if not span.new:
        return read_head(context)
    return read_base(placed(span.new, context, folder=context.here), context)


def _default(context: Context) -> Base:
    """The key `against` of the configuration, else the last tag."""
    if not context.options.get("against"):
        return placed(f"git:{_last_tag(context)}", context, folder=context.here)
    bases = bases_of(context)
    if len(bases) > 1:
        raise ConfigError(
            f"a changelog goes from one contract, and the key against names {len(bases)}",
            hint="name one with --from",
        )
    return bases[0]


def _last_tag(context: Context) -> str:
    from registry.git import find_repository

    repository = find_repository(context.contract.absolute().parent, context.environ)
    return repository.last_tag()
