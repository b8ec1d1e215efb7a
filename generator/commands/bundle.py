"""`contract-gen bundle`: a contract of many files as one document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from console.output import err, out
from console.place import shown_path
from console.problems import counted
from console.program import CLEAN
from console.progress import progress
from console.replacing import replace_file
from generator.check import load_contract
from oas.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from console.config import Config
    from oas.document import Document

JSON_SUFFIX, YAML_SUFFIXES = ".json", (".yaml", ".yml")


def bundle_contract(contract: Path, config: Config, *, output: str, quiet: bool) -> int:
    """Write the contract to the file `output`, by its suffix as JSON or YAML; else print it."""
    from oas.bundle import as_ascii

    target = Path(output) if output else None
    if target:
        _refuse_suffix(target)
    with progress(f"reading {shown_path(contract)}"):
        document = load_contract(contract, config)
    if target is None:
        out(*as_ascii(document).decode().splitlines())
        return CLEAN
    _refuse_own_file(target, [contract, *(contract.parent / path for path in document.others)])
    replace_file(target, _text(document, target), project=config.root)
    if not quiet:
        number = counted(1 + len(document.others), "file")
        err(f"{shown_path(target)}: written, from {number}")
    return CLEAN


def _text(document: Document, target: Path) -> bytes:
    from oas.bundle import as_json, as_yaml

    return as_json(document) if target.suffix == JSON_SUFFIX else as_yaml(document)


def _refuse_suffix(target: Path) -> None:
    if target.suffix not in {JSON_SUFFIX, *YAML_SUFFIXES}:
        raise ConfigError(
            "the suffix says whether JSON or YAML is written",
            where=shown_path(target),
            hint="give a file such as openapi.json or openapi.yaml",
        )


def _refuse_own_file(target: Path, files: Iterable[Path]) -> None:
    if target.exists() and any(file.exists() and target.samefile(file) for file in files):
        raise ConfigError(
            "this is a file of the contract itself",
            where=shown_path(target),
            hint="write the bundle to another file",
        )
