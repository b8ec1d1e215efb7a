"""What a scaffold would write, and what it can only tell. Reads the implementation; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from console.place import shown_path
from generator.scaffold import findings
from generator.scaffold.modules import read_modules
from generator.scaffold.packages import import_name
from generator.scaffold.record import RECORD_NAME, parse_record
from generator.scaffold.scope import scope
from generator.scaffold.signatures import signature
from generator.scaffold.stubs import (
    class_name_of,
    main_source,
    methods_source,
    module_source,
    names_in,
)
from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.scaffold.findings import Finding
    from generator.scaffold.interfaces import Interface, Method, Wanted
    from generator.scaffold.modules import Implementation, Module, Modules
    from generator.scaffold.record import Record

MAIN, PACKAGE = "main.py", "__init__.py"


@dataclass(frozen=True, slots=True, eq=False)
class New:
    """A module that is not there yet. `implements` is what its class implements."""

    path: Path
    source: str
    implements: Interface | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """What is added to a module: imports, methods of one of its classes, arguments of a call."""

    module: Module
    imports: tuple[str, ...] = ()
    holder: str = ""
    methods: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """`record` is what is remembered of the interfaces; `methods` counts the ones to write."""

    folder: Path
    new: tuple[New, ...]
    additions: tuple[Addition, ...]
    findings: tuple[Finding, ...]
    errors: tuple[OutputError, ...]
    record: Record
    methods: int


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """What one interface comes to. `kept` is what to remember of it."""

    new: tuple[New, ...] = ()
    additions: tuple[Addition, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[OutputError, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    methods: int = 0


def plan(wanted: Wanted, folder: Path, root: Path) -> Plan:
    """Compare what is in `folder`, which need not exist, with the interfaces of a package.

    Raises OutputError where the record of earlier runs cannot be read.
    """
    modules = read_modules(folder, root)
    record = _read_record(folder)
    steps = {each.name: _step(each, wanted, modules, folder, record) for each in wanted.interfaces}
    steps |= {name: _gone(name, wanted, modules, record) for name in record.keys() - steps.keys()}
    new = [each for step in steps.values() for each in step.new]
    return Plan(
        folder,
        (*new, *_package(folder), *_main(new, wanted, modules, folder, root)),
        (*(a for step in steps.values() for a in step.additions), *_wiring(new, modules, folder)),
        tuple(found for step in steps.values() for found in step.findings),
        (*modules.errors, *(error for step in steps.values() for error in step.errors)),
        {name: step.kept for name, step in steps.items() if step.kept},
        sum(step.methods for step in steps.values()),
    )


def _read_record(folder: Path) -> Record:
    path = folder / RECORD_NAME
    try:
        return parse_record(path.read_bytes(), where=shown_path(path))
    except FileNotFoundError:
        return {}
    except OSError as problem:
        reason = f"it cannot be read: {problem.strerror}"
        raise OutputError(reason, where=shown_path(path)) from problem


def _step(
    interface: Interface, wanted: Wanted, modules: Modules, folder: Path, record: Record
) -> _Step:
    found = modules.implementations(interface, wanted.package)
    written = record.get(interface.name, {})
    if found:
        return _completed(interface, _preferred(found, interface), wanted.package, written)
    if modules.errors and written:  # its class may stand in the module that does not parse
        return _Step(kept=written)
    return _begun(interface, folder)


def _preferred(found: list[Implementation], interface: Interface) -> Implementation:
    """The one that a scaffold named, else the first: others may be partial on purpose."""
    name = class_name_of(interface.name)
    return next((each for each in found if each.holder.name == name), found[0])


def _begun(interface: Interface, folder: Path) -> _Step:
    """A module with a class that nobody wrote yet."""
    path = folder / module_file(interface)
    if path.exists():
        return _Step(errors=(_occupied(path, interface),))
    new = New(path, module_source(interface), interface)
    return _Step((new,), kept=_signatures(interface), methods=len(interface.methods))


def module_file(interface: Interface) -> str:
    """The name of the module in which an interface is implemented first."""
    stem = interface.stem
    return f"{stem}_.py" if f"{stem}.py" in {MAIN, PACKAGE} else f"{stem}.py"


def _occupied(path: Path, interface: Interface) -> OutputError:
    return OutputError(
        f"there is no class in it with the base {interface.name}",
        where=shown_path(path),
        hint=f"write class {class_name_of(interface.name)}({interface.name}), or move the file",
    )


def _completed(
    interface: Interface, found: Implementation, package: str, written: Mapping[str, str]
) -> _Step:
    """What the class lacks, and what has changed below it."""
    missing = [m for name, m in interface.methods.items() if name not in found.methods]
    gone = dict(findings.gone(found, interface, written))
    changed = dict(findings.changed(found, interface, package, written))
    old = {name: written[name] for name in written if name in gone or name in changed}
    kept = {**_signatures(interface), **old}
    told = (*gone.values(), *changed.values())
    if found.is_open and missing:
        return _Step(findings=(*told, findings.unknown(found, missing)), kept=kept)
    added = (_addition(interface, found, missing),) if missing else ()
    new = [findings.new(found, method) for method in missing]
    return _Step((), added, (*new, *told), kept=kept, methods=len(missing))


def _signatures(interface: Interface) -> dict[str, str]:
    return {name: signature(method.node) for name, method in interface.methods.items()}


def _addition(interface: Interface, found: Implementation, missing: Iterable[Method]) -> Addition:
    missing = tuple(missing)
    needed = {n: interface.names[n] for n in sorted(names_in(missing) & interface.names.keys())}
    called, imports = scope(found.holder.module, needed)
    source = f"class {found.holder.name}:\n{methods_source(missing, called)}"
    return Addition(found.holder.module, tuple(imports), found.holder.name, source)


def _gone(name: str, wanted: Wanted, modules: Modules, record: Record) -> _Step:
    """An interface that is no more; it is remembered as long as a class has it as a base."""
    found = modules.named(name, wanted.package)
    told = tuple(findings.gone_class(each, name) for each in found)
    return _Step(findings=told, kept=record[name] if told or modules.errors else {})


def _package(folder: Path) -> list[New]:
    path = folder / PACKAGE
    return [] if path.exists() else [New(path, '"""What this project implements."""\n')]


def _main(new: list[New], wanted: Wanted, modules: Modules, folder: Path, root: Path) -> list[New]:
    """The module that makes the application, where there is nothing at all yet."""
    if not new or modules.modules or modules.errors or (folder / MAIN).exists():
        return []
    classes = [
        (each.implements, f".{each.path.stem}", class_name_of(each.implements.name))
        for each in new
        if each.implements
    ]
    return [New(folder / MAIN, main_source(wanted, classes, f"{import_name(folder, root)}.main"))]


def _wiring(new: list[New], modules: Modules, folder: Path) -> list[Addition]:
    """What makes an application that was written before use the classes that are new."""
    main = next((each for each in modules.modules if each.path == folder / MAIN), None)
    added = [(each.path.stem, each.implements) for each in new if each.implements]
    if main is None or not added:
        return []
    imports = [f"from .{stem} import {class_name_of(it.name)}" for stem, it in added]
    arguments = [f"{it.argument}={class_name_of(it.name)}()" for _, it in added]
    return [Addition(main, tuple(imports), arguments=tuple(arguments))]
