"""Who builds: the version of this generator and a fingerprint of all that shapes its output."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.options import Engine
from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.options import BuildOptions

# A constant, since importlib.metadata takes longer than an unchanged build; a test keeps it true.
VERSION = "0.1.0"
ROOMS = ("generator", "oas")


def fingerprint(options: BuildOptions) -> str:
    """`sha256:…` over the sources of this generator and the versions of the tools it calls.

    A version number alone would not notice a change in a checkout.
    """
    whole = hashlib.sha256(_sources().encode())
    for tool in _tools(options):
        whole.update(f"{tool} {installed_version(tool)}\n".encode())
    return f"sha256:{whole.hexdigest()}"


def installed_version(package: str) -> str:
    """The version of an installed package, by the name of its metadata folder."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise OutputError(f"the package {package} is not installed", hint=f"pip install {package}")
    found = sorted(Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"))
    return found[-1].name if found else "unknown"


def _tools(options: BuildOptions) -> Iterator[str]:
    yield "ruff"
    if options.engine is Engine.DATAMODEL_CODE_GENERATOR:
        yield "datamodel_code_generator"


@cache
def _sources() -> str:
    top = Path(__file__).parent.parent
    whole = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((top / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(f"{path.relative_to(top).as_posix()}\0".encode())
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
