"""Does the generated code of a contract say what the contract says? Reads; never writes.

A lock that proves nothing changed saves the build: the contract is then not even parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.place import shown_path
from generator.folder import read_folder
from generator.identity import VERSION, fingerprint
from generator.lockfile import LOCK_NAME, Generator
from generator.options import build_options
from generator.plan import Cause, Difference, plan
from oas.digest import digest
from oas.errors import ConfigError
from oas.garbage import uncollected

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from console.config import Config
    from generator.artifact import Note
    from generator.build import Build
    from generator.folder import Folder
    from generator.lockfile import Lockfile
    from generator.options import BuildOptions
    from oas.document import Document
    from oas.problem import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found for one contract. `build` is None where the lock proves it needless.

    `warnings` counts what the contract is warned of; `problems` has them where it was parsed.
    """

    contract: Path
    folder: Folder
    differences: tuple[Difference, ...]
    build: Build | None
    notes: tuple[Note, ...]
    warnings: int
    problems: tuple[Problem, ...] = ()


def check_contract(contract: Path, config: Config, *, trust_lock: bool = True) -> Checked:
    """Compare the folder of `contract` with what `config` would build there.

    Without `trust_lock` it is built in any case, so that a file which was edited together with
    the lock is found as well. Raises ToolError where the contract or the folder cannot be read.
    """
    options = build_options(config)
    folder = read_folder(package_folder(contract, config))
    lock = folder.lock
    if trust_lock and lock and _is_proven(contract, config, options, folder, lock):
        stray = _stray(folder, lock)
        return Checked(contract, folder, stray, None, lock.notes, lock.warnings)
    built = build_contract(contract, config, options)
    return Checked(
        contract,
        folder,
        plan(built, lock, folder.files, interrupted=folder.interrupted),
        built,
        built.notes,
        len(built.warnings),
        built.warnings,
    )


def package_folder(contract: Path, config: Config) -> Path:
    """Where the code of `contract` goes. Raises ConfigError where that is the contract's own."""
    folder = config.out_folder / contract_name(contract)
    if contract.absolute().is_relative_to(folder.absolute()):
        raise ConfigError(
            "the generated code would stand beside the contract",
            where=shown_path(contract),
            hint="set another folder with the key out or the option --out",
        )
    return folder


def build_contract(contract: Path, config: Config, options: BuildOptions) -> Build:
    """Read and build one contract, in memory."""
    from generator.build import build

    path = locked_path(contract, config.root)
    with uncollected():
        return build(load_contract(contract, config), options, path=path)


def load_contract(contract: Path, config: Config) -> Document:
    """Read one contract and the files of the project that it refers to."""
    from oas.files import load

    return load(contract, project=project_folder(contract, config))


def project_folder(contract: Path, config: Config) -> Path:
    """The folder whose files `contract` may refer to."""
    whole = contract.absolute()
    return config.root if whole.is_relative_to(config.root) else whole.parent


def locked_path(contract: Path, root: Path) -> str:
    """How a lock names a contract: relative to the project, its bare name where it is outside."""
    whole = contract.absolute()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.name


def _is_proven(
    contract: Path, config: Config, options: BuildOptions, folder: Folder, lock: Lockfile
) -> bool:
    """Whether a build would change nothing: neither what goes in nor what came out is another."""
    return (
        lock.options == options.json()
        and lock.generator == Generator(VERSION, fingerprint(options))
        and lock.contract.path == locked_path(contract, config.root)
        and _is_same_source(contract, project_folder(contract, config), lock)
        and all(_has(folder.files, path, expected) for path, expected in lock.files.items())
        and not folder.leftovers
    )


def _is_same_source(contract: Path, project: Path, lock: Lockfile) -> bool:
    if not _is_same_file(contract, lock.contract.digest):
        return False
    # A lock is not trusted to name files elsewhere, which may be endless.
    paths = {(contract.parent / path).resolve(): d for path, d in lock.contract.others.items()}
    return all(
        path.is_relative_to(project.resolve()) and _is_same_file(path, expected)
        for path, expected in paths.items()
    )


def _is_same_file(path: Path, expected: str) -> bool:
    try:
        return path.is_file() and digest(path.read_bytes()) == expected
    except OSError:
        # Whoever loads the contract says what is wrong with it.
        return False


def _has(files: Mapping[str, bytes], path: str, expected: str) -> bool:
    return path in files and digest(files[path]) == expected


def _stray(folder: Folder, lock: Lockfile) -> tuple[Difference, ...]:
    unknown = sorted(folder.files.keys() - lock.files.keys() - {LOCK_NAME})
    return tuple(Difference(path, Cause.STRAY, folder.files[path], None) for path in unknown)
