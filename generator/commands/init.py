"""`contract-gen init`: write a first contract, of an application that exists or to begin with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.config_file import OWN_FILE
from console.contracts import contract_name
from console.output import err, out
from console.place import shown_path
from console.problems import counted, problem_lines
from console.program import CLEAN
from console.progress import progress
from generator.adopt.project import configuration, target_of, write_new
from oas.document import Source
from oas.errors import ConfigError, ContractError
from oas.loading import parse
from oas.operation import operations
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from console.config import Config
    from oas.document import Document
    from oas.json_value import JsonObject
    from oas.problem import Problem


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for: `app` is MODULE:APP, `write` a file; both may be empty."""

    app: str = ""
    write: str = ""
    keep_422: bool = False


def init_project(wanted: Wanted, config: Config, environ: Mapping[str, str], *, quiet: bool) -> int:
    """Write the contract, and a configuration where there is none. Raises ToolError, with nothing written."""
    here = Path.cwd()
    target = target_of(wanted.write, here)
    settings = None if config.file else configuration(target, here)
    with progress(f"reading {wanted.app}" if wanted.app else "writing"):
        root = _contract(wanted, target, here, environ)
    data = (json.dumps(root, indent=2, ensure_ascii=False) + "\n").encode()
    document, warnings = _judged(target, data, wanted.app)
    write_new(target, data)
    if settings is not None:
        write_new(here / OWN_FILE, settings)
    if not quiet:
        err(*problem_lines(warnings))
        number = counted(sum(1 for _ in operations(document)), "operation")
        out(f"{shown_path(target)}: written: {number}")
        _tell_rest(target, config, is_new=settings is not None)
    return CLEAN


def _contract(wanted: Wanted, target: Path, folder: Path, environ: Mapping[str, str]) -> JsonObject:
    if not wanted.app:
        from generator.adopt.starter import starter

        return starter(contract_name(target))
    from generator.adopt.application import application_of, described
    from generator.adopt.cleaning import clean

    found = described(application_of(wanted.app, folder), environ)
    return clean(found, keep_422=wanted.keep_422)


def _judged(target: Path, data: bytes, app: str) -> tuple[Document, tuple[Problem, ...]]:
    """The contract as it would be read, and what it is warned of. Raises ContractError."""
    document = parse(Source(shown_path(target), data))
    problems = check(document)
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        raise ContractError(
            f"the document of {app} is not valid OpenAPI, and nothing was written",
            where=shown_path(target),
            hint="the routes say what contradicts itself",
            problems=errors,
        )
    return document, problems


def _tell_rest(target: Path, config: Config, *, is_new: bool) -> None:
    if is_new:
        out(f"{OWN_FILE}: written")
    elif not _is_configured(target, config):
        out(f"{config.place}: add the contract to its key contracts")
    out(f"next: contract-gen build {shown_path(target)}")


def _is_configured(target: Path, config: Config) -> bool:
    try:
        return target.absolute() in {path.absolute() for path in config.contract_paths()}
    except ConfigError:
        return False
