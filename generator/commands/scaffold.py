"""`contract-gen scaffold`: implementation classes beside the generated code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.output import err, out
from console.place import shown_path
from console.problems import counted, error_lines
from console.program import CLEAN, COULD_NOT_CHECK, FOUND
from console.progress import progress
from generator.check import check_contract
from generator.commands.every import for_every
from generator.lockfile import LOCK_NAME
from generator.scaffold.findings import Kind
from generator.scaffold.interfaces import read_interfaces
from generator.scaffold.packages import import_name
from generator.scaffold.plan import plan
from oas.errors import ConfigError
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from console.config import Config
    from generator.check import Checked
    from generator.scaffold.findings import Finding
    from generator.scaffold.plan import Plan
    from generator.scaffold.writing import Written


def implemented_in(config: Config, folder: str) -> Config:
    """`config` with the folder that the command line gives, relative to the working folder."""
    return replace(config, implementation=str(Path(folder).absolute())) if folder else config


def scaffold_contracts(
    contracts: Sequence[Path], config: Config, *, check: bool, quiet: bool
) -> int:
    """Write, or with `check` only tell, what is missing; the worst exit code."""
    return for_every(contracts, lambda path: _scaffold(path, config, check=check, quiet=quiet))


def _scaffold(contract: Path, config: Config, *, check: bool, quiet: bool) -> int:
    name = contract_name(contract)
    with progress(f"reading {name}"):
        checked = check_contract(contract, config)
        found = _planned(name, checked, config)
    if not quiet and checked.differences:
        err(f"{name}: {shown_path(checked.folder.path)} is not up to date; run contract-gen build")
    code = _check(name, found, quiet=quiet) if check else _write(name, found, config, quiet=quiet)
    for error in found.errors:
        err(*error_lines(error))
    return COULD_NOT_CHECK if found.errors else code


def _planned(name: str, checked: Checked, config: Config) -> Plan:
    files = checked.build.files if checked.build else checked.folder.files
    package = import_name(checked.folder.path, config.root)
    wanted = read_interfaces({p: data for p, data in files.items() if p != LOCK_NAME}, package)
    if not wanted.interfaces:
        raise ConfigError(
            f"{name} has no interface to implement",
            where=config.place,
            hint="interfaces belong to the target routes, one for each tag",
        )
    return plan(wanted, config.implementation_folder / name, config.root)


def _check(name: str, found: Plan, *, quiet: bool) -> int:
    for new in found.new:
        out(f"{shown_path(new.path)}: new: run contract-gen scaffold")
    out(*_finding_lines(found, "new"))
    is_clean = not found.new and not _counting(found)
    if is_clean and not quiet:
        out(f"{name}: everything is there, in {shown_path(found.folder)}")
    return CLEAN if is_clean else FOUND


def _write(name: str, found: Plan, config: Config, *, quiet: bool) -> int:
    from generator.scaffold.writing import write

    written = write(found, config.root)
    out(*_finding_lines(found, "added"))
    if not quiet:
        out(_written_line(name, found, written))
    for error in written.errors:
        err(*error_lines(error))
    return COULD_NOT_CHECK if written.errors else CLEAN


def _counting(found: Plan) -> list[Finding]:
    return [each for each in found.findings if each.kind is not Kind.UNKNOWN]


def _finding_lines(found: Plan, new: str) -> Iterator[str]:
    """`app/core/brands.py:12: gone: BrandsService.get_brand: …`; `new` is what NEW is called."""
    for each in found.findings:
        kind = new if each.kind is Kind.NEW else each.kind.value
        yield f"{each.place}: {kind}: {printable(each.subject)}: {each.reason}"
        yield from (f"  {printable(line)}" for line in each.details)


def _written_line(name: str, found: Plan, written: Written) -> str:
    """`core: 9 files created, 1 extended by 2 methods in app/core`."""
    place = shown_path(found.folder)
    methods = counted(found.methods, "method")
    if written.created:
        more = f", {written.extended} extended" if written.extended else ""
        return f"{name}: {counted(written.created, 'file')} created{more}, {methods} in {place}"
    if written.extended:
        return f"{name}: {counted(written.extended, 'file')} extended by {methods} in {place}"
    return f"{name}: nothing is missing in {place}"
