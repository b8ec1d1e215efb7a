"""gates accept: looks findings up in a fresh run of contract-drift, and writes them down as accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.output import out
from console.place import shown_path
from console.program import CLEAN
from console.progress import progress
from gates.accepted.choice import Found, chosen, ended
from gates.accepted.file import NAME, read_accepted, write_accepted
from gates.command import Asked, request_of
from gates.contract_drift.judging import GATE
from gates.contract_drift.rules.changes import rules
from gates.gate import CouldNotCheckError
from gates.runner import contexts, run_gate
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from console.config import Config
    from console.edge import Edge
    from console.key import Value
    from gates.accepted.choice import Wanted
    from gates.accepted.entry import Entry
    from gates.report import Outcome
    from gates.runner import Request


def accept_findings(
    wanted: Wanted, edge: Edge, contracts: Sequence[str], options: Mapping[str, Value]
) -> int:
    """Write the entries; the exit code. Raises ToolError where one of them cannot be found."""
    wanted.refuse_nothing()
    request = request_of(edge, Asked((), tuple(contracts), options, debug=edge.debug))
    wanted.last_day(request.today)
    config = edge.config()
    found = _run(request, config)
    file = read_accepted(config.root / NAME, rules)
    gone = ended(found) if wanted.prune else frozenset()
    kept = [entry for index, entry in enumerate(file.entries) if index not in gone]
    new = [one.entry(wanted, request.today) for one in chosen(wanted, found, rules())]
    if new or gone:
        entries = {entry.key: entry for entry in (*kept, *new)}
        write_accepted(file.path, entries.values(), project=config.root)
    _tell(shown_path(file.path), [file.entries[index] for index in sorted(gone)], new)
    return CLEAN


def _run(request: Request, config: Config) -> list[Found]:
    """Every finding of the gate. Raises CouldNotCheckError where it could not look everywhere."""
    with progress("checking"):
        outcome = run_gate(GATE, request)
    _refuse_unchecked(outcome)
    paths = [context.contract for context in contexts(GATE, config, request)]
    names = {shown_path(path): contract_name(path) for path in paths}
    return list(_found(outcome, names))


def _refuse_unchecked(outcome: Outcome) -> None:
    for report in outcome.reports:
        if failure := report.failure:
            raise CouldNotCheckError(
                failure.reason,
                f"nothing is accepted where not everything was compared: {failure.message}",
                where=failure.where or report.contract,
                hint=failure.hint,
                problems=failure.problems,
            )


def _found(outcome: Outcome, names: Mapping[str, str]) -> Iterator[Found]:
    for report in outcome.reports:
        for finding in report.findings:
            yield Found(finding, names[report.contract], report.environment)


def _tell(file: str, gone: Iterable[Entry], new: Iterable[Entry]) -> None:
    lines = [f"taken out: {_shown(entry)}" for entry in gone]
    lines += [f"accepted until {entry.expires}: {_shown(entry)}" for entry in new]
    out(*lines, f"wrote {file}: review it and commit it" if lines else "nothing to do")


def _shown(entry: Entry) -> str:
    where = f"{entry.contract} in {entry.environment}" if entry.environment else entry.contract
    return f"{entry.fingerprint} {entry.rule} at {show(entry.pointer)} of {show(where)}"
